import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { changeEvent, pullRequestsOf } from './change-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-event-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [base, head, merge] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];

function eventWith(name: string, payload: unknown) {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(payload));
  return changeEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file, GITHUB_SHA: merge });
}

const pull = {
  number: 7,
  user: { login: 'ann' },
  head: { sha: head, repo: { full_name: 'acme/shop' } },
  base: { sha: base },
};
const repository = { full_name: 'acme/shop', default_branch: 'main' };

test.each(['pull_request', 'pull_request_review'])('%s is about the commit that was pushed, not the merge', (name) => {
  expect(eventWith(name, { pull_request: pull, repository })).toEqual({
    name,
    base,
    head,
    pullRequests: [7],
    author: 'ann',
    fromFork: false,
    defaultBranch: 'main',
  });
});

test.each([{ full_name: 'eva/shop' }, null])('a pull request from %j comes from a fork', (repo) => {
  const event = eventWith('pull_request', { pull_request: { ...pull, head: { sha: head, repo } }, repository });
  expect(event?.fromFork).toBe(true);
});

test('a merge group names its commits, and its branch the pull request', () => {
  const group = { base_sha: base, head_sha: head, head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${base}` };
  expect(eventWith('merge_group', { merge_group: group, repository })).toMatchObject({
    base,
    head,
    pullRequests: [12],
    fromFork: false,
  });
});

test('a push goes from what was there before, and a new branch from nothing', () => {
  expect(eventWith('push', { before: base, after: head, repository })).toMatchObject({ base, head, pullRequests: [] });
  expect(eventWith('push', { before: '0'.repeat(40), after: head })?.base).toBeUndefined();
});

test('a run by hand is about the commit that it runs at', () => {
  expect(eventWith('workflow_dispatch', { repository })).toMatchObject({ base: undefined, head: merge });
});

test('without an event there is no change; a broken file is told', () => {
  expect(changeEvent({})).toBeUndefined();
  writeFileSync(join(folder, 'broken.json'), '{');
  expect(() => changeEvent({ GITHUB_EVENT_PATH: join(folder, 'broken.json') })).toThrow('broken.json cannot be read');
});

test.each([
  [`gh-readonly-queue/main/pr-3-${head}`, [3]],
  [`refs/heads/gh-readonly-queue/release/1.x/pr-44-${head}`, [44]],
  [`gh-readonly-queue/main/pr-3-pr-4-${head}`, [3, 4]],
  ['main', []],
  [`feature/pr-3-${head}`, []],
  ['gh-readonly-queue/main/pr-3-', []],
])('the branch %s names the pull requests %j', (branch, numbers) => {
  expect(pullRequestsOf(branch)).toEqual(numbers);
});

test('any payload is read without a crash', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const file = join(folder, 'any.json');
      writeFileSync(file, `{"pull_request":${text},"merge_group":${text},"repository":${text}}`);
      const event = changeEvent({ GITHUB_EVENT_PATH: file });
      expect(event === undefined || Array.isArray(event.pullRequests)).toBe(true);
    }),
  );
});
