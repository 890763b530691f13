import type { FileChange } from '../features/file-change.ts';
import { isCode } from '../features/file-kind.ts';
import type { MainLine, Step } from './main-line.ts';
import type { MessageFacts } from './message.ts';
import type { LabelSource, Unit } from './unit.ts';

/** A fix of more files is a clean-up, a rename of a thing or a merge of a branch: its deleted lines blame nobody. */
export const mostFixedFiles = 30;

/** Why a step is a fix, and the earlier units that its message names. */
export interface Fix {
  readonly source: LabelSource;
  readonly named: readonly number[];
}

/** Judges one step after another, from the oldest. */
export interface FixJudge {
  judge(step: Step, index: number): Fix | undefined;
}

/** Titles come again: a revert that names only a title means a change of not too long ago. */
export const revertedWithin = 2000;

/**
 * Finds fixes by what developers wrote: `Fixes:` trailers and reverts name what they mend, issue labels and words only
 * say that something is mended.
 */
export function fixJudge(
  line: Pick<MainLine, 'stepOf'>,
  bugs: ReadonlySet<number>,
  before: readonly Pick<Unit, 'index' | 'subject' | 'request'>[],
): FixJudge {
  const byRequest = new Map<number, number>();
  const bySubject = new Map<string, number>();
  for (const unit of before) note(unit.subject, unit.request, unit.index);

  function note(title: string, request: number | undefined, index: number): void {
    if (request !== undefined) byRequest.set(request, index);
    bySubject.set(bare(title), index);
  }

  function namedBy(hashes: readonly string[], index: number): number[] {
    const steps = hashes.map((hash) => line.stepOf(hash));
    return [...new Set(steps.filter((step): step is number => step !== undefined && step < index))];
  }

  function reverted(message: MessageFacts, index: number): number[] {
    const byHash = namedBy(message.reverts, index);
    if (byHash.length > 0) return byHash;
    const request = message.revertedRequest === undefined ? undefined : byRequest.get(message.revertedRequest);
    const subject = message.revertedSubject === undefined ? undefined : bySubject.get(bare(message.revertedSubject));
    const found = request ?? subject;
    return found === undefined || index - found > revertedWithin ? [] : [found];
  }

  function judged(step: Step, index: number): Fix | undefined {
    const messages = [step.message, ...step.inner];
    const tags = messages.flatMap(({ fixes }) => fixes);
    if (tags.length > 0) return { source: 'tag', named: namedBy(tags, index) };
    const revert = [step.message, ...(step.inner.length === 1 ? step.inner : [])].find(isRevert);
    if (revert !== undefined) return { source: 'revert', named: reverted(revert, index) };
    const issues = messages.flatMap(({ closes, request }) => [...closes, ...(request === undefined ? [] : [request])]);
    if (issues.some((issue) => bugs.has(issue))) return { source: 'issue', named: [] };
    return speaksOfFix(step) ? { source: 'keyword', named: [] } : undefined;
  }

  return {
    judge(step, index) {
      const fix = judged(step, index);
      note(step.message.title, step.message.request, index);
      return fix;
    },
  };
}

/** The revert of a revert brings a change back: it says nothing against the first revert. */
function isRevert({ reverts, revertedSubject, revertedRequest }: MessageFacts): boolean {
  if (revertedSubject !== undefined) return !/^revert\b/i.test(revertedSubject);
  return reverts.length > 0 || revertedRequest !== undefined;
}

function speaksOfFix({ message, inner }: Step): boolean {
  if (message.speaksOfFix) return true;
  return inner.length > 0 && inner.filter((one) => one.speaksOfFix).length * 2 >= inner.length;
}

/** A subject without the number of its pull request. */
function bare(subject: string): string {
  return subject.replace(/\(#\d+\)$/, '').trim();
}

/** Lines of code that a fix deletes, by the unit that owns them; empty where it touches too much to tell. */
export function blamedLines(files: readonly FileChange[]): Map<number, number> {
  const lines = new Map<number, number>();
  const core = files.filter(({ kind }) => isCode(kind));
  if (core.length > mostFixedFiles) return lines;
  for (const { entry, blame } of core)
    if (entry.status === 'M' || entry.status === 'R')
      for (const [unit, count] of blame ?? []) lines.set(unit, (lines.get(unit) ?? 0) + count);
  return lines;
}

/**
 * The unit that owns most of the lines; of equals the newest (SZZ: Sliwerski et al., MSR 2005; the largest contributor
 * alone: Davies et al., JSEP 2014).
 */
export function mostBlamed(lines: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [unit, count] of lines) {
    if (count < most || (count === most && unit < (best ?? -1))) continue;
    best = unit;
    most = count;
  }
  return best;
}
