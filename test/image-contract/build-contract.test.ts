import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@slipway/core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildImage } from '../../packages/image/src/build/build-image.ts';
import { type BuildRequest, buildRequest } from '../../packages/image/src/build/build-request.ts';
import { measureStages } from '../../packages/image/src/build/measure-stages.ts';
import { pushImage } from '../../packages/image/src/build/push-image.ts';
import { runChecks } from '../../packages/image/src/build/run-checks.ts';
import { readDockerfile } from '../../packages/image/src/dockerfile/read-dockerfile.ts';
import type { Engine } from '../../packages/image/src/engine/engine.ts';
import { smokeRun } from '../../packages/image/src/run/smoke.ts';
import { smokeSettings } from '../../packages/image/src/run/smoke-settings.ts';
import { wasiModule } from '../../packages/image/src/run/wasi-module.ts';
import { appRequest, connectReal, registryUnderTest } from './image-under-test.ts';

// Only a real engine shows that what runs is what is pushed; `npm run test:image` brings one.

const { registry } = registryUnderTest();
const folder = mkdtempSync(join(tmpdir(), 'slipway-build-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let engine: Engine;
beforeAll(async () => {
  engine = await connectReal();
  // Others have temporary files of their own; what these builds leave behind is seen here.
  mkdirSync(join(folder, 'temporary'));
  process.env['TMPDIR'] = join(folder, 'temporary');
  // Compilers are cold at first.
  await buildImage(appRequest('checked'), depsWith());
}, 300_000);
afterEach(() => expect(readdirSync(join(folder, 'temporary'))).toEqual([]));

let count = 0;
/** A name that no other run has. */
const newTag = () => `${registry}/contract-${process.pid}-${++count}:1`;

function depsWith(lines: string[] = [], signal?: AbortSignal) {
  return {
    engine,
    env: process.env,
    cwd: folder,
    clock: systemClock,
    signal,
    log: (line: string) => void lines.push(line),
  };
}

/** A context with this Dockerfile; `FROM runtime` and the like name base images of this machine. */
function context(dockerfile: string | Buffer, files: Record<string, string> = {}): Partial<BuildRequest> {
  const place = join(folder, `context-${++count}`);
  mkdirSync(place);
  const text =
    typeof dockerfile === 'string'
      ? dockerfile.replaceAll(/^FROM (?=runtime|static|go)(\w+)/gm, `FROM ${registry}/base/$1:1`)
      : dockerfile;
  writeFileSync(join(place, 'Dockerfile'), text);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(place, name), content);
  return { context: place };
}

const docker = (...args: string[]) =>
  execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

async function inRegistry(reference: string): Promise<string | null> {
  const [, repository = '', tag = ''] = /^[^/]+\/(.+):(.+)$/.exec(reference) ?? [];
  const accept =
    'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json';
  const answer = await fetch(`http://${registry}/v2/${repository}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept },
  });
  return answer.headers.get('docker-content-digest');
}

test('what is built is what runs, and what runs is what is pushed', async () => {
  const tags = [newTag(), newTag()];
  const lines: string[] = [];
  const built = await buildImage({ ...appRequest('checked'), tags }, depsWith(lines));
  expect(built.runnable).toMatch(/^sha256:/);
  expect(lines.join('\n')).toMatch(/ (?:cached|\d+\.\d s) {2}\[build 4\/5\] RUN /);
  const smoke = await smokeRun(built.runnable ?? '', smokeSettings({ timeoutMs: 30_000 }), {
    engine,
    clock: systemClock,
  });
  expect(smoke).toMatchObject({ verdict: 'healthy', drained: true });
  const pushed = await pushImage(tags, built, depsWith());
  for (const [i, { reference, digest }] of pushed.entries()) {
    expect(reference).toBe(tags[i]);
    expect(await inRegistry(reference)).toBe(digest);
    if (engine.keepsManifests) expect(digest).toBe(built.digest);
  }
});

test('a name that another build has taken meanwhile is given back before the push, or nothing is pushed', async () => {
  const [taken, kept] = [newTag(), newTag()];
  const build = (of: string, tags: string[]) =>
    buildImage(buildRequest({ ...context(`FROM static\nLABEL of=${of}-${taken}\n`), tags }), depsWith());
  const mine = await build('mine', [taken, kept]);
  const other = await build('other', [taken]);
  expect(other.runnable).not.toBe(mine.runnable);
  const [pushed] = await pushImage([taken], mine, depsWith());
  expect(await inRegistry(taken)).toBe(pushed?.digest);
  if (!engine.keepsManifests) return;
  expect(pushed?.digest).toBe(mine.digest);
  await build('other', [taken, kept]);
  await expect(pushImage([taken], mine, depsWith())).rejects.toMatchObject({ reason: 'not-what-ran' });
  expect(await inRegistry(taken)).toBe(mine.digest);
});

test('what a stage saves is measured from the same build', async () => {
  const request = appRequest('plain');
  const built = await buildImage(request, depsWith());
  const final = (await engine.inspectImage(built.runnable ?? ''))?.sizeBytes ?? 0;
  const file = request.file ?? join(request.context, 'Dockerfile');
  const dockerfile = readDockerfile(readFileSync(file), file);
  const wanted = {
    dockerfile,
    stages: [dockerfile.stages[0]!],
    budgetMs: 120_000,
    readBytes: async () => 0,
    onNotice: () => undefined,
  };
  const [builder] = await measureStages(request, wanted, depsWith());
  expect(builder?.bytes).toBeGreaterThan(100_000_000);
  expect(final).toBeGreaterThan(1_000_000);
  expect(final).toBeLessThan(30_000_000);
});

test('a secret is used by the build, and is nowhere afterwards', async () => {
  const secret = `s3cr3t-${process.pid}-value`;
  const dockerfile =
    'FROM runtime\nRUN --mount=type=secret,id=token test "$(cat /run/secrets/token | wc -c)" = %% && cat /run/secrets/token\n';
  const lines: string[] = [];
  const request = buildRequest({
    ...context(dockerfile.replace('%%', String(secret.length))),
    secrets: [`token=${secret}`],
    tags: [newTag()],
    noCache: true,
  });
  const built = await buildImage(request, depsWith(lines));
  expect(lines.join('\n')).not.toContain(secret);
  expect(JSON.stringify(built)).not.toContain(secret);
  expect(docker('history', '--no-trunc', built.runnable ?? '')).not.toContain(secret);
  let seen = 0;
  for await (const chunk of await engine.saveImage(request.tags[0] ?? '')) {
    seen += chunk.length;
    expect(Buffer.from(chunk).includes(secret)).toBe(false);
  }
  expect(seen).toBeGreaterThan(1_000);
});

test.each([
  ['step-failed', 3, 'FROM runtime\nWORKDIR /x\nRUN echo half done && exit 7\n', 'half done'],
  ['step-failed', 2, 'FROM runtime\nCOPY nothing /x\n', '/nothing'],
  ['bad-dockerfile', 2, 'FROM runtime\nRUNN x\n', 'RUNN'],
  ['no-base', 1, `FROM ${registry}/base/nobody:1\n`, 'base/nobody:1'],
  ['registry-away', 1, `FROM 127.0.0.1:1/nobody-${process.pid}:1\n`, '127.0.0.1:1'],
  ['disk-full', 2, 'FROM runtime\nRUN echo "write /x: No space left on device" >&2; exit 1\n', ''],
] as const)('%s at line %i is told apart', async (reason, line, dockerfile, words) => {
  const request = buildRequest(context(dockerfile));
  await expect(buildImage(request, depsWith())).rejects.toMatchObject({
    ...{ reason, line, file: 'Dockerfile' },
    message: expect.stringContaining(words),
    hint: expect.any(String),
  });
});

test('a Dockerfile that is not there, and an input that is wrong, are told', async () => {
  const nowhere = buildRequest({ ...context('FROM static\n'), file: 'nowhere' });
  await expect(buildImage(nowhere, depsWith())).rejects.toMatchObject({ reason: 'no-dockerfile' });
  const wrong = buildRequest({ ...context('FROM static\n'), tags: ['NOT A TAG'] });
  await expect(buildImage(wrong, depsWith())).rejects.toMatchObject({ reason: 'bad-build-input' });
});

test('a push to nobody is told', async () => {
  const tag = `127.0.0.1:1/contract-${process.pid}:1`;
  const built = await buildImage(buildRequest({ ...context('FROM static\nLABEL a=b\n'), tags: [tag] }), depsWith());
  await expect(pushImage([tag], built, depsWith())).rejects.toMatchObject({ reason: 'registry-away' });
});

test('a context with a socket, a dangling link and a Dockerfile with bad bytes is built or refused, and never hangs', async () => {
  const odd = context(
    Buffer.from('FROM %%\nCOPY . /x\nLABEL a="\xff\xfe"\n'.replace('%%', `${registry}/base/static:1`), 'latin1'),
  );
  const server = createServer().listen(join(odd.context ?? '', 'a.sock'));
  symlinkSync('/nowhere', join(odd.context ?? '', 'dangling'));
  try {
    const built = await buildImage(buildRequest({ ...odd, timeoutMs: 60_000 }), depsWith());
    expect(built.runnable).toMatch(/^sha256:/);
  } finally {
    server.close();
  }
});

test('an interrupt ends a build in the middle, and its processes and files', async () => {
  const stop = new AbortController();
  const lines: string[] = [];
  const request = buildRequest({ ...context(`FROM runtime\nRUN sleep 300${process.pid}\n`) });
  const building = expect(buildImage(request, depsWith(lines, stop.signal))).rejects.toMatchObject({
    reason: 'interrupted',
  });
  const sleeping = () => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(`sleep 300${process.pid}`);
  await expect.poll(sleeping, { timeout: 60_000 }).toBe(true);
  stop.abort(new Error('SIGINT'));
  await building;
  await expect.poll(sleeping, { timeout: 30_000 }).toBe(false);
});

test('a build that hangs is ended when its time is up', async () => {
  const request = buildRequest({ ...context(`FROM runtime\nRUN sleep 301${process.pid}\n`), timeoutMs: 4_000 });
  await expect(buildImage(request, depsWith())).rejects.toMatchObject({ reason: 'build-late' });
});

test('several platforms are built, the one of this machine runs, and all are pushed', async () => {
  const tag = newTag();
  const request = buildRequest({
    ...context('FROM scratch\nCOPY app /app\nUSER 65532\nENTRYPOINT ["/app"]\n', { app: 'not a program\n' }),
    platforms: ['linux/amd64', 'linux/arm64'],
    tags: [tag],
  });
  if (!engine.keepsManifests) {
    await expect(buildImage(request, depsWith())).rejects.toMatchObject({ reason: 'engine-too-old' });
    return;
  }
  const built = await buildImage(request, depsWith());
  const [pushed] = await pushImage([tag], built, depsWith());
  expect(pushed?.digest).toBe(built.digest);
  expect((await engine.inspectImage(built.runnable ?? ''))?.architecture).toBe(engine.platform.split('/')[1]);
  const { cause } = await smokeRun(built.runnable ?? '', smokeSettings({}), { engine, clock: systemClock });
  expect(cause).toMatchObject({ code: expect.stringMatching(/cannot-start|exited/) });
});

test('the caches that users know are passed on', async () => {
  if (!engine.keepsManifests) return;
  const cache = join(folder, 'cache');
  const given = {
    ...context('FROM runtime\nRUN echo cached\n'),
    cacheTo: [`type=local,dest=${cache}`],
    tags: [newTag()],
  };
  await buildImage(buildRequest(given), depsWith());
  expect(readdirSync(cache)).toContain('index.json');
  const again = await buildImage(
    buildRequest({ ...given, cacheTo: [], cacheFrom: [`type=local,src=${cache}`] }),
    depsWith(),
  );
  expect(again.steps.find(({ name }) => name.includes('RUN echo'))?.cached).toBe(true);
});

test("BuildKit's own checks answer without a build", async () => {
  const request = buildRequest(context('FROM runtime AS Builder\nRUN echo x\n'));
  const answer = JSON.parse((await runChecks(request, depsWith())) ?? '{}') as { warnings: { ruleName: string }[] };
  expect(answer.warnings.map(({ ruleName }) => ruleName)).toContain('StageNameCasing');
  const built = await buildImage(request, depsWith());
  expect(built.warnings).toMatchObject([{ rule: 'StageNameCasing', line: 1 }]);
});

test('a module of wasi/wasm is built, and run by Node', async () => {
  if (!engine.keepsManifests) return;
  const request = buildRequest({
    ...context('FROM scratch\nCOPY app.wasm /app.wasm\nENTRYPOINT ["/app.wasm"]\n'),
    platforms: ['wasi/wasm'],
  });
  writeFileSync(join(request.context, 'app.wasm'), wasiModule(0));
  const { runnable = '' } = await buildImage({ ...request, tags: [newTag()] }, depsWith());
  expect(await engine.inspectImage(runnable)).toMatchObject({ os: 'wasi', architecture: 'wasm' });
  const settings = smokeSettings({ settleMs: 30_000 });
  expect(await smokeRun(runnable, settings, { engine, clock: systemClock })).toMatchObject({ verdict: 'healthy' });
});
