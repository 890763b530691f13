import type { Scalar } from '../../read/node.ts';
import { isSystemRole, policyRules } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const rbacWildcard = rule({
  id: 'rbac-wildcard',
  area: 'rbac',
  severity: 'warning',
  what: 'A role names its resources and verbs.',
  why: 'A wildcard also stands for what is added later: new kinds, Secrets among them, and verbs such as escalate and impersonate.',
  fix: 'List the resources and verbs that are used.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const { groups, resources, verbs } of policyRules(role)) {
    const [anyResource, anyVerb, anyGroup] = [resources.find(isStar), verbs.find(isStar), groups.find(isStar)];
    if (anyResource !== undefined && anyVerb !== undefined)
      report(
        anyResource,
        `${role.title} may do everything with everything${anyGroup === undefined ? ` in ${groupList(groups)}` : ''}.`,
      );
    else if (anyResource !== undefined)
      report(
        anyResource,
        `${role.title} may ${texts(verbs)} everything${anyGroup === undefined ? ` in ${groupList(groups)}` : ''}.`,
      );
    else if (anyVerb !== undefined) report(anyVerb, `${role.title} may do everything with ${texts(resources)}.`);
  }
}

function isStar({ text }: Scalar): boolean {
  return text === '*';
}

function texts(words: readonly Scalar[]): string {
  return words.map(({ text }) => text).join(', ');
}

function groupList(groups: readonly Scalar[]): string {
  return groups.map(({ text }) => text || 'the core group').join(', ');
}
