import type { Container, Probe } from './pod.ts';

export type ProbeKind = 'Startup' | 'Readiness' | 'Liveness';

/** What a probe meets: nothing that listens, a clear no, or a yes; and when a no will be a yes, where that is known. */
export interface ProbeAnswer {
  readonly is: 'refused' | 'no' | 'yes';
  readonly until?: number;
}

interface ProbeRun {
  readonly kind: ProbeKind;
  readonly probe: Probe;
  /** When it was asked first; the others follow in its periods. Undefined before its turn. */
  firstAt: number | undefined;
  nextAt: number;
  successes: number;
  failures: number;
  passing: boolean;
}

/** The probes of one run of a container (pkg/kubelet/prober/worker.go): first startup, then the others. */
export class Probes {
  private readonly startedAt: number;
  private readonly runs: readonly ProbeRun[];

  constructor(container: Container, startedAt: number) {
    this.startedAt = startedAt;
    const kinds = [
      ['Startup', container.startupProbe],
      ['Readiness', container.readinessProbe],
      ['Liveness', container.livenessProbe],
    ] as const;
    this.runs = kinds.flatMap(([kind, probe]) =>
      probe === undefined
        ? []
        : [{ kind, probe, firstAt: undefined, nextAt: Infinity, successes: 0, failures: 0, passing: false }],
    );
    this.beginThose(startedAt);
  }

  get started(): boolean {
    return this.run('Startup')?.passing ?? true;
  }

  get ready(): boolean {
    return this.started && (this.run('Readiness')?.passing ?? true);
  }

  get due(): number {
    return Math.min(...this.runs.map(({ nextAt }) => nextAt), Infinity);
  }

  /** Asks every probe that is due. @returns the one for which the container has to be killed */
  advance(
    now: number,
    ask: (kind: ProbeKind) => ProbeAnswer,
    tell: (kind: ProbeKind, probe: Probe, answer: ProbeAnswer) => void,
  ): ProbeKind | undefined {
    for (const run of this.runs)
      while (run.nextAt <= now) {
        const answer = ask(run.kind);
        if (answer.is === 'yes') succeed(run);
        else {
          tell(run.kind, run.probe, answer);
          if (fail(run, answer.until) && run.kind !== 'Readiness') return run.kind;
        }
        if (run.kind === 'Startup' && run.passing) this.beginThose(now);
      }
    return undefined;
  }

  /** What passed may not any more: looks again at the next period. */
  wake(now: number): void {
    for (const run of this.runs) {
      if (run.nextAt !== Infinity || run.firstAt === undefined || (run.kind === 'Startup' && run.passing)) continue;
      run.nextAt = onGrid(run, now);
    }
  }

  private run(kind: ProbeKind): ProbeRun | undefined {
    return this.runs.find((run) => run.kind === kind);
  }

  private beginThose(now: number): void {
    const starting = !this.started;
    for (const run of this.runs) {
      if (run.firstAt !== undefined || starting !== (run.kind === 'Startup')) continue;
      run.firstAt = Math.max(now, this.startedAt + (run.probe.initialDelaySeconds ?? 0) * 1000);
      run.nextAt = run.firstAt;
    }
  }
}

function succeed(run: ProbeRun): void {
  run.failures = 0;
  run.successes++;
  run.passing ||= run.successes >= (run.probe.successThreshold ?? 1);
  // What passes goes on to pass until something is told: no need to look.
  run.nextAt = run.passing ? Infinity : run.nextAt + periodOf(run.probe);
}

/** @returns whether it has failed often enough to count */
function fail(run: ProbeRun, until = Infinity): boolean {
  run.successes = 0;
  run.failures++;
  // The kubelet asks a container that is not ready more often than its period, so a change is seen when it happens.
  run.nextAt = Math.min(onGrid(run, run.nextAt + 1), until);
  const counts = run.failures >= (run.probe.failureThreshold ?? 3);
  if (counts) run.passing = false;
  return counts;
}

/** The first of its periods from a time on. */
function onGrid({ firstAt = 0, probe }: ProbeRun, from: number): number {
  return firstAt + Math.ceil((from - firstAt) / periodOf(probe)) * periodOf(probe);
}

function periodOf({ periodSeconds = 10 }: Probe): number {
  return periodSeconds * 1000;
}

/** The kubelet's words about a probe that failed (pkg/probe). */
export function probeWords(
  probe: Probe,
  outcome: ProbeAnswer['is'],
  ip: string,
  portOf: (port: number | string) => number,
): string {
  const { httpGet, tcpSocket, grpc, exec } = probe;
  if (httpGet !== undefined) {
    const address = `${ip}:${portOf(httpGet.port)}`;
    const { scheme = 'HTTP', path = '/' } = httpGet;
    return outcome === 'no'
      ? 'HTTP probe failed with statuscode: 503'
      : `Get "${scheme.toLowerCase()}://${address}${path}": dial tcp ${address}: connect: connection refused`;
  }
  if (tcpSocket !== undefined) return `dial tcp ${ip}:${portOf(tcpSocket.port)}: connect: connection refused`;
  if (grpc !== undefined)
    return outcome === 'no'
      ? 'service unhealthy (responded with "NOT_SERVING")'
      : `timeout: failed to connect service "${ip}:${grpc.port}" within 1s: context deadline exceeded`;
  return exec === undefined ? '' : 'command exited with 1';
}
