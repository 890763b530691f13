import { Problem, type ProblemCode } from '@slipway/core';

/**
 * Why a change could not be scored, as opposed to a change that was scored and is risky.
 *
 * - `no-repository`: the folder is no git repository, or git is not there
 * - `no-history`: the repository has no commit, or the change has none before it
 * - `shallow`: the clone lacks commits of the main line
 * - `partial-clone`: the clone lacks contents of files
 * - `unknown-revision`: a base, head or branch does not exist
 * - `unrelated`: base and head have no common ancestor
 * - `git-failed`: git ended with an error, such as for a corrupt object
 * - `bad-cache`: the stored state of a replay cannot be used
 * - `bad-model`: a model file is no model, of another version, or has numbers that are none
 * - `too-little-history`: too few units or known positives to train or evaluate on
 * - `forbidden`: the token may not read what the gate must know
 * - `unavailable`: GitHub does not answer what the gate must know
 */
export type RiskCode =
  | 'no-repository'
  | 'no-history'
  | 'shallow'
  | 'partial-clone'
  | 'unknown-revision'
  | 'unrelated'
  | 'git-failed'
  | 'bad-cache'
  | 'bad-model'
  | 'too-little-history'
  | 'forbidden'
  | 'unavailable';

const exits: Readonly<Record<RiskCode, ProblemCode>> = {
  'no-repository': 'not-found',
  'no-history': 'bad-input',
  shallow: 'bad-input',
  'partial-clone': 'bad-input',
  'unknown-revision': 'not-found',
  unrelated: 'bad-input',
  'git-failed': 'unavailable',
  'bad-cache': 'bad-input',
  'bad-model': 'bad-input',
  'too-little-history': 'bad-input',
  forbidden: 'forbidden',
  unavailable: 'unavailable',
};

export class RiskError extends Problem {
  override readonly name = 'RiskError';
  readonly reason: RiskCode;

  constructor(reason: RiskCode, message: string, more: { cause?: unknown; hint?: string } = {}) {
    super(exits[reason], message, more);
    this.reason = reason;
  }
}
