import { hasEnded, isActive, type Pod, readySince } from '../pods/pod.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, keyOf, namespaceOf, ownerKeys } from './cluster.ts';
import { type Condition, nonEmpty, withCondition } from './conditions.ts';
import type { Controller } from './control-loop.ts';
import type { EventRecorder } from './event-recorder.ts';
import { PodControl } from './pod-control.ts';
import { leastUseful } from './replica-set.ts';
import type { Job } from './workloads.ts';

/** Between a failed pod and the next (job_controller.go): 10 s, doubled up to 10 min. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 600_000;

interface Verdict {
  readonly type: 'Complete' | 'Failed';
  readonly reason: string;
  readonly message: string;
}

/** Runs pods until enough have ended well, or too many badly (pkg/controller/job). */
export class JobController implements Controller {
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;
  private readonly pods: PodControl;

  constructor(cluster: Cluster, events: EventRecorder) {
    this.cluster = cluster;
    this.events = events;
    this.pods = new PodControl(cluster, events, 'job-controller');
  }

  *concerns({ resource, object, old }: Change): Iterable<string> {
    if (resource === 'jobs.batch') yield keyOf(object);
    if (resource === 'pods') yield* ownerKeys('Job', object, old);
  }

  reconcile(namespace: string, name: string): number | undefined {
    const job = this.cluster.get('jobs.batch', namespace, name);
    if (job === undefined || job.metadata.deletionTimestamp !== undefined) return undefined;
    const conditions = job.status?.conditions ?? [];
    if (conditions.some(({ type }) => type === 'Complete' || type === 'Failed')) return this.expire(job);
    const all = this.cluster.ownedBy('pods', job);
    const verdict = this.verdictOf(job, all);
    const again = verdict === undefined ? this.run(job, all) : this.end(job, all);
    this.writeStatus(job, verdict);
    const { activeDeadlineSeconds } = job.spec;
    if (activeDeadlineSeconds === undefined || verdict !== undefined) return again;
    const left = this.startedAt(job) + activeDeadlineSeconds * 1000 - this.cluster.now();
    return Math.min(again ?? Infinity, Math.max(0, left));
  }

  private startedAt({ status }: Job): number {
    return status?.startTime === undefined ? this.cluster.now() : Date.parse(status.startTime);
  }

  /** Pods count once they have ended. */
  private counts(all: readonly Pod[]): { succeeded: number; failed: number } {
    const ended = all.filter(hasEnded);
    const succeeded = ended.filter(({ status }) => status?.phase === 'Succeeded').length;
    return { succeeded, failed: ended.length - succeeded };
  }

