import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = { group: '', resources: ['nodes/proxy'], verbs: ['create', 'get', 'update', 'patch', 'delete'] };

export const rbacNodeProxy = rule({
  id: 'rbac-node-proxy',
  area: 'rbac',
  severity: 'warning',
  what: 'A role does not reach the API of the kubelets.',
  why: 'The API of the kubelet runs commands in all pods of its node, past admission and the audit log.',
  fix: 'Use nodes/metrics, nodes/stats or nodes/log instead of nodes/proxy.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} reaches the API of the kubelets (${by.text}).`);
  }
}
