import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = { group: '', resources: ['pods', 'replicationcontrollers'], verbs: ['create', 'update', 'patch'] };

export const rbacCreatePods = rule({
  id: 'rbac-create-pods',
  area: 'rbac',
  severity: 'info',
  what: 'A role does not create pods.',
  why: 'Who may create pods can mount every Secret of the namespace and run as each of its ServiceAccounts; where nothing forbids privileged pods, also take over nodes.',
  fix: 'Leave the making of pods to controllers, or give the right in a namespace of its own.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} creates or changes pods (${by.text}).`);
  }
}
