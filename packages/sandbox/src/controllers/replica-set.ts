import { StatusError } from '../api/status-error.ts';
import { type KubeObject, listAt, mapAt, numberAt, ownerOf } from '../objects.ts';
import { timestamp } from '../store/store.ts';
import type { ControllerContext } from './context.ts';

/** Pods that an object owns, those that are ending apart. */
export function podsOf(
  { store }: ControllerContext,
  owner: KubeObject,
): { active: KubeObject[]; ending: KubeObject[] } {
  const own = store
    .list('pods', owner.metadata.namespace)
    .filter(
      (pod) =>
        ownerOf(pod)?.uid === owner.metadata.uid &&
        !['Succeeded', 'Failed'].includes(String(mapAt(pod, 'status')['phase'])),
    );
  return {
    active: own.filter(({ metadata }) => metadata.deletionTimestamp === undefined),
    ending: own.filter(({ metadata }) => metadata.deletionTimestamp !== undefined),
  };
}

/** Since when a pod is ready, in ms; undefined while it is not. */
export function readySince(pod: KubeObject): number | undefined {
  const ready = listAt(pod, 'status', 'conditions').find(({ type }) => type === 'Ready');
  return ready?.['status'] === 'True' ? Date.parse(String(ready['lastTransitionTime'])) : undefined;
}

export function isAvailable(pod: KubeObject, minReadySeconds: number, now: number): boolean {
  const since = readySince(pod);
  return since !== undefined && (minReadySeconds === 0 || since + minReadySeconds * 1000 <= now);
}

/** Makes and ends pods until there are as many as wanted (pkg/controller/replicaset). */
export function syncReplicaSet(context: ControllerContext, set: KubeObject): void {
  const { store, clock } = context;
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const { active } = podsOf(context, set);
  let failure: string | undefined;
  for (let i = active.length; i < wanted && failure === undefined; i++) failure = createPod(context, set);
  // Those that serve least go first.
  const order = active.toSorted(
    (a, b) =>
      (readySince(a) ?? Number.POSITIVE_INFINITY) - (readySince(b) ?? Number.POSITIVE_INFINITY) ||
      Number(b.metadata.resourceVersion) - Number(a.metadata.resourceVersion),
  );
  const surplus = [...order].reverse().slice(0, Math.max(0, active.length - wanted));
  for (const pod of surplus) context.deletePod(pod);
  const left = podsOf(context, set).active;
  const minReady = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
  const available = left.filter((pod) => isAvailable(pod, minReady, clock.now()));
  for (const pod of left) {
    const since = readySince(pod);
    if (since !== undefined && minReady > 0) context.wakeAt(since + minReady * 1000);
  }
  const old = listAt(set, 'status', 'conditions').find(({ type }) => type === 'ReplicaFailure');
  const conditions =
    failure === undefined
      ? left.length >= wanted
        ? []
        : old === undefined
          ? []
          : [old]
      : [
          {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: failure,
            lastTransitionTime: old?.['lastTransitionTime'] ?? timestamp(clock.now()),
          },
        ];
  store.updateStatus('replicasets.apps', set, {
    replicas: left.length,
    fullyLabeledReplicas: left.length,
    readyReplicas: left.filter((pod) => readySince(pod) !== undefined).length,
    availableReplicas: available.length,
    observedGeneration: set.metadata.generation,
    ...(conditions.length === 0 ? {} : { conditions }),
  });
}

/** @returns why the API refuses it; undefined when it was made */
function createPod(context: ControllerContext, owner: KubeObject): string | undefined {
  const template = mapAt(owner, 'spec', 'template');
  try {
    context.createPod(owner, template, `${owner.metadata.name}-`);
    return undefined;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    context.events.record(owner, {
      reason: 'FailedCreate',
      message: `Error creating: ${error.message}`,
      type: 'Warning',
      component: 'replicaset-controller',
    });
    return error.message;
  }
}
