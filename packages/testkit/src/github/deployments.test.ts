import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeGithub } from './fake-github.ts';

/** What only the words of GitHub's documentation say, or users of it know; the rest is in contract.test.ts. */
let github: FakeGithub;
beforeEach(async () => {
  github = await FakeGithub.start();
  github.addCommit('acme/shop', 'c0ffee');
  github.addCommit('acme/other', 'c0ffee');
  github.addToken('writer', ['deployments=write']);
});
afterEach(() => github.close());

async function post(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { authorization: 'Bearer writer' };
  const response = await fetch(`${github.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const deployments = '/repos/acme/shop/deployments';

/** Makes a deployment, and gives what makes statuses of it. */
async function deploy(body: object = {}): Promise<(status: object) => Promise<number>> {
  const made = await post(deployments, { ref: 'c0ffee', environment: 'staging', ...body });
  return async (status) => (await post(`${deployments}/${made.body['id']}/statuses`, status)).status;
}

test.each([
  ['a description above 140 characters', { description: 'x'.repeat(141) }],
  ['a character of four bytes', { description: 'done 🎉' }],
  ['an address of another kind', { environment_url: 'ftp://example.com' }],
  ['an address without a kind', { log_url: 'example.com' }],
])('a status with %s is refused', async (_, wrong) => {
  const tell = await deploy();
  expect(await tell({ state: 'success', ...wrong })).toBe(422);
  expect(github.deployments).toMatchObject([{ statuses: [] }]);
});

test('a deployment of an unknown commit, or with checks that are not a success, is refused', async () => {
  expect(await post(deployments, { ref: 'dead' })).toMatchObject({ status: 422 });
  expect(await post(deployments, { ref: 'c0ffee', required_contexts: ['ci'] })).toMatchObject({ status: 409 });
  expect(github.deployments).toEqual([]);
});

test('a status of no deployment, or of one of another repository, is refused', async () => {
  await post('/repos/acme/other/deployments', { ref: 'c0ffee' });
  for (const id of [1, 2, 'x'])
    expect(await post(`${deployments}/${id}/statuses`, { state: 'success' })).toMatchObject({ status: 404 });
});

test('production is what is called so, unless it is said', async () => {
  await deploy({ environment: 'production' });
  await deploy({ environment: 'production', production_environment: false });
  await deploy({ environment: 'live', production_environment: true });
  expect(github.deployments.map(({ production }) => production)).toEqual([true, false, true]);
});

test('a success retires what was a success in the same environment, but neither production nor what is transient', async () => {
  const others = [{}, { production_environment: true }, { transient_environment: true }, { environment: 'other' }];
  for (const other of others) await (await deploy(other))({ state: 'success', auto_inactive: false });
  await (await deploy())({ state: 'failure' });
  await (await deploy())({ state: 'success' });
  expect(github.deployments.map(({ statuses }) => statuses.map(({ state }) => state).join())).toEqual([
    'success,inactive',
    'success',
    'success',
    'success',
    'failure',
    'success',
  ]);
});

test('the environment of a status is that of the one before, then that of the deployment', async () => {
  const tell = await deploy();
  for (const more of [{}, { environment: 'elsewhere' }, {}]) await tell({ state: 'in_progress', ...more });
  expect(github.deployments[0]!.statuses.map(({ environment }) => environment)).toEqual([
    'staging',
    'elsewhere',
    'elsewhere',
  ]);
});
