import { timestamp } from '../store/store.ts';
import type { Behaviour } from './behaviour.ts';
import type { ContainerPlace } from './container-place.ts';
import { goDuration } from './durations.ts';
import { ImagePull, type PullResult } from './image-pull.ts';
import { imageId, sha256 } from './image-reference.ts';
import {
  type Container,
  type ContainerState,
  type ContainerStatus,
  isSidecar,
  preStopMs,
  type Terminated,
} from './pod.ts';
import { type ProbeAnswer, type ProbeKind, Probes, probeWords } from './probes.ts';
import { RestartBackoff } from './restart-backoff.ts';

/** How soon the kubelet notices what happened (its relist of pods), and how soon it tries again what failed. */
const noticeMs = 1000;
const retryMs = 10_000;

/** Where a container is on its way; most steps end at a time. */
type Step =
  | { readonly is: 'idle' | 'over' | 'running' }
  | { readonly is: 'pulling' | 'failed' | 'unmade' | 'starting' | 'exited' | 'back-off'; readonly until: number }
  | { readonly is: 'stopping'; readonly termAt: number; readonly until: number; readonly exitCode: number };

/** One container as the kubelet runs it: pulled, made, started, probed, restarted, stopped. */
export class ContainerRun {
  readonly container: Container;
  log: string[] = [];
  previousLog: string[] | undefined;
  private readonly place: ContainerPlace;
  private readonly image: ImagePull;
  private step: Step = { is: 'idle' };
  private shown: ContainerState;
  private last: Terminated | undefined;
  private lastShown: Terminated | undefined;
  private probes: Probes | undefined;
  private startedAt = 0;
  private starts = 0;
  private crashes = 0;
  private readonly backoff = new RestartBackoff();
  /** Its pod ends. */
  private isLast = false;

  constructor(container: Container, place: ContainerPlace, hasInits: boolean) {
    this.container = container;
    this.place = place;
    this.image = new ImagePull(container, place);
    this.shown = { waiting: { reason: hasInits ? 'PodInitializing' : 'ContainerCreating' } };
  }

  get isRunning(): boolean {
    return this.step.is === 'running' || this.step.is === 'stopping';
  }

  /** It will not run again. */
  get isOver(): boolean {
    return this.step.is === 'over';
  }

  get hasBegun(): boolean {
    return this.step.is !== 'idle';
  }

  /** As far as what comes after it in the pod is concerned. */
  get isInitialized(): boolean {
    return isSidecar(this.container) ? this.isStarted : this.isOver && this.shown.terminated?.exitCode === 0;
  }

  /** Whether its server takes connections. */
  get listens(): boolean {
    if (this.step.is === 'stopping' && this.place.now() >= this.step.termAt) return false;
    return this.isRunning && this.place.now() >= this.listensFrom;
  }

  /** When something happens next by itself. */
  get due(): number {
    if (this.step.is === 'running') return Math.min(this.endsAt, this.probes?.due ?? Infinity);
    return 'until' in this.step ? this.step.until : Infinity;
  }

  private get isStarted(): boolean {
    return this.isRunning && (this.probes?.started ?? true);
  }

  private get listensFrom(): number {
    const { startupProbe, readinessProbe } = this.container;
    const usual = startupProbe === undefined && readinessProbe === undefined ? 0 : 1;
    return this.startedAt + (this.place.behaviour().readyAfterSeconds ?? usual) * 1000;
  }

  /** When it ends by itself. */
  private get endsAt(): number {
    const { runSeconds = 1 } = this.place.behaviour();
    if (this.crash !== undefined) return this.startedAt + this.crash.afterSeconds * 1000;
    const ends = !isSidecar(this.container) && (this.place.isInit || this.place.restartPolicy !== 'Always');
    return ends ? this.startedAt + runSeconds * 1000 : Infinity;
  }

  private get crash(): Behaviour['crash'] {
    const { crash } = this.place.behaviour();
    return crash !== undefined && this.crashes < (crash.times ?? Infinity) ? crash : undefined;
  }

