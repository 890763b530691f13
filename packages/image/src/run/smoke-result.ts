/** How a container of the very image did under least privilege. Durations in ms, sizes in bytes. */
export interface SmokeResult {
  readonly verdict: 'healthy' | 'failed';
  /** Why it failed, in one sentence; undefined when healthy. */
  readonly cause: SmokeFailure | undefined;
  /** From start of the container to the first healthy answer. */
  readonly startUpMs: number | undefined;
  /** Largest working set that was seen, without page cache. */
  readonly peakMemoryBytes: number | undefined;
  /** From SIGTERM to the end; undefined when it was not tried. */
  readonly stopMs: number | undefined;
  /** Whether SIGTERM ended it within the grace period, without SIGKILL; undefined when it was not tried. */
  readonly drained: boolean | undefined;
  /** Exit code after SIGTERM; undefined when it was not tried, or had to be killed. */
  readonly stopCode: number | undefined;
  /** That it ended before it was told to, where that is no failure. */
  readonly ended: EndByItself | undefined;
  readonly probe: Probe['kind'];
  /** Port that was asked. */
  readonly port: number | undefined;
  /** As the image states it; empty is root. */
  readonly user: string;
  readonly readOnly: boolean;
  /**
   * Files that its log says it could not write on a read-only root, whether it survived that or not; empty where the log
   * names none, undefined where it speaks of no such thing.
   */
  readonly deniedWrites: readonly string[] | undefined;
  /** The last lines of both of its streams. */
  readonly logs: string;
}

/** That a container ended, though nobody had told it to. */
export interface EndByItself {
  /** Since its start, by the engine's clock; undefined where that does not say. */
  readonly afterMs: number | undefined;
  readonly exitCode: number;
}

/** Such as `ended by itself after 0.1 s with exit code 0`. */
export function endInWords({ afterMs, exitCode }: EndByItself): string {
  return `ended by itself${afterMs === undefined ? '' : ` after ${(afterMs / 1000).toFixed(1)} s`} with exit code ${exitCode}`;
}

export interface SmokeFailure {
  readonly code: 'exited' | 'out-of-memory' | 'unhealthy' | 'timeout' | 'cannot-start' | 'runs-as-root';
  /** What happened, in a sentence or two. */
  readonly message: string;
  /** What to do next. */
  readonly advice: string | undefined;
  readonly exitCode: number | undefined;
  /** File that it tried to write on its read-only root, when the log says so. */
  readonly deniedPath: string | undefined;
}

/** `healthy`, or that one without a probe has done its work, which is not the same. */
export function verdictInWords({ verdict, ended }: Pick<SmokeResult, 'verdict' | 'ended'>): string {
  return ended === undefined ? verdict : `${endInWords(ended)}, as one that has done its work`;
}

/** Why it failed, in as few words as a table has room for. */
export function causeInWords({ code, exitCode }: SmokeFailure): string {
  const words = {
    exited: exitCode === undefined ? 'it ended' : `it ended with exit code ${exitCode}`,
    'out-of-memory': 'out of memory',
    unhealthy: 'unhealthy',
    timeout: 'no answer in time',
    'cannot-start': 'it cannot be started',
    'runs-as-root': 'it runs as root',
  };
  return words[code];
}

/** What shows that a container works. */
export type Probe =
  /** The image's own HEALTHCHECK. */
  | { readonly kind: 'healthcheck' }
  /** Any answer from 200 to 399, as a kubelet takes it. */
  | { readonly kind: 'http'; readonly port: number; readonly path: string }
  | { readonly kind: 'tcp'; readonly port: number }
  /** A command in the container that exits with 0. */
  | { readonly kind: 'exec'; readonly command: readonly string[] }
  /** It runs on for a while. `mayEnd`: nobody has asked for that, so what has done its work and ends with 0 is told as such. */
  | { readonly kind: 'running'; readonly mayEnd?: true }
  /** It does its work and ends with 0 within the time-out. */
  | { readonly kind: 'exit' };
