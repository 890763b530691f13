import { conditionOf, type KubeObject, keyOf, nameOf, type ObjectKey, type Pod } from '../kube/objects.ts';
import { ownedBy } from '../watch/diagnose.ts';
import { attemptOf, type Context } from './context.ts';
import type { Awaited } from './wait-ready.ts';

/** What the kubelet says of a container that it has given up for a while. */
const givenUp = new Set([
  'CrashLoopBackOff',
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/**
 * Deletes pods of StatefulSets that are broken and of another revision than the one that is wanted now. The controller
 * waits for each pod to be ready before it replaces the next, for ever where it is broken, and deletes none of these
 * itself (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback).
 *
 * Broken is what the kubelet has given up, and what this release has made and never became ready. A pod from before
 * that only is not ready is left alone: it may be recovering its data.
 */
export async function unblock(context: Context, objects: readonly Awaited[]): Promise<void> {
  const { world, client, clock, limits, signal, emit } = context;
  const sets = objects.filter(({ key }) => key.kind === 'StatefulSet');
  await Promise.all(sets.map(({ key }) => world.watchKind(key.apiVersion, key.kind, key.namespace)));
  for (const { key, generation } of sets) {
    const until = clock.now() + limits.timeoutMs;
    const set = await world.until(() => {
      const seen = world.get(key);
      return isObserved(seen, generation) ? seen : clock.now() < until ? undefined : ('never' as const);
    }, signal);
    if (set === 'never' || set === undefined) continue;
    for (const pod of ownedBy(world, set).filter((one) => blocks(one, set, attemptOf(context).startedAt))) {
      await client.remove(podKey(pod), pod.metadata.uid);
      emit({
        event: 'notice',
        text: `${nameOf(podKey(pod))} is broken and ${nameOf(key)} waits for it for ever: it is deleted, to be made anew.`,
      });
    }
  }
}

function isObserved(set: KubeObject | undefined, generation: number): set is KubeObject {
  const { observedGeneration = 0 } = (set?.['status'] ?? {}) as { observedGeneration?: number };
  return set !== undefined && observedGeneration >= generation;
}

function blocks(pod: Pod, set: KubeObject, attemptStartedAt: string): boolean {
  const { updateRevision } = (set['status'] ?? {}) as { updateRevision?: string };
  const { labels = {}, deletionTimestamp, creationTimestamp = '' } = pod.metadata;
  if (labels['controller-revision-hash'] === updateRevision || deletionTimestamp !== undefined) return false;
  if (conditionOf(pod, 'Ready')?.status === 'True') return false;
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  return (
    // Both are times of whole seconds or finer, and a pod of this attempt is never older than it.
    Date.parse(creationTimestamp) >= Math.floor(Date.parse(attemptStartedAt) / 1000) * 1000 ||
    [...initContainerStatuses, ...containerStatuses].some(({ state }) => givenUp.has(state?.waiting?.reason ?? ''))
  );
}

function podKey(pod: Pod): ObjectKey {
  return { ...keyOf(pod), apiVersion: 'v1', kind: 'Pod' };
}
