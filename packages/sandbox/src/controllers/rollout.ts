import { isDeepStrictEqual } from 'node:util';
import { StatusError } from '../api/status-error.ts';
import { hasEnded } from '../pods/pod.ts';
import { type Cluster, namespaceOf } from './cluster.ts';
import { type Condition, nonEmpty, withCondition } from './conditions.ts';
import {
  calculatedStatus,
  deadlineIn,
  deadlineOf,
  isComplete,
  progressing,
  rolloutStatus,
} from './deployment-status.ts';
import type { EventRecorder } from './event-recorder.ts';
import { desiredReplicas, fenceposts, isRolling, newSetSize, proportionalSizes, sum, wantedOf } from './fenceposts.ts';
import {
  byAge,
  hasTemplateOf,
  newReplicaSet,
  renewedReplicaSet,
  revisionKey,
  revisionOf,
  sizeAnnotations,
} from './new-replica-set.ts';
import { claim } from './pod-control.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from './workloads.ts';

const never = 2 ** 31 - 1;

/** One step of one Deployment (deployment_controller.go syncDeployment). What it writes is what leads to the next. */
export class Rollout {
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;
  private deployment: Deployment;
  private old: ReplicaSet[];
  private newest: ReplicaSet | undefined;

  constructor(cluster: Cluster, events: EventRecorder, deployment: Deployment) {
    this.cluster = cluster;
    this.events = events;
    this.deployment = deployment;
    const sets = claim(cluster, 'replicasets.apps', deployment, deployment.spec.selector).toSorted(byAge);
    this.newest = sets.find((set) => hasTemplateOf(set, deployment));
    this.old = sets.filter((set) => set !== this.newest);
  }

  /** @returns in how many ms to look again */
  step(): number | undefined {
    const { paused = false } = this.deployment.spec;
    this.markPaused(paused);
    if (paused || this.isScaled()) {
      this.syncRevision();
      this.scaleAll();
      if (paused) this.cleanUp();
      return this.write(calculatedStatus(this.deployment, this.sets(), this.newest, this.cluster.stamp()));
    }
    if (isRolling(this.deployment)) this.roll();
    else this.recreate();
    return this.write(
      rolloutStatus(this.deployment, this.sets(), this.newest, this.cluster.now(), this.cluster.stamp()),
    );
  }

  private sets(): ReplicaSet[] {
    return this.newest === undefined ? this.old : [...this.old, this.newest];
  }

  private write(status: DeploymentStatus): number | undefined {
    this.cluster.setStatus('deployments.apps', this.deployment, nonEmpty(status));
    return deadlineIn(this.deployment, status, this.cluster.now());
  }

  /** A pause, and its end, begin the deadline anew. */
  private markPaused(paused: boolean): void {
    const current = this.deployment.status?.conditions?.find(({ type }) => type === 'Progressing');
    if (deadlineOf(this.deployment) === undefined || current?.reason === 'ProgressDeadlineExceeded') return;
    const marked = current?.reason === 'DeploymentPaused';
    const stamp = this.cluster.stamp();
    if (paused && !marked) this.setCondition(progressing(stamp, 'Unknown', 'DeploymentPaused', 'Deployment is paused'));
    if (!paused && marked)
      this.setCondition(progressing(stamp, 'Unknown', 'DeploymentResumed', 'Deployment is resumed'));
  }

  private setCondition(condition: Condition): void {
    const { status } = this.deployment;
    this.deployment = {
      ...this.deployment,
      status: { ...status, conditions: withCondition(status?.conditions, condition) },
    };
  }

  private isScaled(): boolean {
    return this.sets().some((set) => {
      const before = set.metadata.annotations?.[desiredReplicas];
      return wantedOf(set) > 0 && before !== undefined && Number(before) !== wantedOf(this.deployment);
    });
  }

  private roll(): void {
    this.syncRevision();
    const newest = this.newest ?? this.create();
    const wanted = wantedOf(this.deployment);
    const size = wantedOf(newest) > wanted ? wanted : newSetSize(this.deployment, this.sets(), wantedOf(newest));
    if (this.scale(newest, size)) return;
    if (this.scaleDownOld(newest)) return;
    if (isComplete(this.deployment, this.deployment.status ?? {})) this.cleanUp();
  }

  /** rolling.go reconcileOldReplicaSets: first what is of no use, then as many as are available above the minimum. */
  private scaleDownOld(newest: ReplicaSet): boolean {
    const least = wantedOf(this.deployment) - fenceposts(this.deployment).unavailable;
    const missing = wantedOf(newest) - (newest.status?.availableReplicas ?? 0);
    const most = sum(this.sets(), wantedOf) - least - missing;
    if (sum(this.old, wantedOf) === 0 || most <= 0) return false;
    const unhealthy = (set: ReplicaSet) => wantedOf(set) - (set.status?.availableReplicas ?? 0);
    const cleaned = this.takeFromOld(most, unhealthy);
    const surplus = sum(this.sets(), ({ status }) => status?.availableReplicas) - least;
    return this.takeFromOld(surplus, wantedOf) + cleaned > 0;
  }

  private takeFromOld(most: number, from: (set: ReplicaSet) => number): number {
    let taken = 0;
    for (const set of this.old) {
      const part = Math.min(Math.max(0, from(set)), wantedOf(set), Math.max(0, most - taken));
      if (part > 0 && this.scale(set, wantedOf(set) - part)) taken += part;
    }
    return taken;
  }

