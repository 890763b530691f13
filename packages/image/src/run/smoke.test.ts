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

test('a write that failed is told, though the program ran on, and however much it has logged since', async () => {
  const denied =
    "sh: can't create /data.txt: Read-only file system\nmkdir: can't create directory '/var/cache/app': Read-only file system\n";
  const serves = { listensAfterMs: 0, endsAfterTermMs: 0 };
  const logs = `${denied}${'serves\n'.repeat(500)}`;
  const result = await withProgram({ ...serves, logs }).run();
  expect(result).toMatchObject({ verdict: 'healthy', deniedWrites: ['/data.txt', '/var/cache/app'] });
  expect(result.logs.split('\n')).toHaveLength(101);
  expect(await withProgram({ ...serves, logs }).run({ readOnly: false })).toMatchObject({ deniedWrites: undefined });
  expect(await withProgram({ ...serves, logs: 'serves\n' }).run()).toMatchObject({ deniedWrites: undefined });
});

test('what ends by itself with 0 is told as that where nobody has asked, fine where it was asked for, and else a failure', async () => {
  const { run } = withProgram({ exitsAfterMs: 200 });
  const ended = { afterMs: 200, exitCode: 0 };
  expect(await run({ probe: undefined })).toMatchObject({ verdict: 'healthy', probe: 'running', ended });
  expect(await run({ probe: { kind: 'exit' } })).toMatchObject({ verdict: 'healthy', probe: 'exit', ended });
  expect(await run({ probe: { kind: 'running' } })).toMatchObject({
    verdict: 'failed',
    cause: { code: 'exited', exitCode: 0 },
    ended: undefined,
  });
  const crash = withProgram({ exitsAfterMs: 200, exitCode: 4 });
  expect(await crash.run({ probe: { kind: 'exit' } })).toMatchObject({ cause: { code: 'exited', exitCode: 4 } });
  const server = await withProgram({}).run({ probe: { kind: 'exit' }, timeoutMs: 5_000 });
  expect(server).toMatchObject({ verdict: 'failed', cause: { code: 'unhealthy' } });
  expect(server.cause?.message).toContain('it runs on');
});

test('a crash right after it was healthy is one', async () => {
  const crash = withProgram({ listensAfterMs: 100, exitsAfterMs: 1_000, exitCode: 1, endsAfterTermMs: 0 });
  const { verdict, cause } = await crash.run();
  expect([verdict, cause?.code, cause?.exitCode]).toEqual(['failed', 'exited', 1]);
  expect(cause?.message).toContain('by itself after 1.0 s, though it had been healthy');
  expect(crash.fake.signals).toEqual([]);
});

test('the exit code after SIGTERM is known', async () => {
  const { run } = withProgram({ listensAfterMs: 0, endsAfterTermMs: 300, termCode: 3 });
  expect(await run()).toMatchObject({ verdict: 'healthy', drained: true, stopCode: 3 });
});

test('the time that a connection is held to be sure of it is no time of the start', async () => {
  const { run, fake } = withProgram({ listensAfterMs: 0, endsAfterTermMs: 0 });
  const tcp = async () => {
    await clock.sleep(250);
    return { healthy: true as const, heldMs: 250 };
  };
  const result = await smokeRun('app', smokeSettings({ probe: { kind: 'tcp', port: 8080 } }), {
    ...{ engine: fake.engine, clock, network: { ...fake.network, tcp } },
  });
  expect(result).toMatchObject({ verdict: 'healthy', startUpMs: 0, port: 8080 });
  expect(await run()).toMatchObject({ startUpMs: 0 });
});

test('an image without a HEALTHCHECK is not waited for to answer it', async () => {
  const { run, fake } = withProgram({ listensAfterMs: 0 });
  expect(await run({ probe: { kind: 'healthcheck' } })).toMatchObject({ cause: { code: 'unhealthy' } });
  expect(fake.specs).toEqual([]);
});

test('a container that the engine will not make is a failure of the image, and nothing stays behind', async () => {
  const { run, fake } = withProgram({});
  fake.faults.set('createContainer', new ImageError('engine-refused', 'no command specified'));
  const { cause } = await run();
  expect(cause).toMatchObject({ code: 'cannot-start', advice: expect.stringContaining('ENTRYPOINT or CMD') });
  expect(fake.left()).toBe(0);
});
