import type { Deployment, ReplicaSet } from './workloads.ts';

/** How many pods there may be above the wanted number, and how many of it may be missing. */
export interface Fenceposts {
  readonly surge: number;
  readonly unavailable: number;
}

export function wantedOf({ spec }: Deployment | ReplicaSet): number {
  return spec.replicas ?? 1;
}

export function isRolling({ spec }: Deployment): boolean {
  return spec.strategy?.type !== 'Recreate';
}

/** deployment_util.go MaxSurge and MaxUnavailable, by ResolveFenceposts: a share of surge is rounded up, of unavailable down. */
export function fenceposts(deployment: Deployment): Fenceposts {
  const wanted = wantedOf(deployment);
  if (!isRolling(deployment)) return { surge: 0, unavailable: 0 };
  const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec.strategy?.rollingUpdate ?? {};
  const surge = scaledValue(maxSurge, wanted, Math.ceil);
  const unavailable = scaledValue(maxUnavailable, wanted, Math.floor);
  // Both 0 would be a rollout that can never begin.
  return { surge, unavailable: Math.min(wanted, surge === 0 && unavailable === 0 ? 1 : unavailable) };
}

/** A number, or a percentage of another (intstr.GetScaledValueFromIntOrPercent). */
export function scaledValue(value: number | string, of: number, round: (share: number) => number): number {
  return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * of) / 100);
}

export function sum(sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number | undefined): number {
  return sets.reduce((total, set) => total + (count(set) ?? 0), 0);
}

/** deployment_util.go NewRSNewReplicas: as many new pods as the surge leaves room for. */
export function newSetSize(deployment: Deployment, sets: readonly ReplicaSet[], current: number): number {
  const wanted = wantedOf(deployment);
  if (!isRolling(deployment)) return wanted;
  const room = wanted + fenceposts(deployment).surge - sum(sets, wantedOf);
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}

/**
 * sync.go scale: what a Deployment that is scaled in the middle of a rollout gains or loses, shared among its sets in
 * proportion to their sizes; what rounding leaves over goes to the largest.
 *
 * @returns the sizes by name
 */
export function proportionalSizes(deployment: Deployment, sets: readonly ReplicaSet[]): Map<string, number> {
  const wanted = wantedOf(deployment);
  const allowed = wanted > 0 ? wanted + fenceposts(deployment).surge : 0;
  const toAdd = allowed - sum(sets, wantedOf);
  const age = ({ metadata }: ReplicaSet) => Date.parse(metadata.creationTimestamp ?? '');
  const ordered = sets.toSorted((a, b) => wantedOf(b) - wantedOf(a) || Math.sign(toAdd) * (age(b) - age(a)));
  const sizes = new Map(ordered.map((set) => [set.metadata.name, wantedOf(set)]));
  let added = 0;
  for (const set of ordered) {
    const share = toAdd === added ? 0 : proportion(set, deployment, allowed);
    const part = toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
    sizes.set(set.metadata.name, wantedOf(set) + part);
    added += part;
  }
  const largest = ordered[0];
  if (largest !== undefined)
    sizes.set(largest.metadata.name, Math.max(0, sizes.get(largest.metadata.name)! + toAdd - added));
  return sizes;
}

function proportion(set: ReplicaSet, deployment: Deployment, allowed: number): number {
  const size = wantedOf(set);
  if (wantedOf(deployment) === 0) return -size;
  const before = Number(set.metadata.annotations?.[maxReplicas] ?? 0) || (deployment.status?.replicas ?? 0);
  return before === 0 ? 0 : Math.round((size * allowed) / before) - size;
}

/** Annotations by which a set remembers the size of its Deployment when it was last scaled. */
export const desiredReplicas = 'deployment.kubernetes.io/desired-replicas';
export const maxReplicas = 'deployment.kubernetes.io/max-replicas';
