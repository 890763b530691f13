import { FakeGithub, type Fault } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CodeHost, githubCodeHost } from './code-host.ts';

const now = new Date('2026-11-23T12:00:00Z');
let github: FakeGithub;
let host: CodeHost;
beforeEach(async () => {
  github = await FakeGithub.start({ now: () => now });
  github.addCommit('acme/shop', 'c0ffee');
  github.addToken('reader', ['pull_requests=read', 'actions=read', 'issues=read']);
  github.addToken('blind', []);
  host = hostWith('reader');
});
afterEach(() => github.close());

function hostWith(token: string): CodeHost {
  const clock = { now: () => now.getTime(), sleep: async () => {} };
  return githubCodeHost({ token, owner: 'acme', repo: 'shop', apiUrl: github.url, runId: 9, clock, timeoutMs: 200 });
}

const place = { repository: 'acme/shop', number: 7 };
const pull = { ...place, author: 'ann', title: 'T', head: 'c0ffee', base: 'ba5e', from: 'acme/shop' };
const review = { ...place, author: 'eva', state: 'APPROVED', commit: 'c0ffee', body: 'Fine.' } as const;

test('a pull request and all of its reviews are read, however many pages they take', async () => {
  github.pullRequests.push(pull);
  for (let i = 0; i < 250; i++)
    github.reviews.push({ ...review, submittedAt: `2026-11-23T10:00:00Z`, association: 'MEMBER', body: String(i) });
  expect(await host.pullRequest(7)).toEqual({ value: { number: 7, author: 'ann', head: 'c0ffee', base: 'ba5e' } });
  const answer = await host.reviews(7);
  expect('value' in answer && answer.value.map(({ body }) => body)).toEqual(
    Array.from({ length: 250 }, (_, i) => String(i)),
  );
});

test('a bot is told from a person', async () => {
  github.pullRequests.push(pull);
  github.reviews.push({ ...review, author: 'helper[bot]', submittedAt: '2026-11-23T10:00:00Z', association: 'NONE' });
  expect(await host.reviews(7)).toMatchObject({ value: [{ author: 'helper[bot]', isBot: true, commit: 'c0ffee' }] });
});

test.each(['admin', 'maintain', 'write', 'triage', 'read', 'none'])(
  'the permission %s is told as it is',
  async (role) => {
    github.allow('acme/shop', 'eva', role);
    expect(await host.permission('eva')).toEqual({ value: role });
  },
);

test('the newest runs of a branch come first, no more than were asked for', async () => {
  const run = {
    repository: 'acme/shop',
    workflow: 'ci.yml',
    event: 'push',
    conclusion: 'success',
    attempt: 1,
  } as const;
  for (let i = 0; i < 130; i++)
    github.workflowRuns.push({ ...run, branch: 'main', commit: `c${i}`, startedAt: new Date(i * 1000).toISOString() });
  github.workflowRuns.push({ ...run, branch: 'other', commit: 'x', startedAt: now.toISOString() });
  const answer = await host.workflowRuns('main', 120);
  expect('value' in answer && answer.value).toHaveLength(120);
  expect('value' in answer && answer.value[0]).toMatchObject({
    commit: 'c129',
    conclusion: 'success',
    attempt: 1,
    workflow: 'ci.yml',
  });
});

test('what a token may not read is an answer, not an error', async () => {
  const blind = hostWith('blind');
  for (const answer of [await blind.pullRequest(7), await blind.reviews(7), await blind.workflowRuns('main', 10)])
    expect(answer).toEqual({ trouble: expect.stringContaining('the token may not read') });
  expect(await hostWith('unknown').reviews(7)).toEqual({ trouble: 'the token is not valid' });
});

const outages: [string, Fault[], RegExp][] = [
  ['an hourly limit', [{ kind: 'primary-limit', resetAt: new Date('2026-11-23T12:50:00Z') }], /limits the requests/],
  ['a service that is down', Array<Fault>(4).fill({ kind: 'status', status: 503 }), /503/],
  ['a connection that breaks', Array<Fault>(4).fill({ kind: 'disconnect' }), /GitHub answered/],
  ['silence', Array<Fault>(4).fill({ kind: 'silence' }), /timeout|aborted/],
];

test.each(outages)('%s is told after the tries that are worth it', async (_, faults, trouble) => {
  github.pullRequests.push(pull);
  github.failNext(...faults);
  expect(await host.pullRequest(7)).toEqual({ trouble: expect.stringMatching(trouble) });
});

test('a short outage is waited for', async () => {
  github.pullRequests.push(pull);
  github.failNext({ kind: 'status', status: 502 });
  expect(await host.pullRequest(7)).toMatchObject({ value: { author: 'ann' } });
});

test('what reviewers of an environment said of this run, and of no other, is read', async () => {
  const approval = { repository: 'acme/shop', environment: 'risk-review', reviewer: 'eva', comment: 'Fine.' };
  github.approvals.push({ ...approval, run: 9, state: 'approved' }, { ...approval, run: 10, state: 'approved' });
  expect(await host.environmentApprovals()).toEqual({
    value: [{ environments: ['risk-review'], approved: true, reviewer: 'eva', isBot: false, comment: 'Fine.' }],
  });
});

test('issues of a label are read, open or closed', async () => {
  const issue = { repository: 'acme/shop', title: 'T', labels: ['bug'] };
  for (let number = 1; number <= 130; number++)
    github.issues.push({ ...issue, number, state: number % 2 === 0 ? 'open' : 'closed' });
  github.issues.push({ ...issue, number: 131, labels: ['docs'], state: 'open' });
  expect(await host.issuesWithLabel('bug', 1000)).toMatchObject({ value: { length: 130 } });
  expect(await hostWith('blind').issuesWithLabel('bug', 1000)).toEqual({
    trouble: expect.stringContaining('may not read issues'),
  });
});
