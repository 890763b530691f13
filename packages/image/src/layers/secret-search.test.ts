import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { digestOf, imageParts, newSave, type Packing, type TarMember, tarOf } from '@slipway/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AnalyzeOptions, analyzeImage } from './analyze-image.ts';
import { archiveSource } from './archive-source.ts';
import { engineSource } from './engine-source.ts';
import { layerReader } from './layer-reader.ts';
import { searchedFor } from './secret-search.ts';
import { streamSource } from './stream-source.ts';

const secret = 'hunter2-correct-horse';
const search = [Buffer.from(secret)];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-search-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Paths where the value is found in a layer that comes in chunks of some bytes. */
async function foundIn(members: readonly TarMember[], values: readonly Uint8Array[], chunkBytes = 4096) {
  const tar = tarOf(members);
  const reader = layerReader({ where: 'layer', hash: false, search: searchedFor(values) });
  for (let at = 0; at < tar.length; at += chunkBytes) {
    // One buffer over and over, as readers of files have it.
    const chunk = Buffer.from(tar.subarray(at, at + chunkBytes));
    reader.write(chunk);
    await reader.ready();
    if (at > 0) chunk.fill(0);
  }
  return (await reader.end()).secretPaths;
}

/** An image whose second layer deletes what the first one has. */
function imageOf(packing: Packing): Buffer {
  const leak = tarOf([
    { name: 'srv/', type: '5' },
    { name: 'srv/big', body: 'x'.repeat(600_000) },
    { name: 'srv/leaked', body: `token=${secret}\n` },
  ]);
  const layers = [tarOf([{ name: 'base', body: 'base' }]), leak, tarOf([{ name: 'srv/.wh.leaked' }])];
  const history = ['ADD base', 'RUN cp', 'RUN rm'].map((created_by) => ({ created_by }));
  return newSave({ layers: layers.map((tar) => ({ tar, packing })), history });
}

test('a value is found wherever chunks end, and the file that holds it is named', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 0, max: 1500 }),
      async (chunkBytes, before) => {
        const body = 'x'.repeat(before) + secret;
        const members = [
          { name: 'first', body: 'one' },
          { name: 'etc/tok', body },
          { name: 'last', body: 'two' },
        ];
        expect(await foundIn(members, search, chunkBytes)).toEqual(['etc/tok']);
      },
    ),
    { numRuns: 60 },
  );
});

test('a value is found in base64, wherever it begins in what was encoded', async () => {
  const bodies = ['', 'u', 'us', 'user:'].map((before) => Buffer.from(`${before}${secret}:more`).toString('base64'));
  const members = bodies.map((body, i) => ({ name: `auth${i}`, body: `{"auth":"${body}"}` }));
  expect(await foundIn(members, search)).toEqual(['auth0', 'auth1', 'auth2', 'auth3']);
  expect(await foundIn(members, [Buffer.from('another-secret-value')])).toEqual([]);
});

test.each([64, 76])(
  'a value is found in base64 with a line break after each %i characters, wherever chunks end',
  async (columns) => {
    const long = Buffer.from(Array.from({ length: 200 }, (_, i) => (i * 37 + 11) % 251));
    const wrap = (bytes: Buffer, end: string) =>
      (bytes.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join(end);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(long, long.subarray(0, 60), Buffer.from('hunter2-correct-horse')),
        fc.constantFrom('\n', '\r\n', '\n    ', '\\n'),
        fc.nat(100),
        fc.integer({ min: 1, max: 900 }),
        async (value, end, before, chunkBytes) => {
          const body = wrap(Buffer.concat([Buffer.alloc(before, 'user:'), value, Buffer.from(':more')]), end);
          const members = [
            { name: 'first', body: 'one' },
            { name: 'etc/wrapped', body },
            { name: 'last', body: 'two' },
          ];
          expect(await foundIn(members, [value], chunkBytes)).toEqual(['etc/wrapped']);
          // Its beginning alone is no secret: that of a key is the same for all of its kind.
          const other = Buffer.concat([value.subarray(0, value.length - 6), Buffer.from('differs')]);
          expect(await foundIn([{ name: 'a', body: wrap(other, end) }], [value], chunkBytes)).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  },
);

test('a value is found in the alphabet of base64 that goes into addresses', async () => {
  const value = Buffer.from('>>>???~~~secret>>>???');
  const members = [{ name: 'jwt', body: `a.${value.toString('base64url')}.c` }];
  expect(members[0]?.body).toMatch(/[-_]/);
  expect(await foundIn(members, [value])).toEqual(['jwt']);
});

test('a value in a name or a link is found at its member', async () => {
  const members: TarMember[] = [
    { name: 'app', body: 'app' },
    { name: 'link', type: '2', linkName: `/${secret}` },
    { name: 'end', body: 'end' },
  ];
  expect(await foundIn(members, search)).toEqual(['link']);
});

test('a value of less than 8 bytes is not looked for, and one of 8 is', async () => {
  const members = [{ name: 'words', body: 'passwor password' }];
  expect(searchedFor([Buffer.from('passwor')])).toEqual([]);
  expect(await foundIn(members, [Buffer.from('passwor'), Buffer.alloc(0)])).toEqual([]);
  expect(await foundIn(members, [Buffer.from('password')])).toEqual(['words']);
});

test('a value of many kilobytes, such as a key store, is found by its beginning', async () => {
  const value = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 251));
  expect(await foundIn([{ name: 'store', body: Buffer.concat([Buffer.from('x'), value]) }], [value], 1000)).toEqual([
    'store',
  ]);
});

