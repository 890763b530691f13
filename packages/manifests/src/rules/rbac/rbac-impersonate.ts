import { isSystemRole, policyRules } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const rbacImpersonate = rule({
  id: 'rbac-impersonate',
  area: 'rbac',
  severity: 'warning',
  what: 'A role does not act as somebody else.',
  why: 'Who may impersonate users and groups without limit is whoever he likes, cluster-admin too.',
  fix: 'Narrow it by resourceNames to the users and groups that are meant.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const { verbs, resources, named } of policyRules(role)) {
    const verb = verbs.find(({ text }) => text === 'impersonate');
    if (verb !== undefined && !named)
      report(verb, `${role.title} acts as any of ${resources.map(({ text }) => text).join(', ')}.`);
  }
}
