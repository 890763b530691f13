import { afterEach, expect, test } from 'vitest';
import { features } from '../features/features.ts';
import { replay } from './replay.ts';
import { grown, type ScriptedCommit, type ScriptedRepository, scriptedRepository } from './scripted-repository.ts';
import type { Unit } from './unit.ts';

const made: ScriptedRepository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository.remove();
});

function repositoryOf(commits: readonly ScriptedCommit[]): ScriptedRepository {
  const repository = scriptedRepository(commits);
  made.push(repository);
  return repository;
}

async function unitsOf(commits: readonly ScriptedCommit[], options = {}): Promise<readonly Unit[]> {
  return (await replay(repositoryOf(commits).path, options)).units;
}

function feature(unit: Unit | undefined, name: string): number | undefined {
  const index = features.findIndex((one) => one.name === name);
  expect(index).toBeGreaterThanOrEqual(0);
  return unit?.features[index];
}

const first = { files: { 'a.c': 'int a;\nint b;\nint c;\n' }, message: 'begin' };
const second = { files: { 'a.c': 'int a;\nint b2;\nint b3;\nint c;\n' }, message: 'add b3' };
const fixed = { 'a.c': 'int a;\nint b2;\nint b4;\nint c5;\n' };

test('a fix blames the unit that owns most of the lines of code that it deletes, and of equals the newest', async () => {
  const units = await unitsOf([first, second, { files: fixed, message: 'fix overflow' }]);
  expect(units.map(({ blamed }) => blamed !== undefined)).toEqual([false, true, false]);
  expect(units[1]?.blamed).toEqual({ by: units[2]?.hash, time: units[2]?.time, source: 'keyword' });
  expect(units[2]?.fix).toBe('keyword');
});

test('what a fix says by a trailer counts more than the lines that it deletes', async () => {
  const begun = repositoryOf([first, second]);
  const message = `mend it\n\nFixes: ${begun.hashes[0]?.slice(0, 12)} ("begin")\n`;
  const units = await unitsOf([first, second, { files: fixed, message }]);
  expect(units[2]?.fix).toBe('tag');
  expect(units.map(({ blamed }) => blamed?.source)).toEqual(['tag', undefined, undefined]);
});

test.each([
  ['its hash', (hash: string) => `Revert "add b3"\n\nThis reverts commit ${hash}.`],
  ['its title', () => 'Revert "add b3"'],
  ['its title with the number of a request', () => 'Revert "add b3 (#7)" (#8)'],
  ['the number of its request', () => 'Undo the second\n\nReverts owner/repo#7'],
])('a revert that names a change by %s blames that change', async (_, messageOf) => {
  const landed = { ...second, message: 'add b3 (#7)' };
  const begun = repositoryOf([first, landed]);
  const message = messageOf(begun.hashes[1] ?? '');
  const units = await unitsOf([first, landed, { files: first.files, message }]);
  expect(units[2]?.fix).toBe('revert');
  expect(units[1]?.blamed?.source).toBe('revert');
});

test('the revert of a revert blames nobody', async () => {
  const units = await unitsOf([
    first,
    second,
    { files: first.files, message: 'Revert "add b3"' },
    { files: second.files, message: 'Revert "Revert "add b3""' },
  ]);
  expect(units[2]?.blamed).toBeUndefined();
});

test('an issue that is known to be a bug makes the change that closes it a fix', async () => {
  const commits = [first, second, { files: fixed, message: 'Handle large values\n\nCloses #12' }];
  expect((await unitsOf(commits))[2]?.fix).toBeUndefined();
  const units = await unitsOf(commits, { issueLabels: new Set([12]) });
  expect(units[2]?.fix).toBe('issue');
  expect(units[1]?.blamed?.source).toBe('issue');
});

