import type { Clock } from '@slipway/core';
import { type Json, type KubeObject, listAt, mapAt, numberAt, ownerOf, textAt } from '../objects.ts';
import { type Store, timestamp } from '../store/store.ts';
import type { PodBehaviours, PodRequest } from './behaviour.ts';
import { ContainerRun, type Incident } from './container-run.ts';
import type { EventRecorder } from './event-recorder.ts';
import { missingConfig } from './missing-config.ts';

interface PodRun {
  readonly uid: string;
  readonly ip: string;
  readonly createdMs: number;
  readonly containers: readonly ContainerRun[];
  scheduled: boolean;
  /** Condition type → since when it has its status. */
  readonly since: Map<string, { readonly status: string; readonly at: number }>;
}

/** Runs pods: schedules them, plays their containers, probes them and ends them gracefully. */
export class Kubelet {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly behaviours: PodBehaviours;
  private readonly events: EventRecorder;
  private readonly settings: { readonly inventSecrets: boolean };
  private readonly runs = new Map<string, PodRun>();
  private addresses = 1;

  constructor(
    store: Store,
    clock: Clock,
    behaviours: PodBehaviours,
    events: EventRecorder,
    settings: { readonly inventSecrets: boolean },
  ) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.behaviours = behaviours;
    this.events = events;
  }

  /** Moves every pod to the present. @returns when to look again */
  step(): number {
    const now = this.clock.now();
    const pods = this.store.list('pods');
    const present = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const [name, run] of this.runs) if (!present.has(run.uid)) this.runs.delete(name);
    return Math.min(Number.POSITIVE_INFINITY, ...pods.map((pod) => this.stepPod(pod, now)));
  }

  logs(
    namespace: string,
    name: string,
    { container, previous, tailLines }: { container?: string | undefined; previous: boolean; tailLines: number },
  ): string | undefined {
    const run = this.runs.get(`${namespace}/${name}`);
    const one = run?.containers.find((candidate) => container === undefined || candidate.name === container);
    if (one === undefined) return undefined;
    const lines = previous ? one.previousLines : one.lines;
    return lines
      .slice(-tailLines)
      .map((line) => `${line}\n`)
      .join('');
  }

  /** What a pod's server answers; undefined when it does not listen. */
  request(namespace: string, name: string, request: PodRequest): { status: number; body: string } | undefined {
    const run = this.runs.get(`${namespace}/${name}`)?.containers.find(({ running }) => running);
    if (run === undefined) return undefined;
    const { answer } = this.behaviours.of(run.image);
    return answer?.(request) ?? { status: 200, body: `${run.image}\n` };
  }

  private stepPod(pod: KubeObject, now: number): number {
    const { namespace = '', name, uid = '', deletionTimestamp } = pod.metadata;
    const id = `${namespace}/${name}`;
    let run = this.runs.get(id);
    if (run === undefined || run.uid !== uid) {
      run = this.begin(pod, now);
      this.runs.set(id, run);
    }
    if (deletionTimestamp !== undefined) return this.stepEnding(pod, run, now);
    if (!this.schedule(pod, run, now)) return now + 1000;
    const missing = missingConfig(this.store, pod, this.settings);
    const policy = textAt(pod, 'spec', 'restartPolicy') ?? 'Always';
    const life = ownerOf(pod)?.kind === 'Job' ? 1 : undefined;
    let next = Number.POSITIVE_INFINITY;
    for (const container of run.containers) {
      container.configError = missing.get(container.name);
      for (const incident of container.step(now, policy, life)) this.tell(pod, incident, container.name);
      next = Math.min(next, container.nextAt(now, life) ?? Number.POSITIVE_INFINITY);
    }
    this.store.updateStatus('pods', pod, this.statusOf(pod, run, now, policy));
    return next;
  }

  private begin(pod: KubeObject, now: number): PodRun {
    this.addresses++;
    const containers = listAt(pod, 'spec', 'containers').map((container) => {
      const image = String(container['image'] ?? '');
      const one = { name: String(container['name']), image, probed: container['readinessProbe'] !== undefined };
      return new ContainerRun(one, this.behaviours.of(image), this.clock);
    });
    const ip = `10.244.${(this.addresses >> 8) & 255}.${this.addresses & 255}`;
    return { uid: pod.metadata.uid ?? '', ip, createdMs: now, containers, scheduled: false, since: new Map() };
  }

  private schedule(pod: KubeObject, run: PodRun, now: number): boolean {
    if (run.scheduled) return true;
    const images = run.containers.map(({ image }) => this.behaviours.of(image).unschedulable);
    const stuck = images.some((rule) =>
      typeof rule === 'object' ? now < run.createdMs + rule.forSeconds * 1000 : rule === true,
    );
    if (stuck) {
      const message =
        '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
      const condition = {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
        lastTransitionTime: timestamp(run.createdMs),
      };
      if (mapAt(pod, 'status')['phase'] === undefined)
        this.tell(pod, { reason: 'FailedScheduling', message, type: 'Warning' });
      this.store.updateStatus('pods', pod, { phase: 'Pending', conditions: [condition] });
      return false;
    }
    run.scheduled = true;
    this.tell(pod, {
      reason: 'Scheduled',
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to sandbox`,
      type: 'Normal',
    });
    return true;
  }

  private statusOf(pod: KubeObject, run: PodRun, now: number, policy: string): Json {
    const ready = run.containers.every((container) => container.readySince(now) !== undefined);
    const codes = run.containers.map(({ exitCode }) => exitCode);
    const over = policy !== 'Always' && codes.every((code) => code !== undefined);
    const failed = over && codes.some((code) => code !== 0) && policy === 'Never';
    const started = run.containers.some(({ running, exitCode }) => running || exitCode !== undefined);
    const phase = failed
      ? 'Failed'
      : over && codes.every((code) => code === 0)
        ? 'Succeeded'
        : started
          ? 'Running'
          : 'Pending';
    const conditions = [
      this.condition(run, 'PodScheduled', true, now),
      this.condition(run, 'Initialized', true, now),
      this.condition(run, 'ContainersReady', ready, now),
      this.condition(run, 'Ready', ready, now),
    ];
    return {
      phase,
      conditions,
      hostIP: '127.0.0.1',
      podIP: run.ip,
      podIPs: [{ ip: run.ip }],
      startTime: timestamp(run.createdMs),
      containerStatuses: run.containers.map((container) => container.status(now)),
      qosClass: 'Burstable',
      observedGeneration: pod.metadata.generation,
    };
  }

  private condition(run: PodRun, type: string, holds: boolean, now: number): Json {
    const status = holds ? 'True' : 'False';
    const before = run.since.get(type);
    if (before?.status !== status) run.since.set(type, { status, at: now });
    return {
      type,
      status,
      lastTransitionTime: timestamp(run.since.get(type)!.at),
      ...(holds || type !== 'Ready' ? {} : { reason: 'ContainersNotReady' }),
    };
  }

  /** preStop, then SIGTERM, then what the application needs to drain; never longer than the grace period. */
  private stepEnding(pod: KubeObject, run: PodRun, now: number): number {
    const grace = pod.metadata.deletionGracePeriodSeconds ?? 30;
    const askedMs = Date.parse(pod.metadata.deletionTimestamp!) - grace * 1000;
    const started = run.containers.some(({ running }) => running);
    const sleeps = listAt(pod, 'spec', 'containers').map(
      (container) => numberAt(container, 'lifecycle', 'preStop', 'sleep', 'seconds') ?? 0,
    );
    const drains = run.containers.map(({ image }) => this.behaviours.of(image).drainSeconds ?? 0.2);
    const needs = started ? Math.min(grace, Math.max(0, ...sleeps) + Math.max(0, ...drains)) : 0;
    const endMs = askedMs + needs * 1000;
    const { namespace = '', name } = pod.metadata;
    if (now >= endMs) {
      this.runs.delete(`${namespace}/${name}`);
      this.store.remove('pods', namespace, name);
      return Number.POSITIVE_INFINITY;
    }
    return endMs;
  }

  private tell(pod: KubeObject, { reason, message, type }: Incident, container?: string): void {
    const fieldPath = container === undefined ? undefined : `spec.containers{${container}}`;
    this.events.record(pod, {
      reason,
      message,
      type,
      component: reason.endsWith('cheduled') || reason === 'FailedScheduling' ? 'default-scheduler' : 'kubelet',
      fieldPath,
    });
  }
}
