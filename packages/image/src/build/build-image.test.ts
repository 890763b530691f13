import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemClock } from '@slipway/core';
import { jumpingClock } from '@slipway/testkit';
import { afterEach, expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { fakeEngine } from '../run/fake-engine.ts';
import { buildImage } from './build-image.ts';
import { buildRequest } from './build-request.ts';
import { type FakeDocker, fakeDocker } from './fake-docker.ts';
import { measureStages, type StagesToMeasure } from './measure-stages.ts';
import { pushImage } from './push-image.ts';
import { runChecks } from './run-checks.ts';

let docker: FakeDocker | undefined;
afterEach(() => docker?.remove());

const digest = `sha256:${'d'.repeat(64)}`;
const config = `sha256:${'c'.repeat(64)}`;

function setUp(
  script: string,
  more: { keepsManifests?: boolean; clock?: typeof systemClock; signal?: AbortSignal } = {},
) {
  docker = fakeDocker(script);
  const { keepsManifests = true, clock = systemClock, signal } = more;
  const image = { config: { id: keepsManifests ? digest : config, sizeBytes: 77 }, program: () => ({}) };
  const { engine } = fakeEngine(clock, { [digest]: image, [config]: image });
  const lines: string[] = [];
  const { PATH = '' } = process.env;
  const deps = {
    ...{ cwd: docker.folder, clock, signal, docker: docker.path, env: { PATH } },
    ask: async () => undefined,
    engine: { ...engine, keepsManifests },
    log: (line: string) => void lines.push(line),
  };
  return { deps, lines, calls: docker.calls };
}

const succeeds = `metadata({ 'containerimage.digest': '${digest}', 'containerimage.config.digest': '${config}' });`;

test('a build gives the digest that is pushed, and the image that runs', async () => {
  const { deps } = setUp(succeeds);
  const built = await buildImage(buildRequest({ tags: ['r/a:1'] }), deps);
  expect(built).toMatchObject({ digest, imageId: config, runnable: digest, tags: ['r/a:1'], steps: [], warnings: [] });
  expect(built.metadata).toHaveProperty(['containerimage.digest'], digest);
});

test('on the classic store an image has no manifest before it is pushed', async () => {
  const { deps } = setUp(`metadata({ 'containerimage.digest': '${config}' });`, { keepsManifests: false });
  expect(await buildImage(buildRequest({}), deps)).toMatchObject({
    digest: undefined,
    imageId: config,
    runnable: config,
  });
});

test('what goes elsewhere than to the engine cannot be run', async () => {
  const { deps } = setUp(succeeds);
  const built = await buildImage(buildRequest({ outputs: ['type=oci,dest=x.tar'] }), deps);
  expect(built).toMatchObject({ digest, runnable: undefined });
});

test('an image of another engine than the one that is asked is a problem', async () => {
  const { deps } = setUp(`metadata({ 'containerimage.digest': 'sha256:other' });`);
  await expect(buildImage(buildRequest({}), deps)).rejects.toMatchObject({ reason: 'no-image' });
});

test('secrets come to the client, and are kept out of everything else', async () => {
  const { deps, lines, calls } = setUp(`
    const name = /env=(\\w+)/.exec(args.join(' '))[1];
    const data = Buffer.from('the token is ' + process.env[name] + '\\n').toString('base64');
    print(JSON.stringify({ vertexes: [{ digest: 'a', name: 'RUN echo ' + process.env[name], started: '2026-11-29T00:00:00Z', completed: '2026-11-29T00:00:01Z', error: 'bad' }], logs: [{ vertex: 'a', data }] }));
    print('ERROR: failed to build: failed to solve: process "echo ' + process.env[name] + '" did not complete successfully: exit code: 1');
    process.exitCode = 1;`);
  const failure: unknown = await buildImage(buildRequest({ secrets: ['t=hunter22'] }), deps).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ reason: 'step-failed', log: ['the token is ***'] });
  expect(lines.join('\n')).toContain('the token is ***');
  expect(JSON.stringify([String(failure), failure, lines, calls()])).not.toContain('hunter22');
});

