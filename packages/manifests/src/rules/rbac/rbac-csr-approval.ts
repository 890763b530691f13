import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = {
  group: 'certificates.k8s.io',
  resources: ['certificatesigningrequests/approval', 'signers'],
  verbs: ['update', 'patch', 'approve', 'sign'],
};

export const rbacCsrApproval = rule({
  id: 'rbac-csr-approval',
  area: 'rbac',
  severity: 'info',
  what: 'A role does not approve certificates.',
  why: 'Who may create and approve a CertificateSigningRequest can get a certificate of any user, system:masters included.',
  fix: 'Narrow it to one signer by resourceNames.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = rule.named ? undefined : grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} approves certificates (${by.text}).`);
  }
}
