/** How a container of the very image did under least privilege. Durations in ms, sizes in bytes. */
export interface SmokeResult {
  readonly verdict: 'healthy' | 'failed';
  /** Why it failed, in one sentence; undefined when healthy. */
  readonly cause: SmokeFailure | undefined;
  /** From start of the container to the first healthy answer. */
  readonly startUpMs: number | undefined;
  readonly peakMemoryBytes: number | undefined;
  /** From SIGTERM to the end; undefined when it was not tried. */
  readonly stopMs: number | undefined;
  /** Whether SIGTERM ended it within the grace period, without SIGKILL. */
  readonly drained: boolean | undefined;
  readonly probe: 'healthcheck' | 'http' | 'tcp' | 'exec' | 'running';
  readonly user: string;
  readonly readOnly: boolean;
  readonly logs: string;
}

export interface SmokeFailure {
  readonly code: 'exited' | 'out-of-memory' | 'unhealthy' | 'timeout' | 'cannot-start' | 'runs-as-root';
  readonly message: string;
  readonly exitCode: number | undefined;
  /** File that it tried to write on its read-only root, when the log says so. */
  readonly deniedPath: string | undefined;
}
