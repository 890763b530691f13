import { isUnset, type Mapping } from '../read/node.ts';
import { type IntOrPercent, intOrPercent, scaled } from './int-or-percent.ts';
import type { Workload } from './workload.ts';

/** How a Deployment replaces its pods. */
export interface RollingUpdate {
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  /** `strategy.rollingUpdate`, when it is written. */
  readonly node: Mapping | undefined;
}

const quarter: IntOrPercent = { value: 25, percent: true, node: undefined };
const one: IntOrPercent = { value: 1, percent: false, node: undefined };

/** Many rules ask for the same one. */
const known = new WeakMap<Workload, RollingUpdate | 'none'>();

/** The rolling update of a Deployment with defaults filled in; undefined for other kinds and strategies, and for values that are none. */
export function rollingUpdateOf(workload: Workload): RollingUpdate | undefined {
  if (workload.kind !== 'Deployment') return undefined;
  let update = known.get(workload);
  if (update === undefined) {
    update = read(workload) ?? 'none';
    known.set(workload, update);
  }
  return update === 'none' ? undefined : update;
}

function read(workload: Workload): RollingUpdate | undefined {
  const { resource } = workload;
  const strategy = resource.spec?.map('strategy');
  if ((strategy?.scalar('type')?.text || 'RollingUpdate') !== 'RollingUpdate') return undefined;
  const node = strategy?.map('rollingUpdate');
  const fallback = resource.group === 'extensions' || resource.version === 'v1beta1' ? one : quarter;
  const maxSurge = amount(node, 'maxSurge', fallback);
  const maxUnavailable = amount(node, 'maxUnavailable', fallback);
  return maxSurge === undefined || maxUnavailable === undefined ? undefined : { maxSurge, maxUnavailable, node };
}

function amount(node: Mapping | undefined, key: string, fallback: IntOrPercent): IntOrPercent | undefined {
  const value = node?.get(key);
  return isUnset(value) ? fallback : intOrPercent(value);
}

/** Pods more and pods fewer than `replicas` while an update runs. Source: pkg/controller/deployment/util, ResolveFenceposts. */
export function fenceposts(
  { maxSurge, maxUnavailable }: RollingUpdate,
  replicas: number,
): { surge: number; unavailable: number } {
  const surge = scaled(maxSurge, replicas, 'up');
  const unavailable = scaled(maxUnavailable, replicas, 'down');
  // With neither, nothing would move: Kubernetes then takes one pod away.
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, replicas) };
}
