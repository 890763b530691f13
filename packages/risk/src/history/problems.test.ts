import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { describeChange } from './describe-change.ts';
import { replay } from './replay.ts';
import { type ScriptedCommit, scriptedRepository } from './scripted-repository.ts';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function repositoryOf(commits: readonly ScriptedCommit[]) {
  const repository = scriptedRepository(commits);
  folders.push(repository.path);
  return repository;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'problems-'));
  folders.push(path);
  return path;
}

function cloned(from: string, ...args: readonly string[]): string {
  const path = join(folder(), 'clone');
  execFileSync('git', ['clone', '-q', '--bare', ...args, `file://${from}`, path], { stdio: 'ignore' });
  return path;
}

const two = [{ files: { 'a.c': 'a\n' } }, { files: { 'a.c': 'b\n' } }];

test('a folder that is no repository is a problem', async () => {
  await expect(replay(folder())).rejects.toMatchObject({ reason: 'no-repository', code: 'not-found' });
  await expect(replay(join(folder(), 'not-there'))).rejects.toMatchObject({ reason: 'no-repository' });
});

test('a machine without git is a problem', async () => {
  const { path } = repositoryOf(two);
  vi.stubEnv('PATH', folder());
  await expect(replay(path)).rejects.toMatchObject({
    reason: 'no-repository',
    message: expect.stringContaining('PATH'),
  });
});

test('a replay ends when it is told to', async () => {
  const { path } = repositoryOf(two);
  await expect(replay(path, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow();
});

test('a change of 100,000 lines and one line of a megabyte are read', async () => {
  const lines = (text: string) => Array.from({ length: 100_000 }, (_, i) => `if (${text}${i}) {}\n`).join('');
  const { units } = await replay(
    repositoryOf([
      { files: { 'a.js': lines('a'), 'b.js': 'b'.repeat(1e6) } },
      { files: { 'a.js': lines('b'), 'b.js': 'c'.repeat(1e6) }, message: 'fix crash' },
    ]).path,
  );
  expect(units[0]?.blamed?.by).toBe(units[1]?.hash);
});

test('a repository without commits is a problem', async () => {
  await expect(replay(repositoryOf([]).path)).rejects.toMatchObject({ reason: 'no-history' });
});

test('a single commit is a history of one unit', async () => {
  const { units } = await replay(repositoryOf(two.slice(0, 1)).path);
  expect(units).toMatchObject([{ index: 0, fix: undefined, blames: [] }]);
});

test.each(['nothing', '--all', '', 'main:a.c'])('%j is no commit', async (ref) => {
  await expect(replay(repositoryOf(two).path, { ref })).rejects.toMatchObject({ reason: 'unknown-revision' });
});

test('a shallow clone is a problem that names the setting to change', async () => {
  const shallow = cloned(repositoryOf(two).path, '--depth=1');
  await expect(replay(shallow)).rejects.toMatchObject({
    reason: 'shallow',
    hint: expect.stringContaining('fetch-depth: 0'),
  });
});

test('a clone without the contents of files is a problem, not a short history', async () => {
  const repository = repositoryOf(two);
  repository.git('config', 'uploadpack.allowFilter', 'true');
  const partial = cloned(repository.path, '--filter=blob:none');
  await expect(replay(partial)).rejects.toMatchObject({
    reason: 'partial-clone',
    hint: expect.stringContaining('filter'),
  });
});

test('a content that is lost is a problem, not a short history', async () => {
  const repository = repositoryOf([...two, { files: { 'a.c': 'c\n' } }]);
  const blob = repository.git('rev-parse', 'main~1:a.c').trim();
  loseObject(repository.path, blob);
  await expect(replay(repository.path)).rejects.toMatchObject({
    reason: 'git-failed',
    hint: expect.stringContaining('git fsck'),
  });
});

/** Unpacks a repository and takes one object away. */
function loseObject(path: string, object: string): void {
  const packs = join(path, 'objects', 'pack');
  const aside = folder();
  for (const name of readdirSync(packs)) execFileSync('mv', [join(packs, name), aside]);
  for (const name of readdirSync(aside).filter((one) => one.endsWith('.pack')))
    execFileSync('sh', ['-c', 'git -C "$0" unpack-objects -q < "$1"', path, join(aside, name)]);
  rmSync(join(path, 'objects', object.slice(0, 2), object.slice(2)));
}

test('a damaged object is a problem', async () => {
  const repository = repositoryOf(two);
  const blob = repository.git('rev-parse', 'main~1:a.c').trim();
  loseObject(repository.path, blob);
  writeFileSync(join(repository.path, 'objects', blob.slice(0, 2), blob.slice(2)), 'no zlib');
  await expect(replay(repository.path)).rejects.toMatchObject({ reason: 'git-failed' });
});

test('a change without a common ancestor cannot be described', async () => {
  const repository = repositoryOf([...two, { files: { 'b.c': 'b\n' }, parents: [] }]);
  const [, base = '', head = ''] = repository.hashes;
  await expect(describeChange({ repo: repository.path, base, head })).rejects.toMatchObject({ reason: 'unrelated' });
});

test('a history that merges an unrelated one is replayed along its main line', async () => {
  const other = { files: { 'b.c': 'b\n' }, parents: [] };
  const merge = { files: { 'a.c': 'b\n', 'b.c': 'b\n' }, parents: [1, 2], message: 'Merge b' };
  const { units } = await replay(repositoryOf([...two, other, merge]).path);
  expect(units.map(({ files }) => files)).toEqual([['a.c'], ['a.c'], ['b.c']]);
});

test('binary files alone make a unit without code', async () => {
  const bytes = Buffer.from([0, 1, 2, 255, 10, 0]);
  const { units } = await replay(repositoryOf([{ files: { 'a.png': { content: bytes } } }]).path);
  expect(units).toMatchObject([{ touchesCode: false, files: ['a.png'] }]);
});

test('settings of the user do not change what is read', async () => {
  const repository = repositoryOf([...two, { files: { 'd.c': 'b\n', 'ü.c': 'ü\n' }, message: 'fix crash' }]);
  const plain = await replay(repository.path);
  for (const [key, value] of [
    ['diff.noprefix', 'true'],
    ['diff.renames', 'false'],
    ['diff.algorithm', 'histogram'],
    ['color.ui', 'always'],
    ['log.showSignature', 'true'],
    ['core.quotePath', 'true'],
    ['diff.external', 'false'],
    ['diff.orderFile', '/nowhere'],
    ['log.date', 'human'],
    ['format.pretty', 'oneline'],
    ['log.decorate', 'full'],
    ['diff.context', '9'],
    ['log.diffMerges', 'off'],
    ['diff.mnemonicPrefix', 'true'],
    ['diff.interHunkContext', '9'],
  ] as const)
    repository.git('config', key, value);
  expect(await replay(repository.path)).toEqual(plain);
});
