import type { Clock } from './clock.ts';

/** Lets so many pass in a second on average, and `burst` at once after a rest. */
export class TokenBucket {
  private readonly clock: Clock;
  private readonly perSecond: number;
  private readonly burst: number;
  private tokens: number;
  private filledAt: number;

  constructor(clock: Clock, { perSecond, burst }: { readonly perSecond: number; readonly burst: number }) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = clock.now();
  }

  /** Resolves when it is one's turn, in the order of the calls. @throws the signal's reason, and gives the turn back */
  async take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.fill();
    this.tokens--;
    if (this.tokens >= 0) return;
    try {
      // A debt is a place in the queue: whoever comes next owes more, and waits longer.
      await this.clock.sleep((-this.tokens / this.perSecond) * 1000, signal);
    } catch (error) {
      this.tokens++;
      throw error;
    }
  }

  private fill(): void {
    const now = this.clock.now();
    // A clock that is set back fills nothing, and must not empty the bucket either.
    const passedMs = Math.max(0, now - this.filledAt);
    this.tokens = Math.min(this.burst, this.tokens + (passedMs / 1000) * this.perSecond);
    this.filledAt = now;
  }
}
