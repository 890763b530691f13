import { RolloutError } from '../error.ts';
import { ApiError } from '../kube/api-error.ts';
import type { Attempt, Cause } from '../state/record.ts';
import { applyStep } from '../steps/apply.ts';
import { proveBackStep, removeGreenStep, restoreStep, switchBackStep, widenStep } from '../steps/back.ts';
import { bakeStep } from '../steps/bake.ts';
import { greenStep, narrowStep, previewStep, proveStep, switchStep } from '../steps/blue-green.ts';
import { attemptOf, type Context, note, ReleaseFailed, type Step } from '../steps/context.ts';
import { collectStep, retireStep } from '../steps/retire.ts';
import { smokeStep } from '../steps/smoke.ts';
import { causeOfStop, isPastReturn } from './interruption.ts';
import type { StepRecord } from './result.ts';

const forward: Readonly<Record<Attempt['strategy'], readonly Step[]>> = {
  rolling: [applyStep, smokeStep, bakeStep, collectStep],
  'blue-green': [
    narrowStep,
    applyStep,
    greenStep,
    previewStep,
    smokeStep,
    switchStep,
    proveStep,
    bakeStep,
    retireStep,
    collectStep,
  ],
};

const back: Readonly<Record<Attempt['strategy'], readonly Step[]>> = {
  rolling: [restoreStep],
  'blue-green': [switchBackStep, proveBackStep, removeGreenStep, restoreStep, widenStep],
};

/** The steps of an attempt in its direction that have something to do here. */
export function stepsOf(
  { strategy, direction }: Pick<Attempt, 'strategy' | 'direction'>,
  context: Context,
): readonly Step[] {
  if (direction === 'back') return back[strategy];
  const { smoke, gates, limits, traffic, release } = context;
  return forward[strategy].filter(({ name }) => {
    if (name === 'smoke') return smoke.length > 0 || release?.smokeJob !== undefined;
    return name !== 'bake' || limits.bakeMs > 0 || gates.length > 0 || traffic !== undefined;
  });
}

/**
 * Runs the steps of the attempt from the one that is noted, each noted before it begins.
 *
 * @returns what was wrong with the release, when it has to go back
 */
export async function runSteps(context: Context, records: StepRecord[]): Promise<Cause | undefined> {
  const { clock, emit } = context;
  const { direction, step: at } = attemptOf(context);
  const steps = stepsOf(attemptOf(context), context);
  const first = Math.max(
    0,
    steps.findIndex(({ name }) => name === at),
  );
  for (const [i, step] of steps.slice(first).entries()) {
    if (i > 0) await note(context, { step: step.name });
    if (step.name === 'bake' || step.name === 'narrow' || step.name === 'apply') await startTraffic(context, step.name);
    const began = clock.now();
    emit({ event: 'step-started', step: step.name, direction, text: step.what });
    const ended = (state: StepRecord['state'], text: string) => {
      const now = clock.now();
      records.push({ name: step.name, direction, startedAt: iso(began), endedAt: iso(now), state, text });
      emit({ event: 'step-ended', step: step.name, direction, ms: now - began, state, text });
    };
    try {
      context.signal.throwIfAborted();
      ended('done', await step.run(context));
    } catch (error) {
      const cause = direction === 'forward' ? causeIn(error, context) : undefined;
      if (cause === undefined)
        throw direction === 'back' && error instanceof ReleaseFailed ? notRestored(error, context) : error;
      ended('failed', cause.message);
      emit({ event: 'failed', code: cause.code, text: cause.message });
      return cause;
    }
  }
  return undefined;
}

function notRestored({ failure }: ReleaseFailed, context: Context): RolloutError {
  const { cause } = attemptOf(context);
  return new RolloutError(
    'not-restored',
    `The release is bad (${cause?.message ?? 'no cause is known'}), and what was there before does not come up either: ${failure.message}`,
    {
      hint: `${failure.fix}\nRunning the same command again goes on with the way back.`,
    },
  );
}

/** A first release has nothing that could answer before it is up. */
async function startTraffic({ records, traffic, emit }: Context, step: string): Promise<void> {
  const before = records.record.attempt?.fronts.every(({ blue }) => blue !== undefined);
  if (before && step !== 'bake') {
    const wrong = await traffic?.probe();
    // A release that mends what is broken must not be judged by what it mends.
    if (wrong !== undefined)
      emit({
        event: 'notice',
        text: `What is live fails already (${wrong}): failed requests count once the new version has all the traffic.`,
      });
  }
  if (before || step === 'bake') traffic?.start();
}

/** What makes a release go back; undefined for what neither direction can help. */
function causeIn(error: unknown, context: Context): Cause | undefined {
  // What is left to do is tidying up: nothing that goes wrong with it makes a release bad that is live and proven.
  if (isPastReturn(context.records.record)) return undefined;
  if (context.signal.aborted) return causeOfStop(context.signal.reason);
  if (error instanceof ReleaseFailed) return error.failure;
  if (error instanceof RolloutError && error.reason !== 'lock-lost')
    return { code: 'object-failed', message: error.message, fix: error.hint ?? '' };
  if (error instanceof ApiError && error.status < 500 && error.status !== 429 && error.status !== 401)
    return { code: 'object-failed', message: `The API server refuses: ${error.message}`, fix: '' };
  return undefined;
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
