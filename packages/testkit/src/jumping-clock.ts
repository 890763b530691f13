import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

export interface JumpingClockSettings {
  /** Milliseconds since 1970; by default noon of a day in 2026. */
  readonly startAt?: number;
  /** Whether time runs by itself from the beginning: see `run`. */
  readonly byItself?: boolean;
  /** How long nothing may happen, in real time, before time jumps; 0 where nothing but memory is at work. */
  readonly quietMs?: number;
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/**
 * A clock for tests, of the shape of core's `Clock`: time stands still while anything is at work, and jumps to the next
 * sleeper when nothing is. Ten minutes of back-off take as long as their consequences do.
 */
export class JumpingClock {
  private readonly quietMs: number;
  private readonly sleepers = new Set<Sleeper>();
  private time: number;
  private running = false;
  /** Counts what was asked of the clock: whoever asks is at work. */
  private asked = 0;
  private arrival = Promise.withResolvers<void>();

  constructor({ startAt = Date.UTC(2026, 10, 23, 12), byItself = false, quietMs = 2 }: JumpingClockSettings = {}) {
    this.time = startAt;
    this.quietMs = quietMs;
    if (byItself) this.run();
  }

  now(): number {
    return this.time;
  }

  /** How many sleeps have not ended. */
  get sleeping(): number {
    return this.sleepers.size;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.asked++;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const sleeper = { at: this.time + Math.max(0, ms), wake: resolve };
    this.sleepers.add(sleeper);
    this.arrival.resolve();
    const give = () => reject(signal?.reason);
    signal?.addEventListener('abort', give, { once: true });
    try {
      await promise;
    } finally {
      this.asked++;
      this.sleepers.delete(sleeper);
      signal?.removeEventListener('abort', give);
    }
  }

  /** Moves time on, from sleeper to sleeper; resolves when what they woke has come to rest. */
  async advance(ms: number): Promise<void> {
    if (this.running) throw new Error('this clock runs by itself: pause it before it is moved by hand');
    const until = this.time + ms;
    await this.settle();
    while (this.next() <= until) {
      this.jump();
      await this.settle();
    }
    this.time = until;
  }

  /** Lets time run by itself: whenever nothing is at work, it jumps to the next sleeper. */
  run(): void {
    if (this.running) return;
    this.running = true;
    void this.runOn();
  }

  /** Time stands still again, or until `advance`. */
  pause(): void {
    this.running = false;
    this.arrival.resolve();
  }

  /** Resolves once nothing is at work: no input or output for a while, and nobody who asks the clock. */
  async settle(): Promise<void> {
    for (;;) {
      const before = this.activity();
      for (let turns = 0; turns < 5; turns++) await turn();
      // Connections of one process to itself answer within microseconds, but not always within a turn.
      if (this.quietMs > 0) await wait(this.quietMs);
      if (this.activity() === before) return;
    }
  }

  private activity(): number {
    return this.asked + (this.quietMs > 0 ? performance.nodeTiming.uvMetricsInfo.events : 0);
  }

  private next(): number {
    return Math.min(...[...this.sleepers].map(({ at }) => at));
  }

  private jump(): void {
    this.time = Math.max(this.time, this.next());
    for (const sleeper of [...this.sleepers]) {
      if (sleeper.at > this.time) continue;
      this.sleepers.delete(sleeper);
      sleeper.wake();
    }
  }

  private async runOn(): Promise<void> {
    while (this.running) {
      if (this.sleepers.size === 0) {
        // Without a timer of its own, so that a process with nothing left to do can end.
        this.arrival = Promise.withResolvers();
        await this.arrival.promise;
      }
      await this.settle();
      if (this.running && this.sleepers.size > 0) this.jump();
    }
  }
}

export function jumpingClock(settings: JumpingClockSettings = {}): JumpingClock {
  return new JumpingClock(settings);
}
