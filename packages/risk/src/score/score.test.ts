import fc from 'fast-check';
import { expect, test } from 'vitest';
import { features } from '../features/features.ts';
import { logistic } from '../model/logistic.ts';
import { adviceFor } from './advice.ts';
import { fileParts } from './attribution.ts';
import { bandOf, percentileOf } from './rank.ts';
import { scoreChange } from './risk-score.ts';
import { rowWith, sampleChange, sampleModel, sampleTime, sampleUnit, touchedFile } from './sample-change.ts';
import { similarChanges } from './similar.ts';

const day = 86_400;
const blame = { by: 'f'.repeat(40), time: sampleTime - day, source: 'keyword' } as const;
const scored = (described: ReturnType<typeof sampleChange>, model = sampleModel) =>
  scoreChange(described, features, model);

test('the score is the intercept and what each feature adds, exactly', () => {
  const { scored: found } = scored(sampleChange([touchedFile('src/a.ts', { added: 120 })]));
  expect(found).toMatchObject({ intercept: -1.5, logit: 1.5, probability: logistic(1.5) });
  expect(found.contributions).toEqual([
    { feature: 'core_lines_added', value: 120, logit: 3 },
    { feature: 'test_files', value: 0, logit: 0 },
  ]);
});

test('the shipped model is moved to the rate of the repository, a local one is taken as it is', () => {
  const old = Array.from({ length: 400 }, (_, i) =>
    sampleUnit(200 + i, i % 4 === 0 ? { blames: [blame], blamed: blame } : {}),
  );
  const change = sampleChange([touchedFile('src/a.ts')], old);
  const shipped = scored(change, { ...sampleModel, kind: 'shipped' });
  expect(shipped.model.intercept).not.toBe(sampleModel.intercept);
  expect(shipped.knownPositives).toBe(100);
  expect(scored(change).model).toBe(sampleModel);
  expect(scored(change).knownPositives).toBe(100);
});

test('what a model was trained on elsewhere is not taken for knowledge of this repository', () => {
  expect(scored(sampleChange([touchedFile('src/a.ts')], [sampleUnit(200)])).knownPositives).toBe(0);
});

test('it is compared with the changes of the last year, and with nothing when they are few', () => {
  const year = Array.from({ length: 40 }, (_, i) =>
    sampleUnit(i + 1, { features: rowWith({ core_lines_added: i < 10 ? 200 : 1 }) }),
  );
  const older = Array.from({ length: 40 }, (_, i) => sampleUnit(400 + i));
  const change = sampleChange([touchedFile('src/a.ts')], [...year, ...older]);
  expect(scored(change)).toMatchObject({ percentile: 0.75, compared: 40 });
  expect(scored(sampleChange([touchedFile('src/a.ts')], year.slice(0, 29)))).toMatchObject({
    percentile: null,
    compared: 29,
  });
});

test('without any history the average is that of the data of the model', () => {
  expect(scored(sampleChange([touchedFile('src/a.ts')]))).toMatchObject({
    average: 0.15,
    percentile: null,
    compared: 0,
  });
});

test('only changes that are old enough to tell are judged, by what is known now', () => {
  const later = { ...blame, time: sampleTime + day };
  const units = [
    sampleUnit(10),
    sampleUnit(179),
    sampleUnit(181, { blames: [blame], blamed: blame }),
    sampleUnit(300, { blamed: later }),
  ];
  expect(scored(sampleChange([touchedFile('src/a.ts')], units)).judged.map(({ blamed }) => blamed)).toEqual([
    true,
    false,
  ]);
});

test.each([
  [0.1, 0.2, 'low'],
  [0.11, 0.2, 'average'],
  [0.39, 0.2, 'average'],
  [0.4, 0.2, 'high'],
])('%d where %d is average is %s', (probability, average, band) => {
  expect(bandOf(probability, average)).toBe(band);
});

test('a percentile lies between 0 and 1 and grows with the score', () => {
  const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(numbers, fc.double({ noNaN: true }), fc.double({ noNaN: true }), (others, a, b) => {
      const of = (score: number) => percentileOf(score, Float64Array.from(others))!;
      expect(of(a)).toBeGreaterThanOrEqual(0);
      expect(of(a)).toBeLessThanOrEqual(1);
      if (a <= b) expect(of(a)).toBeLessThanOrEqual(of(b));
    }),
  );
});

