import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { docker, engineUnderTest, inventory, leftSince, manifestOf, mark, slipway } from './engine-under-test.ts';
import { type FaultyRegistry, faultyRegistry } from './faulty-registry.ts';

// The user or the CI ends a run in each of its parts: what it had started is gone afterwards.

const { registry: good, bases } = engineUnderTest();
const runtime = bases[1]!.replace('RUNTIME_IMAGE=', '').replace('/static:', '/runtime:');
const name = `interrupt-${Date.now().toString(36).slice(-5)}`;
const folder = mkdtempSync(join(tmpdir(), 'slipway-interrupt-'));
let registry: FaultyRegistry;
let stalling: { readonly host: string; met: number };
beforeAll(async () => {
  registry = await faultyRegistry(good);
  registry.fault = { of: 'writes', answer: 'silence' };
  stalling = await stallingEngine();
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
  // An image without a tag of its own is called after the folder of its context.
  for (const pattern of [`*/${name}/*`, 'context-*'])
    for (const image of docker('images', '--format', '{{.Repository}}:{{.Tag}}', pattern).split('\n'))
      if (image !== '') docker('rmi', '--force', image);
});

/** The engine of this machine, but that it never answers who asks for the layers of an image. */
async function stallingEngine() {
  const state = { host: `unix://${join(folder, 'engine.sock')}`, met: 0 };
  const behind = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '');
  const server = createServer((client) => {
    const engine = connect(behind);
    client.on('data', (chunk) => {
      if (/^GET \S*\/images\/\S+\/get[? ]/.test(chunk.subarray(0, 500).toString('latin1'))) state.met++;
      else engine.write(chunk);
    });
    engine.pipe(client);
    client.on('close', () => engine.destroy()).on('error', () => engine.destroy());
    engine.on('close', () => client.destroy()).on('error', () => client.destroy());
  });
  server.unref();
  await new Promise<void>((done) => server.listen(join(folder, 'engine.sock'), done));
  return state;
}

interface Part {
  readonly dockerfile: string;
  readonly flags?: () => readonly string[];
  readonly env?: () => Readonly<Record<string, string>>;
  /** Whether the run has come to this part, by what it printed and what can be seen of it. */
  isTime(err: string): boolean;
}

const serves = `FROM ${runtime}\nUSER 65532\nHEALTHCHECK --interval=60s CMD ["true"]\nVOLUME /data\nCMD ["sleep", "120"]\n`;

const parts: Readonly<Record<string, Part>> = {
  build: {
    // A line of the log tells that a step is done, so the one after it is at work then. The engine's list of builds may come late.
    dockerfile: `FROM ${runtime}\nRUN echo begins\nRUN --mount=type=cache,target=/cache,sharing=locked sleep 120\n`,
    isTime: (err) => err.includes('RUN echo begins'),
  },
  look: {
    dockerfile: `FROM ${runtime}\nRUN echo ${name} > /own\n`,
    env: () => ({ DOCKER_HOST: stalling.host, XDG_CACHE_HOME: join(folder, 'cache') }),
    isTime: () => stalling.met > 0,
  },
  'smoke run': {
    dockerfile: serves,
    isTime: (err) =>
      err.includes('measured') && docker('ps', '--filter', 'label=slipway=smoke', '--format', '{{.ID}}') !== '',
  },
  push: {
    dockerfile: `FROM ${runtime}\nUSER 65532\nRUN echo ${name} > /tmp/pushed\n`,
    flags: () => ['--no-smoke', '--push', '--tags', `${registry.address}/${name}/push:1`],
    isTime: () => registry.met > 0,
  },
};

interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly temporary: readonly string[];
}

