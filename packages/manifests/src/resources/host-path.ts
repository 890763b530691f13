import type { Mapping, Scalar } from '../read/node.ts';
import type { Container } from './container.ts';
import type { Workload } from './workload.ts';

/** A volume of a pod that is a file or directory of the node. */
export interface HostPath {
  readonly volume: string;
  /** The volume, for when it has no path. */
  readonly node: Mapping;
  readonly path: Scalar;
}

export function hostPaths(workload: Workload): readonly HostPath[] {
  const volumes = workload.pod.seq('volumes');
  if (volumes === undefined) return [];
  const found: HostPath[] = [];
  for (const node of volumes.items) {
    if (node.kind !== 'mapping') continue;
    const path = node.map('hostPath')?.scalar('path');
    if (path !== undefined) found.push({ volume: node.scalar('name')?.text ?? '', node, path });
  }
  return found;
}

/** Where a container mounts a volume, and whether it may write there. */
export function mountsOf(container: Container, volume: string): readonly Mapping[] {
  return (container.node.seq('volumeMounts')?.maps ?? []).filter((mount) => mount.scalar('name')?.text === volume);
}

/** `/var/run/docker.sock` of `/var/run//docker.sock/`. */
export function cleanPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}

const sockets = new Map([
  ['docker.sock', 'Docker'],
  ['containerd.sock', 'containerd'],
  ['crio.sock', 'CRI-O'],
  ['cri-dockerd.sock', 'cri-dockerd'],
  ['dockershim.sock', 'dockershim'],
  ['podman.sock', 'Podman'],
]);

/** The container runtime whose socket a path is. */
export function runtimeOfSocket(path: string): string | undefined {
  return sockets.get(path.slice(path.lastIndexOf('/') + 1));
}

/** Directories of a node that give it away, with what is in them. */
const sensitive: ReadonlyMap<string, string> = new Map([
  ['/', 'the whole file system of the node'],
  ['/boot', 'the kernel of the node'],
  ['/dev', 'the devices of the node'],
  ['/etc', 'the configuration and passwords of the node'],
  ['/etc/cni', 'the network configuration of the node'],
  ['/etc/kubernetes', 'keys and static pods of the control plane'],
  ['/home', 'the keys of the users of the node'],
  ['/lib', 'the system libraries of the node'],
  ['/lib64', 'the system libraries of the node'],
  ['/opt/cni/bin', 'programs that the kubelet runs as root'],
  ['/proc', 'the processes and kernel settings of the node'],
  ['/root', 'the keys of root'],
  ['/run', 'the sockets of the node'],
  ['/sys', 'the kernel settings of the node'],
  ['/usr', 'the programs of the node'],
  ['/usr/bin', 'the programs of the node'],
  ['/usr/local/bin', 'the programs of the node'],
  ['/usr/sbin', 'the programs of the node'],
  ['/bin', 'the programs of the node'],
  ['/sbin', 'the programs of the node'],
  ['/var', 'the state of the node'],
  ['/var/lib', 'the state of the node'],
  ['/var/lib/docker', 'the files of all containers'],
  ['/var/lib/containerd', 'the files of all containers'],
  ['/var/lib/containers', 'the files of all containers'],
  ['/var/lib/etcd', 'every Secret of the cluster'],
  ['/var/lib/kubelet', 'the Secrets and tokens of all pods of the node'],
  ['/var/lib/kubelet/pods', 'the Secrets and tokens of all pods of the node'],
  ['/var/lib/kubelet/pki', 'the key of the kubelet'],
  ['/var/run', 'the sockets of the node'],
]);

/** What somebody gets who can read this path of a node; undefined for harmless ones. */
export function sensitivity(path: string): string | undefined {
  return sensitive.get(path);
}
