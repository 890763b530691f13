import { FakeGithub } from '@slipway/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDeployment } from './deployment-record.ts';

let github: FakeGithub;
let complaints: string[] = [];
beforeAll(async () => {
  github = await FakeGithub.start();
  github.addCommit('acme/shop', 'c0ffee');
  github.addToken('writer', ['deployments=write']);
  github.addToken('fork', ['deployments=read']);
});
afterAll(() => github.close());
beforeEach(() => {
  complaints = [];
  github.deployments.length = 0;
});

function announce(token: string) {
  return createDeployment(
    {
      environment: 'production',
      token,
      environmentUrl: 'https://shop.example.com',
      description: 'x'.repeat(200),
      payload: { release: 'abc' },
    },
    { owner: 'acme', repo: 'shop', sha: 'c0ffee', apiUrl: github.url, logUrl: 'https://github.example.com/run/1' },
    (why) => complaints.push(why),
  );
}

test('a deployment is announced for the commit, and told of how it goes', async () => {
  const record = await announce('writer');
  await record!.status('in_progress', 'begins');
  await record!.status('success', 'y'.repeat(200));
  expect(github.deployments).toMatchObject([
    {
      ref: 'c0ffee',
      environment: 'production',
      payload: { release: 'abc' },
      statuses: [
        { state: 'in_progress', log_url: 'https://github.example.com/run/1' },
        { state: 'success', environment_url: 'https://shop.example.com' },
      ],
    },
  ]);
  expect(complaints).toEqual([]);
});

test('a token that may not write deployments is told of once, and costs nothing else', async () => {
  expect(await announce('fork')).toBeUndefined();
  expect(complaints).toEqual([expect.stringContaining('deployments: write')]);
});

test('an outage while a status is written is told of and not thrown', async () => {
  const record = await announce('writer');
  github.failNext({ kind: 'disconnect' }, { kind: 'disconnect' }, { kind: 'disconnect' }, { kind: 'disconnect' });
  await record!.status('success', 'done');
  expect(complaints).toHaveLength(1);
});
