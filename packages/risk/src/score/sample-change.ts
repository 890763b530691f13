import { features } from '../features/features.ts';
import { isCode } from '../features/file-kind.ts';
import type { TouchedFile } from '../history/change.ts';
import type { DescribedChange } from '../history/describe-change.ts';
import type { Unit } from '../history/unit.ts';
import type { Model } from '../model/model.ts';

/** What tests of the score and its reports start from: a change, a past and a model that are small enough to work out by hand. */

const day = 86_400;
export const sampleTime = Date.UTC(2026, 10, 23) / 1000;

export function touchedFile(path: string, more: Partial<TouchedFile> = {}): TouchedFile {
  const { added = 10, deleted = 0, control = 0 } = more;
  return {
    path,
    oldPath: path,
    status: 'modified',
    kind: /test/.test(path) ? 'test' : path.endsWith('.md') ? 'docs' : 'code',
    added,
    deleted,
    control,
    fixes: 0,
    hunks: [{ start: 1, added, deleted, control }],
    ...more,
  };
}

/** Three of the features, as the real ones count them; the others are 0. */
export function sampleRow(files: readonly TouchedFile[]): Float64Array {
  const code = files.filter(({ kind }) => isCode(kind));
  return rowWith({
    core_lines_added: code.reduce((sum, { added }) => sum + added, 0),
    core_files: code.length,
    test_files: files.filter(({ kind }) => kind === 'test').length,
  });
}

export function rowWith(values: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(features, ({ name }) => values[name] ?? 0);
}

export function sampleUnit(index: number, more: Partial<Unit> = {}): Unit {
  return {
    index,
    hash: String(index).padStart(40, '0'),
    time: sampleTime - index * day,
    subject: `Change ${index}`,
    request: undefined,
    features: sampleRow([touchedFile('src/a.ts', { added: 1 })]),
    classic: new Float64Array(14),
    tokens: undefined,
    files: ['src/a.ts'],
    touchesCode: true,
    fix: undefined,
    blames: [],
    blamed: undefined,
    ...more,
  };
}

export function sampleChange(files: readonly TouchedFile[], recent: readonly Unit[] = []): DescribedChange {
  return {
    change: {
      subject: 'Make it faster',
      time: sampleTime,
      features: sampleRow(files),
      classic: new Float64Array(14),
      touchesCode: files.some(({ kind }) => isCode(kind)),
      tokens: undefined,
      files,
    },
    recent,
    units: recent.length,
    positives: 0,
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    oldest: undefined,
    notes: [],
    rowOf: (some, { testsTouched = false } = {}) =>
      sampleRow(testsTouched ? [...some, touchedFile('made-up.test.ts', { kind: 'test' })] : some),
  };
}

/** Trained on nothing: 10 lines of code or more add 1, 100 or more add 3; a test takes 1 away. */
export const sampleModel: Model = {
  version: 1,
  kind: 'local',
  trainedAt: '2026-11-13T00:00:00Z',
  data: { repositories: 1, units: 1000, positives: 150, until: '2026-05-01' },
  intercept: -1.5,
  terms: [
    { feature: 'core_lines_added', edges: [9, 99], values: [0, 1, 3], missing: 0 },
    { feature: 'test_files', edges: [0], values: [0, -1], missing: 0 },
  ],
  pairs: [],
};