test('a file carries what the score would lose without it, shared out among its hunks by their lines', () => {
  const hunks = [
    { start: 5, added: 30, deleted: 0, control: 0 },
    { start: 50, added: 60, deleted: 20, control: 10 },
  ];
  const big = touchedFile('src/big.ts', { added: 90, deleted: 20, control: 10, hunks });
  const change = sampleChange([
    touchedFile('src/small.ts', { added: 5 }),
    big,
    touchedFile('README.md', { added: 300 }),
  ]);
  const parts = fileParts(change, scored(change));
  expect(parts.map(({ file, logit, without }) => [file.path, logit, without])).toEqual([
    ['src/big.ts', 1, logistic(-1.5)],
    ['README.md', 0, logistic(-0.5)],
    ['src/small.ts', 0, logistic(-0.5)],
  ]);
  expect(parts[0]!.hunks.map(({ hunk, logit }) => [hunk.start, logit])).toEqual([
    [50, 0.75],
    [5, 0.25],
  ]);
});

test('a change with very many files is explained by its largest ones, and quickly', () => {
  const files = Array.from({ length: 3000 }, (_, i) => touchedFile(`src/f${i}.ts`, { added: i }));
  const change = sampleChange(files);
  const parts = fileParts(change, scored(change));
  expect(parts).toHaveLength(60);
  expect(parts.map(({ file }) => file.path)).toContain('src/f2999.ts');
});

test('splitting is advised where the model says that both parts score less', () => {
  const change = sampleChange([
    touchedFile('server/a.ts', { added: 60 }),
    touchedFile('client/b.ts', { added: 60 }),
    touchedFile('test/a.test.ts'),
  ]);
  expect(adviceFor(change, scored(change))).toEqual([
    { kind: 'split', part: 'server', files: ['server/a.ts'], alone: logistic(-0.5), rest: logistic(-1.5) },
  ]);
});

test('the split that helps most is advised, however deep its folder lies', () => {
  const change = sampleChange([
    touchedFile('lib/a/one.ts', { added: 90 }),
    touchedFile('lib/b/two.ts', { added: 90 }),
    touchedFile('app/main.ts', { added: 8 }),
    touchedFile('test/a.test.ts'),
  ]);
  expect(adviceFor(change, scored(change))).toMatchObject([{ kind: 'split', part: 'lib/a', files: ['lib/a/one.ts'] }]);
});

test('tests are advised where none is touched and they would help', () => {
  const change = sampleChange([touchedFile('src/a.ts', { added: 120 })]);
  expect(adviceFor(change, scored(change))).toEqual([{ kind: 'tests', lines: 60, probability: logistic(0.5) }]);
});

test('what does not help is not advised, and documents alone get no advice', () => {
  const deaf = { ...sampleModel, terms: [{ feature: 'core_files', edges: [0], values: [0, 1], missing: 0 }] };
  const change = sampleChange([touchedFile('server/a.ts'), touchedFile('client/b.ts')]);
  expect(adviceFor(change, scored(change, deaf))).toEqual([]);
  const documents = sampleChange([touchedFile('README.md')]);
  expect(adviceFor(documents, scored(documents))).toEqual([]);
});

test('blamed changes of the same files are named, the most alike first, with the fix that showed it', () => {
  const blamed = { blames: [blame], blamed: blame };
  const units = [
    sampleUnit(9, { ...blamed, files: ['src/a.ts', 'src/b.ts', 'src/c.ts'] }),
    sampleUnit(8, { ...blamed, files: ['src/a.ts'], features: rowWith({ core_lines_added: 120 }) }),
    sampleUnit(7, { ...blamed, files: ['src/other.ts'] }),
    sampleUnit(6, { files: ['src/a.ts'] }),
    sampleUnit(1, { hash: blame.by, subject: 'Fix the lock' }),
  ];
  const change = sampleChange([touchedFile('src/a.ts', { added: 120 })], units);
  expect(similarChanges(change, scored(change))).toEqual([
    expect.objectContaining({
      subject: 'Change 8',
      files: ['src/a.ts'],
      fix: { hash: blame.by, subject: 'Fix the lock', time: blame.time },
    }),
    expect.objectContaining({ subject: 'Change 9' }),
  ]);
});

test('an empty change has a score, and nothing to explain it by', () => {
  const change = sampleChange([]);
  expect(scored(change).scored.logit).toBe(-1.5);
  expect(fileParts(change, scored(change))).toEqual([]);
  expect(adviceFor(change, scored(change))).toEqual([]);
  expect(similarChanges(change, scored(change))).toEqual([]);
});
