import { FakeGithub, type Fault } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createDeployment,
  type DeploymentRecord,
  type DeploymentTarget,
  type DeploymentWish,
} from './deployment-record.ts';

const now = new Date('2026-11-23T12:00:00Z');
let github: FakeGithub;
let complaints: string[];
let slept: number[];
beforeEach(async () => {
  github = await FakeGithub.start({ now: () => now });
  github.addCommit('acme/shop', 'c0ffee');
  github.addToken('writer', ['deployments=write']);
  github.addToken('fork', ['deployments=read']);
  complaints = [];
  slept = [];
});
afterEach(() => github.close());

function announce(wish: Partial<DeploymentWish> = {}, target: Partial<DeploymentTarget> = {}): DeploymentRecord {
  return createDeployment(
    {
      environment: 'staging',
      token: 'writer',
      environmentUrl: 'https://shop.example.com',
      description: 'shop 1.2.3',
      payload: { app: 'shop', digest: 'sha256:abc' },
      ...wish,
    },
    {
      owner: 'acme',
      repo: 'shop',
      sha: 'c0ffee',
      apiUrl: github.url,
      logUrl: 'https://github.example.com/run/1',
      clock: {
        now: () => now.getTime(),
        sleep: async (ms) => {
          slept.push(ms);
        },
      },
      ...target,
    },
    (sentence) => complaints.push(sentence),
  );
}

const states = () => github.deployments.map(({ statuses }) => statuses.map(({ state }) => state));

test('a deployment is announced for the commit, and told of how it goes', async () => {
  const record = announce();
  await record.status('queued', 'waits');
  await record.status('in_progress', 'begins');
  await record.status('success', 'is live');
  const status = { log_url: 'https://github.example.com/run/1', environment_url: 'https://shop.example.com' };
  expect(github.deployments).toMatchObject([
    {
      sha: 'c0ffee',
      environment: 'staging',
      description: 'shop 1.2.3',
      payload: { app: 'shop', digest: 'sha256:abc' },
      transient: false,
      production: false,
      statuses: [
        { ...status, state: 'queued', description: 'waits' },
        { ...status, state: 'in_progress', description: 'begins' },
        { ...status, state: 'success', description: 'is live' },
      ],
    },
  ]);
  expect(github.requests[0]!.body).toMatchObject({ auto_merge: false, required_contexts: [] });
  expect(complaints).toEqual([]);
});

test('an environment may be transient, and meet users', async () => {
  await announce({ transient: true, production: true }).status('inactive', 'gone');
  expect(github.deployments).toMatchObject([{ transient: true, production: true }]);
});

test('a success retires earlier ones of the environment, unless that is not wanted', async () => {
  await announce().status('success', 'first');
  await announce({ environment: 'other' }).status('success', 'elsewhere');
  await announce({ autoInactive: false }).status('success', 'second');
  expect(states()).toEqual([['success'], ['success'], ['success']]);
  await announce().status('success', 'third');
  expect(states()).toEqual([['success', 'inactive'], ['success'], ['success', 'inactive'], ['success']]);
});

test.each([
  ['is cut', 'y'.repeat(200), `${'y'.repeat(139)}…`],
  ['of 140 characters is kept', 'y'.repeat(140), 'y'.repeat(140)],
  ['of many lines becomes one line', 'web:\n  1 of 3 ready', 'web: 1 of 3 ready'],
  ['loses what GitHub refuses', 'done 🎉', 'done �'],
])('a description %s', async (_, description, shown) => {
  await announce({ description }).status('failure', description);
  expect(github.deployments).toMatchObject([{ description: shown, statuses: [{ description: shown }] }]);
  expect(complaints).toEqual([]);
});

test('an address that is none of the web is left out, not the status', async () => {
  for (const environmentUrl of ['shop.example.com', 'ftp://shop.example.com', ''])
    await announce({ environmentUrl }).status('success', 'is live');
  expect(github.deployments.map(({ statuses }) => statuses[0]!.environment_url)).toEqual(['', '', '']);
});

const refusals: [string, Partial<DeploymentWish>, Partial<DeploymentTarget>, RegExp][] = [
  ["a fork's token", { token: 'fork' }, {}, /token may not write deployments.*`permissions: deployments: write`/],
  ['another repository', {}, { repo: 'secret' }, /token may not write deployments/],
  ['an unknown token', { token: 'stale' }, {}, /not valid/],
  ['a commit that was never pushed', {}, { sha: 'dead' }, /422.*No ref found for: dead/s],
];

test.each(refusals)('%s: one request and one sentence, and the release goes on', async (_, wish, target, sentence) => {
  const record = announce(wish, target);
  await record.status('in_progress', 'begins');
  await record.status('success', 'is live');
  expect(complaints).toEqual([expect.stringMatching(sentence)]);
  expect(complaints[0]).toMatch(/^GitHub does not show this deployment: /);
  expect(github.requests).toHaveLength(1);
  expect(slept).toEqual([]);
});

