import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { layout, type MadeImage, newSave, oldSave, type Packing, type TarMember, tarOf } from '@slipway/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImageAnalysis } from './analysis.ts';
import { analyzeImage } from './analyze-image.ts';
import { archiveSource } from './archive-source.ts';
import { layoutSource } from './layout-source.ts';
import { streamSource } from './stream-source.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-layers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function saved(bytes: Uint8Array, name = 'image.tar'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function unpacked(members: readonly TarMember[]): Promise<string> {
  for (const { name, type, body } of members) {
    if (type === '5') continue;
    const path = join(folder, 'layout', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body ?? '');
  }
  return join(folder, 'layout');
}

function streamOf(bytes: Buffer, pieceBytes = 1000) {
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) =>
    bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes),
  );
  return streamSource(async () => Readable.from(pieces), 'stream');
}

const base = tarOf([
  { name: 'bin/', type: '5' },
  { name: 'bin/busybox', mode: 0o755, body: 'busybox' },
  { name: 'bin/sh', type: '2', linkName: '/bin/busybox' },
  { name: 'bin/rpm', type: '2', linkName: 'busybox' },
  { name: 'bin/gone', type: '2', linkName: 'nothing' },
  { name: 'etc/ssl/certs/ca-certificates.crt', body: 'certificates' },
  { name: 'tmp/', type: '5', mode: 0o1777 },
  { name: 'cache/', type: '5', mode: 0o777 },
  { name: 'cache/big', body: 'x'.repeat(2000) },
]);
const tools = tarOf([
  { name: 'usr/bin/x86_64-linux-gnu-gcc-12', mode: 0o755, body: 'gcc' },
  { name: 'usr/bin/gcc', type: '2', linkName: 'x86_64-linux-gnu-gcc-12' },
  { name: 'usr/bin/apt-get', mode: 0o755, body: 'apt' },
  { name: 'usr/share/doc/gcc', mode: 0o755, body: 'no program' },
  { name: 'usr/bin/su', mode: 0o4755, body: 'su' },
  { name: 'usr/bin/wall', mode: 0o2755, body: '' },
  { name: 'usr/bin/locked', mode: 0o2644, body: '' },
  { name: 'etc/anyone', mode: 0o666, body: 'anyone' },
]);
const last = tarOf([{ name: 'cache/.wh.big' }, { name: 'app', mode: 0o755, body: 'app' }]);
const made: MadeImage = {
  layers: [{ tar: base }, { tar: tools }, { tar: last }],
  history: [
    { created_by: 'ADD rootfs' },
    { created_by: 'CMD ["/bin/sh"]', empty_layer: true },
    { created_by: 'RUN tools' },
    { created_by: 'COPY app' },
    { created_by: 'ENTRYPOINT ["/app"]', empty_layer: true },
  ],
};

function packed(packing: Packing): MadeImage {
  return { ...made, layers: made.layers.map(({ tar }) => ({ tar, packing })) };
}

test('an image is told of by layer, by file, and by what should not be in it', async () => {
  const analysis = await analyzeImage(archiveSource(await saved(newSave(made))), { base: 'history' });
  expect(analysis).toMatchObject({
    bytes: 2046,
    visibleBytes: 46,
    hiddenBytes: 2000,
    baseBytes: 2019,
    hiddenFiles: [{ path: 'cache/big', bytes: 2000, layer: 0, hiddenBy: 2 }],
    tools: {
      compilers: ['usr/bin/gcc', 'usr/bin/x86_64-linux-gnu-gcc-12'],
      packageManagers: ['usr/bin/apt-get'],
      shells: ['bin/busybox', 'bin/sh'],
    },
    setuid: [
      { path: 'usr/bin/su', layer: 1 },
      { path: 'usr/bin/wall', layer: 1 },
    ],
    worldWritable: ['cache', 'etc/anyone'],
    hasCaCertificates: true,
  });
  expect(
    analysis.layers.map(({ createdBy, bytes, files, hiddenBytes, fromBase }) => [
      createdBy,
      bytes,
      files,
      hiddenBytes,
      fromBase,
    ]),
  ).toEqual([
    ['ADD rootfs', 2019, 3, 2000, true],
    ['RUN tools', 24, 7, 0, false],
    ['COPY app', 3, 1, 0, false],
  ]);
  expect(analysis.largestFiles[0]).toEqual({ path: 'etc/ssl/certs/ca-certificates.crt', bytes: 12, layer: 0 });
});

