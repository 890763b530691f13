import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = {
  group: 'rbac.authorization.k8s.io',
  resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
  verbs: ['escalate', 'bind'],
};

export const rbacEscalation = rule({
  id: 'rbac-escalation',
  area: 'rbac',
  severity: 'warning',
  what: 'A role cannot give itself more rights.',
  why: '`escalate` and `bind` switch off the check that nobody may grant what he does not have: it is the same as being cluster-admin.',
  fix: 'Remove the verbs; grant the roles that are needed by hand.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = rule.named ? undefined : grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*')
      report(by, `${role.title} may grant rights that it does not have (${by.text}).`);
  }
}
