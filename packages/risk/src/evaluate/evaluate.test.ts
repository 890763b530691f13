import { expect, test } from 'vitest';
import { inventedHistory } from '../model/invented-history.ts';
import type { Model } from '../model/model.ts';
import { evaluate } from './evaluate.ts';

const shipped: Model = {
  version: 1,
  kind: 'shipped',
  trainedAt: '2026-01-01',
  data: { repositories: 3, units: 1000, positives: 100, until: '2025-06-01' },
  intercept: -1,
  terms: [{ feature: 'core_lines_added', edges: [10, 50, 100], values: [-0.5, 0, 0.5, 1], missing: 0 }],
  pairs: [],
};

test('an evaluation stands beside both counts of lines, on all units and on those that change code', () => {
  const { rows, test: newest, train, verdict } = evaluate(inventedHistory(12_000, 1), shipped, { seed: 1, draws: 40 });
  expect(rows.map(({ model, on }) => `${model}, ${on}`)).toHaveLength(8);
  for (const { auc } of rows) {
    expect(auc.low).toBeLessThanOrEqual(auc.value);
    expect(auc.high).toBeGreaterThanOrEqual(auc.value);
  }
  expect(newest.from >= train.until).toBe(true);
  expect(verdict).toMatchObject({ use: 'local', beatsSize: true });
});

test('a local model that size alone beats is not used, and the verdict says so', () => {
  const table = inventedHistory(12_000, 2);
  // What the local model can learn changes sides in the newest fifth; size stays what it is.
  const rows = table.rows.map((row, position) =>
    position < 6100 ? row : Float64Array.from(row, (x, i) => (i === 3 ? 1 - x : x)),
  );
  const { verdict } = evaluate({ ...table, rows }, shipped, { seed: 1, draws: 10 });
  expect(verdict.use).toBe('shipped');
  expect(verdict.reason).toMatch(/AUC 0\.\d{3}/);
});

test('a history that is too short to tell is a problem, not a figure', () => {
  expect(() => evaluate(inventedHistory(300, 3), shipped, { seed: 1 })).toThrow(
    expect.objectContaining({ reason: 'too-little-history' }),
  );
});
