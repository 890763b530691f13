import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { docker, engineUnderTest, inventory, leftSince, manifestOf, mark, slipway } from './engine-under-test.ts';
import { type Fault, type FaultyRegistry, faultyRegistry } from './faulty-registry.ts';

// What becomes of a push when its registry refuses, is too busy, or breaks off.

const { registry: good, bases } = engineUnderTest();
const runtime = bases[1]!.replace('RUNTIME_IMAGE=', '').replace('/static:', '/runtime:');
const name = `trouble-${Date.now().toString(36).slice(-5)}`;
let folder: string;
let registry: FaultyRegistry;
let before: ReadonlySet<string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-trouble-'));
  for (const place of ['context', 'temporary']) mkdirSync(join(folder, place));
  writeFileSync(join(folder, 'context/Dockerfile'), `FROM ${runtime}\nCOPY data /data\nUSER 65532\n`);
  writeFileSync(join(folder, 'context/data'), Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251)));
  writeFileSync(join(folder, 'context/.dockerignore'), 'Dockerfile\n');
  process.env['TMPDIR'] = join(folder, 'temporary');
  registry = await faultyRegistry(good);
  before = inventory();
});
afterEach(async () => {
  expect(await leftSince(before)).toEqual([]);
  expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
  for (const image of docker('images', '--format', '{{.Repository}}:{{.Tag}}', `${registry.address}/${name}/*`).split(
    '\n',
  ))
    if (image !== '') docker('rmi', '--force', image);
});

let count = 0;
async function push(fault: Fault, more: readonly string[] = []) {
  registry.fault = fault;
  registry.met = 0;
  const tag = `${name}/${++count}:1`;
  const flags = ['--tags', `${registry.address}/${tag}`, '--labels', mark, '--push', '--no-smoke', ...more];
  const { code, out, err } = await slipway(['image', 'build', join(folder, 'context'), ...flags]);
  registry.fault = undefined;
  return { code, out, err, tag };
}

test.each<[string, Fault, RegExp]>([
  [
    'wants a login',
    { of: 'all', answer: 401, headers: { 'www-authenticate': 'Basic realm="r"' } },
    /nobody is logged in there.*\nhint: `docker login 127/,
  ],
  [
    'refuses',
    { of: 'writes', answer: 403 },
    /denied: not today \(nobody is logged in there\)\.\nhint: `docker login 127/,
  ],
])('a registry that %s is told at once, with who asked', async (_, fault, told) => {
  const { code, err, tag } = await push(fault);
  expect(code, err).toBe(2);
  expect(err).toMatch(new RegExp(`^error: The push of ${registry.address}/${tag} failed: `, 'm'));
  expect(err).toMatch(told);
  expect(err).not.toContain('tried again');
  expect((await manifestOf(good, tag.split(':')[0]!, '1')).status).toBe(404);
});

test.each<[string, Fault]>([
  ['has trouble', { of: 'writes', answer: 500, times: 1 }],
  ['is too busy', { of: 'writes', answer: 429, times: 1, headers: { 'retry-after': '2' } }],
  ['breaks off in the middle of an upload', { of: 'writes', answer: 'reset', times: 1 }],
])('a registry that %s for a moment has the image in the end', async (_, fault) => {
  const { code, err, tag } = await push(fault);
  expect(code, err).toBe(0);
  expect(registry.met).toBeGreaterThan(0);
  expect((await manifestOf(good, tag.split(':')[0]!, '1')).status).toBe(200);
});

test.each<[string, Fault, RegExp]>([
  ['has trouble', { of: 'writes', answer: 500 }, /has trouble of its own/],
  ['is too busy', { of: 'all', answer: 429, headers: { 'retry-after': '2' } }, /limits how often it is asked/],
  [
    'breaks off every upload',
    { of: 'writes', answer: 'reset' },
    /(?:connection reset|closed network connection|broken pipe).*\nhint: .*trouble of its own/,
  ],
])('a registry that %s for good is one problem', async (_, fault, told) => {
  const { code, err, tag } = await push(fault);
  expect(code, err).toBe(2);
  expect(err.match(/^error: /gm)).toHaveLength(1);
  expect(err).toMatch(told);
  expect((await manifestOf(good, tag.split(':')[0]!, '1')).status).toBe(404);
});

test('what cannot be attached does not unmake a push, and is told', async () => {
  const { code, err, tag } = await push({ of: 'own writes', answer: 403 });
  expect(code, err).toBe(0);
  expect((await manifestOf(good, tag.split(':')[0]!, '1')).status).toBe(200);
  for (const kind of ['sbom', 'provenance'])
    expect(err).toMatch(new RegExp(`note: The ${kind} is not at the registry: .*not today`));
});
