import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sweepTemporary, temporaryFolder, temporaryProblem } from './temporary.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'temporary-test-'));
  vi.stubEnv('TMPDIR', place);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true });
});

test('what a process left that has ended goes, and what is of one at work or of somebody else stays', () => {
  const mine = temporaryFolder('build');
  const { pid } = spawnSync('true');
  const left = join(place, basename(mine).replace(`-${process.pid}-`, `-${pid}-`));
  const others = ['slipway-build-xyz', 'slipway-elsewhere-00000000-1-1-abcdef', 'slipway-build-00000000-1-1-abcdef'];
  for (const path of [left, ...others.map((name) => join(place, name))]) mkdirSync(path);
  writeFileSync(join(left, 'secret'), 'x', { mode: 0o400 });
  sweepTemporary();
  expect([left, mine, ...others.map((name) => join(place, name))].map(existsSync)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});

test.runIf(process.platform === 'linux')('a build that goes on for a process that has ended is ended', async () => {
  const mine = temporaryFolder('build');
  const { pid } = spawnSync('true');
  const left = join(place, basename(mine).replace(`-${process.pid}-`, `-${pid}-`));
  mkdirSync(left);
  const clientOf = (folder: string) =>
    spawn(process.execPath, ['-e', 'process.stdin.resume()', '--', `--metadata-file=${folder}/metadata.json`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
  const [theirs, ours] = [clientOf(left), clientOf(mine)];
  await Promise.all([theirs, ours].map((child) => once(child, 'spawn')));
  sweepTemporary();
  expect(await once(theirs, 'exit')).toEqual([null, 'SIGTERM']);
  expect(ours.exitCode ?? ours.signalCode).toBeNull();
  ours.kill('SIGKILL');
});

test('a temporary folder that is not there is a problem with a hint, once something is to be written', () => {
  vi.stubEnv('TMPDIR', join(place, 'nowhere'));
  sweepTemporary();
  expect(() => temporaryFolder('build')).toThrow(
    expect.objectContaining({ reason: 'bad-build-input', hint: expect.stringContaining('TMPDIR') }),
  );
});

test('a full disk is told as that', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(temporaryProblem(full)).toMatchObject({ reason: 'disk-full', cause: full });
  expect(temporaryProblem('nonsense')).toBe('nonsense');
});
