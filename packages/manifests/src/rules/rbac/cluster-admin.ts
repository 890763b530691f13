import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const clusterAdmin = rule({
  id: 'cluster-admin',
  area: 'rbac',
  severity: 'warning',
  what: 'Nobody is given the role cluster-admin.',
  why: 'It allows everything in the whole cluster. A bug in a workload that has it, or a leaked token, is the loss of the cluster.',
  fix: 'Write a role with the rights that are used.',
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
  types: { ClusterRoleBinding: check, RoleBinding: check },
});

function check(binding: Resource, { report }: Context): void {
  const role = binding.node.map('roleRef')?.scalar('name');
  if (role?.text !== 'cluster-admin' || binding.node.map('roleRef')?.scalar('kind')?.text !== 'ClusterRole') return;
  const subjects = (binding.node.seq('subjects')?.maps ?? []).map(
    (subject) => `${subject.scalar('kind')?.text} ${subject.scalar('name')?.text}`,
  );
  if (subjects.length === 1 && subjects[0] === 'Group system:masters') return;
  const where = binding.kind === 'RoleBinding' ? ` in namespace ${binding.scope}` : '';
  report(role, `${binding.title} gives ${subjects.join(', ') || 'nobody yet'} every right${where}.`);
}
