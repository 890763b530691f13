import { spawnSync } from 'node:child_process';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ownership, processesHere } from '../../packages/image/src/run/owner.ts';
import { smokeRun } from '../../packages/image/src/run/smoke.ts';
import { parseProbe, type SmokeSettings, smokeSettings } from '../../packages/image/src/run/smoke-settings.ts';
import { type EngineUnderTest, engineUnderTest, type Stage, stages } from './image-under-test.ts';

let on: EngineUnderTest;
beforeAll(async () => {
  on = await engineUnderTest();
  console.log(`the contract is held against ${on.name}`);
  for (const stage of stages) await on.image(stage);
}, 300_000);
beforeEach(
  () =>
    // A test leaves nothing behind, however its container ended.
    async () =>
      expect(await on.leftovers()).toBe(0),
);

async function smoke(stage: Stage, mood: string, probe: string, more: Partial<SmokeSettings> = {}) {
  const settings = smokeSettings({
    env: { MOOD: mood },
    probe: parseProbe(probe),
    timeoutMs: 15_000,
    graceMs: 5_000,
    settleMs: 1_000,
    memoryBytes: 64 * 1024 * 1024,
    ...more,
  });
  return smokeRun(await on.image(stage), settings, on);
}

test.each([
  ['checked', '', 'healthcheck'],
  ['plain', 'http:8080/healthz', 'http'],
  ['plain', 'tcp:8080', 'tcp'],
  ['plain', 'exec:/app check', 'exec'],
] as const)('a server is healthy by the probe of %s %s, and drains', async (stage, probe, kind) => {
  const result = await smoke(stage, '', probe);
  expect(result).toMatchObject({ verdict: 'healthy', probe: kind, user: '65532', readOnly: true, drained: true });
  expect(result.startUpMs).toBeGreaterThanOrEqual(0);
  expect(result.startUpMs).toBeLessThan(15_000);
  expect(result.peakMemoryBytes).toBeGreaterThan(100_000);
  expect(result.stopMs).toBeLessThan(5_000);
});

test('where nothing probes it, a container has to run on', async () => {
  const result = await smoke('plain', '', '');
  expect(result).toMatchObject({ verdict: 'healthy', probe: 'running', startUpMs: undefined, drained: true });
});

test('a program that has done its work is fine where nothing is to answer', async () => {
  const result = await smoke('plain', 'done', '');
  expect(result).toMatchObject({
    verdict: 'healthy',
    drained: undefined,
    ended: { exitCode: 0 },
    logs: expect.stringContaining('has done its work'),
  });
});

test.each([
  ['done', 'exit', 'healthy'],
  ['done', 'running', 'failed'],
  ['crash', 'exit', 'failed'],
  ['', 'exit', 'failed'],
])('in the mood %j, asked by %s, it is %s', async (mood, probe, verdict) => {
  expect(await smoke('plain', mood, probe, { timeoutMs: 2_000 })).toMatchObject({ verdict });
});

test('a write that failed is told of a server that went on without it', async () => {
  const result = await smoke('plain', 'survives', 'http:8080/');
  expect(result).toMatchObject({ verdict: 'healthy', deniedWrites: ['/state.db'] });
  expect(await smoke('plain', '', 'http:8080/')).toMatchObject({ deniedWrites: undefined });
});

test('a server that crashes right after it was healthy has failed', async () => {
  const { verdict, cause } = await smoke('plain', 'dies', 'http:8080/');
  expect({ verdict, cause }).toMatchObject({ verdict: 'failed', cause: { code: 'exited', exitCode: 3 } });
  expect(cause?.message).toMatch(/though it had been healthy.*lost its database/);
});

test('a program that ends at once is no server, though it ends with 0', async () => {
  const { verdict, cause } = await smoke('plain', 'done', 'tcp:8080');
  expect({ verdict, cause }).toMatchObject({
    verdict: 'failed',
    cause: { code: 'exited', exitCode: 0, advice: expect.stringContaining('smoke-probe: exit') },
  });
});

test('the time of a slow start is measured', async () => {
  const { startUpMs } = await smoke('checked', 'slow', '');
  expect(startUpMs).toBeGreaterThanOrEqual(1_500);
});

test.each([
  ['checked', '', 'unhealthy', 'exit code 1'],
  ['plain', 'http:8080/', 'unhealthy', '503'],
  ['plain', 'exec:/app check', 'unhealthy', 'exit code 1'],
] as const)('a wrong answer to %s %s is told', async (stage, probe, code, words) => {
  const result = await smoke(stage, 'unhealthy', probe, { timeoutMs: 2_500 });
  expect(result).toMatchObject({ verdict: 'failed', cause: { code, message: expect.stringContaining(words) } });
});

test.each(['http:8080/', 'tcp:8080'])('nobody listens for %s', async (probe) => {
  const result = await smoke('plain', 'silent', probe, { timeoutMs: 2_000 });
  expect(result).toMatchObject({ verdict: 'failed', cause: { code: 'timeout' } });
});

