import { selects } from '../api/selectors.ts';
import { StatusError } from '../api/status-error.ts';
import { availableAt, isActive, type Pod, readySince } from '../pods/pod.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, controllerOf, keyOf, namespaceOf, ownerKeys } from './cluster.ts';
import { nonEmpty, withCondition, withoutCondition } from './conditions.ts';
import type { Controller } from './control-loop.ts';
import type { EventRecorder } from './event-recorder.ts';
import { claim, PodControl } from './pod-control.ts';
import type { ReplicaSet } from './workloads.ts';

/** Keeps as many pods of a template as wanted (pkg/controller/replicaset). */
export class ReplicaSetController implements Controller {
  private readonly cluster: Cluster;
  private readonly pods: PodControl;

  constructor(cluster: Cluster, events: EventRecorder) {
    this.cluster = cluster;
    this.pods = new PodControl(cluster, events, 'replicaset-controller');
  }

  *concerns({ resource, object, old }: Change): Iterable<string> {
    if (resource === 'replicasets.apps') yield keyOf(object);
    if (resource !== 'pods') return;
    yield* ownerKeys('ReplicaSet', object, old);
    if (controllerOf(object) !== undefined) return;
    for (const set of this.cluster.list('replicasets.apps', namespaceOf(object)))
      if (selects(set.spec.selector, object.metadata.labels ?? {})) yield keyOf(set);
  }

  reconcile(namespace: string, name: string): number | undefined {
    const set = this.cluster.get('replicasets.apps', namespace, name);
    if (set === undefined) return undefined;
    let refusal: StatusError | undefined;
    if (set.metadata.deletionTimestamp === undefined) refusal = this.scale(set, this.activePods(set));
    const active = this.activePods(set);
    this.writeStatus(set, active, refusal);
    if (refusal !== undefined) throw refusal;
    const { minReadySeconds = 0 } = set.spec;
    const later = active
      .map((pod) => (availableAt(pod, minReadySeconds) ?? 0) - this.cluster.now())
      .filter((ms) => ms > 0);
    return later.length === 0 ? undefined : Math.min(...later);
  }

  private activePods(set: ReplicaSet): Pod[] {
    return claim(this.cluster, 'pods', set, set.spec.selector).filter(isActive);
  }

  /** @returns why a pod was refused */
  private scale(set: ReplicaSet, active: readonly Pod[]): StatusError | undefined {
    const missing = (set.spec.replicas ?? 1) - active.length;
    if (missing < 0) for (const pod of active.toSorted(leastUseful).slice(0, -missing)) this.pods.delete(set, pod);
    // Slow start: batches that double, so that a thousand refusals are not asked for when one tells it all.
    for (let made = 0, size = 1; made < missing; made += size, size *= 2) {
      let refusal: StatusError | undefined;
      for (let i = 0; i < Math.min(size, missing - made); i++)
        try {
          this.pods.create(set, set.spec.template);
        } catch (error) {
          if (!(error instanceof StatusError)) throw error;
          refusal ??= error;
        }
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  private writeStatus(set: ReplicaSet, active: readonly Pod[], refusal: StatusError | undefined): void {
    const now = this.cluster.now();
    const { minReadySeconds = 0, template } = set.spec;
    const old = set.status?.conditions ?? [];
    const conditions =
      refusal === undefined
        ? withoutCondition(old, 'ReplicaFailure')
        : withCondition(old, {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: refusal.message,
            lastTransitionTime: this.cluster.stamp(),
          });
    const matchLabels = template.metadata?.labels ?? {};
    this.cluster.setStatus('replicasets.apps', set, {
      replicas: active.length,
      ...nonEmpty({
        fullyLabeledReplicas: active.filter(({ metadata }) => selects({ matchLabels }, metadata.labels ?? {})).length,
        readyReplicas: active.filter((pod) => readySince(pod) !== undefined).length,
        availableReplicas: active.filter((pod) => (availableAt(pod, minReadySeconds) ?? Infinity) <= now).length,
        observedGeneration: set.metadata.generation ?? 0,
        conditions,
      }),
    });
  }
}

/** Which of two pods goes first (controller_utils.go ActivePodsWithRanks): what serves least, then what is youngest. */
export function leastUseful(a: Pod, b: Pod): number {
  const rank = (pod: Pod) => [
    pod.spec.nodeName === undefined ? 0 : 1,
    pod.status?.phase === 'Running' ? 1 : 0,
    readySince(pod) === undefined ? 0 : 1,
    Number(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0),
    -(readySince(pod) ?? 0),
    -Math.max(0, ...(pod.status?.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
    -Date.parse(pod.metadata.creationTimestamp ?? ''),
  ];
  const [left, right] = [rank(a), rank(b)];
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? (a.metadata.name < b.metadata.name ? -1 : 1) : left[at]! - right[at]!;
}
