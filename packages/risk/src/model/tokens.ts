import type { Sample } from './additive.ts';
import { logitsOf } from './calibrate.ts';
import { logistic, logisticLoss } from './logistic.ts';
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

/**
 * Adds the words of changes to a model as a linear term, fitted to what its other terms leave (logistic regression with an L2
 * penalty, chosen on the newest fifth of the rows). Without words that help there, the model stays as it is.
 */
export function fitTokens(model: Model, sample: Sample, settings: { words: number; seed: number }): Model {
  const { table, labels, weights } = sample;
  if (!table.tokens) return model;
  const words = wordsOf(table, settings.words);
  const offsets = logitsOf(model, table);
  const order = Array.from(table.rows.keys()).sort((a, b) => table.times[a]! - table.times[b]!);
  const cut = Math.floor(order.length * 0.8);
  const [older, newer] = [order.slice(0, cut), order.slice(cut)];
  const loss = (fitted: Float64Array) =>
    newer.reduce((sum, row) => {
      const logit = offsets[row]! + sumOf(words.rows[row]!, fitted);
      return sum + weights[row]! * logisticLoss(labels[row] === 1 ? logit : -logit);
    }, 0);
  let best = { ridge: Number.POSITIVE_INFINITY, loss: loss(new Float64Array(words.names.length)) };
  for (const ridge of [3, 10, 30, 100, 300]) {
    const found = loss(fitWords(words, older, { labels, weights, offsets }, ridge));
    if (found < best.loss) best = { ridge, loss: found };
  }
  if (best.ridge === Number.POSITIVE_INFINITY) return model;
  const fitted = fitWords(words, order, { labels, weights, offsets }, best.ridge);
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
function fitWords(
  words: Words,
  rows: readonly number[],
  target: Pick<Sample, 'labels' | 'weights' | 'offsets'>,
  ridge: number,
): Float64Array {
  const columns: number[][] = words.names.map(() => []);
  for (const row of rows) for (const word of words.rows[row]!) columns[word]!.push(row);
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

function sumOf(words: Int32Array, fitted: Float64Array): number {
  let sum = 0;
  for (const word of words) sum += fitted[word]!;
  return words.length === 0 ? 0 : sum / Math.sqrt(words.length);
}
