import type { Clock } from '@slipway/core';
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import { ApiError } from './api-error.ts';
import type { Execute } from './client.ts';

export interface GuardSettings {
  /** How often a request is tried again. */
  readonly retries: number;
  readonly perSecond: number;
}

/** Failures in a row after which nothing is sent for a while. */
const breakAfter = 20;
const brokenMs = 5_000;
const longestWaitMs = 15_000;

/**
 * Runs requests with retries (exponential back-off with decorrelated jitter, or as long as the server's Retry-After
 * says), a circuit breaker and a rate limit. Waiting is done by the given clock.
 */
export function guarded(clock: Clock, { retries, perSecond }: GuardSettings): Execute {
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleWhen(isTransient), {
    halfOpenAfter: brokenMs,
    breaker: new ConsecutiveBreaker(breakAfter),
  });
  const take = tokenBucket(clock, perSecond);
  return async (operation, signal) => {
    let backoff = new ExponentialBackoff({ initialDelay: 100, maxDelay: longestWaitMs }).next();
    for (let tries = 0; ; tries++) {
      await take(signal);
      try {
        return await breaker.execute(() => operation());
      } catch (error) {
        if (signal?.aborted === true || !(isTransient(error) || error instanceof BrokenCircuitError)) throw error;
        if (tries >= retries) throw error instanceof BrokenCircuitError ? (causeOf(breaker) ?? error) : error;
        const asked = error instanceof ApiError ? error.retryAfterMs : undefined;
        await clock.sleep(Math.min(longestWaitMs, asked ?? backoff.duration), signal);
        backoff = backoff.next(undefined);
      }
    }
  };
}

function causeOf({ lastFailure }: CircuitBreakerPolicy): unknown {
  return lastFailure !== undefined && 'error' in lastFailure ? lastFailure.error : undefined;
}

/** Answers and breaks that another try may not meet. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) return [429, 500, 502, 503, 504].includes(error.status);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'].includes(code) ||
    /socket hang up|no answer within/.test(error.message)
  );
}

/** Lets `perSecond` requests pass in a second on average, and twice as many at once. */
function tokenBucket(clock: Clock, perSecond: number): (signal?: AbortSignal) => Promise<void> {
  const burst = perSecond * 2;
  let tokens = burst;
  let filledAt = clock.now();
  return async (signal) => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
    tokens--;
    if (tokens < 0) await clock.sleep((-tokens / perSecond) * 1000, signal);
  };
}
