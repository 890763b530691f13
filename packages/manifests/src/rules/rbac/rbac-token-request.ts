import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = { group: '', resources: ['serviceaccounts/token'], verbs: ['create'] };

export const rbacTokenRequest = rule({
  id: 'rbac-token-request',
  area: 'rbac',
  severity: 'info',
  what: 'A role does not make tokens of ServiceAccounts.',
  why: 'Who may make tokens acts as any ServiceAccount of the namespace, for as long as the token lives.',
  fix: 'Narrow it to one ServiceAccount by resourceNames, or use a projected token.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = rule.named ? undefined : grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} makes tokens of ServiceAccounts (${by.text}).`);
  }
}
