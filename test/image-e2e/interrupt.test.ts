import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { docker, engineUnderTest, inventory, leftSince } from './engine-under-test.ts';

const runtime = engineUnderTest().bases[1]!.replace('RUNTIME_IMAGE=', '').replace('/static:', '/runtime:');
const folder = mkdtempSync(join(tmpdir(), 'slipway-interrupt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly temporary: readonly string[];
}

/** Runs a build as a process of its own, and interrupts it as soon as something is so. */
function interrupted(name: string, dockerfile: string, isTime: (err: string) => boolean): Promise<Ended> {
  const [context, temporary] = [join(folder, name), join(folder, `${name}-tmp`)];
  for (const place of [context, temporary]) mkdirSync(place);
  writeFileSync(join(context, 'Dockerfile'), dockerfile);
  writeFileSync(join(context, '.dockerignore'), '*\n');
  const child = spawn(
    process.execPath,
    ['--conditions=development', 'packages/cli/src/main.ts', 'image', 'build', context, '--no-cache'],
    { cwd: root, env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let err = '';
  const look = setInterval(() => {
    if (!isTime(err)) return;
    clearInterval(look);
    child.kill('SIGINT');
  }, 100);
  return new Promise((done) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('close', (code) => {
      clearInterval(look);
      done({ code, err, temporary: readdirSync(temporary) });
    });
  });
}

test.each([
  [
    'build',
    // A line of the log tells that a step is done, so the one after it is at work then. The engine's list of builds may come late.
    `FROM ${runtime}\nRUN echo begins\nRUN sleep 120\n`,
    (err: string) => err.includes('RUN echo begins'),
  ],
  [
    'smoke',
    `FROM ${runtime}\nUSER 65532\nHEALTHCHECK --interval=60s CMD ["true"]\nCMD ["sleep", "120"]\n`,
    (err: string) =>
      err.includes('measured') && docker('ps', '--filter', 'label=slipway=smoke', '--format', '{{.ID}}') !== '',
  ],
])('Ctrl-C in the middle of the %s leaves nothing behind', { timeout: 240_000 }, async (name, dockerfile, isTime) => {
  const before = inventory();
  const { code, err, temporary } = await interrupted(name, dockerfile, isTime);
  expect(code, err).toBe(2);
  expect(err).toMatch(/^error: The build was interrupted/m);
  expect(temporary).toEqual([]);
  expect(await leftSince(before)).toEqual([]);
});
