import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInputs } from '../inputs.ts';
import { checkStep } from './check-step.ts';
import { fakeParts } from './fake-parts.ts';

const cwd = mkdtempSync(join(tmpdir(), 'slipway-check-files-'));
beforeAll(() => {
  for (const name of ['a', 'b', 'empty']) mkdirSync(join(cwd, name));
  for (const name of ['a', 'b']) writeFileSync(join(cwd, name, 'Dockerfile'), 'FROM node\nUSER 1000\n');
  execFileSync('mkfifo', [join(cwd, 'Dockerfile.fifo')]);
  writeFileSync(join(cwd, 'Dockerfile.huge'), '');
  truncateSync(join(cwd, 'Dockerfile.huge'), 200_000_000);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function check(files: string, stdin = '') {
  const host = detectHost(fakeSurroundings({ cwd, stdin }));
  const { report, problem } = await checkStep(parseInputs(checkInputs, { files }), host, fakeParts().parts);
  return { found: report.findings.map(({ location }) => location.file), problem };
}

test('globs, what they leave out, and standard input are checked', async () => {
  expect(await check('*/Dockerfile')).toEqual({ found: ['a/Dockerfile', 'b/Dockerfile'], problem: undefined });
  expect(await check('*/Dockerfile\n!b/**')).toEqual({ found: ['a/Dockerfile'], problem: undefined });
  expect(await check('-', 'FROM node\nUSER 1000\n')).toEqual({ found: ['-'], problem: undefined });
});

test('what is not there hides nothing of the rest, and all of it is told', async () => {
  const { found, problem } = await check('a\n../nope\nempty\nno-*');
  expect(found).toEqual(['a/Dockerfile']);
  for (const name of ['../nope', 'empty/Dockerfile', 'no-*']) expect(problem?.message).toContain(name);
});

test.each(['Dockerfile.fifo', '/dev/zero', 'Dockerfile.huge', 'empty'])(
  'nobody waits for %s, which is no Dockerfile',
  async (file) => {
    await expect(check(file)).rejects.toMatchObject({ reason: 'no-dockerfile' });
  },
);
