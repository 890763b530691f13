import { fitLinear } from './linear.ts';
import { logistic } from './logistic.ts';
import type { Model } from './model.ts';
import { scorer } from './score.ts';
import { labelsAt, maturedAt, rowsAt, type Table } from './table.ts';

/** Rows that the assumed rate of a repository counts for, so that few rows move the intercept little. */
const priorRows = 50;

/**
 * Units that the average is taken over: the newest 500, or a year's if these are more. How much is fixed, and how well fixes are told,
 * changes over the years: over 15 repositories the rate of the next units was missed by 0.011 so, by 0.029 with all that came before.
 */
const recentUnits = 500;
const recentSeconds = 365 * 86_400;

/** A model with the average of one repository. */
export interface Calibrated {
  readonly model: Model;
  readonly units: number;
  /** How many of these were known to be blamed. */
  readonly positives: number;
}

/**
 * Moves the intercept so that the mean probability over the newest matured units of a repository equals the share that was known at
 * `asOf` (seconds) to be blamed. With few units that share is drawn towards what the model says by itself.
 */
export function calibrate(model: Model, table: Table, asOf: number): Calibrated {
  const matured = rowsAt(table, maturedAt(table, asOf));
  const labels = labelsAt(matured, asOf);
  const units = labels.length;
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (units === 0) return { model, units, positives };
  const rows = newestOf(matured);
  const logits = logitsOf(model, rowsAt(matured, rows));
  const mean = logits.reduce((sum, logit) => sum + logistic(logit), 0) / rows.length;
  const blamed = rows.reduce((sum, row) => sum + labels[row]!, 0);
  const rate = (blamed + priorRows * mean) / (rows.length + priorRows);
  return { model: { ...model, intercept: model.intercept + shiftTo(rate, logits) }, units, positives };
}

/** Positions of the units that the average of a repository is taken over. */
export function newestOf(table: Table): number[] {
  const order = Array.from(table.times.keys()).sort((a, b) => table.times[b]! - table.times[a]!);
  const newest = table.times[order[0] ?? 0] ?? 0;
  return order.filter((row, rank) => rank < recentUnits || table.times[row]! > newest - recentSeconds);
}

/** Logits of all rows of a table. */
export function logitsOf(model: Model, table: Table): Float64Array {
  const score = scorer(model, table.features);
  return Float64Array.from(table.rows, (row, position) => score(row, table.tokens?.[position]).logit);
}

/** What to add to all logits so that the mean of their probabilities is `rate`. */
export function shiftTo(rate: number, logits: Float64Array): number {
  let [low, high] = [-30, 30];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    const mean = logits.reduce((sum, logit) => sum + logistic(logit + middle), 0) / logits.length;
    if (mean < rate) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Slope and intercept that make logits fit labels best (Platt 1999, with his smoothed targets as two weighted rows each). The slope
 * is held near 1 by `ridge`, and never turns negative, which would turn every reason into its opposite.
 */
export function plattOf(logits: Float64Array, labels: Uint8Array, ridge: number): { slope: number; intercept: number } {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === labels.length)
    return { slope: 1, intercept: shiftTo((positives + 1) / (labels.length + 2), logits) };
  const { intercept, coefficients } = fitLinear([logits], labels, { ridge: 1e-6 });
  const slope = coefficients[0]!;
  const trust = positives / (positives + ridge);
  const blended = Math.max(0.1, trust * slope + (1 - trust));
  if (blended === slope) return { slope, intercept };
  const scaled = logits.map((logit) => logit * blended);
  return { slope: blended, intercept: shiftTo(positives / labels.length, scaled) };
}

/** The same model with logit `slope * logit + intercept`: folded into every term, so that contributions still add up. */
export function rescaled(model: Model, { slope, intercept }: { slope: number; intercept: number }): Model {
  const scale = (values: readonly number[]) => values.map((value) => value * slope);
  return {
    ...model,
    intercept: model.intercept * slope + intercept,
    terms: model.terms.map((term) => ({ ...term, values: scale(term.values), missing: term.missing * slope })),
    pairs: model.pairs.map((pair) => ({ ...pair, values: scale(pair.values) })),
    ...(model.tokens && { tokens: { ...model.tokens, scale: model.tokens.scale * slope } }),
  };
}
