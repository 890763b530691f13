import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = {
  group: 'admissionregistration.k8s.io',
  resources: [
    'mutatingwebhookconfigurations',
    'validatingwebhookconfigurations',
    'mutatingadmissionpolicies',
    'validatingadmissionpolicies',
  ],
  verbs: ['create', 'update', 'patch'],
};

export const rbacWebhooks = rule({
  id: 'rbac-webhooks',
  area: 'rbac',
  severity: 'info',
  what: 'A role does not change admission webhooks.',
  why: 'A mutating webhook sees every object that is written, Secrets too, and can change it; removing a validating one switches off a policy.',
  fix: 'Narrow it to the webhook of its own by resourceNames.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = rule.named ? undefined : grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} changes admission webhooks (${by.text}).`);
  }
}
