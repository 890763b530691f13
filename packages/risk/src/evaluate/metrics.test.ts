import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLinear } from '../model/linear.ts';
import {
  auc,
  averagePrecision,
  bestThreshold,
  brier,
  calibrationError,
  confusionAt,
  matthews,
  precision,
  recall,
  type Scores,
} from './metrics.ts';

interface Oracle {
  readonly metrics: readonly {
    readonly given: { readonly scores: number[]; readonly labels: number[]; readonly threshold: number };
    readonly expected: Readonly<Record<string, number>>;
  }[];
  readonly linear: readonly {
    readonly given: { readonly columns: number[][]; readonly labels: number[]; readonly ridge: number };
    readonly expected: { readonly intercept: number; readonly coefficients: number[] };
  }[];
}

const oracle: Oracle = JSON.parse(readFileSync(new URL('fixtures/scikit-learn.json', import.meta.url), 'utf8'));

function scoresOf(scores: readonly number[], labels: readonly number[]): Scores {
  return { scores: Float64Array.from(scores), labels: Uint8Array.from(labels) };
}

test('metrics are those of scikit-learn, ties and edges of bins included', () => {
  for (const { given, expected } of oracle.metrics) {
    const scores = scoresOf(given.scores, given.labels);
    const counts = confusionAt(scores, given.threshold);
    const ours = {
      auc: auc(scores),
      averagePrecision: averagePrecision(scores),
      brier: brier(scores),
      ece: calibrationError(scores),
      mcc: matthews(counts),
      precision: precision(counts),
      recall: recall(counts),
    };
    for (const [name, value] of Object.entries(ours)) expect(value, name).toBeCloseTo(expected[name]!, 10);
  }
});

test('coefficients of a logistic regression are those of scikit-learn', () => {
  for (const { given, expected } of oracle.linear) {
    const fitted = fitLinear(given.columns, Uint8Array.from(given.labels), { ridge: given.ridge });
    expect(fitted.intercept).toBeCloseTo(expected.intercept, 5);
    for (const [position, value] of fitted.coefficients.entries())
      expect(value).toBeCloseTo(expected.coefficients[position]!, 5);
  }
});

test('a perfect order has area 1, the reverse 0, and a constant one half', () => {
  expect(auc(scoresOf([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1]))).toBe(1);
  expect(auc(scoresOf([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1]))).toBe(0);
  expect(auc(scoresOf([0.5, 0.5, 0.5, 0.5], [0, 0, 1, 1]))).toBe(0.5);
});

test('what cannot be known is NaN, not a number that looks good', () => {
  expect(auc(scoresOf([0.1, 0.9], [0, 0]))).toBeNaN();
  expect(averagePrecision(scoresOf([0.1, 0.9], [0, 0]))).toBeNaN();
  expect(precision(confusionAt(scoresOf([0.1, 0.2], [0, 1]), 0.8))).toBeNaN();
  expect(matthews(confusionAt(scoresOf([0.1, 0.2], [0, 1]), 0.8))).toBe(0);
});

test('a score at the threshold does not warn', () => {
  expect(confusionAt(scoresOf([0.8, 0.81], [1, 1]), 0.8)).toMatchObject({ truePositives: 1, falseNegatives: 1 });
});

test('the best threshold separates what can be separated', () => {
  const scores = scoresOf([0.1, 0.3, 0.4, 0.7, 0.9], [0, 0, 0, 1, 1]);
  expect(matthews(confusionAt(scores, bestThreshold(scores)))).toBeCloseTo(1, 12);
});

const rowsOf = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean(), fc.integer({ min: 0, max: 3 })), {
  minLength: 2,
  maxLength: 40,
});

test('a weight counts as so many copies of a row', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      for (const kind of [true, false]) fc.pre(rows.some(([, label, weight]) => label === kind && weight > 0));
      const weighted = {
        ...scoresOf(
          rows.map(([score]) => score / 20),
          rows.map(([, label]) => (label ? 1 : 0)),
        ),
        weights: Float64Array.from(rows, ([, , weight]) => weight),
      };
      const copies = rows.flatMap(([score, label, weight]) =>
        Array.from({ length: weight }, (): [number, number] => [score / 20, label ? 1 : 0]),
      );
      const copied = scoresOf(
        copies.map(([score]) => score),
        copies.map(([, label]) => label),
      );
      for (const metric of [auc, averagePrecision, brier, calibrationError])
        expect(metric(weighted)).toBeCloseTo(metric(copied), 9);
    }),
    { numRuns: 50 },
  );
});