  private verdictOf(job: Job, all: readonly Pod[]): Verdict | undefined {
    const {
      completions = job.spec.parallelism === undefined ? 1 : undefined,
      backoffLimit = 6,
      activeDeadlineSeconds,
    } = job.spec;
    const { succeeded, failed } = this.counts(all);
    const decided = job.status?.conditions?.find(
      ({ type }) => type === 'SuccessCriteriaMet' || type === 'FailureTarget',
    );
    if (decided !== undefined) {
      const { reason = '', message = '' } = decided;
      return { type: decided.type === 'FailureTarget' ? 'Failed' : 'Complete', reason, message };
    }
    const restarts = all
      .filter(isActive)
      .flatMap(({ status }) => [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])])
      .reduce((total, { restartCount }) => total + restartCount, 0);
    const onFailure = job.spec.template.spec.restartPolicy === 'OnFailure';
    const pastLimit = onFailure && (backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit);
    if (failed > backoffLimit || pastLimit)
      return { type: 'Failed', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
    const ageMs = this.cluster.now() - this.startedAt(job);
    if (activeDeadlineSeconds !== undefined && ageMs >= activeDeadlineSeconds * 1000)
      return { type: 'Failed', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' };
    const active = all.filter(isActive).length;
    const enough = completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions && active === 0;
    if (!enough) return undefined;
    return { type: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' };
  }

  private run(job: Job, all: readonly Pod[]): number | undefined {
    const { completions, parallelism = 1, suspend = false, template } = job.spec;
    const active = all.filter(isActive);
    const { succeeded, failed } = this.counts(all);
    const left = completions === undefined ? (succeeded > 0 ? active.length : parallelism) : completions - succeeded;
    const wanted = suspend ? 0 : Math.max(0, Math.min(parallelism, left));
    if (active.length > wanted)
      for (const pod of active.toSorted(leastUseful).slice(0, active.length - wanted)) this.pods.delete(job, pod);
    if (active.length >= wanted) return undefined;
    const lastFailure = Math.max(0, ...all.filter(({ status }) => status?.phase === 'Failed').map(endOf));
    const backoff = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failed - 1));
    const waits = failed === 0 ? 0 : lastFailure + backoff - this.cluster.now();
    if (waits > 0) return waits;
    const { uid = '', name } = job.metadata;
    const labels = {
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': name,
      'controller-uid': uid,
      'job-name': name,
    };
    for (let count = active.length; count < wanted; count++) this.pods.create(job, template, { labels });
    return undefined;
  }

  private end(job: Job, all: readonly Pod[]): undefined {
    for (const pod of all.filter(isActive)) this.pods.delete(job, pod);
  }

  /** The verdict is told at once, and final when no pod runs any more (KEP-3998). */
  private writeStatus(job: Job, verdict: Verdict | undefined): void {
    const all = this.cluster.ownedBy('pods', job);
    const { startTime, conditions: old = [] } = job.status ?? {};
    const { suspend = false } = job.spec;
    const stamp = this.cluster.stamp();
    const active = all.filter(isActive);
    const terminating = all.filter((pod) => !isActive(pod) && !hasEnded(pod)).length;
    const condition = (type: string, status: Condition['status'], reason: string, message: string): Condition => ({
      type,
      status,
      reason,
      message,
      lastProbeTime: stamp,
      lastTransitionTime: stamp,
    });
    let conditions: readonly Condition[] = old;
    const wasSuspended = old.find(({ type }) => type === 'Suspended')?.status === 'True';
    if (suspend)
      conditions = withCondition(conditions, condition('Suspended', 'True', 'JobSuspended', 'Job suspended'));
    else if (wasSuspended)
      conditions = withCondition(conditions, condition('Suspended', 'False', 'JobResumed', 'Job resumed'));
    const over = verdict !== undefined && terminating === 0 && active.length === 0;
    if (verdict !== undefined) {
      const { type, reason, message } = verdict;
      const first = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
      conditions = withCondition(conditions, condition(first, 'True', reason, message));
      if (over) conditions = withCondition(conditions, condition(type, 'True', reason, message));
    }
    const started = suspend ? undefined : wasSuspended ? stamp : (startTime ?? stamp);
    this.cluster.setStatus('jobs.batch', job, {
      ...(started === undefined ? {} : { startTime: started }),
      ...(over && verdict.type === 'Complete' ? { completionTime: stamp } : {}),
      ...nonEmpty({ active: active.length, ...this.counts(all), conditions }),
      ready: active.filter((pod) => readySince(pod) !== undefined).length,
      terminating,
      uncountedTerminatedPods: {},
    });
    if (!over) return;
    const [type, reason, message] =
      verdict.type === 'Complete'
        ? (['Normal', 'Completed', 'Job completed'] as const)
        : (['Warning', verdict.reason, verdict.message] as const);
    this.events.record('job-controller', job, { type, reason, message });
  }

  /** pkg/controller/ttlafterfinished. */
  private expire(job: Job): number | undefined {
    const { ttlSecondsAfterFinished } = job.spec;
    if (ttlSecondsAfterFinished === undefined) return undefined;
    const end = job.status?.conditions?.find(({ type }) => type === 'Complete' || type === 'Failed');
    const left = Date.parse(end?.lastTransitionTime ?? '') + ttlSecondsAfterFinished * 1000 - this.cluster.now();
    if (left > 0) return left;
    this.cluster.store.remove('jobs.batch', namespaceOf(job), job.metadata.name);
    return undefined;
  }
}

function endOf({ status }: Pod): number {
  const ends = (status?.containerStatuses ?? []).map(({ state }) => Date.parse(state.terminated?.finishedAt ?? ''));
  return Math.max(0, ...ends.filter((end) => !Number.isNaN(end)));
}