test('a token that lost its right is told once, and used no more', async () => {
  github.failNext({ kind: 'none' }, { kind: 'status', status: 403 });
  const record = announce();
  await record.status('in_progress', 'begins');
  await record.status('success', 'is live');
  expect(complaints).toEqual([expect.stringMatching(/^GitHub was not told the status in_progress/)]);
  expect(github.requests).toHaveLength(2);
});

const passing: [string, Fault[], number[]][] = [
  ['a secondary limit', [{ kind: 'secondary-limit', retryAfterSeconds: 7 }], [7000]],
  ['an hourly limit that ends soon', [{ kind: 'primary-limit', resetAt: new Date(now.getTime() + 20_000) }], [21_000]],
  ['a bad gateway', [{ kind: 'status', status: 502, body: '<html>' }], [2000]],
  ['two broken connections', [{ kind: 'disconnect' }, { kind: 'disconnect' }], [2000, 4000]],
];

test.each(passing)('%s is waited for, before the deployment and before a status', async (_, faults, waits) => {
  github.failNext(...faults, { kind: 'none' }, ...faults);
  await announce().status('success', 'is live');
  expect(states()).toEqual([['success']]);
  expect(slept).toEqual([...waits, ...waits]);
  expect(complaints).toEqual([]);
});

test('an outage that lasts through a status is told, and later statuses are tried', async () => {
  github.failNext({ kind: 'none' }, ...Array<Fault>(4).fill({ kind: 'status', status: 503 }));
  const record = announce();
  await record.status('in_progress', 'begins');
  await record.status('success', 'is live');
  expect(states()).toEqual([['success']]);
  expect(complaints).toEqual([expect.stringMatching(/not told the status in_progress .*503/)]);
});

test('a service that stays down is told once', async () => {
  github.failNext(...Array<Fault>(4).fill({ kind: 'status', status: 503 }));
  const record = announce();
  await record.status('in_progress', 'begins');
  await record.status('failure', 'web is not ready');
  expect(complaints).toEqual([expect.stringMatching(/does not show this deployment: GitHub answered 503/)]);
  expect(github.requests).toHaveLength(4);
});

test('a service that does not answer holds up nothing but the last status, and that not for long', async () => {
  github.failNext(...Array<Fault>(4).fill({ kind: 'silence' }));
  const record = announce({}, { timeoutMs: 50 });
  await record.status('in_progress', 'begins');
  expect(complaints).toEqual([]);
  await record.status('success', 'is live');
  expect(complaints).toEqual([expect.stringMatching(/^GitHub does not show this deployment/)]);
});

test('an answer that was lost leads to one more deployment, and the last one has the statuses', async () => {
  github.failNext({ kind: 'lost-answer' });
  await announce().status('success', 'is live');
  expect(states()).toEqual([[], ['success']]);
});

const released = { payload: { app: 'shop', release: 'abc', images: ['a'] } };

test('a rerun takes up the deployment that a killed runner has left', async () => {
  await announce(released).status('in_progress', 'goes out');
  const other = announce({ payload: { app: 'shop', release: 'def' } });
  await other.status('success', 'is live');
  const rerun = announce(released, { runAttempt: 2 });
  await rerun.status('in_progress', 'goes on');
  await rerun.status('failure', 'is bad');
  expect(states()).toEqual([['in_progress', 'in_progress', 'failure'], ['success']]);
  expect(complaints).toEqual([]);
});

test('one that has not said anything yet is taken up too, and its payload may be a text', async () => {
  await fetch(`${github.url}/repos/acme/shop/deployments`, {
    method: 'POST',
    headers: { authorization: 'Bearer writer' },
    body: JSON.stringify({ ref: 'c0ffee', environment: 'staging', payload: JSON.stringify(released.payload) }),
  });
  await announce(released, { runAttempt: 3 }).status('success', 'is live');
  expect(states()).toEqual([['success']]);
});

test.each<[string, Partial<DeploymentWish>, Partial<DeploymentTarget>]>([
  ['another release', { payload: { app: 'shop', release: 'def' } }, { runAttempt: 2 }],
  ['another environment', { ...released, environment: 'other' }, { runAttempt: 2 }],
  ['another commit', released, { runAttempt: 2, sha: 'beef' }],
  ['a first attempt', released, { runAttempt: 1 }],
  ['a payload without a release', { payload: {} }, { runAttempt: 2 }],
])('%s gets a deployment of its own', async (_, wish, target) => {
  github.addCommit('acme/shop', 'beef');
  await announce(released).status('in_progress', 'goes out');
  await announce({ payload: {} }).status('in_progress', 'goes out');
  await announce(wish, target).status('success', 'is live');
  expect(github.deployments).toHaveLength(3);
});

test.each(['success', 'failure', 'error', 'inactive'] as const)(
  'one that ended with %s is not taken up',
  async (end) => {
    await announce(released).status(end, 'over');
    await announce(released, { runAttempt: 2 }).status('success', 'is live');
    expect(github.deployments).toHaveLength(2);
  },
);
