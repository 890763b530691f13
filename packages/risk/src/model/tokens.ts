import type { Sample } from './additive.ts';
import { logitsOf } from './calibrate.ts';
import { logistic } from './logistic.ts';
import type { Model } from './model.ts';
import type { Table } from './table.ts';

/** Words must occur in this many units, and in this many repositories where there are several. */
const fewestUnits = 20;
const fewestRepositories = 5;

interface Words {
  readonly names: readonly string[];
  /** Positions of the words of each row. */
  readonly rows: readonly Int32Array[];
}

/** L2 penalty of a word. Measured on DPDK's tags with 2,000 words: AUC 0.8012 without words, 0.8059 with 1, 0.8085 with 3, 0.8062 with 30. */
const ridge = 5;

/**
 * Adds the words of changes to a model as a linear term, fitted to what its other terms leave (logistic regression with an L2 penalty).
 * Whether that helps is for an evaluation of the whole model to say: what its terms leave of the rows they were fitted to is too little
 * to judge by.
 */
export function fitTokens(model: Model, { table, labels, weights }: Sample, mostWords: number): Model {
  if (!table.tokens) return model;
  const words = wordsOf(table, mostWords);
  const fitted = fitWords(words, { labels, weights, offsets: logitsOf(model, table) });
  const byName = words.names.map((name, position): [string, number] => [name, fitted[position]!]);
  return { ...model, tokens: { scale: 1, weights: Object.fromEntries(byName) } };
}

function wordsOf(table: Table, most: number): Words {
  const units = new Map<string, number>();
  const repositories = new Map<string, Set<number>>();
  for (const [row, tokens] of table.tokens!.entries())
    for (const token of new Set(tokens)) {
      units.set(token, (units.get(token) ?? 0) + 1);
      if (!table.repositories) continue;
      const seen = repositories.get(token) ?? new Set();
      if (seen.size < fewestRepositories) repositories.set(token, seen.add(table.repositories[row]!));
    }
  const names = [...units]
    .filter(
      ([name, count]) =>
        count >= fewestUnits && (repositories.get(name)?.size ?? fewestRepositories) >= fewestRepositories,
    )
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
  const positions = new Map(names.map((name, position) => [name, position]));
  const rows = table.tokens!.map((tokens) =>
    Int32Array.from([...new Set(tokens)].flatMap((token) => positions.get(token) ?? [])),
  );
  return { names, rows };
}

/** Coordinate descent in Newton's manner (as LIBLINEAR's for the primal), which takes each word's curvature into account. */
function fitWords(words: Words, target: Pick<Sample, 'labels' | 'weights' | 'offsets'>): Float64Array {
  const columns: number[][] = words.names.map(() => []);
  for (const [row, found] of words.rows.entries()) for (const word of found) columns[word]!.push(row);
  const size = words.rows.map((one) => (one.length === 0 ? 0 : 1 / Math.sqrt(one.length)));
  const logits = Float64Array.from(target.offsets);
  const fitted = new Float64Array(words.names.length);
  for (let round = 0; round < 12; round++) {
    let largest = 0;
    for (const [word, column] of columns.entries()) {
      let [slope, curvature] = [ridge * fitted[word]!, ridge];
      for (const row of column) {
        const probability = logistic(logits[row]!);
        const [weight, length] = [target.weights[row]!, size[row]!];
        slope += weight * (probability - target.labels[row]!) * length;
        curvature += weight * probability * (1 - probability) * length * length;
      }
      const step = Math.max(-1, Math.min(1, -slope / curvature));
      fitted[word]! += step;
      for (const row of column) logits[row]! += step * size[row]!;
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < 1e-3) break;
  }
  return fitted;
}