describe('the same image is the same in every form', () => {
  async function reference(): Promise<ImageAnalysis> {
    return analyzeImage(streamOf(oldSave(made)));
  }

  test.each(['none', 'gzip', 'zstd'] as const)('layers packed by %s', async (packing) => {
    const image = packed(packing);
    const expected = await reference();
    const forms = [
      archiveSource(await saved(newSave(image), 'new.tar')),
      archiveSource(await saved(gzipSync(newSave(image)), 'new.tar.gz')),
      archiveSource(await saved(tarOf(layout([image])), 'oci.tar')),
      layoutSource(await unpacked(layout([image]))),
      streamOf(newSave(image)),
      streamOf(newSave(image), 7),
    ];
    for (const form of forms) expect(await analyzeImage(form)).toEqual(expected);
    expect(await analyzeImage(archiveSource(await saved(oldSave(made), 'old.tar')))).toEqual(expected);
  });

  test('a layer that an old engine wrote once for two', async () => {
    const twice: MadeImage = { layers: [{ tar: last }, { tar: base }, { tar: last }] };
    const analysis = await analyzeImage(archiveSource(await saved(oldSave(twice))));
    expect(analysis.layers.map(({ bytes }) => bytes)).toEqual([3, 2019, 3]);
    expect(await analyzeImage(streamOf(oldSave(twice)))).toEqual(analysis);
  });
});

describe('the cache', () => {
  const cached = (path: string, notices: string[] = []) =>
    analyzeImage(archiveSource(path), { cache: join(folder, 'cache'), onNotice: (text) => notices.push(text) });

  test('gives the same as reading, and is not asked for by a file that is damaged', async () => {
    const path = await saved(newSave(packed('gzip')));
    const first = await cached(path);
    const files = await readdir(join(folder, 'cache'));
    expect(files).toHaveLength(3);
    expect(await cached(path)).toEqual(first);
    for (const [i, file] of files.entries()) {
      const text = await readFile(join(folder, 'cache', file), 'utf8');
      await writeFile(join(folder, 'cache', file), [text.slice(0, 300), text.replace('bytes', 'bytez'), ''][i] ?? '');
    }
    expect(await cached(path)).toEqual(first);
    const repaired = await readdir(join(folder, 'cache'));
    expect(repaired.sort()).toEqual(files.sort());
    expect(await readFile(join(folder, 'cache', files[0] ?? ''), 'utf8')).toContain('"version"');
  });

  test('serves layers whose blobs are gone', async () => {
    await cached(await saved(newSave(packed('gzip'))));
    const members = layout([packed('gzip')]).filter(
      ({ name, body = '' }) => !name.startsWith('blobs/sha256/') || body[0] === 0x7b,
    );
    const hollow = await saved(tarOf(members), 'hollow.tar');
    expect((await cached(hollow)).bytes).toBe(2046);
  });

  test('takes several writers at a time', async () => {
    const path = await saved(newSave(packed('gzip')));
    const analyses = await Promise.all([cached(path), cached(path), cached(path), cached(path)]);
    expect(new Set(analyses.map((analysis) => JSON.stringify(analysis))).size).toBe(1);
    expect(await readdir(join(folder, 'cache'))).toHaveLength(3);
  });

  test('that cannot be written costs a notice', async () => {
    await writeFile(join(folder, 'cache'), 'a file');
    const notices: string[] = [];
    const analysis = await cached(await saved(newSave(packed('gzip'))), notices);
    expect(analysis.bytes).toBe(2046);
    expect(notices).toHaveLength(1);
  });

  test('is not poisoned by a layer that claims the digest of another', async () => {
    const honest = layout([packed('gzip')]);
    const { layers } = packed('gzip');
    const foreign = gzipSync(tarOf([{ name: 'evil', body: 'evil' }]));
    const forged = honest.map((member) =>
      member.body === undefined || !Buffer.from(member.body).equals(gzipSync(layers[0]?.tar ?? ''))
        ? member
        : { ...member, body: foreign },
    );
    await expect(cached(await saved(tarOf(forged)))).rejects.toMatchObject({ reason: 'bad-archive' });
  });
});

