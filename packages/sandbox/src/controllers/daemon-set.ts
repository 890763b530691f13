import { availableAt, hasEnded, isActive, type Pod, readySince } from '../pods/pod.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, keyOf, ownerKeys } from './cluster.ts';
import { nonEmpty } from './conditions.ts';
import type { Controller } from './control-loop.ts';
import type { EventRecorder } from './event-recorder.ts';
import { templateHash } from './names.ts';
import { PodControl } from './pod-control.ts';
import { revisionLabel } from './revisions.ts';
import type { DaemonSet } from './workloads.ts';

/** One pod on the one node; a new template replaces it, and waits until it is gone (pkg/controller/daemon). */
export class DaemonSetController implements Controller {
  private readonly cluster: Cluster;
  private readonly pods: PodControl;

  constructor(cluster: Cluster, events: EventRecorder) {
    this.cluster = cluster;
    this.pods = new PodControl(cluster, events, 'daemonset-controller');
  }

  *concerns({ resource, object, old }: Change): Iterable<string> {
    if (resource === 'daemonsets.apps') yield keyOf(object);
    if (resource === 'pods') yield* ownerKeys('DaemonSet', object, old);
  }

  reconcile(namespace: string, name: string): number | undefined {
    const set = this.cluster.get('daemonsets.apps', namespace, name);
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) return undefined;
    const hash = templateHash(set.spec.template);
    const own = this.cluster.ownedBy('pods', set);
    const ended = own.filter((pod) => hasEnded(pod) && pod.metadata.deletionTimestamp === undefined);
    const outdated = own.filter((pod) => isActive(pod) && pod.metadata.labels?.[revisionLabel] !== hash);
    for (const pod of ended) this.pods.delete(set, pod);
    if (set.spec.updateStrategy?.type !== 'OnDelete') for (const pod of outdated) this.pods.delete(set, pod);
    try {
      if (own.length === 0) this.pods.create(set, set.spec.template, { labels: { [revisionLabel]: hash } });
    } finally {
      this.writeStatus(set, hash);
    }
    const later = own.map((pod) => (availableAt(pod, set.spec.minReadySeconds) ?? 0) - this.cluster.now());
    return later.find((ms) => ms > 0);
  }

  private writeStatus(set: DaemonSet, hash: string): void {
    const pods = this.cluster.ownedBy('pods', set).filter(isActive);
    const count = (is: (pod: Pod) => boolean) => pods.filter(is).length;
    const isAvailable = (pod: Pod) => (availableAt(pod, set.spec.minReadySeconds) ?? Infinity) <= this.cluster.now();
    this.cluster.setStatus('daemonsets.apps', set, {
      currentNumberScheduled: pods.length,
      desiredNumberScheduled: 1,
      numberMisscheduled: 0,
      numberReady: count((pod) => readySince(pod) !== undefined),
      observedGeneration: set.metadata.generation ?? 0,
      ...nonEmpty({
        updatedNumberScheduled: count(({ metadata }) => metadata.labels?.[revisionLabel] === hash),
        numberAvailable: count(isAvailable),
        numberUnavailable: 1 - Math.min(1, count(isAvailable)),
      }),
    });
  }
}
