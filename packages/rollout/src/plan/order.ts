import { Problem } from '@slipway/core';
import type { KubeObject } from '../kube/objects.ts';

/** Set on an object, a whole number: objects of a lower wave are applied and ready before those of a higher one. */
export const waveAnnotation = 'slipway.dev/wave';

/** What others need comes first. Kinds of one line are applied at the same time. */
const phases: readonly (readonly string[])[] = [
  ['Namespace', 'CustomResourceDefinition', 'PriorityClass', 'StorageClass', 'IngressClass'],
  [
    'ResourceQuota',
    'LimitRange',
    'NetworkPolicy',
    'ServiceAccount',
    'Secret',
    'ConfigMap',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Role',
    'ClusterRole',
    'RoleBinding',
    'ClusterRoleBinding',
    'PodDisruptionBudget',
    'Service',
  ],
];
const workloads = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
  'Job',
  'CronJob',
];

/** Namespaces and definitions, then what pods need, then pods, then what needs pods (HPA, Ingress, custom resources). */
export function phaseOf(kind: string): number {
  const early = phases.findIndex((kinds) => kinds.includes(kind));
  if (early >= 0) return early;
  return workloads.includes(kind) ? phases.length : phases.length + 1;
}

export function isWorkload(kind: string): boolean {
  return workloads.includes(kind);
}

/** Objects to apply at the same time; `wave` says after which of them all must be ready. */
export interface Batch<T> {
  readonly wave: number;
  readonly items: readonly T[];
}

/** @throws Problem for a wave that is no whole number */
export function inOrder<T extends { readonly object: KubeObject }>(items: readonly T[]): Batch<T>[] {
  const groups = Map.groupBy(items, ({ object }) => `${waveOf(object)} ${phaseOf(object.kind)}`);
  return [...groups.values()]
    .map((group) => ({ wave: waveOf(group[0]!.object), phase: phaseOf(group[0]!.object.kind), items: group }))
    .sort((a, b) => a.wave - b.wave || a.phase - b.phase);
}

export function waveOf({ kind, metadata }: KubeObject): number {
  const text = metadata.annotations?.[waveAnnotation];
  if (text === undefined) return 0;
  if (!/^-?\d{1,6}$/.test(text))
    throw new Problem('bad-input', `${kind} ${metadata.name} has the wave ${JSON.stringify(text)}.`, {
      hint: `${waveAnnotation} is a whole number in quotes, such as "1".`,
    });
  return Number(text);
}
