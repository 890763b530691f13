import type { Cluster } from '../controllers/cluster.ts';
import { namespaceOf } from '../controllers/cluster.ts';
import { portOn } from '../controllers/endpoints.ts';
import type { EventRecorder } from '../controllers/event-recorder.ts';
import type { PodBehaviours } from './behaviour.ts';
import { environmentError, mountError } from './config-references.ts';
import type { ContainerPlace } from './container-place.ts';
import { ContainerRun } from './container-run.ts';
import { type Container, isSidecar, type Pod, type PodStatus } from './pod.ts';
import { podStatus } from './pod-status.ts';

/** Tries of a mount: half a second apart, doubled up to two minutes (volume/util/nestedpendingoperations). */
const firstMountRetryMs = 500;
const longestMountRetryMs = 122_000;

export interface PodRunSettings {
  readonly cluster: Cluster;
  readonly events: EventRecorder;
  readonly behaviours: PodBehaviours;
  readonly images: Set<string>;
  /** Secrets that nobody has made are as if they were there. */
  readonly inventSecrets: boolean;
  readonly ip: string;
}

/** One pod on the node: its volumes, its init containers in order, its containers, and its end. */
export class PodRun {
  readonly uid: string;
  readonly ip: string;
  private readonly settings: PodRunSettings;
  private readonly inits: readonly ContainerRun[];
  private readonly mains: readonly ContainerRun[];
  private readonly startTime: string;
  private pod: Pod;
  private mount: { state: 'due' | 'done'; at: number; waitMs: number };
  private endsBy: number | undefined;

  constructor(pod: Pod, settings: PodRunSettings) {
    const { cluster, ip } = settings;
    this.uid = pod.metadata.uid ?? '';
    this.ip = ip;
    this.pod = pod;
    this.settings = settings;
    this.startTime = cluster.stamp();
    this.mount = { state: 'due', at: cluster.now(), waitMs: firstMountRetryMs };
    const { containers, initContainers = [] } = pod.spec;
    const runs = (list: readonly Container[], isInit: boolean) =>
      list.map((one) => new ContainerRun(one, this.placeOf(one, isInit), initContainers.length > 0));
    this.inits = runs(initContainers, true);
    this.mains = runs(containers, false);
  }

  /** Nothing of it runs any more, and nothing will. */
  get isGone(): boolean {
    return this.endsBy !== undefined && this.all().every(({ isOver }) => isOver);
  }

  /** When something happens next by itself. */
  get due(): number {
    const mount = this.mount.state === 'due' && this.endsBy === undefined ? this.mount.at : Infinity;
    return Math.min(mount, ...this.all().map(({ due }) => due));
  }

  rethink(): void {
    for (const run of this.all()) run.rethink();
  }

  /** Moves it to the present. */
  advance(pod: Pod): void {
    this.pod = pod;
    if (pod.metadata.deletionTimestamp !== undefined) this.end(pod.metadata.deletionGracePeriodSeconds ?? 30);
    else if (this.endsBy === undefined) this.begin();
    for (const run of this.all()) run.advance();
    // Sidecars live as long as there is something to serve.
    const done = this.mains.every(({ isOver }) => isOver) && this.mains.some(({ hasBegun }) => hasBegun);
    if (done || this.endsBy !== undefined) this.endSidecars();
  }

  status(): PodStatus {
    const over = this.mains.every(({ isOver }) => isOver);
    return podStatus(this.pod, {
      ip: this.mount.state === 'done' ? this.ip : undefined,
      startTime: this.startTime,
      stamp: this.settings.cluster.stamp(),
      inits: this.inits.map((run) => run.status()),
      containers: this.mains.map((run) => run.status()),
      isTerminal: over && this.all().every(({ isRunning }) => !isRunning),
    });
  }

  /** The run of a container; without a name that of the first. */
  container(name: string | undefined): ContainerRun | undefined {
    return name === undefined ? this.mains[0] : this.all().find(({ container }) => container.name === name);
  }

