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
  readonly probe: Probe['kind'];
  /** As the image states it; empty is root. */
  readonly user: string;
  readonly readOnly: boolean;
  /** The last lines of both of its streams. */
  readonly logs: string;
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
  /** It runs on for a while, or has done its work and exits with 0. */
  | { readonly kind: 'running' };
