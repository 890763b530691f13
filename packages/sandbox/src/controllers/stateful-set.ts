import { availableAt, hasEnded, isActive, type Pod, readySince, type Volume } from '../pods/pod.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, keyOf, ownerKeys } from './cluster.ts';
import { nonEmpty } from './conditions.ts';
import type { Controller } from './control-loop.ts';
import type { EventRecorder } from './event-recorder.ts';
import { PodControl } from './pod-control.ts';
import { forgetRevisions, keepRevision, revisionLabel, templateOf } from './revisions.ts';
import type { StatefulSet } from './workloads.ts';

interface Revisions {
  readonly current: string;
  readonly update: string;
}

/** Pods with names of their own, one after the other (pkg/controller/statefulset/stateful_set_control.go). */
export class StatefulSetController implements Controller {
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;

  constructor(cluster: Cluster, events: EventRecorder) {
    this.cluster = cluster;
    this.events = events;
  }

  *concerns({ resource, object, old }: Change): Iterable<string> {
    if (resource === 'statefulsets.apps') yield keyOf(object);
    if (resource === 'pods') yield* ownerKeys('StatefulSet', object, old);
  }

  reconcile(namespace: string, name: string): number | undefined {
    const set = this.cluster.get('statefulsets.apps', namespace, name);
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) return undefined;
    const update = keepRevision(this.cluster, set, set.spec.template);
    const revisions = { update, current: set.status?.currentRevision ?? update };
    try {
      this.step(set, revisions);
    } finally {
      this.writeStatus(set, revisions);
    }
    const used = new Set([update, revisions.current, ...this.podsOf(set).map(revisionOf)]);
    forgetRevisions(this.cluster, set, used);
    const later = this.podsOf(set).map((pod) => (availableAt(pod, set.spec.minReadySeconds) ?? 0) - this.cluster.now());
    return later.some((ms) => ms > 0) ? Math.min(...later.filter((ms) => ms > 0)) : undefined;
  }

  private podsOf(set: StatefulSet): Pod[] {
    return this.cluster.ownedBy('pods', set).sort((a, b) => ordinalOf(a) - ordinalOf(b));
  }

  private controlFor({ metadata: { name } }: StatefulSet): PodControl {
    return new PodControl(this.cluster, this.events, 'statefulset-controller', {
      made: (pod) => `create Pod ${pod} in StatefulSet ${name} successful`,
      refused: (pod, error) => `create Pod ${pod} in StatefulSet ${name} failed error: ${error}`,
      deleted: (pod) => `delete Pod ${pod} in StatefulSet ${name} successful`,
    });
  }

  private isAvailable(set: StatefulSet, pod: Pod): boolean {
    return isActive(pod) && (availableAt(pod, set.spec.minReadySeconds) ?? Infinity) <= this.cluster.now();
  }

  /** Creates, then scales down, then updates; in order, each waits for what is before it. */
  private step(set: StatefulSet, revisions: Revisions): void {
    const wanted = set.spec.replicas ?? 1;
    const ordered = set.spec.podManagementPolicy !== 'Parallel';
    const pods = this.podsOf(set);
    const control = this.controlFor(set);
    const byOrdinal = new Map(pods.map((pod) => [ordinalOf(pod), pod]));
    for (let ordinal = 0; ordinal < wanted; ordinal++) {
      const pod = byOrdinal.get(ordinal);
      if (pod === undefined) this.create(set, ordinal, revisions, control);
      else if (hasEnded(pod) && pod.metadata.deletionTimestamp === undefined) control.delete(set, pod);
      if (ordered && (pod === undefined || !this.isAvailable(set, pod))) return;
    }
    const condemned = pods.filter((pod) => ordinalOf(pod) >= wanted).reverse();
    for (const pod of condemned) {
      if (isActive(pod)) control.delete(set, pod);
      if (ordered) return;
    }
    if (set.spec.updateStrategy?.type === 'OnDelete') return;
    const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
    for (let ordinal = wanted - 1; ordinal >= partition; ordinal--) {
      const pod = byOrdinal.get(ordinal);
      if (pod === undefined) return;
      if (revisionOf(pod) !== revisions.update && pod.metadata.deletionTimestamp === undefined)
        return void control.delete(set, pod);
      if (!this.isAvailable(set, pod)) return;
    }
  }

  private create(set: StatefulSet, ordinal: number, { current, update }: Revisions, control: PodControl): void {
    const { name, namespace = '' } = set.metadata;
    const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
    const revision = ordinal < partition ? current : update;
    const pod = `${name}-${ordinal}`;
    const volumes: Volume[] = [];
    for (const claim of set.spec.volumeClaimTemplates ?? []) {
      const metadata = { ...claim.metadata, name: `${claim.metadata.name}-${pod}`, namespace };
      volumes.push({ name: claim.metadata.name, persistentVolumeClaim: { claimName: metadata.name } });
      if (this.cluster.get('persistentvolumeclaims', namespace, metadata.name) !== undefined) continue;
      this.cluster.create('persistentvolumeclaims', {
        ...claim,
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata,
      });
    }
    const { serviceName } = set.spec;
    control.create(set, templateOf(this.cluster, set, revision) ?? set.spec.template, {
      name: pod,
      labels: {
        [revisionLabel]: revision,
        'statefulset.kubernetes.io/pod-name': pod,
        'apps.kubernetes.io/pod-index': String(ordinal),
      },
      hostname: pod,
      volumes,
      ...(serviceName === undefined ? {} : { subdomain: serviceName }),
    });
  }

  private writeStatus(set: StatefulSet, { current, update }: Revisions): void {
    const pods = this.podsOf(set).filter((pod) => !hasEnded(pod));
    const wanted = set.spec.replicas ?? 1;
    const own = (revision: string) => pods.filter((pod) => isActive(pod) && revisionOf(pod) === revision).length;
    const ready = pods.filter((pod) => readySince(pod) !== undefined).length;
    const done =
      set.spec.updateStrategy?.type !== 'OnDelete' &&
      own(update) === wanted &&
      ready === wanted &&
      pods.length === wanted;
    this.cluster.setStatus('statefulsets.apps', set, {
      observedGeneration: set.metadata.generation ?? 0,
      replicas: pods.length,
      availableReplicas: pods.filter((pod) => this.isAvailable(set, pod)).length,
      ...nonEmpty({
        readyReplicas: ready,
        updatedReplicas: own(update),
        currentReplicas: own(done ? update : current),
      }),
      currentRevision: done ? update : current,
      updateRevision: update,
      collisionCount: 0,
    });
  }
}

function ordinalOf({ metadata: { name } }: Pod): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}

function revisionOf({ metadata }: Pod): string {
  return metadata.labels?.[revisionLabel] ?? '';
}
