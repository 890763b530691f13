import {
  type ContainerStatus,
  conditionOf,
  type Deployment,
  type KubeEvent,
  type KubeObject,
  keyOf,
  keyText,
  type ObjectKey,
  type Pod,
  type ReplicaSet,
} from '../kube/objects.ts';
import { configReference } from './config-reference.ts';
import { containerTrouble } from './container-trouble.ts';
import { podTrouble, refusedTrouble } from './pod-trouble.ts';
import { probeTrouble } from './probe-trouble.ts';
import { afterMs, isProven, type Trouble } from './trouble.ts';
import type { World } from './world.ts';

/** What is wrong with the newest pods of a workload; pods of older revisions say nothing about the release. */
export function diagnose(world: World, workload: KubeObject, usualReadyMs: number | undefined): Trouble[] {
  const key = keyOf(workload);
  const { pods, refused } = newestPods(world, workload);
  const troubles: Trouble[] = refused === undefined ? [] : [{ ...refused, workload: key }];
  for (const pod of pods) {
    if (pod.metadata.deletionTimestamp !== undefined) continue;
    troubles.push(...podTroubles(world, key, pod, usualReadyMs));
  }
  return troubles;
}

function podTroubles(world: World, workload: ObjectKey, pod: Pod, usualReadyMs: number | undefined): Trouble[] {
  const object = keyOf(pod);
  const events = world.events(object.namespace).filter(({ involvedObject }) => involvedObject.uid === pod.metadata.uid);
  const whole = podTrouble(pod, events);
  if (whole !== undefined) return [{ ...whole, workload, object }];
  const found: Trouble[] = [];
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  for (const [list, statuses] of [
    ['initContainers', initContainerStatuses],
    ['containers', containerStatuses],
  ] as const)
    for (const status of statuses) {
      const spec = pod.spec[list]?.find(({ name }) => name === status.name);
      const trouble =
        containerTrouble(status, spec?.image ?? status.image ?? '') ??
        (spec === undefined ? undefined : probeTrouble(status, spec, events, world.now(), usualReadyMs));
      if (trouble === undefined) continue;
      const { field, logs: _, ...rest } = trouble;
      const place =
        trouble.code === 'config-missing' && spec !== undefined ? configReference(trouble.message, spec) : [field];
      const path = ['spec', 'template', 'spec', list, `[${status.name}]`, ...place];
      found.push({ ...rest, workload, object, container: status.name, path });
    }
  return found;
}

/** The pods that the workload's present template made, and why more of them may be refused. */
export function newestPods(
  world: World,
  workload: KubeObject,
): { pods: Pod[]; refused: Omit<Trouble, 'workload'> | undefined } {
  const { namespace } = keyOf(workload);
  if (workload.kind === 'Deployment') {
    const newest = newestReplicaSet(world, workload as Deployment);
    if (newest === undefined) return { pods: [], refused: undefined };
    const failure = conditionOf(newest, 'ReplicaFailure');
    const ending = world.pods(namespace).some(({ metadata }) => metadata.deletionTimestamp !== undefined);
    return {
      pods: ownedBy(world, newest),
      refused:
        failure?.status === 'True' ? refusedTrouble(keyOf(newest), failure.message ?? '', { ending }) : undefined,
    };
  }
  const revision = (workload['status'] as { updateRevision?: string } | undefined)?.updateRevision;
  const pods = ownedBy(world, workload);
  return {
    pods:
      revision === undefined
        ? pods
        : pods.filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] === revision),
    refused: refusedByEvents(world, workload),
  };
}

/** StatefulSets, DaemonSets and Jobs have no condition that says so; the newest word of their controller does. */
function refusedByEvents(world: World, workload: KubeObject): Omit<Trouble, 'workload'> | undefined {
  const { metadata } = workload;
  const key = keyOf(workload);
  const changedAt = Math.max(
    ...(metadata.managedFields ?? []).map(({ time, subresource }) =>
      subresource === undefined ? Date.parse(time ?? '') || 0 : 0,
    ),
  );
  const words = world
    .events(key.namespace)
    .filter(
      ({ involvedObject, reason = '' }) =>
        involvedObject.uid === metadata.uid && /^(?:Failed|Successful)Create$/.test(reason),
    )
    .toSorted((a, b) => timeOf(a) - timeOf(b))
    .at(-1);
  // What was refused before the present state was asked for says nothing about it.
  if (words?.reason !== 'FailedCreate' || timeOf(words) < changedAt) return undefined;
  const trouble = refusedTrouble(key, words.message ?? '', { ending: false });
  return { ...trouble, proof: afterMs(refusedMs) };
}

/** A pod of the same name that is still ending is refused for a moment too. */
const refusedMs = 5_000;

function timeOf({ lastTimestamp, eventTime, firstTimestamp }: KubeEvent): number {
  return Date.parse(lastTimestamp ?? eventTime ?? firstTimestamp ?? '') || 0;
}

/** Pods that a workload owns itself: none of a Deployment, whose ReplicaSets own them. */
export function ownedBy(world: World, owner: KubeObject): Pod[] {
  const { namespace } = keyOf(owner);
  return world
    .pods(namespace)
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid));
}

const revisionKey = 'deployment.kubernetes.io/revision';

/** The ReplicaSet of the Deployment's present template: the one with its revision. */
export function newestReplicaSet(world: World, deployment: Deployment): ReplicaSet | undefined {
  const { namespace = '', uid, annotations } = deployment.metadata;
  const revision = annotations?.[revisionKey];
  return world
    .replicaSets(namespace)
    .find(
      ({ metadata }) =>
        metadata.ownerReferences?.some((owner) => owner.uid === uid) &&
        metadata.annotations?.[revisionKey] === revision,
    );
}

/** How long the pods that run now took from the start of their slowest container until they were ready, in ms; the median. */
export function usualReadyMs(pods: readonly Pod[]): number | undefined {
  const times = pods.flatMap((pod) => {
    const condition = conditionOf(pod, 'Ready');
    const starts = (pod.status?.containerStatuses ?? []).map(startOf);
    if (condition?.status !== 'True' || starts.length === 0) return [];
    const ms = Date.parse(condition.lastTransitionTime ?? '') - Math.max(...starts);
    return Number.isFinite(ms) && ms >= 0 ? [ms] : [];
  });
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function startOf({ state }: ContainerStatus): number {
  return Date.parse(state?.running?.startedAt ?? '');
}

/** Remembers since when each trouble lasts, so that what passes by itself fails nothing. */
export class TroubleMemory {
  private readonly since = new Map<string, number>();

  /** @returns the first trouble that is proven; those of a permanent kind first */
  proven(troubles: readonly Trouble[], now: number): Trouble | undefined {
    const present = new Set(troubles.map(idOf));
    for (const id of this.since.keys()) if (!present.has(id)) this.since.delete(id);
    for (const id of present) if (!this.since.has(id)) this.since.set(id, now);
    const proven = troubles.filter((trouble) => isProven(trouble, now - this.since.get(idOf(trouble))!));
    return proven.find(({ permanent }) => permanent) ?? proven[0];
  }
}

/** The pod is left out: a trouble that wanders from pod to pod is the same one. */
function idOf({ code, workload, container = '' }: Trouble): string {
  return `${code} ${keyText(workload)} ${container}`;
}
