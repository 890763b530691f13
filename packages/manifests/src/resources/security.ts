import { isUnset, type Node, type Scalar } from '../read/node.ts';
import type { Container } from './container.ts';
import type { Workload } from './workload.ts';

/** A security setting as it holds for a container: its own, else that of its pod. */
export function effective(container: Container, key: string): Node | undefined {
  const own = container.securityContext?.get(key);
  if (!isUnset(own)) return own;
  const inherited = container.workload.pod.map('securityContext')?.get(key);
  return isUnset(inherited) ? undefined : inherited;
}

export function effectiveScalar(container: Container, key: string): Scalar | undefined {
  const node = effective(container, key);
  return node?.kind === 'scalar' ? node : undefined;
}

/** Windows pods know no users by number, no capabilities, no seccomp. */
export function isWindows({ pod }: Workload): boolean {
  return (
    pod.map('os')?.scalar('name')?.text === 'windows' ||
    pod.map('nodeSelector')?.scalar('kubernetes.io/os')?.text === 'windows'
  );
}

/** Containers that run as part of a release: all but the ephemeral ones, which `kubectl debug` adds. */
export function isReleased({ role }: Container): boolean {
  return role !== 'ephemeral';
}

export function isPrivileged(container: Container): boolean {
  return container.securityContext?.boolean('privileged') === true;
}

const none: readonly Scalar[] = [];

/** Capabilities that a container adds or drops, as written. */
export function capabilities(container: Container, list: 'add' | 'drop'): readonly Scalar[] {
  return container.securityContext?.map('capabilities')?.seq(list)?.scalars ?? none;
}

/** `NET_ADMIN` of `cap_net_admin`. */
export function capabilityName({ text }: Scalar): string {
  const name = text.toUpperCase();
  return name.startsWith('CAP_') ? name.slice(4) : name;
}

export function dropsAll(container: Container): boolean {
  return capabilities(container, 'drop').some((capability) => capability.text.toUpperCase() === 'ALL');
}

/** Capabilities that the baseline Pod Security Standard lets a container add: those that runtimes give by default. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Sysctls that every kubelet allows, with the Kubernetes version that brought each. */
export const safeSysctls: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['kernel.shm_rmid_forced', [1, 0]],
  ['net.ipv4.ip_local_port_range', [1, 0]],
  ['net.ipv4.tcp_syncookies', [1, 0]],
  ['net.ipv4.ping_group_range', [1, 18]],
  ['net.ipv4.ip_unprivileged_port_start', [1, 22]],
  ['net.ipv4.ip_local_reserved_ports', [1, 27]],
  ['net.ipv4.tcp_keepalive_time', [1, 29]],
  ['net.ipv4.tcp_fin_timeout', [1, 29]],
  ['net.ipv4.tcp_keepalive_intvl', [1, 29]],
  ['net.ipv4.tcp_keepalive_probes', [1, 29]],
  ['net.ipv4.tcp_rmem', [1, 32]],
  ['net.ipv4.tcp_wmem', [1, 32]],
]);
