import type { Rule } from '../rule.ts';
import { bindingRole } from './binding-role.ts';
import { bindingSubjects } from './binding-subjects.ts';
import { clusterAdmin } from './cluster-admin.ts';
import { rbacCreatePods } from './rbac-create-pods.ts';
import { rbacCsrApproval } from './rbac-csr-approval.ts';
import { rbacEscalation } from './rbac-escalation.ts';
import { rbacExec } from './rbac-exec.ts';
import { rbacImpersonate } from './rbac-impersonate.ts';
import { rbacNodeProxy } from './rbac-node-proxy.ts';
import { rbacPersistentVolumes } from './rbac-persistent-volumes.ts';
import { rbacReadSecrets } from './rbac-read-secrets.ts';
import { rbacResourceGroup } from './rbac-resource-group.ts';
import { rbacRuleComplete } from './rbac-rule-complete.ts';
import { rbacTokenRequest } from './rbac-token-request.ts';
import { rbacWebhooks } from './rbac-webhooks.ts';
import { rbacWildcard } from './rbac-wildcard.ts';

export const rbacRules: readonly Rule[] = [
  bindingRole,
  bindingSubjects,
  clusterAdmin,
  rbacCreatePods,
  rbacCsrApproval,
  rbacEscalation,
  rbacExec,
  rbacImpersonate,
  rbacNodeProxy,
  rbacPersistentVolumes,
  rbacReadSecrets,
  rbacResourceGroup,
  rbacRuleComplete,
  rbacTokenRequest,
  rbacWebhooks,
  rbacWildcard,
];