test('a tag that names a commit inside of a merged branch blames the merge that brought it', async () => {
  const branch = { files: { 'a.c': 'int a;\nint b9;\nint c;\n' }, message: 'inner', parents: [0] };
  const merge = { files: branch.files, message: 'Merge branch x', parents: [0, 1] };
  const begun = repositoryOf([first, branch, merge]);
  const fix = { files: first.files, message: `mend\n\nFixes: ${begun.hashes[1]}`, parents: [2] };
  const units = await unitsOf([first, branch, merge, fix]);
  expect(units).toHaveLength(3);
  expect(units[1]).toMatchObject({ hash: begun.hashes[2], blamed: { source: 'tag' } });
});

test('tests, documents, comments, brackets and blank lines are never blamed', async () => {
  const files = { 'a_test.go': 'if a {\n', 'README.md': 'one\n', 'b.go': '// one\n{\n\n', 'vendor/x/c.go': 'c\n' };
  const after = { 'a_test.go': 'if b {\n', 'README.md': 'two\n', 'b.go': '// two\nb()\n', 'vendor/x/c.go': 'd\n' };
  const units = await unitsOf([{ files }, { files: after, message: 'fix crash' }]);
  expect(units[0]?.blamed).toBeUndefined();
});

test('a fix of more than 30 files of code blames nobody, which is said', async () => {
  const files = (text: string) =>
    Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`${i}.c`, `int ${text};\n`]));
  const { units, notes } = await replay(
    repositoryOf([{ files: files('a') }, { files: files('b'), message: 'fix crash' }]).path,
  );
  expect(units[0]?.blamed).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining('1 fix changes more than 30 files')]);
});

test('features count code apart from tests and know the past of the files', async () => {
  const units = await unitsOf([
    { files: { 'src/a.js': 'a();\n', 'src/b.js': 'b();\n' } },
    { files: { 'src/a.js': 'if (a && b) {\n  for (;;) {}\n}\n', 'src/b.js': 'b();\n' }, message: 'fix crash' },
    {
      files: { 'src/a.js': 'a();\n', 'src/b.js': 'b();\n', 'test/a.test.js': 'x();\ny();\n', 'package.json': '{}\n' },
    },
  ]);
  expect(feature(units[1], 'control')).toBe(3);
  expect(feature(units[1], 'core_lines_added')).toBe(3);
  expect(feature(units[1], 'fixes_max')).toBe(0);
  expect(feature(units[2], 'fixes_max')).toBeCloseTo(1, 3);
  expect(feature(units[2], 'test_lines_added')).toBe(2);
  expect(feature(units[2], 'core_lines_added')).toBe(1);
  expect(feature(units[2], 'lines_added')).toBe(4);
  expect(feature(units[2], 'dependencies')).toBe(1);
  expect(feature(units[2], 'deleted_fixes')).toBe(1);
  expect(feature(units[2], 'lines_added_rank')).toBeNaN();
});

test('features of a unit do not change when what comes after is cut off', async () => {
  const repository = repositoryOf(grown(50));
  const whole = await replay(repository.path, { tokens: true });
  expect(whole.units.some((unit) => feature(unit, 'hot_lines_rank') === undefined)).toBe(false);
  for (const maxUnits of [1, 20, 37]) {
    const cut = await replay(repository.path, { maxUnits, tokens: true });
    expect(cut.head).toBe(repository.hashes[maxUnits - 1]);
    const known = ({ hash, features: row, classic, tokens, fix }: Unit) => ({ hash, row, classic, tokens, fix });
    expect(cut.units.map(known)).toEqual(whole.units.slice(0, maxUnits).map(known));
  }
});

test('labels of a cut history are those that were known then', async () => {
  const repository = repositoryOf(grown(30));
  const whole = await replay(repository.path);
  const cut = await replay(repository.path, { maxUnits: 15 });
  const until = cut.units.at(-1)?.time ?? 0;
  expect(cut.units.map(({ blames }) => blames)).toEqual(
    whole.units.slice(0, 15).map(({ blames }) => blames.filter(({ time }) => time <= until)),
  );
  expect(cut.units.some(({ blamed }) => blamed !== undefined)).toBe(true);
});