  begin(): void {
    if (this.step.is === 'idle') this.step = this.pull(this.image.begin());
  }

  advance(): void {
    while (this.due <= this.place.now()) this.step = this.next();
  }

  /** Behaviours were told: what passed may not any more. */
  rethink(): void {
    this.probes?.wake(this.place.now());
  }

  /** For good. A grace that is shorter than that of a stop under way replaces it. */
  stop(graceMs: number): void {
    this.isLast = true;
    const { step } = this;
    const now = this.place.now();
    if (step.is === 'running') this.step = this.kill(graceMs, `Stopping container ${this.container.name}`);
    else if (step.is !== 'stopping') this.step = { is: 'over' };
    else if (now + graceMs < step.until) this.step = { ...step, until: now + graceMs, exitCode: 137 };
  }

  status(): ContainerStatus {
    const { name, image = '' } = this.container;
    const plainInit = this.place.isInit && !isSidecar(this.container);
    return {
      name,
      image,
      imageID: this.starts === 0 ? '' : imageId(image),
      ...(this.starts === 0 ? {} : { containerID: this.id }),
      ready: plainInit ? this.isInitialized : this.isStarted && (this.probes?.ready ?? true),
      started: this.isStarted,
      restartCount: Math.max(0, this.starts - 1),
      state: this.shown,
      lastState: this.lastShown === undefined ? {} : { terminated: this.lastShown },
    };
  }

  private get id(): string {
    return `containerd://${sha256(`${this.place.pod} ${this.container.name} ${this.starts}`)}`;
  }

  private next(): Step {
    const { step } = this;
    switch (step.is) {
      case 'pulling':
      case 'failed':
        return this.pull(this.image.next(step.is));
      case 'unmade':
        return this.pull(this.image.begin());
      case 'starting':
        return this.start();
      case 'running':
        return this.endsAt <= this.place.now() ? this.end() : this.probe();
      case 'stopping':
        return this.exit(step.exitCode, step.exitCode === 0 ? 'Completed' : 'Error');
      case 'exited':
        return this.restart(step.until - noticeMs);
      case 'back-off':
        return this.restart(undefined);
      default:
        return step;
    }
  }

  private pull(result: PullResult): Step {
    if (result.is === 'there') return this.make();
    const { is, until, reason, message } = result;
    if (reason !== undefined) this.show({ waiting: { reason, ...(message === undefined ? {} : { message }) } });
    return { is, until };
  }

  private make(): Step {
    const message = this.place.environmentError();
    const now = this.place.now();
    if (message === undefined)
      return { is: 'starting', until: now + (this.place.behaviour().startSeconds ?? 0) * 1000 };
    this.place.tell('Warning', 'Failed', `Error: ${message}`);
    this.show({ waiting: { reason: 'CreateContainerConfigError', message } });
    return { is: 'unmade', until: now + retryMs };
  }

  private start(): Step {
    const { name, image } = this.container;
    const { execNotFound = false, log = [`${image} starts`] } = this.place.behaviour();
    if (this.starts > 0) this.previousLog = this.log;
    this.log = execNotFound ? [] : [...log];
    this.starts++;
    this.startedAt = this.place.now();
    this.place.tell('Normal', 'Created', `Created container: ${name}`);
    if (execNotFound) return this.failToStart();
    this.place.tell('Normal', 'Started', `Started container ${name}`);
    this.lastShown = this.last;
    this.shown = { running: { startedAt: timestamp(this.startedAt) } };
    this.probes = new Probes(this.container, this.startedAt);
    return { is: 'running' };
  }

  private failToStart(): Step {
    const program = this.container.command?.[0] ?? this.container.name;
    const why = program.includes('/')
      ? `stat ${program}: no such file or directory`
      : 'executable file not found in $PATH';
    const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${program}": ${why}: unknown`;
    this.place.tell('Warning', 'Failed', `Error: ${message}`);
    const step = this.exit(128, 'StartError', message);
    if (step.is === 'exited') this.show({ waiting: { reason: 'RunContainerError', message } });
    return step;
  }

