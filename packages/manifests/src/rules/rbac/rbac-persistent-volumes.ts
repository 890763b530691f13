import { grants, isSystemRole, policyRules, type Right } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const right: Right = { group: '', resources: ['persistentvolumes'], verbs: ['create'] };

export const rbacPersistentVolumes = rule({
  id: 'rbac-persistent-volumes',
  area: 'rbac',
  severity: 'info',
  what: 'A role does not create PersistentVolumes.',
  why: 'A PersistentVolume can be a hostPath: with a claim on it a pod reads and writes any file of the node, though it may mount no hostPath itself.',
  fix: 'Leave it to a storage provisioner.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  if (isSystemRole(role)) return;
  for (const rule of policyRules(role)) {
    const by = grants(rule, right);
    // Wildcards are told of by a rule of their own.
    if (by !== undefined && by.text !== '*') report(by, `${role.title} creates PersistentVolumes (${by.text}).`);
  }
}