describe('what is no image, or half of one, is told of', () => {
  const whole = newSave(packed('gzip'));
  const twoPlatforms = [packed('gzip'), { ...packed('gzip'), platform: 'linux/arm64/v8' }];

  test.each<[string, Buffer]>([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('no archive '.repeat(100))],
    ['an archive of something else', tarOf([{ name: 'a', body: 'b' }])],
    ['an archive that is cut off', whole.subarray(0, whole.length / 2)],
    ['a manifest that is no JSON', tarOf([{ name: 'manifest.json', body: '[{' }])],
    [
      'a manifest without its configuration',
      tarOf([{ name: 'manifest.json', body: '[{"Config":"a.json","Layers":[]}]' }]),
    ],
    ['two platforms', tarOf(layout(twoPlatforms))],
    ['a layer that is no archive', newSave({ layers: [{ tar: Buffer.from('x'.repeat(1000)), packing: 'gzip' }] })],
    ['a layer that is cut off', newSave({ layers: [{ tar: base.subarray(0, 700), packing: 'gzip' }] })],
    ['a layer packed by bzip2', newSave({ layers: [{ tar: Buffer.from('BZh9 and so on') }] })],
  ])('%s', async (_, bytes) => {
    await expect(analyzeImage(archiveSource(await saved(bytes)))).rejects.toMatchObject({ reason: 'bad-archive' });
    await expect(analyzeImage(streamOf(bytes))).rejects.toMatchObject({ reason: 'bad-archive' });
  });

  test('a packed archive that is cut off, and an engine that hangs up', async () => {
    const path = await saved(gzipSync(whole).subarray(0, 400));
    await expect(analyzeImage(archiveSource(path))).rejects.toMatchObject({ reason: 'bad-archive' });
    const hangsUp = async function* () {
      yield whole.subarray(0, 1000);
      throw new Error('aborted');
    };
    const source = streamSource(async () => Readable.from(hangsUp()), 'engine');
    await expect(analyzeImage(source)).rejects.toMatchObject({ reason: 'bad-archive' });
  });

  test('a path that is not there, and one that is a folder', async () => {
    await expect(analyzeImage(archiveSource(join(folder, 'none')))).rejects.toMatchObject({ reason: 'bad-archive' });
    await expect(analyzeImage(archiveSource(folder))).rejects.toMatchObject({ reason: 'bad-archive' });
    await expect(analyzeImage(layoutSource(join(folder, 'none')))).rejects.toMatchObject({ reason: 'bad-archive' });
  });

  test('a digest that leads out of its folder', async () => {
    const path = await unpacked([
      { name: 'index.json', body: '{"manifests":[{"digest":"sha256:../../../etc/passwd"}]}' },
    ]);
    await expect(analyzeImage(layoutSource(path))).rejects.toMatchObject({ reason: 'bad-archive' });
  });

  test('one of two platforms, when it is named', async () => {
    const path = await saved(tarOf(layout(twoPlatforms)));
    expect((await analyzeImage(archiveSource(path, { platform: 'linux/arm64' }))).bytes).toBe(2046);
  });

  test('any noise in a saved image ends in an analysis or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(whole.length - 40), async (noise, at) => {
        const bytes = Buffer.from(whole);
        bytes.set(noise, at);
        const outcome = await analyzeImage(streamOf(bytes)).then(
          () => 'analysis',
          (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
        );
        expect(['analysis', 'bad-archive']).toContain(outcome);
      }),
    );
  });
});

test('an analysis that is aborted stops with the reason', async () => {
  const path = await saved(newSave(packed('gzip')));
  const reason = new Error('enough');
  for (const source of [archiveSource(path), streamOf(newSave(made))])
    await expect(analyzeImage(source, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test('files that the caller looks for are found in what is seen', async () => {
  const match = (path: string): boolean => path === '/cache/big' || path === '/bin/sh' || path === '/app';
  const { matched } = await analyzeImage(streamOf(newSave(made)), { match });
  expect(matched).toEqual([
    { path: 'bin/sh', bytes: 0, layer: 0 },
    { path: 'app', bytes: 3, layer: 2 },
  ]);
});

test('a base that is given by its layers counts when they are the lowest', async () => {
  const source = () => streamOf(newSave(made));
  const { layers } = await analyzeImage(source());
  const diffIds = layers.map(({ diffId }) => diffId);
  expect((await analyzeImage(source(), { base: { diffIds: diffIds.slice(0, 2) } })).baseBytes).toBe(2043);
  expect((await analyzeImage(source(), { base: { diffIds: diffIds.slice(1) } })).baseBytes).toBe(0);
});
