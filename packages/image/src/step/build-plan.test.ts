import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildInputs } from '../inputs.ts';
import { planBuild } from './build-plan.ts';

const cwd = mkdtempSync(join(tmpdir(), 'slipway-build-plan-'));
beforeAll(() => writeFileSync(join(cwd, 'Dockerfile'), 'FROM mybase\nCOPY --from=assets /a /a\nUSER 1000\n'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const github = { GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'c0ffee1' };

function plan(given: Record<string, string>) {
  const host = detectHost(fakeSurroundings({ cwd, env: github }));
  return planBuild(parseInputs(buildInputs, given), host, async () => undefined);
}

test('tags are separated by commas or line breaks, and none is pushed twice', async () => {
  const { request } = await plan({ tags: 'r:1,r:2\nr:1' });
  expect(request.tags).toEqual(['r:1', 'r:2']);
});

test('labels keep their commas', async () => {
  const { request } = await plan({ tags: 'r:1', labels: 'team=shop,cart\n"note=a,b"' });
  expect(request.labels.slice(-2)).toEqual(['team=shop,cart', 'note=a,b']);
});

test('{{defaultContext}} is the commit of the run, in contexts beside the main one too', async () => {
  const { request } = await plan({ context: '{{defaultContext}}:sub', 'build-contexts': 'src={{defaultContext}}' });
  expect(request.context).toBe('https://git.example/acme/shop.git#c0ffee1:sub');
  expect(request.buildContexts).toEqual(['src=https://git.example/acme/shop.git#c0ffee1']);
});

test('contexts that the build is given are no images without a tag', async () => {
  const rules = async (given: Record<string, string>) => (await plan(given)).findings.map(({ rule }) => rule);
  expect(await rules({})).toEqual(['base-tag', 'copy-from-exists']);
  expect(await rules({ 'build-contexts': 'mybase=docker-image://r/x:1\nassets=a' })).toEqual([]);
});

test.each([{ context: '-' }, { file: '-' }])(
  'a build of standard input is refused before it begins: %j',
  async (given) => {
    await expect(plan(given)).rejects.toMatchObject({ reason: 'bad-build-input' });
  },
);
