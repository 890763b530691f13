import { isUnset, type Mapping, type Scalar } from '../read/node.ts';
import type { Container } from './container.ts';
import type { Workload } from './workload.ts';

/** A volume of a pod, or one that a StatefulSet claims for each of its pods. */
export interface Volume {
  readonly node: Mapping;
  readonly name: Scalar | undefined;
  readonly claimed: boolean;
}

const known = new WeakMap<Workload, readonly Volume[]>();

/** All volumes that containers of a workload can mount. */
export function volumesOf(workload: Workload): readonly Volume[] {
  let volumes = known.get(workload);
  if (volumes === undefined) {
    volumes = read(workload);
    known.set(workload, volumes);
  }
  return volumes;
}

const none: readonly Volume[] = [];

function read({ kind, pod, resource }: Workload): readonly Volume[] {
  const own = pod.seq('volumes');
  const claims = kind === 'StatefulSet' ? resource.spec?.seq('volumeClaimTemplates') : undefined;
  if (own === undefined && claims === undefined) return none;
  const volumes: Volume[] = [];
  for (const node of own?.maps ?? []) volumes.push({ node, name: node.scalar('name'), claimed: false });
  for (const node of claims?.maps ?? [])
    volumes.push({ node, name: node.map('metadata')?.scalar('name'), claimed: true });
  return volumes;
}

const nothing: readonly Mapping[] = [];

/** `volumeMounts` and `volumeDevices` of a container. */
export function mountsAndDevices({ node }: Container): readonly Mapping[] {
  const [mounts, devices] = [node.seq('volumeMounts'), node.seq('volumeDevices')];
  if (mounts === undefined && devices === undefined) return nothing;
  return [...(mounts?.maps ?? nothing), ...(devices?.maps ?? nothing)];
}

/** Keys of a volume that say where it comes from. */
export function sourcesOf({ node }: Volume): readonly Scalar[] {
  return node.keys.filter((key, i) => key.text !== 'name' && !isUnset(node.values[i]));
}
