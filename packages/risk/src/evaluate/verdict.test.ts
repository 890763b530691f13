import { expect, test } from 'vitest';
import type { Contestant, EvaluationRow } from './evaluate.ts';
import { verdictOf } from './verdict.ts';

const interval = (value: number) => ({ value, low: value, high: value });

function rows(areas: Readonly<Record<Contestant, number>>): EvaluationRow[] {
  return Object.entries(areas).map(([model, auc]) => ({
    model: model as Contestant,
    on: 'all',
    auc: interval(auc),
    averagePrecision: interval(0.5),
    brier: 0.1,
    ece: 0.01,
    mcc: 0.2,
    gate: { threshold: 0.8, blocked: 0.01, precision: interval(0.8), catch: interval(0.1) },
  }));
}

test('a local model that counting all added lines beats is not used, and the reason names that count', () => {
  const areas = { local: 0.868, shipped: 0.872, 'lines added': 0.888, 'non-test lines added': 0.852 };
  const verdict = verdictOf(rows(areas), 'local', 14);
  expect(verdict).toMatchObject({ use: 'shipped', beatsSize: false });
  expect(verdict.reason).toContain('does not beat lines added: AUC 0.868 against 0.888');
  expect(verdict.reason).toContain('read its scores as size');
});

test('a local model that beats both counts and the shipped model is used', () => {
  const areas = { local: 0.81, shipped: 0.79, 'lines added': 0.78, 'non-test lines added': 0.77 };
  expect(verdictOf(rows(areas), 'local', 300)).toMatchObject({ use: 'local', beatsSize: true });
});

test('a shipped model that does not beat a count either says so', () => {
  const areas = { local: 0.7, shipped: 0.7, 'lines added': 0.6, 'non-test lines added': 0.75 };
  const { beatsSize, reason } = verdictOf(rows(areas), 'shipped', 3);
  expect(beatsSize).toBe(false);
  expect(reason).toContain('lines added outside of tests with 0.750: read its scores as size');
});
