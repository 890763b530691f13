import { isCode } from '../features/file-kind.ts';
import type { TouchedFile } from '../history/change.ts';
import type { DescribedChange } from '../history/describe-change.ts';
import type { RiskScore } from './risk-score.ts';

/** Something that would lower the score, as the model itself says. */
export type Advice =
  | {
      readonly kind: 'split';
      /** Folder or file that could go by itself. */
      readonly part: string;
      readonly files: readonly string[];
      /** Probability of that part alone, and of what is left. */
      readonly alone: number;
      readonly rest: number;
    }
  | {
      readonly kind: 'tests';
      /** Probability if the change also touched a test file with so many lines. */
      readonly probability: number;
      readonly lines: number;
    };

/** A gain that is not worth the work is no advice. */
const leastGain = 0.1;

/**
 * What would lower the score: leaving the most separable part to a change of its own, or touching tests. Each was scored by the same
 * model with the features that the change would have then; what does not help is not said.
 */
export function adviceFor(described: DescribedChange, score: RiskScore): Advice[] {
  const { probability } = score.scored;
  const worth = (other: number) => other < probability * (1 - leastGain);
  const found: Advice[] = [];
  const split = bestSplit(described, score);
  if (split !== undefined && worth(Math.max(split.alone, split.rest))) found.push(split);
  const tests = withTests(described, score);
  if (tests !== undefined && worth(tests.probability)) found.push(tests);
  return found;
}

function bestSplit(
  { change, rowOf }: DescribedChange,
  { scoreOf }: RiskScore,
): (Advice & { kind: 'split' }) | undefined {
  const code = change.files.filter(({ kind }) => isCode(kind));
  let best: (Advice & { kind: 'split' }) | undefined;
  for (const [part, inside] of partsOf(code)) {
    // Tests, documents and configuration go with the rest: which part they belong to cannot be told from their paths.
    const left = change.files.filter((file) => !inside.includes(file));
    const alone = scoreOf(rowOf(inside)).probability;
    const rest = scoreOf(rowOf(left)).probability;
    if (best !== undefined && Math.max(alone, rest) >= Math.max(best.alone, best.rest)) continue;
    best = { kind: 'split', part, files: inside.map(({ path }) => path), alone, rest };
  }
  return best;
}

const mostParts = 40;
const mostDepths = 3;

/** The code by folder, at the first depths at which there is more than one; each part leaves some code behind. */
function partsOf(code: readonly TouchedFile[]): (readonly [string, readonly TouchedFile[]])[] {
  const deepest = Math.max(0, ...code.map(({ path }) => path.split('/').length));
  const parts = new Map<string, readonly TouchedFile[]>();
  let depths = 0;
  for (let depth = 1; depth <= deepest && depths < mostDepths; depth++) {
    const groups = Map.groupBy(code, ({ path }) => path.split('/').slice(0, depth).join('/'));
    if (groups.size < 2) continue;
    depths++;
    for (const [part, files] of groups) parts.set(part, files);
  }
  return [...parts].sort(([, a], [, b]) => linesOf(b) - linesOf(a)).slice(0, mostParts);
}

function linesOf(files: readonly TouchedFile[]): number {
  return files.reduce((sum, { added, deleted }) => sum + added + deleted, 0);
}

/** As if a test file had been touched too, with half as many lines as the code has new ones. */
function withTests(
  { change, rowOf }: DescribedChange,
  { scoreOf }: RiskScore,
): (Advice & { kind: 'tests' }) | undefined {
  const code = change.files.filter(({ kind }) => isCode(kind));
  if (code.length === 0 || change.files.some(({ kind }) => kind === 'test')) return undefined;
  const lines = Math.max(1, Math.ceil(code.reduce((sum, { added }) => sum + added, 0) / 2));
  return { kind: 'tests', lines, probability: scoreOf(rowOf(change.files, { testsTouched: true })).probability };
}
