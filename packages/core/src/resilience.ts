import type { Clock } from './clock.ts';
import { Problem } from './problem.ts';
import type { Operation, Policies } from './resilience-policies.ts';
import { TokenBucket } from './token-bucket.ts';

/** How hard a remote service is asked. */
export interface ResilienceLimits {
  /** How often an operation is tried, the first time included. */
  readonly tries: number;
  /** For all tries of an operation and the waits between them; then it is aborted. */
  readonly deadlineMs: number;
  /** About how long the first wait is; each further one is about twice as long. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Failures in a row, of all operations, after which nothing is sent for `brokenMs`; then one operation tries. */
  readonly breakAfter: number;
  readonly brokenMs: number;
  /** How many tries a second are begun on average, and how many at once after a rest. */
  readonly perSecond: number;
  readonly burst: number;
  /** How many tries are under way at a time. */
  readonly concurrent: number;
}

export const resilienceLimits: ResilienceLimits = {
  tries: 7,
  deadlineMs: 120_000,
  firstDelayMs: 100,
  longestDelayMs: 15_000,
  breakAfter: 20,
  brokenMs: 5_000,
  perSecond: 50,
  burst: 100,
  concurrent: 64,
};

export interface ResilienceSettings extends Partial<ResilienceLimits> {
  readonly clock: Clock;
  /** Whether another try may end otherwise. What it denies is an answer: thrown at once, and no failure of the service. */
  readonly retryable: (error: unknown) => boolean;
  /** From 0 to below 1, as Math.random. */
  readonly random?: () => number;
  /** Hears of each try that failed and is followed by another. */
  readonly onRetry?: (retry: Retry) => void;
}

export interface Retry {
  readonly error: unknown;
  /** Tries so far. */
  readonly tried: number;
  readonly waitMs: number;
}

/** Sends operations to one service, and shares what is learned about it between them. */
export interface Resilient {
  /**
   * Runs an operation until it succeeds. An error with `retryAfterMs` is not followed by a try before that time.
   *
   * @param operation sends one request; gets a signal that is aborted when its answer is no longer wanted
   * @throws its last error when it is no use to try again; Problem `unavailable` when time is up, with the last error as
   *   cause; the reason of `signal` when that is aborted
   */
  execute<T>(operation: Operation<T>, signal?: AbortSignal): Promise<T>;
}

/**
 * Retries with exponential back-off and jitter, a deadline, a circuit breaker, a rate limit and a bulkhead for one
 * service. The library behind it is loaded by the first operation.
 *
 * @throws RangeError for a limit that is no positive number
 */
export function resilient(settings: ResilienceSettings): Resilient {
  const limits = limitsOf(settings);
  const { clock } = settings;
  const bucket = new TokenBucket(clock, limits);
  let policies: Promise<Policies> | undefined;
  return {
    execute: async (operation, caller) => {
      caller?.throwIfAborted();
      policies ??= import('./resilience-policies.ts').then(({ policiesOf }) => policiesOf(settings, limits));
      const over = new AbortController();
      const signal = caller === undefined ? over.signal : AbortSignal.any([caller, over.signal]);
      const tries = new Tries(settings, limits, await policies, bucket, { signal, caller });
      const late = clock.sleep(limits.deadlineMs, signal).then(() => {
        throw tries.lateness();
      });
      try {
        return await Promise.race([tries.run(operation), late]);
      } finally {
        over.abort();
      }
    },
  };
}

/** The tries of one operation. */
class Tries {
  private readonly settings: ResilienceSettings;
  private readonly limits: ResilienceLimits;
  private readonly policies: Policies;
  private readonly bucket: TokenBucket;
  private readonly signals: { readonly signal: AbortSignal; readonly caller: AbortSignal | undefined };
  private readonly deadline: number;
  private tried = 0;
  private failure: unknown;

  constructor(
    settings: ResilienceSettings,
    limits: ResilienceLimits,
    policies: Policies,
    bucket: TokenBucket,
    signals: Tries['signals'],
  ) {
    this.settings = settings;
    this.limits = limits;
    this.policies = policies;
    this.bucket = bucket;
    this.signals = signals;
    this.deadline = settings.clock.now() + limits.deadlineMs;
  }

  async run<T>(operation: Operation<T>): Promise<T> {
    const { policies, signals, settings, limits } = this;
    const nextDelay = policies.delays();
    for (;;) {
      await this.untilClosed();
      await this.bucket.take(signals.signal);
      this.tried++;
      try {
        return await policies.send(operation, signals);
      } catch (error) {
        signals.signal.throwIfAborted();
        if (policies.isBroken(error)) {
          this.tried--; // Others failed meanwhile; this one was not sent.
          continue;
        }
        if (this.tried >= limits.tries || !settings.retryable(error)) throw error;
        this.failure = error;
        await this.rest(Math.max(nextDelay(), retryAfterOf(error)));
      }
    }
  }

  /** What is thrown when time is up. */
  lateness(why = `no success within ${inSeconds(this.limits.deadlineMs)}`, cause = this.failure): Problem {
    const tries = this.tried === 1 ? '1 try' : `${this.tried} tries`;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    return new Problem('unavailable', `${why} (${tries})${reason}`, cause === undefined ? {} : { cause });
  }

  private async untilClosed(): Promise<void> {
    const { policies, limits, settings, signals } = this;
    for (let heldMs = policies.heldMs(); heldMs > 0; heldMs = policies.heldMs()) {
      const why = `nothing is sent for ${inSeconds(heldMs)}, as ${limits.breakAfter} requests in a row failed`;
      this.refuseLonger(heldMs, why, policies.lastFailure());
      await settings.clock.sleep(heldMs, signals.signal);
    }
  }

  private async rest(waitMs: number): Promise<void> {
    this.refuseLonger(waitMs, `the next try would have to wait ${inSeconds(waitMs)}`, this.failure);
    this.settings.onRetry?.({ error: this.failure, tried: this.tried, waitMs });
    await this.settings.clock.sleep(waitMs, this.signals.signal);
  }

  /** A wait that ends after the deadline is in vain. */
  private refuseLonger(waitMs: number, why: string, cause: unknown): void {
    const leftMs = Math.max(0, this.deadline - this.settings.clock.now());
    if (waitMs >= leftMs) throw this.lateness(`${why}, and ${inSeconds(leftMs)} are left`, cause);
  }
}

const limitNames = Object.keys(resilienceLimits) as readonly (keyof ResilienceLimits)[];

function limitsOf(settings: ResilienceSettings): ResilienceLimits {
  const { perSecond = resilienceLimits.perSecond } = settings;
  const limits: ResilienceLimits = { ...resilienceLimits, burst: perSecond * 2, ...settings };
  for (const name of limitNames)
    if (!Number.isFinite(limits[name]) || limits[name] <= 0)
      throw new RangeError(`${name} must be a positive number, but is ${limits[name]}`);
  return limits;
}

/** What the service asked for, by `Retry-After` for example; 0 when it did not. */
function retryAfterOf(error: unknown): number {
  const ms = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : 0;
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : 0;
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
