import { FakeGithub } from '@slipway/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Event, Repository } from './act.ts';
import { riskyHistory, riskyModel } from './risky-history.ts';

const name = 'example/shop';
let repository: Repository;
let github: FakeGithub;
let base: string;
let head: string;
beforeAll(async () => {
  repository = new Repository({
    paths: ['actions/risk-gate', 'dist/risk-gate', 'test/workflows'],
    history: riskyHistory(260),
  });
  repository.write('risk-model.json', riskyModel);
  base = repository.head;
  repository.git('checkout', '--quiet', '-b', 'change');
  head = push(40);
  github = await FakeGithub.start();
  github.addToken('writer', ['checks=write', 'pull_requests=read', 'actions=read']);
  github.addToken('fork', ['checks=read', 'pull_requests=read', 'actions=read']);
  github.allow(name, 'eva', 'write');
});
afterAll(async () => {
  repository.remove();
  await github.close();
});
beforeEach(() => {
  for (const list of [github.checkRuns, github.reviews, github.pullRequests, github.approvals]) list.length = 0;
});

/** One more commit of the change, with so many lines. */
function push(lines: number): string {
  const text = repository.read('src/module-3.js');
  const more = Array.from({ length: lines }, (_, i) => `export const rate${text.length + i} = ${i};`);
  repository.write('src/module-3.js', `${text}${more.join('\n')}\n`);
  return repository.head;
}

function pullRequestIs(sha: string): void {
  github.addCommit(name, sha);
  github.pullRequests.length = 0;
  github.pullRequests.push({ repository: name, number: 7, author: 'ann', title: 'T', head: sha, base, from: name });
}

function approve(commit: string, author = 'eva'): void {
  const said = { state: 'APPROVED', body: 'I ran it under load.', submittedAt: '2026-11-23T11:00:00Z' } as const;
  github.reviews.push({ repository: name, number: 7, author, commit, association: 'MEMBER', ...said });
}

function pullRequest(event: string, sha: string, from = name): Event {
  const sides = { head: { sha, repo: { full_name: from } }, base: { sha: base } };
  const repo = { full_name: name, default_branch: 'main' };
  return { name: event, payload: { pull_request: { number: 7, user: { login: 'ann' }, ...sides }, repository: repo } };
}

function gate(event: Event, token = 'writer', job = 'gate') {
  return repository.act(
    'risk.yml',
    job,
    ['--var', `FAKE_GITHUB=${github.url}`, '--secret', `GITHUB_TOKEN=${token}`],
    event,
  );
}

test('a change above 0.8 is held back, with its reasons, until a person reviews it; a push holds it back again', {
  timeout: 180_000,
}, async () => {
  pullRequestIs(head);
  const blocked = await gate(pullRequest('pull_request', head));
  const { result, outputs, summary } = blocked.step('risk');
  expect(result, blocked.log).toBe('failure');
  expect(outputs).toMatchObject({ gate: 'blocked', blocked: 'true', band: 'high', head, base, 'lifted-by': '' });
  expect(Number(outputs['probability'])).toBeCloseTo(0.81, 3);
  expect(summary).toContain('```mermaid\nxychart-beta');
  expect(summary).toContain('adds 40 lines to code outside of tests');
  expect(blocked.step('after').output).toMatch(/^blocked true failure/);
  expect(github.checkRuns).toMatchObject([
    { name: 'Risk gate', head_sha: head, conclusion: 'action_required', annotations: [{ path: 'src/module-3.js' }] },
  ]);

  approve(head, 'ann');
  expect((await gate(pullRequest('pull_request_review', head))).step('risk').outputs).toMatchObject({
    gate: 'blocked',
  });
  approve(head);
  const lifted = await gate(pullRequest('pull_request_review', head));
  expect(lifted.step('risk').result, lifted.log).toBe('success');
  expect(lifted.step('risk').outputs).toMatchObject({ gate: 'lifted', blocked: 'false', 'lifted-by': 'eva' });
  expect(lifted.step('risk').summary).toContain('I ran it under load.');
  expect(lifted.step('after').output).toContain('"why":"I ran it under load."');
  expect(github.checkRuns).toMatchObject([{ head_sha: head, conclusion: 'success', annotations: { length: 1 } }]);

  const pushed = push(10);
  pullRequestIs(pushed);
  const again = await gate(pullRequest('pull_request', pushed));
  expect(again.step('risk').outputs, again.log).toMatchObject({ gate: 'blocked', head: pushed });
  expect(again.step('risk').summary).toContain(`given to ${head.slice(0, 10)}`);
  expect(github.checkRuns.map(({ head_sha, conclusion }) => [head_sha, conclusion])).toEqual([
    [head, 'success'],
    [pushed, 'action_required'],
  ]);
  repository.git('reset', '--quiet', '--hard', head);
});

test('a merge group goes by the reviews of its pull request', { timeout: 120_000 }, async () => {
  pullRequestIs(head);
  repository.git('checkout', '--quiet', '-B', 'queue', base);
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge pull request #7', 'change');
  const group = repository.head;
  github.addCommit(name, group);
  const refs = { head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${base}`, base_ref: 'refs/heads/main' };
  const payload = {
    merge_group: { base_sha: base, head_sha: group, ...refs },
    repository: { full_name: name, default_branch: 'main' },
  };
  expect((await gate({ name: 'merge_group', payload })).step('risk').outputs).toMatchObject({ gate: 'blocked' });
  approve(head);
  const run = await gate({ name: 'merge_group', payload });
  expect(run.step('risk').outputs, run.log).toMatchObject({ gate: 'lifted', head: group, 'lifted-by': 'eva' });
  expect(github.checkRuns).toMatchObject([{ head_sha: group, conclusion: 'success' }]);
  repository.git('checkout', '--quiet', 'change');
});

test("a fork's token costs one notice: annotations and summary have all of it, and the verdict stands", {
  timeout: 120_000,
}, async () => {
  pullRequestIs(head);
  const run = await gate(pullRequest('pull_request', head, 'eva/shop'), 'fork');
  const { result, annotations, outputs, summary } = run.step('risk');
  expect(result, run.log).toBe('failure');
  expect(outputs).toMatchObject({ gate: 'blocked' });
  expect(github.checkRuns).toEqual([]);
  expect(annotations.filter(({ level }) => level === 'notice')).toHaveLength(1);
  expect(annotations).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      place: expect.objectContaining({ file: 'src/module-3.js' }) as unknown,
    }),
  );
  expect(summary).toContain('Needs a review');
});

test('a required reviewer of an environment lifts it, and a gate that only routes does not fail', {
  timeout: 120_000,
}, async () => {
  pullRequestIs(head);
  const waits = await gate(pullRequest('pull_request', head), 'writer', 'environment');
  expect(waits.step('risk'), waits.log).toMatchObject({
    result: 'success',
    outputs: { gate: 'blocked', blocked: 'true' },
  });
  const approval = { repository: name, run: 1, environment: 'risk-review', reviewer: 'eva', comment: 'Looks right.' };
  github.approvals.push({ ...approval, state: 'approved' });
  const run = await gate(pullRequest('pull_request', head), 'writer', 'environment');
  expect(run.step('risk').outputs, run.log).toMatchObject({ gate: 'lifted', 'lifted-by': 'eva' });
  expect(run.step('risk').summary).toContain('Looks right.');
});
