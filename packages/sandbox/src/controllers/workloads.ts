import { createHash } from 'node:crypto';
import { type KubeObject, mapAt, numberAt, ownerOf } from '../objects.ts';
import { timestamp } from '../store/store.ts';
import type { ControllerContext } from './context.ts';
import { podsOf, readySince } from './replica-set.ts';

const revisionLabel = 'controller-revision-hash';

function revisionOf(object: KubeObject): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(mapAt(object, 'spec', 'template')))
    .digest('hex')
    .slice(0, 10);
  return `${object.metadata.name}-${hash}`;
}

/** One pod after the other from ordinal 0 up, and updated from the highest down (pkg/controller/statefulset). */
export function syncStatefulSet(context: ControllerContext, set: KubeObject): void {
  const { store } = context;
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const revision = revisionOf(set);
  const { active, ending } = podsOf(context, set);
  const byName = new Map([...active, ...ending].map((pod) => [pod.metadata.name, pod]));
  const partition = numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const onDelete = mapAt(set, 'spec', 'updateStrategy')['type'] === 'OnDelete';
  const at = (ordinal: number) => byName.get(`${set.metadata.name}-${ordinal}`);
  const settled = (ordinal: number) =>
    at(ordinal) !== undefined &&
    readySince(at(ordinal)!) !== undefined &&
    at(ordinal)!.metadata.deletionTimestamp === undefined;
  let waiting = false;
  for (let ordinal = 0; ordinal < wanted && !waiting; ordinal++) {
    if (at(ordinal) === undefined) {
      const template = mapAt(set, 'spec', 'template');
      const labels = { ...mapAt(template, 'metadata', 'labels'), [revisionLabel]: revision };
      context.createPod(
        set,
        { ...template, metadata: { ...mapAt(template, 'metadata'), labels } },
        `${set.metadata.name}-${ordinal}`,
        true,
      );
    }
    waiting = !settled(ordinal);
  }
  for (const pod of active) if (Number(pod.metadata.name.split('-').at(-1)) >= wanted) context.deletePod(pod);
  const outdated = (pod: KubeObject) => pod.metadata.labels?.[revisionLabel] !== revision;
  if (!waiting && !onDelete)
    for (let ordinal = wanted - 1; ordinal >= partition; ordinal--) {
      const pod = at(ordinal);
      if (pod === undefined || !outdated(pod)) continue;
      context.deletePod(pod);
      break;
    }
  const now = podsOf(context, set).active;
  const updated = now.filter((pod) => !outdated(pod)).length;
  const old = mapAt(set, 'status')['currentRevision'] as string | undefined;
  const done = updated === wanted && now.filter((pod) => readySince(pod) !== undefined).length === wanted;
  const ready = now.filter((pod) => readySince(pod) !== undefined).length;
  store.updateStatus('statefulsets.apps', set, {
    observedGeneration: set.metadata.generation,
    replicas: now.length,
    readyReplicas: ready,
    availableReplicas: ready,
    updatedReplicas: updated,
    currentRevision: done ? revision : (old ?? revision),
    updateRevision: revision,
  });
}

/** One pod for the one node. */
export function syncDaemonSet(context: ControllerContext, set: KubeObject): void {
  const revision = revisionOf(set);
  const { active, ending } = podsOf(context, set);
  const template = mapAt(set, 'spec', 'template');
  const labels = { ...mapAt(template, 'metadata', 'labels'), [revisionLabel]: revision };
  if (active.length + ending.length === 0)
    context.createPod(
      set,
      { ...template, metadata: { ...mapAt(template, 'metadata'), labels } },
      `${set.metadata.name}-`,
    );
  for (const pod of active) if (pod.metadata.labels?.[revisionLabel] !== revision) context.deletePod(pod);
  const now = podsOf(context, set).active;
  const ready = now.filter((pod) => readySince(pod) !== undefined).length;
  context.store.updateStatus('daemonsets.apps', set, {
    observedGeneration: set.metadata.generation,
    desiredNumberScheduled: 1,
    currentNumberScheduled: now.length,
    updatedNumberScheduled: now.filter((pod) => pod.metadata.labels?.[revisionLabel] === revision).length,
    numberReady: ready,
    numberAvailable: ready,
    numberMisscheduled: 0,
  });
}

/** Runs pods until enough have ended well, or too many badly. */
export function syncJob(context: ControllerContext, job: KubeObject): void {
  const { store, clock } = context;
  const status = mapAt(job, 'status');
  if (status['completionTime'] !== undefined || Array.isArray(status['conditions'])) return;
  const own = store.list('pods', job.metadata.namespace).filter((pod) => ownerOf(pod)?.uid === job.metadata.uid);
  const phase = (name: string) => own.filter((pod) => mapAt(pod, 'status')['phase'] === name).length;
  const [succeeded, failed] = [phase('Succeeded'), phase('Failed')];
  const wanted = numberAt(job, 'spec', 'completions') ?? 1;
  const restarts = own.reduce((sum, pod) => sum + restartsOf(pod), 0);
  const tooMany = failed + restarts > (numberAt(job, 'spec', 'backoffLimit') ?? 6);
  const active = own.length - succeeded - failed;
  const now = timestamp(clock.now());
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    reason,
    message,
    lastTransitionTime: now,
    lastProbeTime: now,
  });
  if (succeeded >= wanted)
    store.updateStatus('jobs.batch', job, {
      active: 0,
      succeeded,
      failed,
      startTime: job.metadata.creationTimestamp,
      completionTime: now,
      conditions: [
        condition('SuccessCriteriaMet', 'CompletionsReached', 'Reached expected number of succeeded pods'),
        condition('Complete', 'CompletionsReached', 'Reached expected number of succeeded pods'),
      ],
    });
  else if (tooMany)
    store.updateStatus('jobs.batch', job, {
      active: 0,
      succeeded,
      failed,
      startTime: job.metadata.creationTimestamp,
      conditions: [
        condition('FailureTarget', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit'),
        condition('Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit'),
      ],
    });
  else {
    if (active === 0) context.createPod(job, mapAt(job, 'spec', 'template'), `${job.metadata.name}-`);
    store.updateStatus('jobs.batch', job, {
      active: Math.max(1, active),
      succeeded,
      failed,
      startTime: job.metadata.creationTimestamp,
    });
  }
}

function restartsOf(pod: KubeObject): number {
  const statuses = mapAt(pod, 'status')['containerStatuses'];
  return Array.isArray(statuses)
    ? statuses.reduce((sum: number, status: { restartCount?: number }) => sum + (status.restartCount ?? 0), 0)
    : 0;
}