let count = 0;
/** Runs a build as a process of its own, and signals it as soon as it has come to a part. */
function interrupted(part: Part, signal: NodeJS.Signals): Promise<Ended> {
  const [context, temporary] = [join(folder, `context-${++count}`), join(folder, `temporary-${count}`)];
  for (const place of [context, temporary]) mkdirSync(place);
  writeFileSync(join(context, 'Dockerfile'), part.dockerfile);
  writeFileSync(join(context, '.dockerignore'), '*\n');
  const command = ['image', 'build', context, '--no-cache', '--labels', mark, ...(part.flags?.() ?? [])];
  const child = spawn(process.execPath, ['--conditions=development', 'packages/cli/src/main.ts', ...command], {
    cwd: root,
    env: { ...process.env, ...part.env?.(), TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  const look = setInterval(() => {
    if (!part.isTime(err)) return;
    clearInterval(look);
    child.kill(signal);
  }, 100);
  return new Promise((done) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('exit', (code) => {
      clearInterval(look);
      done({ code, err, temporary: readdirSync(temporary) });
    });
  });
}

let before: ReadonlySet<string>;
beforeEach(() => {
  [registry.met, stalling.met] = [0, 0];
  before = inventory();
});

test.each([
  ...Object.keys(parts).flatMap((part) => [['SIGINT', part] as const, ['SIGTERM', part] as const]),
  ['SIGHUP', 'smoke run'] as const,
])('%s in the middle of the %s leaves nothing behind', { timeout: 240_000 }, async (signal, part) => {
  const { code, err, temporary } = await interrupted(parts[part]!, signal);
  expect(code, err).toBe(2);
  expect(err).toMatch(/^error: The build was interrupted.*\nhint: /m);
  expect(temporary).toEqual([]);
  expect(await leftSince(before)).toEqual([]);
  expect((await manifestOf(good, `${name}/push`, '1')).status).toBe(404);
});

test('a locked cache mount is free again after a build that was ended', { timeout: 240_000 }, async () => {
  await interrupted(parts['build']!, 'SIGINT');
  const context = join(folder, 'context-again');
  mkdirSync(context);
  const next = parts['build']!.dockerfile.replace('sleep 120', 'echo next');
  writeFileSync(join(context, 'Dockerfile'), next);
  writeFileSync(join(context, '.dockerignore'), '*\n');
  const flags = ['--no-cache', '--no-smoke', '--fail-on', 'never', '--timeout', '60'];
  const { code, err } = await slipway(['image', 'build', context, ...flags]);
  expect(code, err).toBe(0);
});

test('what a killed run left goes with the next run, and that of others stays', { timeout: 240_000 }, async () => {
  const { code, temporary } = await interrupted(parts['smoke run']!, 'SIGKILL');
  expect(code).toBeNull();
  const left = [...inventory()].filter((line) => !before.has(line) && /^(?:container|network|volume)/.test(line));
  // Others may be at work on the same engine.
  expect(left.length).toBeGreaterThanOrEqual(3);
  expect(temporary).toEqual([]);
  const context = join(folder, 'context-next');
  mkdirSync(context);
  writeFileSync(join(context, 'Dockerfile'), `FROM ${runtime}\nUSER 65532\nCMD ["true"]\n`);
  writeFileSync(join(context, '.dockerignore'), '*\n');
  const next = await slipway(['image', 'build', context, '--labels', mark]);
  expect(next.code, next.err).toBe(0);
  expect(next.err).toMatch(/takes away container [0-9a-f]{12}, which an earlier smoke run left behind/);
  expect(await leftSince(before)).toEqual([]);
});

test('a build that goes on for a killed run ends with the next run', { timeout: 240_000 }, async () => {
  const { code, temporary } = await interrupted(parts['build']!, 'SIGKILL');
  expect([code, temporary.length]).toEqual([null, 1]);
  expect(
    [...inventory()].filter((line) => line.startsWith('Running') && line.endsWith(`of context-${count}`)),
  ).toHaveLength(1);
  process.env['TMPDIR'] = join(folder, `temporary-${count}`);
  const context = join(folder, 'context-after');
  mkdirSync(context);
  writeFileSync(join(context, 'Dockerfile'), `FROM ${runtime}\nUSER 65532\n`);
  writeFileSync(join(context, '.dockerignore'), '*\n');
  const { code: next, err } = await slipway(['image', 'build', context, '--no-smoke', '--labels', mark]);
  expect(next, err).toBe(0);
  expect(readdirSync(process.env['TMPDIR'])).toEqual([]);
  expect(await leftSince(before)).toEqual([]);
});
