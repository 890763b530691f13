import { type Cluster, keyOf } from '../controllers/cluster.ts';
import type { Controller } from '../controllers/control-loop.ts';
import type { EventRecorder } from '../controllers/event-recorder.ts';
import type { Change } from '../store/store.ts';
import type { PodAnswer, PodBehaviours, PodRequest } from './behaviour.ts';
import { hasEnded, type Pod } from './pod.ts';
import { PodRun } from './pod-run.ts';
import { condition } from './pod-status.ts';

/** The scheduler tries again what nothing has changed for (--pod-max-in-unschedulable-pods-duration). */
const rescheduleMs = 300_000;
const noRoom =
  '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';

export interface LogWishes {
  readonly container?: string | undefined;
  readonly previous?: boolean | undefined;
  readonly tailLines?: number | undefined;
}

export interface NodeSettings {
  /** Secrets that pods refer to and nobody has made are as if they were there. */
  readonly inventSecrets: boolean;
}

/** The one node, `sandbox`: its scheduler, and its kubelet that runs pods as they are told to behave. */
export class Kubelet implements Controller {
  private readonly settings: NodeSettings;
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;
  private readonly behaviours: PodBehaviours;
  private readonly runs = new Map<string, PodRun>();
  private readonly images = new Set<string>();
  /** When the scheduler last looked for a node in vain. */
  private readonly tries = new Map<string, number>();
  private addresses = 1;

  constructor(cluster: Cluster, events: EventRecorder, behaviours: PodBehaviours, settings: NodeSettings) {
    this.settings = settings;
    this.cluster = cluster;
    this.events = events;
    this.behaviours = behaviours;
  }

  *concerns({ resource, object }: Change): Iterable<string> {
    if (resource === 'pods') yield keyOf(object);
  }

  /** Behaviours were told. @returns the pods that they may concern */
  rethink(): string[] {
    for (const run of this.runs.values()) run.rethink();
    return this.cluster.list('pods').map(keyOf);
  }

  reconcile(namespace: string, name: string): number | undefined {
    const key = `${namespace}/${name}`;
    const pod = this.cluster.get('pods', namespace, name);
    if (pod === undefined) {
      this.runs.delete(key);
      this.tries.delete(key);
      return undefined;
    }
    if (hasEnded(pod)) {
      if (pod.metadata.deletionTimestamp !== undefined) this.cluster.remove('pods', pod);
      return undefined;
    }
    if (pod.spec.nodeName === undefined) return this.schedule(pod);
    let run = this.runs.get(key);
    if (run === undefined || run.uid !== pod.metadata.uid) {
      const { cluster, events, behaviours, images } = this;
      run = new PodRun(pod, { ...this.settings, cluster, events, behaviours, images, ip: this.nextAddress() });
      this.runs.set(key, run);
    }
    run.advance(pod);
    this.cluster.setStatus('pods', pod, run.status());
    if (run.isGone) this.cluster.remove('pods', pod);
    return run.due === Infinity ? undefined : run.due - this.cluster.now();
  }

  /** The log of a container; undefined when there is none, or no run before. */
  logs(namespace: string, name: string, { container, previous = false, tailLines }: LogWishes): string | undefined {
    const run = this.runs.get(`${namespace}/${name}`)?.container(container);
    const lines = previous ? run?.previousLog : run?.log;
    const from = tailLines === undefined ? 0 : Math.max(0, (lines?.length ?? 0) - tailLines);
    return lines
      ?.slice(from)
      .map((line) => `${line}\n`)
      .join('');
  }

  /** What a pod's server answers. @throws an error of code ECONNREFUSED when it does not listen */
  request(namespace: string, name: string, port: number | string, request: PodRequest): PodAnswer {
    const pod = this.cluster.get('pods', namespace, name);
    const run = this.runs.get(`${namespace}/${name}`);
    const listener = run?.listener(port);
    if (pod === undefined || run === undefined || listener === undefined) throw refused(run?.ip ?? '0.0.0.0', port);
    const { answer } = this.behaviours.of(pod, listener.container);
    return answer?.(request) ?? { status: 200, body: `${listener.container.image}\n` };
  }

  private schedule(pod: Pod): number | undefined {
    const { name, namespace = '', deletionTimestamp, creationTimestamp = '' } = pod.metadata;
    if (deletionTimestamp !== undefined) return void this.cluster.remove('pods', pod);
    const { unschedulable = false } = this.behaviours.of(pod, pod.spec.containers[0] ?? { name: '' });
    const until =
      typeof unschedulable === 'object'
        ? Date.parse(creationTimestamp) + unschedulable.forSeconds * 1000
        : unschedulable
          ? Infinity
          : 0;
    if (until > this.cluster.now()) {
      const message = typeof unschedulable === 'object' ? (unschedulable.message ?? noRoom) : noRoom;
      const triedAt = this.tries.get(keyOf(pod)) ?? -Infinity;
      if (this.cluster.now() >= triedAt + rescheduleMs) {
        this.tries.set(keyOf(pod), this.cluster.now());
        this.events.record('default-scheduler', pod, { type: 'Warning', reason: 'FailedScheduling', message });
      }
      const verdict = { holds: false, reason: 'Unschedulable', message };
      const conditions = [condition(pod, 'PodScheduled', verdict, this.cluster.stamp())];
      this.cluster.setStatus('pods', pod, { ...pod.status, phase: 'Pending', conditions });
      return Math.min(until - this.cluster.now(), rescheduleMs);
    }
    const message = `Successfully assigned ${namespace}/${name} to sandbox`;
    this.events.record('default-scheduler', pod, { type: 'Normal', reason: 'Scheduled', message });
    const bound = this.cluster.update('pods', { ...pod, spec: { ...pod.spec, nodeName: 'sandbox' } });
    const conditions = [condition(pod, 'PodScheduled', { holds: true }, this.cluster.stamp())];
    this.cluster.setStatus('pods', bound, { ...pod.status, phase: 'Pending', conditions });
    return undefined;
  }

  private nextAddress(): string {
    this.addresses++;
    return `10.244.${(this.addresses >> 8) & 255}.${this.addresses & 255}`;
  }
}

function refused(address: string, port: number | string): Error {
  const words = `connect ECONNREFUSED ${address}:${port}`;
  return Object.assign(new Error(words), { code: 'ECONNREFUSED', syscall: 'connect', address, port: Number(port) });
}
