import { type Share, wilson } from '../gate/wilson.ts';
import type { CiHistory, CiRun } from './ci-run.ts';

/** What the history of the automated checks says, beside the score and no part of it. */
export interface CiTerm {
  readonly source: string;
  readonly runs: number;
  /** Share of runs that failed, after all tries. */
  readonly failures: Share;
  /** The result before this change: that of the newest run. */
  readonly previous: 'passed' | 'failed';
  /** Share of runs that passed only when they were tried again. */
  readonly flaky: Share;
  /** Runs of commits that touched the same files; absent where no run can be matched with files. */
  readonly samePaths?: { readonly runs: number; readonly failures: Share } | undefined;
}

/** The newest runs say most about the next one. */
const newestRuns = 200;

/**
 * Counts. Runs that were cancelled or skipped must be left out before. Returns undefined when there is no run: unknown is not zero.
 *
 * @param files what the change touches
 * @param filesOf what an earlier commit touched; undefined for commits that are not known
 */
export function ciTerm(
  history: CiHistory,
  files: readonly string[],
  filesOf: (commit: string) => readonly string[] | undefined,
): CiTerm | undefined {
  const runs = [...history.runs].sort((a, b) => order(b) - order(a)).slice(0, newestRuns);
  const newest = runs[0];
  if (newest === undefined) return undefined;
  const touched = new Set(files);
  const matched = runs.filter((run) => isMatched(run, filesOf));
  const same = matched.filter(
    (run) =>
      run.failedPaths.some((path) => touched.has(path)) ||
      (run.commit !== undefined && (filesOf(run.commit) ?? []).some((path) => touched.has(path))),
  );
  return {
    source: history.source,
    runs: runs.length,
    failures: wilson(runs.filter(({ passed }) => !passed).length, runs.length),
    previous: newest.passed ? 'passed' : 'failed',
    flaky: wilson(runs.filter(({ passed, attempts }) => passed && attempts > 1).length, runs.length),
    ...(matched.length === 0
      ? {}
      : {
          samePaths: { runs: same.length, failures: wilson(same.filter(({ passed }) => !passed).length, same.length) },
        }),
  };
}

function isMatched(
  { commit, failedPaths }: CiRun,
  filesOf: (commit: string) => readonly string[] | undefined,
): boolean {
  return failedPaths.length > 0 || (commit !== undefined && filesOf(commit) !== undefined);
}

/** Runs without a time are taken for old. */
function order({ time }: CiRun): number {
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}