test('the file that it tried to write on its read-only root is named', async () => {
  const { cause } = await smoke('plain', 'writes', 'http:8080/');
  expect(cause).toMatchObject({ code: 'exited', exitCode: 3, deniedPath: '/state.db' });
});

test('a crash shows its exit code and its last words', async () => {
  const { cause, logs } = await smoke('checked', 'crash', '');
  expect(cause).toMatchObject({ code: 'exited', exitCode: 3, deniedPath: undefined });
  expect(cause?.message).toContain('cannot reach its database');
  expect(logs).toContain('starts in the mood crash');
});

test('a file of root is out of reach for the user of the image', async () => {
  const { cause } = await smoke('plain', 'reads-root', '');
  expect(cause).toMatchObject({ code: 'exited', message: expect.stringContaining('permission denied') });
});

test('what takes more memory than its limit is told apart from a crash', async () => {
  const result = await smoke('checked', 'hungry', '');
  expect(result).toMatchObject({ verdict: 'failed', cause: { code: 'out-of-memory', exitCode: 137 } });
});

test('an image that would run as root is not run', async () => {
  expect(await smoke('root', '', '')).toMatchObject({ verdict: 'failed', cause: { code: 'runs-as-root' } });
});

test('without that requirement root runs, without its powers', async () => {
  const result = await smoke('root', '', 'http:8080/', { requireNonRoot: false });
  expect(result).toMatchObject({ verdict: 'healthy', user: '0' });
});

test('a program that is missing cannot be started', async () => {
  const { cause } = await smoke('broken', '', '');
  expect(cause).toMatchObject({ code: 'cannot-start', message: expect.stringContaining('/nothing') });
});

test('a server that ignores SIGTERM is healthy, and not drained', async () => {
  const result = await smoke('checked', 'stubborn', '', { graceMs: 1_500 });
  expect(result).toMatchObject({ verdict: 'healthy', drained: false });
  expect(result.stopMs).toBeGreaterThanOrEqual(1_500);
});

test('an interrupt ends the run, and nothing stays behind', async () => {
  const stop = new AbortController();
  const settings = smokeSettings({ env: { MOOD: 'silent' }, probe: parseProbe('tcp:8080'), timeoutMs: 60_000 });
  const { clock } = on;
  const running = smokeRun(await on.image('plain'), settings, { ...on, signal: stop.signal });
  const asserted = expect(running).rejects.toMatchObject({ reason: 'interrupted' });
  await clock.sleep(1_000);
  stop.abort(new Error('SIGINT'));
  await asserted;
});

/** What a smoke run has in the engine while it is at work. */
async function atWork(more: Readonly<Record<string, string>>): Promise<() => Promise<void>> {
  const { engine, clock } = on;
  const labels = { slipway: 'smoke', 'slipway.run': `slipway-smoke-${on.newId()}`, ...more };
  const name = `slipway-smoke-other-${clock.now()}-${labels['slipway.run'].slice(-6)}`;
  const networkId = await engine.createNetwork(name, labels);
  const id = await engine.createContainer({
    ...{ name, image: await on.image('plain'), labels, networkId, env: [], platform: undefined, args: undefined },
    ...{ readOnly: true, tmpfs: [], memoryBytes: 64 * 1024 * 1024, cpus: 1, pids: 64, publish: [] },
    healthcheck: undefined,
  });
  return async () => {
    await engine.removeContainer(id);
    await engine.removeNetwork(networkId);
  };
}

test.each([
  [
    'of whom is known that it has ended',
    (now: number) => ({ 'slipway.owner': gone(), 'slipway.until': `${now + 1e9}` }),
  ],
  ['whose time is up', (now: number) => ({ 'slipway.owner': 'elsewhere/1/1', 'slipway.until': `${now - 1}` })],
])('what a killed run left behind %s goes with the next one', async (_, labels) => {
  await atWork(labels(on.clock.now()));
  expect(await on.leftovers()).toBe(2);
  await smoke('plain', 'done', '');
});

test('what another run has at work stays', async () => {
  const until = { 'slipway.until': String(on.clock.now() + 1e9) };
  const { mine } = ownership(processesHere());
  const remove = [
    await atWork({ ...until, 'slipway.owner': mine }),
    await atWork({ ...until, 'slipway.owner': 'elsewhere/1/1' }),
  ];
  await smoke('plain', 'done', '');
  expect(await on.leftovers()).toBe(4);
  for (const end of remove) await end();
});

/** A process of this machine that has ended. */
function gone(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return `${processesHere().place}/${pid}/1`;
}

test('an image that nobody has is a problem', async () => {
  await expect(smokeRun('slipway-contract:nobody', smokeSettings({}), on)).rejects.toMatchObject({
    reason: 'no-image',
  });
});
