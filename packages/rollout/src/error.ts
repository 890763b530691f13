import { Problem, type ProblemCode } from '@slipway/core';

/**
 * Why a release could not be begun or gone on with, as opposed to a release that was tried and went back.
 *
 * - `conflict`: another field manager owns what the release sets
 * - `immutable`: a field cannot be changed in place
 * - `refused`: the API server refuses an object
 * - `locked`: another deploy of the application is at work
 * - `lock-lost`: another deploy took over
 * - `nothing-to-do`: promote or abort without a release under way
 * - `not-restored`: a bad release could not be taken back
 * - `not-zero-downtime`: the manifests would lose requests
 */
export type RolloutCode =
  | 'conflict'
  | 'immutable'
  | 'refused'
  | 'locked'
  | 'lock-lost'
  | 'nothing-to-do'
  | 'not-restored'
  | 'not-zero-downtime';

const exits: Readonly<Record<RolloutCode, ProblemCode>> = {
  conflict: 'bad-input',
  immutable: 'bad-input',
  refused: 'bad-input',
  locked: 'unavailable',
  'lock-lost': 'unavailable',
  'nothing-to-do': 'bad-input',
  'not-restored': 'unavailable',
  'not-zero-downtime': 'bad-input',
};

export class RolloutError extends Problem {
  override readonly name = 'RolloutError';
  readonly reason: RolloutCode;

  constructor(reason: RolloutCode, message: string, more: { cause?: unknown; hint?: string } = {}) {
    super(exits[reason], message, more);
    this.reason = reason;
  }
}