  /** The container that takes connections on a port: one that declares it, or one that declares none. */
  listener(port: number | string): ContainerRun | undefined {
    const number = typeof port === 'string' && !/^\d+$/.test(port) ? portOn(this.pod, port) : Number(port);
    const listening = [...this.mains, ...this.inits].filter(({ listens }) => listens);
    const declares = ({ container }: ContainerRun) => declaredPorts(container, this.pod).includes(number ?? -1);
    return (
      listening.find(declares) ?? listening.find(({ container }) => declaredPorts(container, this.pod).length === 0)
    );
  }

  private all(): readonly ContainerRun[] {
    return [...this.inits, ...this.mains];
  }

  private begin(): void {
    const now = this.settings.cluster.now();
    if (this.mount.state === 'due' && this.mount.at <= now) this.tryMount(now);
    if (this.mount.state === 'due') return;
    for (const run of this.inits) {
      run.begin();
      run.advance();
      if (!run.isInitialized && !this.mains.some(({ hasBegun }) => hasBegun)) return;
    }
    for (const run of this.mains) run.begin();
  }

  private tryMount(now: number): void {
    const problem = mountError(this.settings.cluster, this.pod, this.settings.inventSecrets);
    if (problem === undefined) {
      this.mount.state = 'done';
      return;
    }
    this.settings.events.record('kubelet', this.pod, { type: 'Warning', reason: 'FailedMount', message: problem });
    const { waitMs } = this.mount;
    this.mount = { state: 'due', at: now + waitMs, waitMs: Math.min(longestMountRetryMs, waitMs * 2) };
  }

  private end(graceSeconds: number): void {
    const now = this.settings.cluster.now();
    this.endsBy = Math.min(this.endsBy ?? Infinity, now + graceSeconds * 1000);
    for (const run of [...this.mains, ...this.inits.filter(({ container }) => !isSidecar(container))])
      if (!run.isOver) run.stop(this.endsBy - now);
  }

  /** In the reverse of their order, once nothing is left to serve (KEP-753). */
  private endSidecars(): void {
    if (this.mains.some(({ isOver }) => !isOver)) return;
    const now = this.settings.cluster.now();
    const graceMs = (this.endsBy ?? now + graceOf(this.pod)) - now;
    for (const run of this.inits.toReversed()) {
      if (run.isOver) continue;
      run.stop(graceMs);
      run.advance();
      if (!run.isOver) return;
    }
  }

  private placeOf(container: Container, isInit: boolean): ContainerPlace {
    const { cluster, events, behaviours, images, inventSecrets } = this.settings;
    const { name, uid = '' } = this.pod.metadata;
    const kind = isInit ? 'initContainers' : 'containers';
    const fieldPath = `spec.${kind}{${container.name}}`;
    return {
      ip: this.ip,
      pod: `${name}_${namespaceOf(this.pod)}(${uid})`,
      restartPolicy: this.pod.spec.restartPolicy ?? 'Always',
      isInit,
      graceMs: graceOf(this.pod),
      images,
      now: () => cluster.now(),
      behaviour: () => behaviours.of(this.pod, container),
      environmentError: () => environmentError(cluster, this.pod, container, inventSecrets),
      tell: (type, reason, message) => events.record('kubelet', this.pod, { type, reason, message, fieldPath }),
      portOf: (port) => portOn(this.pod, port) ?? 0,
    };
  }
}

function graceOf({ spec: { terminationGracePeriodSeconds = 30 } }: Pod): number {
  return terminationGracePeriodSeconds * 1000;
}

/** The ports that a container declares, or is probed on. */
function declaredPorts({ ports = [], ...container }: Container, pod: Pod): number[] {
  const { startupProbe, readinessProbe, livenessProbe } = container;
  const probed = [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => {
    const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port;
    return port === undefined ? [] : [portOn(pod, port) ?? 0];
  });
  return [...ports.map(({ containerPort }) => containerPort), ...probed];
}