  private end(): Step {
    const { crash } = this;
    if (crash === undefined) return this.exit(0, 'Completed');
    this.crashes++;
    this.log.push(...(crash.log ?? []));
    return this.exit(crash.exitCode, crash.reason ?? (crash.exitCode === 0 ? 'Completed' : 'Error'));
  }

  private probe(): Step {
    const failed = this.probes?.advance(
      this.place.now(),
      (kind) => this.ask(kind),
      (kind, probe, { is }) => {
        const words = probeWords(probe, is, this.place.ip, (port) => this.place.portOf(port));
        this.place.tell('Warning', 'Unhealthy', `${kind} probe failed: ${words}`);
      },
    );
    if (failed === undefined) return this.step;
    const again = this.place.restartPolicy === 'Never' ? '' : ', will be restarted';
    const words = `Container ${this.container.name} failed ${failed.toLowerCase()} probe${again}`;
    return this.kill(this.place.graceMs, words);
  }

  private ask(kind: ProbeKind): ProbeAnswer {
    const { readiness, liveness } = this.place.behaviour();
    if (!this.listens) return { is: 'refused', until: this.listensFrom };
    if (kind === 'Liveness' && liveness === 'fail') return { is: 'no' };
    if (kind !== 'Readiness' || readiness === undefined || readiness === 'pass') return { is: 'yes' };
    if (readiness === 'fail') return { is: 'no' };
    const until = this.startedAt + readiness.failForSeconds * 1000;
    return this.place.now() < until ? { is: 'no', until } : { is: 'yes' };
  }

  /** preStop, then SIGTERM, then what it needs to drain; SIGKILL when that takes longer than the grace (kuberuntime_container.go). */
  private kill(graceMs: number, words: string): Step {
    this.place.tell('Normal', 'Killing', words);
    const now = this.place.now();
    const { drainSeconds } = this.place.behaviour();
    const termAt = now + Math.min(graceMs, preStopMs(this.container));
    const endsAt = termAt + (drainSeconds ?? 0) * 1000;
    // A hook that takes all of the grace leaves two seconds more.
    const killAt = Math.max(now + graceMs, termAt + Math.min(2000, graceMs));
    const exitCode = endsAt > killAt ? 137 : drainSeconds === undefined ? 143 : 0;
    return { is: 'stopping', termAt, until: Math.min(endsAt, killAt), exitCode };
  }

  private exit(exitCode: number, reason: string, message?: string): Step {
    const now = this.place.now();
    // What never ran has no start.
    const startedAt = timestamp(reason === 'StartError' ? 0 : this.startedAt);
    const said = message === undefined ? {} : { message };
    this.last = { exitCode, reason, ...said, startedAt, finishedAt: timestamp(now), containerID: this.id };
    this.shown = { terminated: this.last };
    this.probes = undefined;
    return !this.isLast && this.isRestarted(exitCode) ? { is: 'exited', until: now + noticeMs } : { is: 'over' };
  }

  private isRestarted(exitCode: number): boolean {
    if (isSidecar(this.container)) return true;
    const { restartPolicy, isInit } = this.place;
    if (restartPolicy === 'Never') return false;
    return exitCode !== 0 || (restartPolicy === 'Always' && !isInit);
  }

  /** @param endedAt of the run before; undefined when the back-off is over */
  private restart(endedAt: number | undefined): Step {
    const { place } = this;
    const until = this.backoff.ask(place.now(), endedAt);
    if (until === undefined) return this.pull(this.image.begin());
    const { name } = this.container;
    place.tell('Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${place.pod}`);
    const delay = goDuration(this.backoff.delayMs);
    const message = `back-off ${delay} restarting failed container=${name} pod=${place.pod}`;
    this.show({ waiting: { reason: 'CrashLoopBackOff', message } });
    return { is: 'back-off', until };
  }

  /** A container that waits shows how it ended before. */
  private show(state: ContainerState): void {
    this.lastShown = this.last ?? this.lastShown;
    this.shown = state;
  }
}
