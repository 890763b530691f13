import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Repository } from '../history/git.ts';
import { openRepository } from '../history/repository.ts';
import { resolveRange } from './resolve-range.ts';

/**
 * main:    a ── b ── m ── c
 *            \      /
 * topic:      t1 ──           (merged as m)
 * open:              o1 ── o2 (from b)
 * orphan:  x
 */
const folder = mkdtempSync(join(tmpdir(), 'slipway-range-'));
const commits: Record<string, string> = {};
let repository: Repository;
beforeAll(async () => {
  git('init', '--quiet', '--initial-branch=main');
  for (const name of ['a', 'b']) commit(name);
  git('checkout', '--quiet', '-b', 'topic', commits['a']!);
  commit('t1');
  git('checkout', '--quiet', '-b', 'open', commits['b']!);
  for (const name of ['o1', 'o2']) commit(name);
  git('checkout', '--quiet', 'main');
  git('merge', '--quiet', '--no-ff', '-m', 'm', 'topic');
  commits['m'] = git('rev-parse', 'HEAD');
  commit('c');
  git('checkout', '--quiet', '--orphan', 'orphan');
  commit('x');
  repository = await openRepository(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgSign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(name: string): void {
  git('commit', '--quiet', '--allow-empty', '-m', name);
  commits[name] = git('rev-parse', 'HEAD');
}

async function rangeOf(head: string, base?: string, defaultBranch?: string) {
  const range = await resolveRange(repository, { head, base, defaultBranch });
  const nameOf = (hash: string) => Object.entries(commits).find(([, other]) => other === hash)?.[0];
  return { base: nameOf(range.base), head: nameOf(range.head), how: range.how };
}

test.each([
  ['main', 'm', 'c', 'the commit before it on the main line'],
  ['main~1', 'b', 'm', 'the commit before it on the main line'],
  ['open', 'c', 'o2', 'the tip of main'],
  ['topic', 'a', 't1', 'its first parent'],
])('%s alone is scored since %s', async (name, base, head, how) => {
  expect(await rangeOf(name)).toEqual({ base, head, how });
});

test('a base that is named is where the change lands, though it went on since', async () => {
  expect(await rangeOf('open', 'main')).toEqual({ base: 'c', head: 'o2', how: 'the base that was named' });
  expect(await rangeOf('open', commits['b'])).toMatchObject({ base: 'b' });
});

test('the default branch of the event counts more than the usual names', async () => {
  expect(await rangeOf('open', undefined, 'topic')).toEqual({ base: 't1', head: 'o2', how: 'the tip of topic' });
  expect(await rangeOf('main', undefined, 'gone')).toMatchObject({ base: 'm', head: 'c' });
});

test.each([
  ['a commit that is not there', 'nowhere', undefined, 'unknown-revision'],
  ['a base that is not there', 'main', 'nowhere', 'unknown-revision'],
  ['a base without a common ancestor', 'orphan', 'main', 'unrelated'],
  ['a branch without a common ancestor', 'orphan', undefined, 'unrelated'],
  ['the first commit', 'main~3', undefined, 'no-history'],
  ['a flag instead of a commit', '--all', undefined, 'unknown-revision'],
])('%s is a problem that says what to do', async (_, head, base, reason) => {
  await expect(rangeOf(head, base)).rejects.toMatchObject({ reason, hint: expect.stringMatching(/./) });
});