const hangs = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);
  require('node:child_process').spawn('sleep', ['1000'], { stdio: 'ignore' }); print('ready ' + process.pid);`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a build that hangs is ended with all that it started, when its time is up', async () => {
  const clock = jumpingClock();
  const { deps } = setUp(`${hangs} fs.writeFileSync('pid', String(process.pid));`, { clock });
  const asserted = expect(buildImage(buildRequest({ timeoutMs: 60_000 }), deps)).rejects.toMatchObject({
    reason: 'build-late',
  });
  const pid = await pidOf(deps.cwd);
  await clock.advance(60_000);
  await clock.advance(5_000);
  await asserted;
  expect(isAlive(pid)).toBe(false);
});

test('an interrupt ends the build, and leaves no files', async () => {
  const stop = new AbortController();
  const clock = jumpingClock();
  const { deps, calls } = setUp(`${hangs} fs.writeFileSync('pid', String(process.pid));`, {
    clock,
    signal: stop.signal,
  });
  const request = buildRequest({ secrets: [`big=${'x'.repeat(200_000)}`] });
  const asserted = expect(buildImage(request, deps)).rejects.toMatchObject({ reason: 'interrupted' });
  const pid = await pidOf(deps.cwd);
  stop.abort(new Error('SIGINT'));
  await clock.settle();
  await clock.advance(5_000);
  await asserted;
  expect(isAlive(pid)).toBe(false);
  const folders = [...(calls()[0] ?? []).join('\n').matchAll(/(?:src|--metadata-file)=(.+)/g)].map(([, path = '']) =>
    dirname(path),
  );
  expect(folders).toHaveLength(2);
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
});

test('a build that nobody wants any more is not begun', async () => {
  const { deps, calls } = setUp(succeeds, { signal: AbortSignal.abort(new Error('SIGINT')) });
  await expect(buildImage(buildRequest({}), deps)).rejects.toMatchObject({ reason: 'interrupted' });
  expect(calls()).toEqual([]);
});

/** The client writes its id down once it runs. */
async function pidOf(folder: string): Promise<number> {
  await expect
    .poll(() => existsSync(`${folder}/pid`) && readFileSync(`${folder}/pid`, 'utf8') !== '', { timeout: 15_000 })
    .toBe(true);
  return Number(readFileSync(`${folder}/pid`, 'utf8'));
}

test('a build that says nothing for long says that it is at work', async () => {
  const clock = jumpingClock();
  const { deps, lines } = setUp(
    `fs.writeFileSync('pid', String(process.pid)); setInterval(() => fs.existsSync('go') && (${succeeds.replace(';', '')}, process.exit(0)), 20);`,
    { clock },
  );
  const building = buildImage(buildRequest({}), deps);
  await pidOf(deps.cwd);
  await clock.advance(30_000);
  writeFileSync(`${deps.cwd}/go`, '');
  await building;
  expect(lines).toEqual([expect.stringContaining('is still at work')]);
});

test('a machine without the docker client hears what to install', async () => {
  const { deps } = setUp('');
  const problem = { reason: 'no-buildx', hint: expect.stringContaining('buildx') };
  await expect(buildImage(buildRequest({}), { ...deps, docker: `${deps.cwd}/nothing` })).rejects.toMatchObject(problem);
});

test('a client that writes no metadata is too old', async () => {
  const { deps } = setUp('');
  await expect(buildImage(buildRequest({}), deps)).rejects.toMatchObject({ reason: 'no-buildx' });
});

test('stages are measured without names, outputs or caches of the build', async () => {
  const { deps: given, calls } = setUp(succeeds);
  const removed: string[] = [];
  const removeImage = async (name: string) => void removed.push(name);
  const deps = { ...given, engine: { ...given.engine, removeImage } };
  const request = buildRequest({ tags: ['r/a:1'], cacheTo: ['type=gha'], noCache: true, provenance: 'mode=max' });
  const wanted = wantedStages('FROM a AS build\nFROM b\n');
  expect(await measureStages(request, wanted, deps)).toMatchObject([{ target: 'build', bytes: 77 }]);
  const [call] = calls();
  expect(call).toContain('--load');
  expect(call?.join(' ')).not.toMatch(/r\/a:1|--cache-to|--no-cache|mode=max/);
  expect(removed).toEqual([call?.[call.indexOf('--tag') + 1]]);
});

test('a stage without a name is measured in a copy of the Dockerfile that names it', async () => {
  const { deps, calls } = setUp(`${succeeds}
    const file = args[args.indexOf('--file') + 1];
    fs.writeFileSync('seen', fs.readFileSync(file) + '|' + fs.readFileSync(file + '.dockerignore'));`);
  const text = 'FROM a\nRUN x\nFROM --platform=linux/amd64 b AS two\nFROM c\nCOPY --from=0 /x /\n';
  writeFileSync(`${deps.cwd}/Dockerfile`, text);
  writeFileSync(`${deps.cwd}/Dockerfile.dockerignore`, 'seen\n');
  const sizes = await measureStages(buildRequest({}), wantedStages(text), deps);
  expect(sizes.map(({ target }) => target)).toEqual(['stage 0', 'two']);
  expect(calls().map((call) => call[call.indexOf('--target') + 1])).toEqual(['two', 'slipway-stage-0']);
  expect(readFileSync(`${deps.cwd}/seen`, 'utf8')).toBe(
    'FROM a AS slipway-stage-0\nRUN x\nFROM --platform=linux/amd64 b AS two\nFROM c AS slipway-stage-2\nCOPY --from=0 /x /\n|seen\n',
  );
  const [call = []] = calls();
  expect(existsSync(call[call.indexOf('--file') + 1] ?? '')).toBe(false);
});

test('a stage of another platform, which no engine unpacks, is measured by its layers', async () => {
  const { deps: given } = setUp(succeeds);
  const deps = { ...given, engine: { ...given.engine, platform: 'linux/riscv64' } };
  const wanted = wantedStages('FROM a AS build\nFROM b\n');
  expect(await measureStages(buildRequest({}), wanted, deps)).toMatchObject([{ target: 'build', bytes: 99 }]);
});

test('a Dockerfile that has changed since it was read is not copied', async () => {
  const { deps } = setUp(succeeds);
  writeFileSync(`${deps.cwd}/Dockerfile`, 'FROM z\n');
  const notices: string[] = [];
  const wanted = { ...wantedStages('FROM a\nFROM b AS two\nFROM c\n'), onNotice: (text: string) => notices.push(text) };
  expect(await measureStages(buildRequest({}), wanted, deps)).toMatchObject([{ target: 'two' }]);
  expect(notices).toEqual(['Stages without a name in Dockerfile are not measured: name them by `AS`.']);
});

test('measuring ends when its time is over, and says what it has not measured', async () => {
  const clock = jumpingClock();
  const { deps, calls } = setUp(`${hangs} fs.writeFileSync('pid', String(process.pid));`, { clock });
  const notices: string[] = [];
  const onNotice = (text: string) => notices.push(text);
  const measuring = measureStages(
    buildRequest({}),
    { ...wantedStages('FROM a AS one\nFROM b AS two\nFROM c\n'), onNotice },
    deps,
  );
  const pid = await pidOf(deps.cwd);
  await clock.advance(5_000);
  await clock.advance(5_000);
  expect(await measuring).toEqual([]);
  expect(notices).toEqual([expect.stringContaining('2 stages were not measured within 5 s')]);
  expect(calls()).toHaveLength(1);
  expect(isAlive(pid)).toBe(false);
});

/** All stages of a Dockerfile but the last. */
function wantedStages(text: string): StagesToMeasure {
  const dockerfile = readDockerfile(text, 'Dockerfile');
  return {
    dockerfile,
    stages: dockerfile.stages.slice(0, -1),
    budgetMs: 5_000,
    readBytes: async () => 99,
    onNotice: () => undefined,
  };
}

const answers = (manifest: string) => `
  if (args[0] === 'push') say('The push refers to repository [r/a]\\n1: digest: ' + require('node:crypto').createHash('sha256').update(${JSON.stringify(manifest)}).digest('hex').replace(/^/, 'sha256:') + ' size: 7\\n');
  else say(${JSON.stringify(manifest)} + '\\n');`;

test('what is pushed is read back, and must be what ran', async () => {
  const manifest = JSON.stringify({ config: { digest: config } });
  const pushed = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  const { deps, calls } = setUp(answers(manifest));
  const image = { runnable: digest, digest: pushed, imageId: config };
  expect(await pushImage(['localhost:5000/a:1', 'r/b'], image, deps)).toEqual([
    { reference: 'localhost:5000/a:1', digest: pushed },
    { reference: 'r/b:latest', digest: pushed },
  ]);
  expect(calls()[1]).toEqual(['buildx', 'imagetools', 'inspect', '--raw', `localhost:5000/a@${pushed}`]);
  await expect(pushImage(['r/a:1'], { ...image, digest }, deps)).rejects.toMatchObject({ reason: 'not-what-ran' });
});

test('on the classic store the configuration must be the one that ran', async () => {
  const { deps } = setUp(answers(JSON.stringify({ config: { digest: config } })), { keepsManifests: false });
  const image = { runnable: config, digest: undefined, imageId: config };
  expect(await pushImage(['r/a:1'], image, deps)).toMatchObject([{ reference: 'r/a:1' }]);
  await expect(pushImage(['r/a:1'], { ...image, runnable: digest }, deps)).rejects.toMatchObject({
    reason: 'not-what-ran',
  });
});

test('a registry that refuses is a problem with what to do', async () => {
  const { deps } = setUp(`print('denied: requested access to the resource is denied'); process.exitCode = 1;`);
  const image = { runnable: digest, digest, imageId: config };
  await expect(pushImage(['r/a:1'], image, deps)).rejects.toMatchObject({
    reason: 'registry-refused',
    code: 'forbidden',
  });
});

test('a registry that has trouble is asked again, one that refuses is not', async () => {
  const image = { runnable: digest, digest, imageId: config };
  const clock = systemClock;
  const { deps, calls, lines } = setUp(`print('error from registry: unknown'); process.exitCode = 1;`);
  const sleeps: number[] = [];
  const patient = {
    ...clock,
    sleep: async (ms: number, signal?: AbortSignal) => (ms < 60_000 ? void sleeps.push(ms) : clock.sleep(ms, signal)),
  };
  await expect(pushImage(['r/a:1'], image, { ...deps, clock: patient })).rejects.toMatchObject({
    reason: 'registry-away',
  });
  expect(calls()).toHaveLength(3);
  expect(sleeps).toEqual([5_000, 20_000]);
  expect(lines.join('\n')).toContain('tried again in 5 s');
});

test('what was pushed before a push that fails is told with it', async () => {
  const manifest = JSON.stringify({ config: { digest: config } });
  const { deps } = setUp(
    `if (args[1] === 'r/b:1') { print('denied'); process.exitCode = 1; } else {${answers(manifest)}}`,
  );
  const image = {
    runnable: digest,
    digest: `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
    imageId: config,
  };
  await expect(pushImage(['r/a:1', 'r/b:1'], image, deps)).rejects.toMatchObject({
    reason: 'registry-refused',
    message: expect.stringMatching(/The push of r\/b:1 failed: denied .*r\/a:1 had been pushed before/),
  });
});

test('an image that was not loaded is not pushed', async () => {
  const { deps } = setUp('');
  await expect(pushImage(['r/a:1'], { runnable: undefined, digest, imageId: config }, deps)).rejects.toMatchObject({
    reason: 'no-image',
  });
});

test('the checks of BuildKit are its answer, or a line that says why there is none', async () => {
  const found = setUp(`say('{"warnings": []}'); process.exitCode = 1;`);
  expect(await runChecks(buildRequest({}), found.deps)).toBe('{"warnings": []}');
  expect(found.calls()[0]).toEqual(['buildx', 'build', '--call=check,format=json', '--provenance=false', '--', '.']);
  docker?.remove();
  const old = setUp(`print('unknown flag: --call'); process.exitCode = 125;`);
  expect(await runChecks(buildRequest({}), old.deps)).toBeUndefined();
  expect(old.lines).toEqual([expect.stringContaining('are left out')]);
});
