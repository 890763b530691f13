import type { Clock } from '@slipway/core';
import { timestamp } from '../store/store.ts';
import type { Behaviour } from './behaviour.ts';

/** Back-off of the kubelet between restarts: none before the first, then 10 s, doubled up to 5 min. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;

export interface Incident {
  readonly reason: string;
  readonly message: string;
  readonly type: 'Normal' | 'Warning';
}

interface Ended {
  readonly exitCode: number;
  readonly reason: string;
  readonly message?: string;
  readonly startedAt: number;
  readonly finishedAt: number;
}

/** One container of a pod as the kubelet sees it: pulled, started, probed, restarted, ended. */
export class ContainerRun {
  readonly name: string;
  readonly image: string;
  readonly lines: string[] = [];
  readonly previousLines: string[] = [];
  private readonly behaviour: Behaviour;
  private readonly probed: boolean;
  private readonly pulledAt: number;
  private readonly createdAt: number;
  private startedAt: number | undefined;
  private ended: Ended | undefined;
  private last: Ended | undefined;
  private restarts = 0;
  private retryAt = 0;
  private told = new Set<string>();
  private probeFailures = 0;
  /** Why the container cannot be made, such as a missing ConfigMap. */
  configError: string | undefined;

  constructor(
    container: { readonly name: string; readonly image: string; readonly probed: boolean },
    behaviour: Behaviour,
    clock: Clock,
  ) {
    this.name = container.name;
    this.image = container.image;
    this.probed = container.probed;
    this.behaviour = behaviour;
    this.createdAt = clock.now();
    this.pulledAt = clock.now() + (behaviour.pullSeconds ?? 0.1) * 1000;
  }

  get running(): boolean {
    return this.startedAt !== undefined && this.ended === undefined;
  }

  get exitCode(): number | undefined {
    return this.ended?.exitCode;
  }

  /** Since when it is ready; undefined while it is not. */
  readySince(now: number): number | undefined {
    if (!this.running || this.behaviour.readiness === 'fail') return undefined;
    const at = this.startedAt! + (this.probed ? (this.behaviour.readyAfterSeconds ?? 1) * 1000 : 0);
    return at <= now ? at : undefined;
  }

  /** Moves to the present. @returns what happened, for events */
  step(now: number, restartPolicy: string, lifeSeconds: number | undefined): Incident[] {
    const incidents: Incident[] = [];
    const tell = (reason: string, message: string, type: Incident['type'] = 'Normal') =>
      incidents.push({ reason, message, type });
    if (this.startedAt === undefined && this.ended === undefined) {
      if (this.pullProblem(now) !== undefined) {
        if (this.once('pull'))
          tell('Failed', `Failed to pull image "${this.image}": ${this.pullProblem(now)}`, 'Warning');
        return incidents;
      }
      if (now < this.pulledAt || this.configError !== undefined) {
        if (this.configError !== undefined && this.once('config'))
          tell('Failed', `Error: ${this.configError}`, 'Warning');
        return incidents;
      }
      if (this.once('pulled')) tell('Pulled', `Successfully pulled image "${this.image}"`);
      this.start(now);
      tell('Started', `Started container ${this.name}`);
    }
    this.endWhenDue(now, lifeSeconds);
    if (this.ended !== undefined) this.restartWhenDue(now, restartPolicy, tell);
    this.probe(now, tell);
    return incidents;
  }

  /** When something will happen by itself; undefined when nothing will. */
  nextAt(now: number, lifeSeconds: number | undefined): number | undefined {
    const { crash, readyAfterSeconds = 1, pull } = this.behaviour;
    const times: number[] = [];
    if (this.startedAt === undefined) times.push(this.pulledAt);
    if (typeof pull === 'object') times.push(this.createdAt + pull.unreachableForSeconds * 1000);
    if (this.running) {
      times.push(this.startedAt! + readyAfterSeconds * 1000);
      if (crash !== undefined && this.crashes()) times.push(this.startedAt! + crash.afterSeconds * 1000);
      if (lifeSeconds !== undefined) times.push(this.startedAt! + lifeSeconds * 1000);
      if (this.probed && this.readySince(now) === undefined) times.push(now + 1000);
    }
    if (this.ended !== undefined) times.push(this.retryAt);
    const future = times.filter((time) => time > now);
    return future.length === 0 ? undefined : Math.min(...future);
  }

  status(now: number): object {
    const state = this.state(now);
    // While it waits for its next start, its last end is the one that it waits for.
    const last = 'waiting' in state ? (this.ended ?? this.last) : this.last;
    return {
      name: this.name,
      image: this.image,
      imageID: this.startedAt === undefined && this.ended === undefined ? '' : this.image,
      ready: this.readySince(now) !== undefined,
      started: this.running,
      restartCount: this.restarts,
      state,
      lastState: last === undefined ? {} : { terminated: terminated(last) },
    };
  }

