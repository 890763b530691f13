import type { BinnedColumn } from './bins.ts';
import { logistic, logisticLoss } from './logistic.ts';
import { type StepLimits, stepOf } from './step.ts';

/** What a shape is fitted to, one entry a row. */
export interface Target {
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
  /** Logit that the shapes are added to: what an earlier model says, or the intercept. */
  readonly offsets: Float64Array;
}

export interface BoostSettings extends StepLimits {
  /** Share of each step that is taken. */
  readonly rate: number;
  readonly rounds: number;
  /** Rounds without a better validation loss after which it ends. */
  readonly patience: number;
}

/** Something with shapes to fit: a column, or a pair of columns as one grid. */
export interface Shape {
  /** Cell of each row. */
  readonly cells: Uint8Array | Uint16Array;
  readonly size: number;
  /** Writes the step of one round. */
  step(slope: Float64Array, curvature: Float64Array, into: Float64Array): void;
}

export function columnShape(column: BinnedColumn, limits: StepLimits): Shape {
  return {
    cells: column.bins,
    size: column.edges.length + 2,
    step: (slope, curvature, into) => stepOf({ slope, curvature }, column.monotone, limits, into),
  };
}

/**
 * Cyclic gradient boosting (Lou et al., KDD 2012; Nori et al., 2019): each round visits the shapes one after the other and moves
 * each a little down the loss of the training rows. Slopes are kept current within a round by the curvature at its start,
 * which saves a logistic function for each row and shape. Ends when the validation rows stop gaining, and returns the values
 * of the best round.
 */
export function boost(
  shapes: readonly Shape[],
  target: Target,
  parts: { readonly training: readonly number[]; readonly validation: readonly number[] },
  settings: BoostSettings,
): { readonly values: Float64Array[]; readonly round: number } {
  const values = shapes.map(({ size }) => new Float64Array(size));
  const training = Int32Array.from(parts.training);
  const validation = Int32Array.from(parts.validation);
  const logits = Float64Array.from(target.offsets);
  const slopes = new Float64Array(logits.length);
  const curvatures = new Float64Array(logits.length);
  let best = { loss: lossOf(logits, target, validation), round: 0, values: values.map((one) => one.slice()) };
  for (let round = 1; round <= settings.rounds; round++) {
    derive(logits, target, training, slopes, curvatures);
    for (const [position, shape] of shapes.entries()) {
      const step = stepOfShape(shape, training, slopes, curvatures, settings.rate);
      const sums = values[position]!;
      for (let cell = 0; cell < step.length; cell++) sums[cell]! += step[cell]!;
      follow(shape.cells, step, training, slopes, curvatures, logits);
      for (let i = 0; i < validation.length; i++) logits[validation[i]!]! += step[shape.cells[validation[i]!]!]!;
    }
    if (validation.length === 0) continue;
    const loss = lossOf(logits, target, validation);
    if (loss < best.loss - 1e-9) best = { loss, round, values: values.map((one) => one.slice()) };
    else if (round - best.round >= settings.patience) break;
  }
  return validation.length === 0 ? { values, round: settings.rounds } : best;
}

function derive(
  logits: Float64Array,
  { labels, weights }: Target,
  rows: Int32Array,
  slopes: Float64Array,
  curvatures: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const probability = logistic(logits[row]!);
    const weight = weights[row]!;
    slopes[row] = weight * (probability - labels[row]!);
    curvatures[row] = weight * Math.max(probability * (1 - probability), 1e-4);
  }
}

function stepOfShape(
  shape: Shape,
  rows: Int32Array,
  slopes: Float64Array,
  curvatures: Float64Array,
  rate: number,
): Float64Array {
  const { cells, size } = shape;
  const slope = new Float64Array(size);
  const curvature = new Float64Array(size);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const cell = cells[row]!;
    slope[cell]! += slopes[row]!;
    curvature[cell]! += curvatures[row]!;
  }
  const step = new Float64Array(size);
  shape.step(slope, curvature, step);
  for (let cell = 0; cell < size; cell++) step[cell]! *= rate;
  return step;
}

function follow(
  cells: Shape['cells'],
  step: Float64Array,
  rows: Int32Array,
  slopes: Float64Array,
  curvatures: Float64Array,
  logits: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const moved = step[cells[row]!]!;
    slopes[row]! += curvatures[row]! * moved;
    logits[row]! += moved;
  }
}

function lossOf(logits: Float64Array, { labels, weights }: Target, rows: Int32Array): number {
  let [loss, weight] = [0, 0];
  for (const row of rows) {
    loss += weights[row]! * logisticLoss(labels[row] === 1 ? logits[row]! : -logits[row]!);
    weight += weights[row]!;
  }
  return weight > 0 ? loss / weight : 0;
}
