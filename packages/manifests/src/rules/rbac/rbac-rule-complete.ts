import { policyRules } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const rbacRuleComplete = rule({
  id: 'rbac-rule-complete',
  area: 'rbac',
  severity: 'error',
  what: 'A rule of a role says what may be done with what.',
  why: 'The API server refuses a rule without verbs, without apiGroups beside resources, or with URLs in a Role.',
  fix: 'Name apiGroups (`""` is the core group), resources and verbs.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  for (const { node, groups, resources, verbs } of policyRules(role)) {
    const urls = node.key('nonResourceURLs');
    if (verbs.length === 0) report(node, `A rule of ${role.title} has no verbs.`);
    if (urls !== undefined && role.kind === 'Role')
      report(urls, `${role.title} belongs to a namespace and cannot give rights to URLs.`);
    else if (urls === undefined && resources.length === 0) report(node, `A rule of ${role.title} names no resources.`);
    else if (resources.length > 0 && groups.length === 0) report(node, `A rule of ${role.title} names no apiGroups.`);
  }
}