  private state(now: number): object {
    const problem = this.pullProblem(now);
    if (this.startedAt === undefined && this.ended === undefined) {
      if (problem !== undefined) {
        // The first failure, then the wait for the next try.
        const reason = now - this.createdAt < 500 ? 'ErrImagePull' : 'ImagePullBackOff';
        const words =
          reason === 'ErrImagePull' ? problem : `Back-off pulling image "${this.image}": ErrImagePull: ${problem}`;
        return { waiting: { reason, message: words } };
      }
      if (this.configError !== undefined)
        return { waiting: { reason: 'CreateContainerConfigError', message: this.configError } };
      return { waiting: { reason: 'ContainerCreating' } };
    }
    if (this.ended === undefined) return { running: { startedAt: timestamp(this.startedAt!) } };
    if (this.retryAt > now && this.restarts > 0)
      return {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${(this.retryAt - this.ended.finishedAt) / 1000}s restarting failed container=${this.name}`,
        },
      };
    return { terminated: terminated(this.ended) };
  }

  private pullProblem(now: number): string | undefined {
    const { pull = 'ok' } = this.behaviour;
    if (pull === 'ok') return undefined;
    const prefix = `failed to pull and unpack image "${this.image}": failed to resolve reference "${this.image}"`;
    if (pull === 'not-found') return `rpc error: code = NotFound desc = ${prefix}: ${this.image}: not found`;
    if (pull === 'denied')
      return `rpc error: code = Unknown desc = ${prefix}: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`;
    const over = typeof pull === 'object' && now >= this.createdAt + pull.unreachableForSeconds * 1000;
    return over ? undefined : `rpc error: code = Unavailable desc = ${prefix}: dial tcp: connect: connection refused`;
  }

  private start(now: number): void {
    this.ended = undefined;
    this.startedAt = now;
    this.probeFailures = 0;
    this.previousLines.splice(0, this.previousLines.length, ...this.lines);
    this.lines.splice(0, this.lines.length, ...(this.behaviour.log ?? [`${this.image} starts`]));
    if (this.behaviour.execNotFound === true)
      this.end(
        now,
        128,
        'StartError',
        `failed to create containerd task: failed to create shim task: OCI runtime create failed: exec: "${this.name}": executable file not found in $PATH`,
      );
  }

  private end(now: number, exitCode: number, reason: string, message?: string): void {
    this.ended = {
      exitCode,
      reason,
      ...(message === undefined ? {} : { message }),
      startedAt: this.startedAt ?? now,
      finishedAt: now,
    };
    const waits = this.restarts === 0 ? 0 : Math.min(longestBackoffMs, firstBackoffMs * 2 ** (this.restarts - 1));
    this.retryAt = now + waits;
  }

  private endWhenDue(now: number, lifeSeconds: number | undefined): void {
    if (!this.running) return;
    const { crash } = this.behaviour;
    if (crash !== undefined && this.crashes() && now >= this.startedAt! + crash.afterSeconds * 1000)
      this.end(now, crash.exitCode, crash.reason ?? 'Error');
    else if (lifeSeconds !== undefined && now >= this.startedAt! + lifeSeconds * 1000) this.end(now, 0, 'Completed');
  }

  private crashes(): boolean {
    return this.restarts < (this.behaviour.crash?.times ?? Number.POSITIVE_INFINITY);
  }

  private restartWhenDue(
    now: number,
    policy: string,
    tell: (reason: string, message: string, type?: Incident['type']) => void,
  ): void {
    const { exitCode } = this.ended!;
    if (policy === 'Never' || (policy === 'OnFailure' && exitCode === 0)) return;
    if (now < this.retryAt) {
      if (this.once(`backoff ${this.restarts}`))
        tell('BackOff', `Back-off restarting failed container ${this.name}`, 'Warning');
      return;
    }
    this.last = this.ended!;
    this.restarts++;
    this.start(now);
    tell('Started', `Started container ${this.name}`);
  }

  private probe(now: number, tell: (reason: string, message: string, type?: Incident['type']) => void): void {
    if (!this.probed || !this.running || this.readySince(now) !== undefined) return;
    const due = Math.floor((now - this.startedAt!) / 1000);
    while (this.probeFailures < due) {
      this.probeFailures++;
      tell('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', 'Warning');
    }
  }

  private once(what: string): boolean {
    if (this.told.has(what)) return false;
    this.told.add(what);
    return true;
  }
}

function terminated({ exitCode, reason, message, startedAt, finishedAt }: Ended): object {
  return {
    exitCode,
    reason,
    ...(message === undefined ? {} : { message }),
    startedAt: timestamp(startedAt),
    finishedAt: timestamp(finishedAt),
  };
}
