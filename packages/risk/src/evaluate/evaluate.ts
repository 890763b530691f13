import { RiskError } from '../error.ts';
import { calibrate, logitsOf } from '../model/calibrate.ts';
import { logistic } from '../model/logistic.ts';
import type { Model } from '../model/model.ts';
import { labelsAt, maturedAt, positionsWhere, rowsAt, type Table } from '../model/table.ts';
import { trainLocal } from '../model/train-local.ts';
import { bootstrap, type Interval } from './interval.ts';
import {
  ascending,
  auc,
  averagePrecision,
  bestThreshold,
  brier,
  calibrationError,
  confusionAt,
  flagged,
  matthews,
  precision,
  recall,
} from './metrics.ts';
import { probabilityBySize } from './size-baseline.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export type Contestant = 'local' | 'shipped' | 'lines added' | 'non-test lines added';

/** How one contestant did on the newest fifth. */
export interface EvaluationRow {
  readonly model: Contestant;
  /** All units, or those that change code outside of tests: the others can hardly be blamed, and so are easy. */
  readonly on: 'all' | 'code';
  readonly auc: Interval;
  readonly averagePrecision: Interval;
  readonly brier: number;
  readonly ece: number;
  /** At the threshold that was best on the older units. */
  readonly mcc: number;
  /** What a gate at `threshold` would have done: share of units blocked, share of these and of all blamed units. */
  readonly gate: {
    readonly threshold: number;
    readonly blocked: number;
    readonly precision: Interval;
    readonly catch: Interval;
  };
}

export interface Evaluation {
  /** Older units, with what was known when the newest fifth began. */
  readonly train: { readonly units: number; readonly positives: number; readonly until: string };
  readonly test: {
    readonly units: number;
    readonly positives: number;
    readonly from: string;
    readonly until: string;
  };
  readonly rows: readonly EvaluationRow[];
  readonly verdict: Verdict;
}

export interface EvaluateSettings {
  readonly seed: number;
  /** Probability above which the gate blocks; 0.8 where absent. */
  readonly threshold?: number;
  /** Draws of the bootstrap; 200 where absent. */
  readonly draws?: number;
}

const fewestUnits = 100;

/**
 * Trains on the older four fifths of the units that are older than 180 days, with the labels that were known when the newest fifth began,
 * and tests on that fifth with what is known today.
 *
 * @throws RiskError `too-little-history` with fewer than 100 units older than 180 days, or none of them blamed in the newest fifth.
 */
export function evaluate(table: Table, shipped: Model, settings: EvaluateSettings): Evaluation {
  const now = table.times.reduce((latest, time) => Math.max(latest, time), 0);
  const matured = rowsAt(table, maturedAt(table, now));
  const split = [...matured.times].sort((a, b) => a - b)[Math.floor(matured.times.length * 0.8)] ?? now;
  const older = rowsAt(
    matured,
    positionsWhere(matured, (row) => matured.times[row]! < split),
  );
  const test = rowsAt(
    matured,
    positionsWhere(matured, (row) => matured.times[row]! >= split),
  );
  const labels = labelsAt(test, now);
  const positives = count(labels);
  if (matured.rows.length < fewestUnits || positives === 0 || positives === labels.length)
    throw new RiskError(
      'too-little-history',
      `${matured.rows.length} units are older than 180 days, and ${positives} of the newest fifth of them were fixed later; an evaluation needs ${fewestUnits} and both kinds.`,
      { hint: 'Use the shipped model, and evaluate again when the history is longer.' },
    );
  const local = trainLocal(older, shipped, { asOf: split, seed: settings.seed });
  const models: readonly (readonly [Contestant, Forecast])[] = [
    ['local', forecastOf(local.model, older, test)],
    ['shipped', forecastOf(calibrate(shipped, older, split).model, older, test)],
    ['lines added', probabilityBySize('lines_added', older, test, split)],
    ['non-test lines added', probabilityBySize('core_lines_added', older, test, split)],
  ];
  const truth: Truth = { older: labelsAt(older, split), test: labels };
  const code = positionsWhere(test, (row) => test.touchesCode[row]!);
  const rows = models.flatMap(([model, forecast]) => [
    rowOf(model, 'all', forecast, truth, settings),
    rowOf(
      model,
      'code',
      { ...forecast, test: picked(forecast.test, code) },
      { ...truth, test: picked(labels, code) },
      settings,
    ),
  ]);
  return {
    train: { units: local.units, positives: local.positives, until: dayOf(split) },
    test: { units: labels.length, positives, from: dayOf(split), until: dayOf(Math.max(...span(test.times))) },
    rows,
    verdict: verdictOf(rows, local.kind, positives),
  };
}

/** Probabilities of the units before the split, which thresholds are chosen on, and of those after it. */
export interface Forecast {
  readonly older: Float64Array;
  readonly test: Float64Array;
}

interface Truth {
  readonly older: Uint8Array;
  readonly test: Uint8Array;
}

function forecastOf(model: Model, older: Table, test: Table): Forecast {
  return { older: logitsOf(model, older).map(logistic), test: logitsOf(model, test).map(logistic) };
}

function rowOf(
  model: Contestant,
  on: EvaluationRow['on'],
  forecast: Forecast,
  truth: Truth,
  { seed, threshold = 0.8, draws = 200 }: EvaluateSettings,
): EvaluationRow {
  const scores = { scores: forecast.test, labels: truth.test };
  const order = ascending(scores.scores);
  const [area, averaged, right, caught] = bootstrap(truth.test.length, { seed, draws }, (weights) => {
    const drawn = { ...scores, order, ...(weights && { weights }) };
    const gate = confusionAt(drawn, threshold);
    return [auc(drawn), averagePrecision(drawn), precision(gate), recall(gate)];
  });
  const cut = bestThreshold({ scores: forecast.older, labels: truth.older });
  return {
    model,
    on,
    auc: area!,
    averagePrecision: averaged!,
    brier: brier(scores),
    ece: calibrationError(scores),
    mcc: matthews(confusionAt(scores, cut)),
    gate: { threshold, blocked: flagged(confusionAt(scores, threshold)), precision: right!, catch: caught! },
  };
}

function picked<T extends Float64Array | Uint8Array>(values: T, rows: readonly number[]): T {
  const chosen = values.slice(0, rows.length) as T;
  for (const [position, row] of rows.entries()) chosen[position] = values[row]!;
  return chosen;
}

function span(times: readonly number[]): [number, number] {
  return [
    times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY),
    times.reduce((most, time) => Math.max(most, time), 0),
  ];
}

function count(labels: Uint8Array): number {
  return labels.reduce((sum, label) => sum + label, 0);
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
