import { expect, test } from 'vitest';
import { auc } from '../evaluate/metrics.ts';
import { calibrate, logitsOf, newestOf } from './calibrate.ts';
import { inventedFeatures, inventedHistory } from './invented-history.ts';
import { logistic } from './logistic.ts';
import { sumOf } from './merge.ts';
import type { Model } from './model.ts';
import { scorer } from './score.ts';
import { labelsAt, maturedAt, rowsAt, type Table } from './table.ts';
import { trainLocal } from './train-local.ts';

/** Knows about size alone, and nothing of the step in `share`. */
const shipped: Model = {
  version: 1,
  kind: 'shipped',
  trainedAt: '2026-01-01',
  data: { repositories: 3, units: 1000, positives: 100, until: '2025-06-01' },
  intercept: -1,
  terms: [{ feature: 'core_lines_added', edges: [10, 50, 100], values: [-0.5, 0, 0.5, 1], missing: 0 }],
  pairs: [],
};
const long = inventedHistory(9000, 5);
const asOf = long.times.at(-1)! + 1;
const newer = inventedHistory(2000, 6);

function firstUnits(units: number): Table {
  return rowsAt(
    long,
    Array.from({ length: units }, (_, row) => row),
  );
}

function area(model: Model): number {
  return auc({ scores: logitsOf(model, newer), labels: labelsAt(newer, Number.MAX_VALUE) });
}

test('with hardly any known positive only the average is learned', () => {
  const { model, kind } = trainLocal(firstUnits(60), shipped, { asOf, seed: 1 });
  expect(kind).toBe('shipped');
  expect(model.terms).toEqual(shipped.terms);
  expect(model.intercept).not.toBe(shipped.intercept);
});

test('the more positives are known, the more a repository decides for itself', () => {
  const few = trainLocal(firstUnits(400), shipped, { asOf, seed: 1 });
  const many = trainLocal(long, shipped, { asOf, seed: 1 });
  expect([few.kind, many.kind]).toEqual(['shrunk', 'local']);
  expect(few.positives).toBeLessThan(250);
  expect(area(many.model)).toBeGreaterThan(area(few.model));
  expect(area(few.model)).toBeGreaterThan(area(shipped) - 0.01);
});

test('the mean score of the newest settled units is the share of them that was known to be blamed', () => {
  const { model } = trainLocal(long, shipped, { asOf, seed: 1 });
  const settled = rowsAt(long, maturedAt(long, asOf));
  const newest = rowsAt(settled, newestOf(settled));
  const mean = logitsOf(model, newest).reduce((sum, logit) => sum + logistic(logit), 0) / newest.rows.length;
  const known = labelsAt(newest, asOf).reduce((sum, label) => sum + label, 0) / newest.rows.length;
  expect(mean).toBeCloseTo(known, 2);
});

test('units younger than 180 days and blames of tomorrow are left out', () => {
  const now = long.times[5000]!;
  const { units, positives } = trainLocal(long, shipped, { asOf: now, seed: 1 });
  expect(units).toBe(long.times.filter((time) => time <= now - 180 * 86_400).length);
  expect(positives).toBe(
    long.times.filter((time, row) => time <= now - 180 * 86_400 && long.knownAt[row]! <= now).length,
  );
});

test('calibration moves the intercept alone, and not at all without a settled unit', () => {
  const { model, units } = calibrate(shipped, long, asOf);
  expect({ ...model, intercept: 0 }).toEqual({ ...shipped, intercept: 0 });
  expect(units).toBeGreaterThan(1000);
  expect(calibrate(shipped, firstUnits(10), long.times[0]!)).toEqual({ model: shipped, units: 0, positives: 0 });
});

test('a sum of models scores every row with the sum of their logits', () => {
  const added = {
    intercept: 0.25,
    terms: [
      { feature: 'core_lines_added', edges: [20, 50], values: [0.1, 0.2, 0.3], missing: 0.5 },
      { feature: 'share', edges: [0.6], values: [-1, 1], missing: 0.125 },
    ],
    pairs: [
      { features: ['files', 'share'] as const, edges: [[2], [0.5]] as const, values: [1, 2, 3, 4] },
      { features: ['files', 'share'] as const, edges: [[3], [0.5]] as const, values: [1, 2, 3, 4] },
    ].slice(0, 1),
  };
  const both = scorer(sumOf(shipped, added), inventedFeatures);
  const [one, other] = [scorer(shipped, inventedFeatures), scorer({ ...shipped, ...added }, inventedFeatures)];
  for (const row of newer.rows.slice(0, 300)) expect(both(row).logit).toBeCloseTo(one(row).logit + other(row).logit, 9);
});
