import { setTimeout as wait } from 'node:timers/promises';

/** Time as an argument: tests move it by hand, programs take `systemClock`. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds. @throws the signal's reason when it is aborted before */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The real time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    try {
      await wait(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
