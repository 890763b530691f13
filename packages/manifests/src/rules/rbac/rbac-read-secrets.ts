import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = { group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch'] };

export const rbacReadSecrets = rule({
  id: 'rbac-read-secrets',
  area: 'rbac',
  severity: 'info',
  what: 'A role does not read Secrets at large.',
  why: 'Who may list Secrets reads every password and every ServiceAccount token of the namespace, and with those acts as any workload in it. `list` and `watch` show the contents as well as `get` does.',
  fix: 'Give `get` on the Secrets that are needed by `resourceNames`, or mount them.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = rule.named ? undefined : grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} reads Secrets (${by.text}).`);
  }
}
