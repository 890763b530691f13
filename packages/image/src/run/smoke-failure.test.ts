import { expect, test } from 'vitest';
import type { ContainerState } from '../engine/engine.ts';
import { ofExit, ofNoHealthcheck, ofSilence, ofStart } from './smoke-failure.ts';
import { smokeSettings } from './smoke-settings.ts';

const ended: ContainerState = {
  ...{ status: 'exited', exitCode: 1, outOfMemory: false, error: '', startedAt: 0, finishedAt: 200 },
  ...{ health: 'none', lastHealth: undefined, address: undefined, published: new Map() },
};

const asked = { probe: { kind: 'http' as const, port: 80, path: '/slow' } };
const calm = { bytes: 10 * 1024 * 1024, metLimit: false };

test('the file that it could not write is said in place of its last words, which say the same', () => {
  const found = ofExit(ended, 'open /s.db: read-only file system\n', smokeSettings({}), calm, asked);
  expect(found).toMatchObject({
    message: 'It ended after 0.2 s with exit code 1: it tried to write /s.db on its read-only root.',
    advice: expect.stringContaining('smoke-tmpfs'),
    deniedPath: '/s.db',
  });
  const late = ofSilence(
    true,
    'port 80 answers with 503.',
    'open /s.db: read-only file system\n',
    smokeSettings({}),
    asked.probe,
  );
  expect(late.message).toBe(
    'It was not healthy within 60.0 s: port 80 answers with 503. It tried to write /s.db on its read-only root.',
  );
});

test('a runtime is heard without those who passed it on', () => {
  const text =
    'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app": stat /app: no such file or directory: unknown';
  expect(ofStart(text, 127).message).toBe('It cannot be started: exec: "/app": stat /app: no such file or directory.');
});

const small = smokeSettings({ memoryBytes: 32 * 1024 * 1024 });

test('what was killed by nobody here is told the memory it may have, where nothing says that this was why', () => {
  const found = ofExit({ ...ended, exitCode: 137 }, '', small, calm, asked);
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
  const found = ofExit({ ...ended, ...state }, logs, small, peak, asked);
  expect(found).toMatchObject({ code: 'out-of-memory', exitCode: state.exitCode });
  expect(found.message).toMatch(/32 MiB, and was seen to use 10 MiB/);
  expect(found.advice).toContain('64MiB');
});

test.each([
  ['what is no program of the image', ofStart('exec: "/nothing": no such file or directory', undefined), 'ENTRYPOINT'],
  ['what is of another platform', ofStart('exec /app: exec format error', 255), 'platform'],
  ['a kill without a reason', ofExit({ ...ended, exitCode: 137 }, '', small, calm, asked), '`smoke-memory`'],
  ['a program that asks for something', ofExit({ ...ended, exitCode: 3 }, '', small, calm, asked), '`smoke-env`'],
  ['a server that ends at once', ofExit({ ...ended, exitCode: 0 }, '', small, calm, asked), 'smoke-probe: exit'],
  ['wrong answers', ofSilence(true, 'port 80 answers with 503', '', small, asked.probe), '`smoke-probe`'],
  [
    'no answer',
    ofSilence(false, 'port 80 does not answer', '', small, asked.probe),
    '0.0.0.0, not 127.0.0.1) of port 80',
  ],
  ['a slow path', ofSilence(false, 'no answer within 2 s', '', small, asked.probe), 'let /slow answer within 2 s'],
  [
    'a command that takes long',
    ofSilence(false, 'no answer within 2 s', '', small, { kind: 'exec', command: ['sleep', '100'] }),
    'Let the command of `smoke-probe` answer within 2 s',
  ],
  ['a HEALTHCHECK that is not there', ofNoHealthcheck(), 'Add a HEALTHCHECK'],
  ['an image that starts nothing', ofStart('no command specified', undefined), 'ENTRYPOINT or CMD'],
  [
    'a crash after it was healthy',
    ofExit({ ...ended, exitCode: 1 }, '', small, calm, { ...asked, healthyMs: 20 }),
    'must not end before it is told to',
  ],
])('what to do about %s is said', (_, { advice }, words) => {
  expect(advice).toContain(words);
});

test('only what may listen at another address is told to listen at every one', () => {
  for (const probe of [{ kind: 'exec', command: ['x'] }, { kind: 'healthcheck' }] as const)
    expect(ofSilence(false, 'no answer within 2 s', '', small, probe).advice).not.toContain('0.0.0.0');
  expect(ofSilence(false, 'no answer within 2 s', '', small, asked.probe).advice).not.toContain('0.0.0.0');
});
