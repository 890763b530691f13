import type { TimedEvent } from './events.ts';

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
      return `plan     ${event.app} ${event.release} by ${event.strategy}: ${event.create} new, ${event.change} changed, ${event.keep} as they are`;
    case 'resumed':
      return `resumed  ${event.release} at ${event.step}${event.direction === 'back' ? ', on its way back' : ''}`;
    case 'step-started':
      return `${event.step.padEnd(8)} ${event.text} …`;
    case 'step-ended':
      return `${event.step.padEnd(8)} ${event.text}`;
    case 'progress':
      return `           ${event.object}: ${event.text}`;
    case 'trouble':
      return `         ! ${event.object}: ${event.code}: ${event.text}`;
    case 'failed':
      return `failed   ${event.code}: ${event.text}`;
    case 'notice':
      return `note     ${event.text}`;
    case 'applied':
      return undefined;
  }
}
