import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  type decorrelatedJitterGenerator,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
} from 'cockatiel';
import type { ResilienceLimits, ResilienceSettings } from './resilience.ts';

/** What cockatiel gives to one `resilient`: a circuit breaker, a bulkhead and back-offs, all by our clock. */
export interface Policies {
  /**
   * Sends once there is room and the circuit lets it.
   *
   * @throws what the operation throws; `isBroken` tells when it was not sent
   */
  send<T>(operation: Operation<T>, signals: Signals): Promise<T>;
  /** Whether an operation was not sent because others had failed. */
  isBroken(error: unknown): boolean;
  /** How long the circuit still holds everything back. */
  heldMs(): number;
  /** What opened the circuit. */
  lastFailure(): unknown;
  /** The waits between the tries of one operation, in milliseconds. */
  delays(): () => number;
}

export type Operation<T> = (signal: AbortSignal) => Promise<T>;

export interface Signals {
  /** Aborted when the operation is no longer wanted, or is late. */
  readonly signal: AbortSignal;
  /** The caller's own. */
  readonly caller: AbortSignal | undefined;
}

/** The caller lost interest, which says nothing about the service. */
class Interrupted extends Error {}

export function policiesOf(settings: ResilienceSettings, limits: ResilienceLimits): Policies {
  const { clock, retryable, random = Math.random } = settings;
  const room = bulkhead(limits.concurrent, Number.POSITIVE_INFINITY);
  let openUntil = Number.NEGATIVE_INFINITY;
  // cockatiel opens the circuit by Date.now() and asks this whether it was for long enough; so our clock decides.
  const hold: IBackoff<unknown> = {
    get duration() {
      return clock.now() < openUntil ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
    next: () => {
      openUntil = clock.now() + limits.brokenMs;
      return hold;
    },
  };
  const circuit = circuitBreaker(
    // A first request after the break that was interrupted has proved nothing: the circuit stays open.
    handleWhen((error) => !(error instanceof Interrupted) || circuit.state === CircuitState.HalfOpen),
    { breaker: new ConsecutiveBreaker(limits.breakAfter), halfOpenAfter: hold },
  );
  const backoff = new ExponentialBackoff({
    generator: decorrelatedJitter(random),
    initialDelay: limits.firstDelayMs,
    maxDelay: limits.longestDelayMs,
  });
  return {
    send: async (operation, { signal, caller }) => {
      const answer = await room.execute(
        () =>
          circuit.execute(async () => {
            try {
              return { value: await operation(signal) };
            } catch (error) {
              if (caller?.aborted === true) throw new Interrupted('interrupted', { cause: error });
              // A refusal is an answer: the service works.
              if (!signal.aborted && !retryable(error)) return { refusal: error };
              throw error;
            }
          }, signal),
        signal,
      );
      if ('refusal' in answer) throw answer.refusal;
      return answer.value;
    },
    isBroken: (error) => error instanceof BrokenCircuitError,
    heldMs: () => (circuit.state === CircuitState.Open ? Math.max(0, openUntil - clock.now()) : 0),
    lastFailure: () => {
      const failure = circuit.lastFailure;
      return failure !== undefined && 'error' in failure ? failure.error : undefined;
    },
    delays: () => {
      let next = backoff.next();
      return () => {
        const { duration } = next;
        next = next.next(undefined);
        return duration;
      };
    },
  };
}

/**
 * cockatiel's decorrelated jitter, with the randomness given. Median delays are about 1, 2, 4… times the first one.
 * Source: Polly.Contrib.WaitAndRetry, Backoff.DecorrelatedJitterV2.cs.
 */
export function decorrelatedJitter(random: () => number): typeof decorrelatedJitterGenerator {
  return (state, { exponent, initialDelay, maxDelay }) => {
    const [attempt, before] = state ?? [0, 0];
    const t = attempt + random();
    const sum = exponent ** t * Math.tanh(Math.sqrt(4 * t));
    const delay = Number.isFinite(sum) ? Math.max(0, sum - before) / 1.4 : Number.POSITIVE_INFINITY;
    return [Math.min(delay * initialDelay, maxDelay), [attempt + 1, sum]];
  };
}
