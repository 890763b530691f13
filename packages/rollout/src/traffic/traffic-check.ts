/** What a stream of requests has met. */
export interface TrafficResult {
  readonly sent: number;
  readonly failed: number;
  /** Median and 99th percentile of the answers, in ms; undefined when there was none. */
  readonly p50Ms: number | undefined;
  readonly p99Ms: number | undefined;
  /** The first failures, with when and what. */
  readonly failures: readonly TrafficFailure[];
}

export interface TrafficFailure {
  readonly at: string;
  readonly what: string;
}

/** Requests that run beside a release from its start to its end. */
export interface TrafficCheck {
  start(): void;
  /** Stops sending, waits for what is under way, and tells. */
  stop(): Promise<TrafficResult>;
  result(): TrafficResult;
}
