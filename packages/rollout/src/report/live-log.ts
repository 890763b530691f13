import type { TimedEvent } from './events.ts';

/** Steps that mostly take no time: that they began says nothing that their end does not. */
const brief = new Set(['narrow', 'preview', 'switch', 'collect', 'switch-back', 'prove-back', 'remove-green', 'widen']);
const column = 12;

/** Turns events into lines for people, while the release runs. Undefined for what a person need not see. */
export function logLine(event: TimedEvent, startedMs: number): string | undefined {
  const text = wordsOf(event);
  if (text === undefined) return undefined;
  const seconds = ((Date.parse(event.at) - startedMs) / 1000).toFixed(1).padStart(6);
  return `${seconds} s  ${text}`;
}

function wordsOf(event: TimedEvent): string | undefined {
  switch (event.event) {
    case 'plan':
      return `${'plan'.padEnd(column)} ${event.app} ${event.release} by ${event.strategy}: ${event.create} new, ${event.change} changed, ${event.keep} as they are`;
    case 'resumed':
      return `${'resumed'.padEnd(column)} ${event.release} at ${event.step}${event.direction === 'back' ? ', on its way back' : ''}`;
    case 'step-started':
      return brief.has(event.step) ? undefined : `${event.step.padEnd(column)} ${event.text} …`;
    case 'step-ended':
      // Why it failed is told by an event of its own.
      return event.state === 'failed' ? undefined : `${event.step.padEnd(column)} ${event.text}`;
    case 'progress':
      return `${' '.repeat(column + 3)}${event.object}: ${event.text}`;
    case 'trouble':
      return `${' '.repeat(column + 1)}! ${event.object}: ${event.code}: ${event.text}`;
    case 'failed':
      return `${'failed'.padEnd(column)} ${event.code}: ${event.text}`;
    case 'notice':
      return `${'note'.padEnd(column)} ${event.text}`;
    case 'applied':
      return undefined;
  }
}
