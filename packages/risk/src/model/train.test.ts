import { expect, test } from 'vitest';
import { RiskError } from '../error.ts';
import { auc } from '../evaluate/metrics.ts';
import { logitsOf } from './calibrate.ts';
import { inventedFeatures, inventedHistory } from './invented-history.ts';
import { formatModel } from './parse-model.ts';
import { randomFrom } from './random.ts';
import { scorer } from './score.ts';
import { labelsAt, rowsAt, type Table } from './table.ts';
import { train } from './train.ts';

const ever = Number.MAX_VALUE;
const settings = { trainedAt: '2026-01-01', asOf: ever, seed: 1, bags: 2, leastCurvature: 2 };
const [older, newer] = [inventedHistory(3000, 1), inventedHistory(3000, 2)];
const model = train(older, settings);

function areaOn(table: Table, trained = model): number {
  return auc({ scores: logitsOf(trained, table), labels: labelsAt(table, ever) });
}

test('a model orders what it has not seen almost as well as the truth does', () => {
  const truth = newer.rows.map(([, core = 0, , share = 0]) => core / 40 + (share > 0.6 ? 1.5 : 0));
  const best = auc({ scores: Float64Array.from(truth), labels: labelsAt(newer, ever) });
  expect(areaOn(newer)).toBeGreaterThan(best - 0.01);
});

test('intercept and contributions add up to the logit, in order, exactly', () => {
  const score = scorer(model, inventedFeatures);
  for (const row of newer.rows.slice(0, 200)) {
    const { intercept, contributions, logit } = score(row);
    expect(contributions.reduce((sum, one) => sum + one.logit, intercept)).toBe(logit);
    const sizes = contributions.map((one) => Math.abs(one.logit));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  }
});

test('the same table and seed give the same model, byte for byte', () => {
  expect(formatModel(train(older, settings))).toBe(formatModel(model));
});

test('a feature that may only raise the risk never lowers it', () => {
  const core = model.terms.find(({ feature }) => feature === 'core_lines_added');
  expect(core?.values).toEqual([...(core?.values ?? [])].sort((a, b) => a - b));
});

test('a value that was never unknown in training adds nothing when it is', () => {
  expect(model.terms.find(({ feature }) => feature === 'core_lines_added')?.missing).toBe(0);
});

test('shuffled labels teach nothing', () => {
  const random = randomFrom(3);
  const order = older.knownAt.map((known) => ({ known, at: random() })).sort((a, b) => a.at - b.at);
  const shuffled = { ...older, knownAt: order.map(({ known }) => known) };
  const noise = train(shuffled, settings);
  const area = auc({
    scores: logitsOf(noise, newer),
    labels: labelsAt({ ...newer, knownAt: order.map(({ known }) => known) }, ever),
  });
  expect(area).toBeGreaterThan(0.46);
  expect(area).toBeLessThan(0.54);
});

test('what became known later is not learned from', () => {
  const long = inventedHistory(9000, 4);
  const asOf = long.times[8000]!;
  const unblamed = { ...long, knownAt: long.knownAt.map((known) => (known > asOf ? Number.POSITIVE_INFINITY : known)) };
  const then = { ...settings, asOf };
  expect(formatModel(train(long, then))).toBe(formatModel(train(unblamed, then)));
});

test('too few known positives are a problem with both numbers', () => {
  const clean = rowsAt(
    older,
    older.knownAt.flatMap((known, row) => (Number.isFinite(known) ? [] : [row])),
  );
  expect(() => train(clean, settings)).toThrow(RiskError);
  expect(() => train(clean, settings)).toThrow(expect.objectContaining({ reason: 'too-little-history' }));
});

test('words that tell something the features do not become a term of the model', () => {
  const random = randomFrom(9);
  const tokens = older.knownAt.map((known) =>
    random() < (Number.isFinite(known) ? 0.8 : 0.2) ? ['s:parser', 's:add'] : ['s:add'],
  );
  const worded = train({ ...older, tokens }, { ...settings, words: 10 });
  expect(worded.tokens?.weights['s:parser']).toBeGreaterThan(0.3);
  const score = scorer(worded, inventedFeatures);
  const [row] = older.rows;
  expect(score(row!, ['s:parser']).logit).toBeGreaterThan(score(row!, ['s:unheard-of']).logit);
});