test.each<Packing>(['none', 'gzip', 'zstd'])(
  'a file that a later layer deletes is shipped, and found in a layer packed by %s',
  async (packing) => {
    const bytes = imageOf(packing);
    writeFileSync(join(folder, 'image.tar'), bytes);
    const file = archiveSource(join(folder, 'image.tar'));
    const stream = streamSource(async () => Readable.from([bytes.subarray(0, 5000), bytes.subarray(5000)]), 'stream');
    for (const source of [file, stream]) {
      expect((await analyzeImage(source, { search })).secretFiles).toEqual([{ path: 'srv/leaked', layer: 1 }]);
      expect((await analyzeImage(source)).secretFiles).toEqual([]);
    }
  },
);

test('layers that the cache has are read again for a value, which the cache never holds', async () => {
  const bytes = imageOf('gzip');
  const cache = join(folder, 'cache');
  writeFileSync(join(folder, 'image.tar'), bytes);
  const source = archiveSource(join(folder, 'image.tar'));
  const options: AnalyzeOptions = { cache };
  const before = await analyzeImage(source, options);
  const found = await analyzeImage(source, { ...options, search });
  expect(found).toEqual({ ...before, secretFiles: [{ path: 'srv/leaked', layer: 1 }] });
  expect(await analyzeImage(source, options)).toEqual(before);
  const kept = readdirSync(cache).map((name) => readFileSync(join(cache, name), 'utf8'));
  expect(kept.length).toBeGreaterThan(0);
  for (const text of kept) for (const needle of searchedFor(search)) expect(text).not.toContain(needle.toString());
});

test('an engine saves an image again whose layers are all known, when a value is looked for', async () => {
  const bytes = imageOf('none');
  const { diffIds, imageId } = await described(bytes);
  let saves = 0;
  const engine = {
    inspectImage: async () => ({ id: imageId, diffIds }),
    imageHistory: async () => [],
    saveImage: async () => {
      saves++;
      return Readable.from([bytes]);
    },
  } as unknown as Parameters<typeof engineSource>[0];
  const cache = join(folder, 'engine-cache');
  const analyze = (options: AnalyzeOptions) => analyzeImage(engineSource(engine, 'shop:1'), { cache, ...options });
  await analyze({});
  await analyze({});
  expect(saves).toBe(1);
  expect((await analyze({ search })).secretFiles).toEqual([{ path: 'srv/leaked', layer: 1 }]);
  expect(saves).toBe(2);
});

async function described(bytes: Buffer): Promise<{ diffIds: readonly string[]; imageId: string }> {
  const { layers, imageId } = await analyzeImage(streamSource(async () => Readable.from([bytes]), 'stream'));
  return { diffIds: layers.map(({ diffId }) => diffId), imageId };
}

/** An archive of an index with an image for each of two platforms and an attestation, as engines save it. */
function archiveOfTwo(leak: Buffer, statement: object): Buffer {
  const images = [
    { platform: 'linux/amd64', tar: tarOf([{ name: 'app', body: 'amd64' }]) },
    { platform: 'linux/arm64', tar: leak },
  ].map(({ platform, tar }) => ({ platform, ...imageParts({ layers: [{ tar, packing: 'gzip' }], platform }) }));
  const attested = Buffer.from(JSON.stringify(statement));
  const attestation = Buffer.from(JSON.stringify({ config: {}, layers: [{ digest: digestOf(attested) }] }));
  const descriptors = [
    ...images.map(({ platform, manifestDigest }) => {
      const [os, architecture] = platform.split('/');
      return { digest: manifestDigest, platform: { os, architecture } };
    }),
    { digest: digestOf(attestation), platform: { os: 'unknown', architecture: 'unknown' } },
  ];
  const blobs = new Map([
    ...images.flatMap((image) => [...image.blobs]),
    ...[attested, attestation].map((bytes) => [digestOf(bytes), bytes] as const),
  ]);
  return tarOf([
    { name: 'index.json', body: JSON.stringify({ manifests: descriptors }) },
    ...[...blobs].map(([digest, body]) => ({ name: `blobs/${digest.replace(':', '/')}`, body })),
  ]);
}

test('a value in the image for another platform, or in an attestation, is found with whose it is', async () => {
  const find = async (leak: Buffer, statement: object) => {
    const archive = archiveOfTwo(leak, statement);
    const source = streamSource(async () => Readable.from([archive]), 'two', { platform: 'linux/amd64' });
    return (await analyzeImage(source, { search })).secretsElsewhere;
  };
  const leaking = tarOf([{ name: 'srv/leaked', body: `token=${secret}` }]);
  const quiet = tarOf([{ name: 'app', body: 'arm64' }]);
  expect(await find(quiet, {})).toEqual([]);
  expect(await find(leaking, {})).toEqual([{ of: 'linux/arm64', path: 'srv/leaked' }]);
  expect(await find(quiet, { args: [secret] })).toEqual([{ of: 'attestation', path: undefined }]);
});
