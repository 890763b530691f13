import { expect, test } from 'vitest';
import type { ContainerState } from '../engine/engine.ts';
import { ofExit, ofSilence, ofStart } from './smoke-failure.ts';
import { smokeSettings } from './smoke-settings.ts';

const ended: ContainerState = {
  ...{ status: 'exited', exitCode: 1, outOfMemory: false, error: '', startedAt: 0, finishedAt: 200 },
  ...{ health: 'none', lastHealth: undefined, address: undefined, published: new Map() },
};

const calm = { bytes: 10 * 1024 * 1024, metLimit: false };

test('the last words of a container end before the advice begins', () => {
  const found = ofExit(ended, 'open /s.db: read-only file system\n', smokeSettings({}), calm);
  expect(found.message).toBe(
    'It ended after 0.2 s with exit code 1. It printed at last: open /s.db: read-only file system. It tried to write /s.db on its read-only root.',
  );
  expect(found.advice).toContain('smoke-tmpfs');
});

const small = smokeSettings({ memoryBytes: 32 * 1024 * 1024 });

test('what was killed by nobody here is told the memory it may have, where nothing says that this was why', () => {
  const found = ofExit({ ...ended, exitCode: 137 }, '', small, calm);
  expect(found).toMatchObject({ code: 'exited', exitCode: 137, message: expect.stringContaining('32 MiB') });
});

test.each([
  ['the engine says so', { exitCode: 137, outOfMemory: true }, '', calm],
  ['the engine says so of a process that was not its first', { exitCode: 1, outOfMemory: true }, '', calm],
  [
    'it was killed after it had met its limit, and the engine missed it',
    { exitCode: 137 },
    '',
    { ...calm, metLimit: true },
  ],
  ['its runtime says so', { exitCode: 134 }, 'FATAL ERROR: JavaScript heap out of memory\n', calm],
])('it ran out of memory when %s', (_, state, logs, peak) => {
  const found = ofExit({ ...ended, ...state }, logs, small, peak);
  expect(found).toMatchObject({ code: 'out-of-memory', exitCode: state.exitCode });
  expect(found.message).toMatch(/32 MiB, and was seen to use 10 MiB/);
  expect(found.advice).toContain('64MiB');
});

test.each([
  ['what is no program of the image', ofStart('exec: "/nothing": no such file or directory', undefined), 'ENTRYPOINT'],
  ['what is of another platform', ofStart('exec /app: exec format error', 255), 'platform'],
  ['a kill without a reason', ofExit({ ...ended, exitCode: 137 }, '', small, calm), '`smoke-memory`'],
  ['a program that asks for something', ofExit({ ...ended, exitCode: 3 }, '', small, calm), '`smoke-env`'],
  ['wrong answers', ofSilence(true, 'port 80 answers with 503', '', small), '`smoke-probe`'],
  ['no answer', ofSilence(false, 'port 80 does not answer', '', small), '0.0.0.0'],
])('what to do about %s is said', (_, { advice }, words) => {
  expect(advice).toContain(words);
});
