import { RiskError } from '../error.ts';
import type { Repository } from './git.ts';
import { mostFixedFiles } from './labels.ts';
import { readMainLine } from './main-line.ts';
import { type Progress, replayUnits } from './replay-units.ts';
import { mainLineHashes, openRepository, requireContents, resolveCommit } from './repository.ts';
import { newState } from './state.ts';
import type { History } from './unit.ts';

export interface ReplayOptions {
  /** Branch, tag or commit whose first parents are the main line; HEAD unless given. */
  readonly ref?: string;
  /** Only the oldest units of the main line, as if nothing had come after. */
  readonly maxUnits?: number;
  /** Numbers of issues and pull requests that are known to be about bugs. */
  readonly issueLabels?: ReadonlySet<number>;
  /** Whether to gather the words of each change. */
  readonly tokens?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Replays the main line of a repository: features and labels of every unit, in one pass.
 * @throws RiskError `no-repository`, `no-history`, `unknown-revision`, `shallow`, `partial-clone`, `git-failed`
 */
export async function replay(path: string, options: ReplayOptions = {}): Promise<History> {
  const { head, progress, notes } = await replayWhole(path, options);
  return { head, units: progress.units, notes };
}

/** As `replay`, with the state behind the newest unit. */
export async function replayWhole(
  path: string,
  options: ReplayOptions = {},
): Promise<{ head: string; progress: Progress; notes: string[]; repository: Repository }> {
  const repository = await openRepository(path, options.signal);
  const hashes = await mainLineHashes(repository, await resolveCommit(repository, options.ref ?? 'HEAD'));
  const wanted = options.maxUnits === undefined ? hashes : hashes.slice(0, Math.max(1, options.maxUnits));
  const head = wanted.at(-1);
  if (head === undefined) throw new RiskError('no-history', 'The main line has no commit.');
  await requireContents(repository, head);
  const progress: Progress = { state: newState(), units: [] };
  const wide = await replayUnits(progress, repository, {
    line: await readMainLine(repository, head),
    range: [head],
    issueLabels: options.issueLabels ?? new Set(),
    tokens: options.tokens === true,
  });
  return { head, progress, notes: wide === 0 ? [] : [wideFixes(wide)], repository };
}

export function wideFixes(count: number): string {
  return `${count} ${count === 1 ? 'fix changes' : 'fixes change'} more than ${mostFixedFiles} files of code and blame nobody.`;
}
