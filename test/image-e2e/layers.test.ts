import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@slipway/core';
import {
  analyzeImage,
  archiveSource,
  connectRegistry,
  engineSource,
  type ImageSource,
  layoutSource,
  listPackages,
  registrySource,
} from '@slipway/image/parts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectReal, registryUnderTest } from '../image-contract/image-under-test.ts';
import { docker } from './engine-under-test.ts';

/** Everything that layers can do to each other, done by a real builder. */
const dockerfile = `ARG BASE
FROM \${BASE}
USER 0
RUN mkdir -p /a/b /c /o/inner && echo one >/a/b/one && echo twoo >/a/two && ln /a/two /a/hard && ln -s /a/b /link \\
  && dd if=/dev/zero of=/c/big bs=1k count=100 && echo old >/o/inner/old && echo old >/o/old
RUN rm -r /a/b && echo new >/link2 && rm -r /o && mkdir -p /o/inner && echo new >/o/inner/new
RUN rm /a/two && mkdir -p /a/b && echo again >/a/b/one && mv /c /d && chmod 666 /a/hard
RUN rm -rf /d && echo file >/d && rm /link && mkdir /link && echo x >/link/x && cp /bin/busybox /bin/raised && chmod u+s /bin/raised
USER 65532
`;

const { registry, bases } = registryUnderTest();
const folder = mkdtempSync(join(tmpdir(), 'slipway-e2e-layers-'));
const tag = `${registry}/slipway-e2e/layers:1`;

beforeAll(() => {
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  const build = ['buildx', 'build', '--quiet', '--provenance=false', '--build-arg', `BASE=${bases['runtime']}`];
  docker(...build, '--load', '--tag', tag, folder);
  docker('save', '--output', join(folder, 'saved.tar'), tag);
  docker('push', '--quiet', tag);
  docker(...build, '--output', `type=oci,tar=false,dest=${join(folder, 'layout')}`, folder);
}, 120_000);
afterAll(() => {
  docker('rmi', '--force', tag);
  rmSync(folder, { recursive: true, force: true });
});

/** What the engine itself sees in a container: path → size, undefined for what is no file of its own. */
function exported(): Map<string, number | undefined> {
  const container = docker('create', tag);
  try {
    const script = 'docker export "$1" | tar -tv --numeric-owner -f -';
    const lines = execFileSync('sh', ['-c', script, 'sh', container], { encoding: 'utf8' }).trim().split('\n');
    const files = new Map<string, number | undefined>();
    for (const line of lines) {
      const [, kind, size = '', name = ''] = /^(\S)\S+ \S+ +(\d+) \S+ \S+ (.+)$/.exec(line) ?? [];
      const path = name.replace(/ (?:->|link to) .*$/, '').replace(/\/$/, '');
      // The engine puts these into every container.
      if (!/^(?:dev|proc|sys|\.dockerenv|etc\/(?:hostname|hosts|resolv\.conf|mtab))(?:\/|$)/.test(path))
        files.set(path, kind === '-' ? Number(size) : undefined);
    }
    return files;
  } finally {
    docker('rm', '--force', container);
  }
}

test('what is seen, and how large it is, is what a container of the image sees', async () => {
  const seen = exported();
  const analysis = await analyzeImage(engineSource(await connectReal(), tag), { match: () => true });
  const places = analysis.matched.filter(({ path }) => !/^(?:dev|proc|sys)(?:\/|$)/.test(path));
  expect(places.map(({ path }) => path).sort()).toEqual([...seen.keys()].sort());
  const sizes = [...seen].flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const]));
  const found = new Map(places.map(({ path, bytes }) => [path, bytes]));
  expect(sizes.map(([path]) => [path, found.get(path)])).toEqual(sizes);
  expect(analysis.visibleBytes).toBe(sizes.reduce((sum, [, bytes]) => sum + bytes, 0));
  expect(analysis.setuid.map(({ path }) => path)).toContain('bin/raised');
  expect(analysis.hiddenFiles[0]).toMatchObject({ path: 'c/big', bytes: 102_400, layer: 1, hiddenBy: 3 });
});

test('engine, archive, layout and registry have the same image', async () => {
  const client = connectRegistry(registry, { clock: systemClock });
  const sources: ImageSource[] = [
    archiveSource(join(folder, 'saved.tar')),
    layoutSource(join(folder, 'layout')),
    registrySource(client, tag),
  ];
  const expected = await analyzeImage(engineSource(await connectReal(), tag), { base: 'history' });
  for (const source of sources) expect(await analyzeImage(source, { base: 'history' })).toEqual(expected);
});

test('with all layers in the cache the engine saves nothing, and the registry gives no layer', async () => {
  const cache = join(folder, 'cache');
  const engine = await connectReal();
  const first = await analyzeImage(engineSource(engine, tag), { cache });
  const never = (): never => {
    throw new Error('asked for layers that are known');
  };
  expect(await analyzeImage(engineSource({ ...engine, saveImage: never }, tag), { cache })).toEqual(first);
  const client = connectRegistry(registry, { clock: systemClock });
  expect(await analyzeImage(registrySource({ ...client, blob: never }, tag), { cache })).toEqual(first);
});

test('a history that the engine tells without its empty steps fits the layers all the same', async () => {
  const cache = join(folder, 'cache-of-layers');
  const engine = await connectReal();
  const first = await analyzeImage(engineSource(engine, tag), { cache });
  for (const file of execFileSync('ls', [cache], { encoding: 'utf8' }).split('\n'))
    if (file.startsWith('image-')) rmSync(join(cache, file));
  const again = await analyzeImage(engineSource(engine, tag), { cache });
  expect(again.layers.map(({ createdBy }) => createdBy)).toEqual(first.layers.map(({ createdBy }) => createdBy));
});

test('the programs of a toolchain name the Go that they were built by', async () => {
  const client = connectRegistry(registry, { clock: systemClock });
  const { packages } = listPackages(await analyzeImage(registrySource(client, bases['go'] ?? '')));
  const [, version] = /go(\d[\w.]*)/.exec(execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' })) ?? [];
  expect(packages.map(({ purl }) => purl)).toContain(`pkg:golang/stdlib@${version}`);
});
