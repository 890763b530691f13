import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docker, engineUnderTest, slipway } from './engine-under-test.ts';
import { type FaultyRegistry, faultyRegistry } from './faulty-registry.ts';

// An image is held to the release before it, which only its registry has.

const { registry: good, bases } = engineUnderTest();
const runtime = bases[1]!.replace('RUNTIME_IMAGE=', '').replace('/static:', '/runtime:');
const name = `growth-${Date.now().toString(36).slice(-5)}`;
const folder = mkdtempSync(join(tmpdir(), 'slipway-growth-'));
let registry: FaultyRegistry;
beforeAll(async () => {
  registry = await faultyRegistry(good);
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
  for (const image of docker('images', '--format', '{{.Repository}}:{{.Tag}}', `*/${name}/*`).split('\n'))
    if (image !== '') docker('rmi', '--force', image);
});

let count = 0;
/** Builds an application of some bytes on the base. */
async function build(bytes: number, flags: readonly string[]) {
  const place = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(place, 'Dockerfile'), `FROM ${runtime}\nCOPY app /app\nUSER 65532\n`);
  writeFileSync(join(place, '.dockerignore'), 'Dockerfile\n');
  writeFileSync(join(place, 'app'), Buffer.alloc(bytes, `${name}${++count}`));
  const all = ['image', 'build', place, '--no-smoke', '--sbom', 'false', '--provenance', 'false', ...flags];
  // A cache of layers of its own, as on a runner that nothing ran on before.
  const env = { XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')) };
  const { code, out, err } = await slipway([...all, '--format', 'json'], { env });
  return { code, err, report: out === '' ? undefined : JSON.parse(out) };
}

const gateOf = (report: { gates: { gate: string }[] }) => report.gates.find(({ gate }) => gate === 'max-growth');

test('a release grows from the one before it, of which only the layers are pulled that differ', {
  timeout: 240_000,
}, async () => {
  const [first, next] = ['1', '2'].map((tag) => `${registry.address}/${name}/app:${tag}`);
  expect((await build(100_000, ['--tags', first!, '--push'])).code).toBe(0);
  docker('rmi', '--force', first!);
  registry.requests.length = 0;
  const flags = ['--tags', next!, '--max-growth', '5%', '--compare-with', first!];
  const small = await build(150_000, flags);
  expect(small.code, small.err).toBe(0);
  expect(small.report.previous.bytes).toBe(small.report.bytes - 50_000);
  // Of the base, which both have, nothing: the configuration and the one layer that is another.
  expect(new Set(registry.requests.filter((line) => /^GET .*\/blobs\//.test(line))).size).toBe(2);
  const large = await build(3_000_000, flags);
  expect(large.code, large.err).toBe(1);
  expect(gateOf(large.report)).toMatchObject({ holds: false, actual: expect.stringMatching(/^\+2\.90 MB/) });
});

test('a release before the first is no mistake, and one that was misspelt is a warning that names the nearest', {
  timeout: 240_000,
}, async () => {
  const flags = (of: string) => ['--tags', `${good}/${name}/new:1`, '--max-growth', '5%', '--compare-with', of];
  const first = await build(1000, flags(`${good}/${name}/nobody:latest`));
  expect(first.code, first.err).toBe(0);
  expect(first.report.findings).toEqual([]);
  expect(gateOf(first.report)).toMatchObject({
    holds: true,
    actual: expect.stringMatching(/^no .*nobody:latest to count/),
  });
  expect((await build(1000, ['--tags', `${good}/${name}/named:latest`, '--push'])).code).toBe(0);
  const misspelt = await build(1000, flags(`${good}/${name}/named:latset`));
  expect(misspelt.code, misspelt.err).toBe(0);
  expect(misspelt.report.findings).toMatchObject([
    { rule: 'growth-within-limit', severity: 'warning', message: expect.stringContaining('Was latest meant?') },
  ]);
  const strict = await build(1000, [...flags(`${good}/${name}/named:latset`), '--if-no-previous', 'error']);
  expect(strict.code, strict.err).toBe(1);
});
