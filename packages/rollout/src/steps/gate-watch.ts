import type { Clock } from '@slipway/core';
import { type Gate, ReleaseFailed, type Tell, Unanswered } from './context.ts';

/** Once is an accident of the network or of who is asked; so often in a row, nobody watches this release. */
const mostSilences = 3;

interface Asked {
  readonly gate: Gate;
  dueAt: number;
  /** How often in a row it got no answer. */
  silences: number;
  /** Whether it was asked at the end of the watch. */
  atEnd: boolean;
}

/** Asks each gate when it is due, and tells an answer that is no from no answer. */
export class GateWatch {
  private readonly asked: readonly Asked[];
  private readonly clock: Clock;
  private readonly tell: Tell;

  constructor(gates: readonly Gate[], clock: Clock, tell: Tell) {
    this.clock = clock;
    this.tell = tell;
    this.asked = gates.map((gate) => ({ gate, dueAt: clock.now(), silences: 0, atEnd: false }));
  }

  /**
   * Asks those that are due; at the end of the watch every one.
   *
   * @returns whether each has answered when it was asked last: a release is not good because nobody could tell
   * @throws ReleaseFailed when one says no, or too often nothing
   */
  async ask(signal: AbortSignal, atEnd: boolean): Promise<boolean> {
    for (const one of this.asked) {
      const final = atEnd && !one.atEnd && one.silences === 0;
      if (!final && this.clock.now() < one.dueAt) continue;
      one.atEnd = atEnd;
      await this.askOne(one, signal);
      one.dueAt = this.clock.now() + one.gate.everyMs;
    }
    return this.asked.every(({ silences }) => silences === 0);
  }

  private async askOne(one: Asked, signal: AbortSignal): Promise<void> {
    const { gate } = one;
    let wrong: string | undefined;
    try {
      wrong = await gate.ask(signal, this.tell);
      one.silences = 0;
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      one.silences++;
      if (one.silences < mostSilences)
        return this.tell(`${gate.name}: ${error.message}. It is asked again in ${gate.everyMs / 1000} s.`);
      throw failed(
        `${gate.name}: no answer ${mostSilences} times in a row, the last time because ${error.message}`,
        'See whether what answers this gate runs, and can be reached from here; the release may be fine.',
      );
    }
    if (wrong !== undefined)
      throw failed(`${gate.name}: ${wrong}`, 'The gate of this release says no: look at what it measures.');
  }
}

function failed(message: string, fix: string): ReleaseFailed {
  return new ReleaseFailed({ code: 'gate-failed', message, fix });
}
