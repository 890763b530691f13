import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = {
  group: '',
  resources: ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'],
  verbs: ['create', 'get', 'update', 'patch'],
};

export const rbacExec = rule({
  id: 'rbac-exec',
  area: 'rbac',
  severity: 'warning',
  what: 'A role does not run commands in pods.',
  why: 'Who may exec into pods acts with the rights, Secrets and data of all of them, and leaves no trace in the manifests.',
  fix: 'Give the right to persons for a limited time, not to a workload.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} runs commands in pods (${by.text}).`);
  }
}
