import { type Container, type ContainerStatus, isSidecar, type Pod, type PodCondition, type PodStatus } from './pod.ts';

type Phase = NonNullable<PodStatus['phase']>;

/** What the kubelet knows of a pod besides its containers. */
export interface PodFacts {
  /** Undefined until its volumes are mounted and its sandbox is made. */
  readonly ip: string | undefined;
  readonly startTime: string;
  readonly stamp: string;
  readonly inits: readonly ContainerStatus[];
  readonly containers: readonly ContainerStatus[];
  /** It ends, or has ended: nothing of it starts again. */
  readonly isTerminal: boolean;
}

interface Verdict {
  readonly holds: boolean;
  readonly reason?: string;
  readonly message?: string;
}

/** The status that the kubelet writes (kubelet_pods.go generateAPIPodStatus). */
export function podStatus(pod: Pod, facts: PodFacts): PodStatus {
  const { ip, startTime, inits, containers } = facts;
  const phase = phaseOf(pod, facts);
  const ready = containersReady(pod, facts, phase);
  const verdicts: readonly (readonly [string, Verdict])[] = [
    ['PodReadyToStartContainers', { holds: ip !== undefined && phase !== 'Succeeded' && phase !== 'Failed' }],
    ['Initialized', initialized(pod, facts, phase)],
    ['Ready', ready.holds ? gatesReady(pod) : ready],
    ['ContainersReady', ready],
    ['PodScheduled', { holds: true }],
  ];
  const known = new Set(verdicts.map(([type]) => type));
  const foreign = (pod.status?.conditions ?? []).filter(({ type }) => !known.has(type));
  const conditions = [...verdicts.map(([type, verdict]) => condition(pod, type, verdict, facts.stamp)), ...foreign];
  return {
    observedGeneration: pod.metadata.generation ?? 1,
    phase,
    conditions,
    hostIP: '192.0.2.1',
    hostIPs: [{ ip: '192.0.2.1' }],
    ...(ip === undefined ? {} : { podIP: ip, podIPs: [{ ip }] }),
    startTime,
    ...(inits.length === 0 ? {} : { initContainerStatuses: inits }),
    containerStatuses: containers.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    qosClass: (pod.status as { qosClass?: string } | undefined)?.qosClass ?? 'Burstable',
  } as PodStatus;
}

/** A condition, with the time since when it has its status. */
export function condition(pod: Pod, type: string, { holds, reason, message }: Verdict, stamp: string): PodCondition {
  const old = pod.status?.conditions?.find((one) => one.type === type);
  const status = holds ? 'True' : 'False';
  return {
    type,
    observedGeneration: pod.metadata.generation ?? 1,
    status,
    lastProbeTime: null,
    lastTransitionTime: old?.status === status ? old.lastTransitionTime : stamp,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  };
}

/** kubelet_pods.go getPhase. */
function phaseOf({ spec }: Pod, { inits, containers, isTerminal }: PodFacts): Phase {
  const { restartPolicy = 'Always' } = spec;
  const plain = inits.filter((_, index) => !isSidecar(spec.initContainers![index]!));
  const endOf = ({ state, lastState }: ContainerStatus) => state.terminated ?? (state.waiting && lastState.terminated);
  const failedInit = plain.some((status) => (endOf(status)?.exitCode ?? 0) !== 0);
  if (failedInit && restartPolicy === 'Never') return 'Failed';
  const pendingInit = plain.some((status) => endOf(status) === undefined);
  const sidecars = inits.filter((status) => !plain.includes(status));
  const hasBegun = containers.some(({ containerID }) => containerID !== undefined);
  const pendingSidecar = sidecars.some(({ started, state }) => !started && state.terminated === undefined) && !hasBegun;
  const waiting = containers.some((status) => status.state.running === undefined && endOf(status) === undefined);
  if (pendingInit || pendingSidecar || waiting) return 'Pending';
  if ([...containers, ...sidecars].some(({ state }) => state.running !== undefined)) return 'Running';
  const succeeded = containers.every((status) => endOf(status)?.exitCode === 0);
  if (isTerminal) return succeeded ? 'Succeeded' : 'Failed';
  if (restartPolicy === 'Always') return 'Running';
  if (succeeded) return 'Succeeded';
  return restartPolicy === 'Never' ? 'Failed' : 'Running';
}

function initialized({ spec }: Pod, { inits, containers }: PodFacts, phase: Phase): Verdict {
  if (phase === 'Succeeded') return { holds: true, reason: 'PodCompleted' };
  if (containers.some(({ containerID }) => containerID !== undefined)) return { holds: true };
  const done = (container: Container, status: ContainerStatus) =>
    isSidecar(container) ? status.started : status.ready;
  const left = inits.filter((status, index) => !done(spec.initContainers![index]!, status));
  if (left.length === 0) return { holds: true };
  const names = left.map(({ name }) => name).join(' ');
  return { holds: false, reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${names}]` };
}

function containersReady({ spec }: Pod, { inits, containers }: PodFacts, phase: Phase): Verdict {
  if (phase === 'Succeeded') return { holds: false, reason: 'PodCompleted' };
  if (phase === 'Failed') return { holds: false, reason: 'PodFailed' };
  const sidecars = inits.filter((_, index) => isSidecar(spec.initContainers![index]!));
  const left = [...sidecars, ...containers].filter(({ ready }) => !ready);
  if (left.length === 0) return { holds: true };
  const names = left.map(({ name }) => name).join(' ');
  return { holds: false, reason: 'ContainersNotReady', message: `containers with unready status: [${names}]` };
}

function gatesReady({ spec: { readinessGates = [] }, status }: Pod): Verdict {
  const messages = readinessGates.flatMap(({ conditionType }) => {
    const found = status?.conditions?.find(({ type }) => type === conditionType);
    if (found === undefined)
      return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    return found.status === 'True'
      ? []
      : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
  });
  return messages.length === 0
    ? { holds: true }
    : { holds: false, reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}
