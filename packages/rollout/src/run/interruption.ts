import { Problem } from '@slipway/core';
import { RolloutError } from '../error.ts';
import type { Cause, ReleaseRecord } from '../state/record.ts';
import { ReleaseFailed } from '../steps/context.ts';

/**
 * Whether a release is remembered as the live one and the release before is being ended: what is left is tidying up,
 * and there is nothing any more to go back to. The same release, deployed again, is live from its first step on.
 */
export function isPastReturn({ attempt, live }: ReleaseRecord): boolean {
  if (attempt === undefined || attempt.id !== live?.id || attempt.direction === 'back') return false;
  return attempt.step === 'retire' || attempt.step === 'collect';
}

const fix = 'Deploy again when it is to go out.';

/** The reason of a signal when a person asks for the way back. */
export function abortedByRequest(): ReleaseFailed {
  return new ReleaseFailed({ code: 'aborted', message: 'Aborted by request.', fix });
}

/** Why a release whose signal was aborted goes back; undefined when it has lost its lock, and must leave all as it is. */
export function causeOfStop(reason: unknown): Cause | undefined {
  if (reason instanceof ReleaseFailed) return reason.failure;
  return reason instanceof RolloutError
    ? undefined
    : { code: 'aborted', message: `Interrupted by ${wordOf(reason)}.`, fix };
}

/** What a person is told who has interrupted a deploy where it could not go back. */
export function interrupted(reason: unknown, record: ReleaseRecord): Problem {
  const { attempt } = record;
  const by = `Interrupted by ${wordOf(reason)}`;
  if (attempt === undefined) return new Problem('unavailable', `${by} before the release began.`);
  const live = isPastReturn(record) ? `: release ${attempt.id} is live` : '';
  return new Problem('unavailable', `${by} at ${attempt.step}${live}.`, {
    hint:
      live === ''
        ? 'Run the same command again: it goes on where it stopped.'
        : 'Run the same command again: it tidies up what is left of the release before.',
  });
}

/** `SIGINT` or `SIGTERM`. */
function wordOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
