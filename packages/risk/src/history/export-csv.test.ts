import { expect, test } from 'vitest';
import { classicFeatures } from '../features/classic.ts';
import { features } from '../features/features.ts';
import { exportCsv } from './export-csv.ts';
import type { Unit } from './unit.ts';

const unit: Unit = {
  index: 0,
  hash: 'a'.repeat(40),
  time: 1_700_000_000,
  subject: 'say "hi", twice\n',
  request: undefined,
  features: new Float64Array(features.length).fill(Number.NaN).fill(1.5, 0, 1),
  classic: new Float64Array(classicFeatures.length),
  tokens: undefined,
  files: [],
  touchesCode: true,
  fix: 'keyword',
  blames: [
    { by: 'b', time: 1_700_000_100, source: 'keyword' },
    { by: 'c', time: 1_700_000_200, source: 'tag' },
  ],
  blamed: { by: 'b', time: 1_700_000_100, source: 'keyword' },
  anyFixAt: 1_700_000_050,
};

test('a history becomes one row a unit, unknown numbers empty, the subject last and quoted', () => {
  const clean = { ...unit, subject: '=cmd()', blames: [], blamed: undefined, anyFixAt: undefined, fix: undefined };
  const csv = [...exportCsv({ head: unit.hash, units: [unit, clean], notes: [] })].join('');
  const lines = csv.split('\n').filter((line) => line !== '' && line !== '"');
  const [head = '', first = '', second = ''] = lines;
  const columns = head.split(',');
  expect(columns.slice(0, 3)).toEqual(['hash', 'time', features[0]?.name]);
  expect(new Set(columns).size).toBe(columns.length);
  const cells = first.split(',');
  expect(cells.slice(0, 4)).toEqual([unit.hash, '1700000000', '1.5', '']);
  expect(first).toContain(',1,keyword,1,1700000100,keyword,1700000200,1700000050,"say ""hi"", twice');
  expect(second).toMatch(/,1,,0,,,,,"'=cmd\(\)"$/);
  expect(second.split(',')).toHaveLength(columns.length);
});
