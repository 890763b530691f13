import { isUnset, type Mapping, type Node } from '../../read/node.ts';
import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

/** Types that the baseline Pod Security Standard allows. */
const allowedTypes = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);

export const selinuxOptions = rule({
  id: 'selinux-options',
  area: 'security',
  severity: 'warning',
  what: 'A container sets no SELinux user, role, or type other than those for containers.',
  why: 'A type such as spc_t takes the container out of the confinement that SELinux gives it, and an own user or role does so in part.',
  fix: 'Remove user and role, and use container_t or one of its kin as the type.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  containersWith: ['securityContext'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    for (const [at, what] of breaches(container.securityContext?.map('seLinuxOptions')))
      report(at, `Container ${container.name} sets the SELinux ${what}.`);
  },
  workloadsWith: ['securityContext'],
  workload({ pod, resource }, { report }) {
    for (const [at, what] of breaches(pod.map('securityContext')?.map('seLinuxOptions')))
      report(at, `Pods of ${resource.title} set the SELinux ${what}.`);
  },
});

function breaches(options: Mapping | undefined): [Node, string][] {
  if (options === undefined) return [];
  const found: [Node, string][] = [];
  const type = options.scalar('type');
  if (type !== undefined && !type.isNull && !allowedTypes.has(type.text)) found.push([type, `type ${type.text}`]);
  for (const key of ['user', 'role']) {
    const value = options.scalar(key);
    if (!isUnset(value) && value.text !== '') found.push([value, `${key} ${value.text}`]);
  }
  return found;
}
