import type { TouchedFile, TouchedHunk } from '../history/change.ts';
import type { DescribedChange } from '../history/describe-change.ts';
import type { RiskScore } from './risk-score.ts';

/** What a file of a change carries of its score. */
export interface FilePart {
  readonly file: TouchedFile;
  /** How much of the logit would be gone without this file. Parts of files do not add up: one large file hides another. */
  readonly logit: number;
  /** Probability of the change without it. */
  readonly without: number;
  readonly hunks: readonly HunkPart[];
}

export interface HunkPart {
  readonly hunk: TouchedHunk;
  readonly logit: number;
}

/** Leaving out one file after the other costs a scoring each; the smallest files of a huge change are not worth it. */
const mostFiles = 60;

/**
 * How much each file carries: the change is scored once more without it (leave one out), so the model itself says it. A file's part is
 * shared out among its hunks by their lines and control words. The file that carries most comes first.
 */
export function fileParts({ change, rowOf }: DescribedChange, { scored, scoreOf }: RiskScore): FilePart[] {
  const candidates = [...change.files].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, mostFiles);
  return candidates
    .map((file) => {
      const rest = scoreOf(rowOf(change.files.filter((other) => other !== file)));
      const logit = scored.logit - rest.logit;
      return { file, logit, without: rest.probability, hunks: hunkParts(file, logit) };
    })
    .sort((a, b) => b.logit - a.logit);
}

function hunkParts(file: TouchedFile, logit: number): HunkPart[] {
  const all = file.hunks.reduce((sum, hunk) => sum + weightOf(hunk), 0);
  if (all === 0) return [];
  return file.hunks.map((hunk) => ({ hunk, logit: (logit * weightOf(hunk)) / all })).sort((a, b) => b.logit - a.logit);
}

function weightOf({ added, deleted, control }: Pick<TouchedFile, 'added' | 'deleted' | 'control'>): number {
  return added + deleted + control;
}