  private recreate(): void {
    this.syncRevision();
    const scaled = this.old.filter((set) => this.scale(set, 0));
    if (scaled.length > 0 || this.hasOldPods()) return;
    const newest = this.newest ?? this.create();
    this.scale(newest, wantedOf(this.deployment));
    if (isComplete(this.deployment, this.deployment.status ?? {})) this.cleanUp();
  }

  private hasOldPods(): boolean {
    return this.old.some(
      (set) => (set.status?.replicas ?? 0) > 0 || this.cluster.ownedBy('pods', set).some((pod) => !hasEnded(pod)),
    );
  }

  /** sync.go scale: one set takes the new size; several share it. */
  private scaleAll(): void {
    const active = this.sets().filter((set) => wantedOf(set) > 0);
    const wanted = wantedOf(this.deployment);
    const single = active.length === 0 ? (this.newest ?? this.old.at(-1)) : active.length === 1 ? active[0] : undefined;
    if (single !== undefined) return void this.scale(single, wanted);
    const saturated =
      this.newest !== undefined &&
      wantedOf(this.newest) === wanted &&
      Number(this.newest.metadata.annotations?.[desiredReplicas]) === wanted &&
      this.newest.status?.availableReplicas === wanted;
    if (saturated) for (const set of active) void (set !== this.newest && this.scale(set, 0));
    else if (isRolling(this.deployment))
      for (const [name, size] of proportionalSizes(this.deployment, active))
        this.scale(active.find(({ metadata }) => metadata.name === name)!, size);
  }

  /** @returns whether its size changed */
  private scale(set: ReplicaSet, size: number): boolean {
    const before = wantedOf(set);
    const annotations = { ...set.metadata.annotations, ...sizeAnnotations(this.deployment) };
    if (before === size && (!this.isScaled() || isDeepStrictEqual(annotations, set.metadata.annotations))) return false;
    const metadata = { ...set.metadata, annotations };
    this.replace(this.cluster.update('replicasets.apps', { ...set, metadata, spec: { ...set.spec, replicas: size } }));
    if (before !== size) this.tellScaled(set, before, size);
    return before !== size;
  }

  private tellScaled({ metadata: { name } }: ReplicaSet, before: number, size: number): void {
    const message = `Scaled ${size > before ? 'up' : 'down'} replica set ${name} from ${before} to ${size}`;
    const happening = { type: 'Normal', reason: 'ScalingReplicaSet', message } as const;
    this.events.record('deployment-controller', this.deployment, happening);
  }

  private replace(set: ReplicaSet): void {
    if (this.newest?.metadata.name === set.metadata.name) this.newest = set;
    this.old = this.old.map((one) => (one.metadata.name === set.metadata.name ? set : one));
  }

  private syncRevision(): void {
    if (this.newest === undefined) return;
    const renewed = renewedReplicaSet(this.newest, this.deployment, this.old);
    this.newest = this.cluster.update('replicasets.apps', renewed);
    this.annotate(String(revisionOf(renewed)));
    const isJudged = this.deployment.status?.conditions?.some(({ type }) => type === 'Progressing') ?? false;
    if (!isJudged) this.tellProgress('FoundNewReplicaSet', `Found new replica set "${renewed.metadata.name}"`);
  }

  private tellProgress(reason: string, message: string): void {
    if (deadlineOf(this.deployment) !== undefined)
      this.setCondition(progressing(this.cluster.stamp(), 'True', reason, message));
  }

  private annotate(revision: string): void {
    const { metadata, status } = this.deployment;
    const live = this.cluster.get('deployments.apps', namespaceOf(this.deployment), metadata.name);
    if (live === undefined || live.metadata.annotations?.[revisionKey] === revision) return;
    const annotations = { ...live.metadata.annotations, [revisionKey]: revision };
    const updated = this.cluster.update('deployments.apps', { ...live, metadata: { ...live.metadata, annotations } });
    // Conditions of this step are written with the rest of its status.
    this.deployment = { ...updated, ...(status === undefined ? {} : { status }) };
  }

  private create(): ReplicaSet {
    const set = newReplicaSet(this.deployment, this.old);
    const { name } = set.metadata;
    if (this.cluster.get('replicasets.apps', namespaceOf(set), name) !== undefined) this.evade(name);
    this.newest = this.cluster.create('replicasets.apps', set);
    if (wantedOf(set) > 0) this.tellScaled(set, 0, wantedOf(set));
    this.tellProgress('NewReplicaSetCreated', `Created new replica set "${name}"`);
    this.annotate(String(revisionOf(set)));
    return this.newest;
  }

  /** A set of another owner or template has the name: the next try takes another. */
  private evade(name: string): never {
    const collisionCount = (this.deployment.status?.collisionCount ?? 0) + 1;
    this.cluster.setStatus('deployments.apps', this.deployment, { ...this.deployment.status, collisionCount });
    throw new StatusError(409, 'AlreadyExists', `replicasets.apps "${name}" already exists`);
  }

  /** sync.go cleanupDeployment: old sets above the history limit go, the oldest revisions first. */
  private cleanUp(): void {
    const { revisionHistoryLimit = 10 } = this.deployment.spec;
    if (revisionHistoryLimit === never) return;
    const surplus = this.old
      .toSorted((a, b) => revisionOf(a) - revisionOf(b))
      .slice(0, Math.max(0, this.old.length - revisionHistoryLimit));
    for (const set of surplus) {
      const { replicas = 0, observedGeneration = 0 } = set.status ?? {};
      if (replicas !== 0 || wantedOf(set) !== 0 || (set.metadata.generation ?? 0) > observedGeneration) continue;
      this.cluster.remove('replicasets.apps', set);
      this.old = this.old.filter((one) => one !== set);
    }
  }
}
