/** What a stream of requests has met. */
export interface TrafficResult {
  readonly sent: number;
  readonly failed: number;
  /** Those of the failed that count against the release. */
  readonly blamed: number;
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
  /** Asks before anything is changed. @returns what is wrong with what is live, when it gives no good answer at all */
  probe(): Promise<string | undefined>;
  /** The new version has all the traffic: what failed before was not its fault, where what was live failed already. */
  handedOver(): void;
  /** Stops sending, waits for what is under way, and tells. */
  stop(): Promise<TrafficResult>;
  result(): TrafficResult;
}
