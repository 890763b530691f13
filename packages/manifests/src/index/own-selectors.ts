import { isUnset } from '../read/node.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { Selector } from './selector.ts';

const selecting = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'DeploymentConfig',
]);

/** The selector by which each workload knows its pods. Not in it: kinds without one, and workloads that leave it out. */
export function ownSelectors(index: ClusterIndex): ReadonlyMap<Workload, Selector> {
  const selectors = new Map<Workload, Selector>();
  for (const workload of index.workloads) {
    if (!selecting.has(workload.kind)) continue;
    const node = workload.resource.spec?.get('selector');
    if (isUnset(node) || node.kind !== 'mapping') continue;
    selectors.set(workload, hasPlainSelector(workload) ? Selector.ofMap(node) : Selector.ofLabelSelector(node));
  }
  return selectors;
}

/** Older kinds select by a map of labels alone; an empty one stands for the labels of the template. */
export function hasPlainSelector({ kind }: Workload): boolean {
  return kind === 'ReplicationController' || kind === 'DeploymentConfig';
}
