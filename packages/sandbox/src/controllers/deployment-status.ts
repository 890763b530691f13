import { type Condition, withCondition, withoutCondition } from './conditions.ts';
import { fenceposts, sum, wantedOf } from './fenceposts.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from './workloads.ts';

const never = 2 ** 31 - 1;

/** The deadline in ms; undefined where there is none. */
export function deadlineOf({ spec: { progressDeadlineSeconds = 600 } }: Deployment): number | undefined {
  return progressDeadlineSeconds === never ? undefined : progressDeadlineSeconds * 1000;
}

export function progressing(stamp: string, status: Condition['status'], reason: string, message: string): Condition {
  return { type: 'Progressing', status, reason, message, lastUpdateTime: stamp, lastTransitionTime: stamp };
}

/** sync.go calculateStatus. */
export function calculatedStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  stamp: string,
): DeploymentStatus {
  const wanted = wantedOf(deployment);
  const available = sum(sets, ({ status }) => status?.availableReplicas);
  const enough = available >= wanted - fenceposts(deployment).unavailable;
  const { collisionCount, conditions } = deployment.status ?? {};
  return {
    observedGeneration: deployment.metadata.generation ?? 0,
    replicas: sum(sets, ({ status }) => status?.replicas),
    updatedReplicas: newest?.status?.replicas ?? 0,
    readyReplicas: sum(sets, ({ status }) => status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, sum(sets, wantedOf) - available),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: withCondition(conditions, {
      type: 'Available',
      status: enough ? 'True' : 'False',
      reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
      message: enough ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.',
      lastUpdateTime: stamp,
      lastTransitionTime: stamp,
    }),
  };
}

/** deployment_util.go DeploymentComplete. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = wantedOf(deployment);
  return (
    status.updatedReplicas === wanted &&
    status.replicas === wanted &&
    status.availableReplicas === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** progress.go syncRolloutStatus: whether the rollout is done, makes progress, or has made none for too long. */
export function rolloutStatus(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
  now: number,
  stamp: string,
): DeploymentStatus {
  const status = calculatedStatus(deployment, sets, newest, stamp);
  return { ...status, conditions: withFailures(withProgress(deployment, status, newest, now, stamp), sets, newest) };
}

function withProgress(
  deployment: Deployment,
  status: DeploymentStatus,
  newest: ReplicaSet | undefined,
  now: number,
  stamp: string,
): readonly Condition[] {
  const { conditions = [] } = status;
  const deadline = deadlineOf(deployment);
  if (deadline === undefined) return withoutCondition(conditions, 'Progressing');
  const current = conditions.find(({ type }) => type === 'Progressing');
  const wasComplete = status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
  if (wasComplete) return conditions;
  const what =
    newest === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`;
  if (isComplete(deployment, status)) {
    const message = `${what} has successfully progressed.`;
    return withCondition(conditions, progressing(stamp, 'True', 'NewReplicaSetAvailable', message));
  }
  if (makesProgress(deployment.status ?? {}, status)) {
    const next = progressing(stamp, 'True', 'ReplicaSetUpdated', `${what} is progressing.`);
    const since = current?.status === 'True' ? current.lastTransitionTime : undefined;
    // Of the same reason, too: its time of update is what the deadline counts from.
    return [
      ...withoutCondition(conditions, 'Progressing'),
      { ...next, ...(since === undefined ? {} : { lastTransitionTime: since }) },
    ];
  }
  if (current !== undefined && hasTimedOut(current, deadline, now)) {
    const message = `${what} has timed out progressing.`;
    return withCondition(conditions, progressing(stamp, 'False', 'ProgressDeadlineExceeded', message));
  }
  return conditions;
}

function makesProgress(old: DeploymentStatus, now: DeploymentStatus): boolean {
  const oldPods = (status: DeploymentStatus) => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  return (
    (now.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
    oldPods(now) < oldPods(old) ||
    (now.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
    (now.availableReplicas ?? 0) > (old.availableReplicas ?? 0)
  );
}

function hasTimedOut({ reason, lastUpdateTime = '' }: Condition, deadlineMs: number, now: number): boolean {
  return reason === 'ProgressDeadlineExceeded' || Date.parse(lastUpdateTime) + deadlineMs < now;
}

/** The refusals that a set met, those of the newest first. */
function withFailures(
  conditions: readonly Condition[],
  sets: readonly ReplicaSet[],
  newest: ReplicaSet | undefined,
): readonly Condition[] {
  const failures = [newest, ...sets].flatMap((set) => set?.status?.conditions ?? []);
  const failure = failures.find(({ type }) => type === 'ReplicaFailure');
  if (failure === undefined) return withoutCondition(conditions, 'ReplicaFailure');
  const { lastTransitionTime } = failure;
  return withCondition(conditions, {
    ...failure,
    ...(lastTransitionTime === undefined ? {} : { lastUpdateTime: lastTransitionTime }),
  });
}

/** progress.go requeueStuckDeployment: when the deadline has to be looked at. */
export function deadlineIn(deployment: Deployment, status: DeploymentStatus, now: number): number | undefined {
  const deadline = deadlineOf(deployment);
  const current = status.conditions?.find(({ type }) => type === 'Progressing');
  if (deadline === undefined || current === undefined || isComplete(deployment, status)) return undefined;
  const { reason, lastUpdateTime = '' } = current;
  if (reason === 'ProgressDeadlineExceeded' || reason === 'NewReplicaSetAvailable') return undefined;
  // A second more, because the API's times are whole seconds.
  return Math.max(0, Date.parse(lastUpdateTime) + deadline - now) + 1000;
}
