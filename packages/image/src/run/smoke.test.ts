import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { beforeEach, expect, test } from 'vitest';
import { ImageError } from '../error.ts';
import { type FakeProgram, fakeEngine } from './fake-engine.ts';
import { smokeRun } from './smoke.ts';
import type { SmokeSettings } from './smoke-settings.ts';
import { smokeSettings } from './smoke-settings.ts';

// What a real engine is held to as well stands in test/image-contract.

let clock: JumpingClock;
beforeEach(() => {
  clock = jumpingClock({ byItself: true, quietMs: 0 });
});

function withProgram(program: FakeProgram, config: { stopSignal?: string; user?: string } = {}) {
  const fake = fakeEngine(clock, { app: { config, program: () => program } });
  const lines: string[] = [];
  const deps = { ...fake, clock, log: (line: string) => void lines.push(line), newId: () => '0123456789abcdef' };
  const run = (settings: Partial<SmokeSettings> = {}, more: { signal?: AbortSignal } = {}) =>
    smokeRun('app', smokeSettings({ probe: { kind: 'http', port: 8080, path: '/' }, ...settings }), {
      ...deps,
      ...more,
    });
  return { fake, run, lines };
}

test('the largest working set is what it needs, also when that was before it was healthy', async () => {
  const { run } = withProgram({
    listensAfterMs: 2_000,
    memory: (ms) => (ms > 500 && ms < 1_500 ? 9_000_000 : 1_000_000),
  });
  expect(await run({ drain: false })).toMatchObject({ peakMemoryBytes: 9_000_000, startUpMs: 2_000 });
});

test('a container that lost a process to a lack of memory is not healthy, though it answers', async () => {
  const { run, fake } = withProgram({ listensAfterMs: 1_000, outOfMemory: true });
  expect(await run()).toMatchObject({ verdict: 'failed', cause: { code: 'out-of-memory', exitCode: undefined } });
  expect(fake.left()).toBe(0);
});

test('a kill that the engine cannot explain is explained by what was seen of its memory', async () => {
  const { run } = withProgram({ exitsAfterMs: 900, exitCode: 137, memory: (ms) => ms });
  expect(await run({ memoryBytes: 500 })).toMatchObject({ cause: { code: 'out-of-memory', exitCode: 137 } });
  expect(await run({ memoryBytes: 5_000 })).toMatchObject({ cause: { code: 'exited', exitCode: 137 } });
});

test('a server that needs a minute is waited for, and no test has to', async () => {
  const { run } = withProgram({ listensAfterMs: 59_000, endsAfterTermMs: 1_000 });
  expect(await run()).toMatchObject({ verdict: 'healthy', startUpMs: 59_000, stopMs: 1_000 });
});

test('the signal that the image names is what it is ended with', async () => {
  const { run, fake } = withProgram({ listensAfterMs: 0, endsAfterTermMs: 0 }, { stopSignal: 'SIGQUIT' });
  await run();
  expect(fake.signals).toEqual(['SIGQUIT']);
});

test('the line that tells of trouble is its last word, whatever the engine has put behind it', async () => {
  const { run } = withProgram({ exitsAfterMs: 5, exitCode: 1, logs: 'panic: cannot reach its database\nstarts\n' });
  expect((await run()).cause?.message).toContain('cannot reach its database');
});

test.each(['', '0', 'root', 'root:root', '0:0', '00'])('the user %j is root', async (user) => {
  const { run, fake } = withProgram({}, { user });
  expect(await run()).toMatchObject({ cause: { code: 'runs-as-root' } });
  expect(fake.specs).toEqual([]);
});

test.each(['65532', 'nonroot', 'rooted', '10:0'])('the user %j is not root', async (user) => {
  expect(await withProgram({ listensAfterMs: 0 }, { user }).run({ graceMs: 100 })).toMatchObject({
    verdict: 'healthy',
    user,
  });
});

test('what it runs with is what was asked for', async () => {
  const { run, fake } = withProgram({ listensAfterMs: 0, endsAfterTermMs: 0 });
  await run({ env: { A: 'x=y' }, args: ['serve'], tmpfs: ['/tmp'], memoryBytes: 5, cpus: 2, pids: 3 });
  expect(fake.specs).toMatchObject([
    {
      env: ['A=x=y'],
      args: ['serve'],
      tmpfs: ['/tmp'],
      memoryBytes: 5,
      cpus: 2,
      pids: 3,
      readOnly: true,
      publish: [8080],
    },
  ]);
  expect(fake.specs[0]?.labels).toMatchObject({ slipway: 'smoke', 'slipway.run': 'slipway-smoke-0123456789ab' });
});

test.each(['createNetwork', 'createContainer', 'startContainer', 'inspectContainer', 'containerLogs'] as const)(
  'when the engine goes away at %s, that is the problem, and what exists is taken away',
  async (name) => {
    const { run, fake } = withProgram({ listensAfterMs: 0 });
    fake.faults.set(name, new ImageError('no-engine', 'gone'));
    await expect(run()).rejects.toMatchObject({ reason: 'no-engine' });
    expect(fake.left()).toBe(0);
  },
);

test('what cannot be taken away is told, and does not hide the result', async () => {
  const { run, fake, lines } = withProgram({ listensAfterMs: 0, endsAfterTermMs: 0 });
  fake.faults.set('removeNetwork', new Error('in use'));
  expect(await run()).toMatchObject({ verdict: 'healthy' });
  expect(lines).toEqual([expect.stringContaining('in use')]);
});

test('an interrupt before, while it starts and while it ends takes everything away', async () => {
  for (const afterMs of [0, 500, 1_500, 3_000]) {
    const { run, fake } = withProgram({ listensAfterMs: 1_000 });
    const stop = new AbortController();
    const asserted = expect(run({}, { signal: stop.signal })).rejects.toMatchObject({ reason: 'interrupted' });
    void clock.sleep(afterMs).then(() => stop.abort(new Error('SIGINT')));
    await asserted;
    expect(fake.left()).toBe(0);
  }
});
