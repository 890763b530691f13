import type { Mapping } from '../read/node.ts';
import { isBuiltInGroup, type Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';

/** An object that sets the number of pods of another: a HorizontalPodAutoscaler or KEDA's ScaledObject. */
export interface Autoscaler {
  readonly resource: Resource;
  readonly min: number;
  readonly max: number | undefined;
  readonly ref: Mapping;
  readonly targets: readonly Resource[];
}

/** Every autoscaler with the objects that it scales, as far as they are among the manifests. */
export function autoscalers(index: ClusterIndex): readonly Autoscaler[] {
  const found: Autoscaler[] = [];
  for (const resource of index.ofType('HorizontalPodAutoscaler')) {
    const { spec } = resource;
    const ref = spec?.map('scaleTargetRef');
    if (spec === undefined || ref === undefined) continue;
    const [min, max] = [spec.integer('minReplicas') ?? 1, spec.integer('maxReplicas')];
    found.push({ resource, min, max, ref, targets: targetsOf(index, resource, ref) });
  }
  for (const resource of index.ofType('ScaledObject.keda.sh')) {
    const { spec } = resource;
    const ref = spec?.map('scaleTargetRef');
    if (spec === undefined || ref === undefined) continue;
    const [min, max] = [spec.integer('minReplicaCount') ?? 0, spec.integer('maxReplicaCount') ?? 100];
    found.push({ resource, min, max, ref, targets: targetsOf(index, resource, ref) });
  }
  return found;
}

/** The type that a `scaleTargetRef` names, as in `Resource.type`; KEDA takes a missing kind for a Deployment. */
export function targetType(ref: Mapping): string {
  const kind = ref.scalar('kind')?.text || 'Deployment';
  const apiVersion = ref.scalar('apiVersion')?.text ?? '';
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return isBuiltInGroup(group) ? kind : `${kind}.${group}`;
}

function targetsOf(index: ClusterIndex, autoscaler: Resource, ref: Mapping): readonly Resource[] {
  return index.named(targetType(ref), autoscaler.scope, ref.scalar('name')?.text ?? '');
}

export function autoscalerByResource(index: ClusterIndex): ReadonlyMap<Resource, Autoscaler> {
  return new Map(index.derive(autoscalers).map((autoscaler) => [autoscaler.resource, autoscaler]));
}

/** The autoscalers of each object that has any. */
export function autoscalersByTarget(index: ClusterIndex): ReadonlyMap<Resource, readonly Autoscaler[]> {
  const byTarget = new Map<Resource, Autoscaler[]>();
  for (const autoscaler of index.derive(autoscalers)) {
    for (const target of autoscaler.targets) {
      const list = byTarget.get(target);
      if (list === undefined) byTarget.set(target, [autoscaler]);
      else list.push(autoscaler);
    }
  }
  return byTarget;
}

/** How many pods a workload has: what its manifest says, or what its autoscaler may set. */
export interface ReplicaRange {
  readonly least: number;
  readonly most: number;
  readonly autoscaler: Autoscaler | undefined;
}

/** Undefined for workloads whose pods are not counted in the manifest (DaemonSet, Job, CronJob). */
export function replicaRange(index: ClusterIndex, workload: Workload): ReplicaRange | undefined {
  return index.derive(replicaRanges).get(workload);
}

function replicaRanges(index: ClusterIndex): ReadonlyMap<Workload, ReplicaRange> {
  const ranges = new Map<Workload, ReplicaRange>();
  const byTarget = index.derive(autoscalersByTarget);
  for (const workload of index.workloads) {
    const range = rangeOf(workload, byTarget.get(workload.resource)?.[0]);
    if (range !== undefined) ranges.set(workload, range);
  }
  return ranges;
}

function rangeOf(workload: Workload, autoscaler: Autoscaler | undefined): ReplicaRange | undefined {
  const count = workload.replicaCount;
  if (count === undefined) return undefined;
  if (autoscaler === undefined) return { least: count, most: count, autoscaler };
  const { min, max = min } = autoscaler;
  return { least: min, most: Math.max(min, max), autoscaler };
}
