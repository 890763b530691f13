import { randomUUID } from 'node:crypto';
import { systemClock } from '@slipway/core';
import { FakeRegistry, imageParts, jumpingClock, type MadeImage, tarOf } from '@slipway/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { analyzeImage } from '../layers/analyze-image.ts';
import { list } from '../layers/json-shape.ts';
import { registrySource } from '../layers/registry-source.ts';
import { descriptorOf, indexType, manifestType } from './descriptor.ts';
import { connectRegistry, type Registry } from './registry.ts';

const open: FakeRegistry[] = [];
afterEach(async () => {
  for (const registry of open.splice(0)) await registry.stop();
});

async function fake(options: ConstructorParameters<typeof FakeRegistry>[0] = {}): Promise<FakeRegistry> {
  const registry = await new FakeRegistry(options).start();
  open.push(registry);
  return registry;
}

const made: MadeImage = {
  layers: [{ tar: tarOf([{ name: 'app', body: 'app' }]), packing: 'gzip' }],
  config: { User: '65532' },
};

async function pushImage(registry: Registry, repository: string, tag: string, image = made): Promise<string> {
  const { blobs, manifestDigest } = imageParts(image);
  for (const [digest, bytes] of blobs) if (digest !== manifestDigest) await registry.pushBlob(repository, bytes);
  const manifest = blobs.get(manifestDigest) ?? Buffer.alloc(0);
  return (await registry.pushManifest(repository, manifest, manifestType, tag)).digest;
}

/** Registries that every promise is held to: two of ours, and a real one where there is one. */
const kinds: [string, () => Promise<string>][] = [
  ['a registry that lists referrers', async () => (await fake({ listsReferrers: true })).host],
  ['a registry that does not', async () => (await fake()).host],
];
const real = process.env['SLIPWAY_TEST_REGISTRY'];
if (real !== undefined && real !== '') kinds.push(['the real registry', async () => real]);

describe.each(kinds)('%s', (_, start) => {
  async function connected(): Promise<{ registry: Registry; repository: string }> {
    const registry = connectRegistry(await start(), { clock: systemClock });
    return { registry, repository: `slipway-test/${randomUUID().slice(0, 8)}` };
  }

  test('gives back what was pushed, by tag and by digest', async () => {
    const { registry, repository } = await connected();
    const { manifestDigest, manifestBytes } = imageParts(made);
    expect(await pushImage(registry, repository, 'v1')).toBe(manifestDigest);
    for (const wanted of ['v1', manifestDigest]) {
      expect(await registry.resolve(repository, wanted)).toMatchObject({ digest: manifestDigest, size: manifestBytes });
      expect((await registry.manifest(repository, wanted))?.descriptor).toEqual({
        mediaType: manifestType,
        digest: manifestDigest,
        size: manifestBytes,
      });
    }
  });

  test('has neither tags nor repositories that nobody pushed', async () => {
    const { registry, repository } = await connected();
    expect(await registry.resolve(repository, 'v1')).toBeUndefined();
    expect(await registry.manifest(repository, 'v1')).toBeUndefined();
    expect(await registry.imageSize(repository, 'v1')).toBeUndefined();
    expect(await registry.tags(repository)).toEqual([]);
    await pushImage(registry, repository, 'v1');
    expect(await registry.tags(repository)).toEqual(['v1']);
    expect(await registry.resolve(repository, 'v2')).toBeUndefined();
    const absent = `sha256:${'0'.repeat(64)}`;
    await expect(registry.blob(repository, absent)).rejects.toMatchObject({ reason: 'not-in-registry' });
    await expect(registry.tag(repository, 'v2', 'v3')).rejects.toMatchObject({ reason: 'not-in-registry' });
  });

  test('tells what an image weighs without giving its layers', async () => {
    const { registry, repository } = await connected();
    await pushImage(registry, repository, 'v1');
    const { blobs, layerDigests, configDigest, manifestDigest } = imageParts(made);
    const bytes = [...layerDigests, configDigest].reduce((sum, digest) => sum + (blobs.get(digest)?.length ?? 0), 0);
    expect(await registry.imageSize(repository, 'v1')).toMatchObject({ digest: manifestDigest, bytes });
  });

  test('gives a digest a second tag', async () => {
    const { registry, repository } = await connected();
    const digest = await pushImage(registry, repository, 'v1');
    await registry.tag(repository, digest, 'stable');
    expect((await registry.resolve(repository, 'stable'))?.digest).toBe(digest);
  });

  test('keeps what is attached to a digest, by kind, and each once', async () => {
    const { registry, repository } = await connected();
    const digest = await pushImage(registry, repository, 'v1');
    expect(await registry.referrers(repository, digest)).toEqual([]);
    const sbom = {
      artifactType: 'application/vnd.cyclonedx+json',
      mediaType: 'application/vnd.cyclonedx+json',
      bytes: Buffer.from('{"a":1}'),
    };
    const statement = {
      artifactType: 'application/vnd.in-toto+json',
      mediaType: 'application/vnd.in-toto+json',
      bytes: Buffer.from('{"b":1}'),
    };
    const attached = await registry.attach(repository, digest, sbom);
    await registry.attach(repository, digest, statement);
    await registry.attach(repository, digest, sbom);
    expect(await registry.referrers(repository, digest)).toHaveLength(2);
    const [found] = await registry.referrers(repository, digest, sbom.artifactType);
    expect(found).toMatchObject({ digest: attached.digest, artifactType: sbom.artifactType });
    const manifest = await registry.manifest(repository, attached.digest);
    expect(manifest?.json).toMatchObject({ subject: { digest }, layers: [{ mediaType: sbom.mediaType }] });
    const { digest: blob } = descriptorOf(list(manifest?.json['layers'])[0]);
    expect(Buffer.from(await registry.blobBytes(repository, blob)).toString()).toBe('{"a":1}');
  });

  test('attaches nothing to what is not there', async () => {
    const { registry, repository } = await connected();
    const artifact = { artifactType: 'a/b', mediaType: 'a/b', bytes: Buffer.from('x') };
    const absent = `sha256:${'0'.repeat(64)}`;
    await expect(registry.attach(repository, absent, artifact)).rejects.toMatchObject({ reason: 'not-in-registry' });
  });

  test('serves an index, from which one platform is taken', async () => {
    const { registry, repository } = await connected();
    const platforms = ['linux/amd64', 'linux/arm64/v8'];
    const manifests = [];
    for (const platform of platforms) {
      const image = { ...made, platform };
      const digest = await pushImage(registry, repository, platform.replaceAll('/', '-'), image);
      const [os, architecture, variant] = platform.split('/');
      manifests.push({
        mediaType: manifestType,
        digest,
        size: imageParts(image).manifestBytes,
        platform: { os, architecture, variant },
      });
    }
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests }));
    await registry.pushManifest(repository, index, indexType, 'all');
    expect((await registry.imageSize(repository, 'all', 'linux/arm64'))?.digest).toBe(manifests[1]?.digest);
    await expect(registry.imageSize(repository, 'all')).rejects.toMatchObject({ reason: 'bad-archive' });
    const source = registrySource(registry, `${registry.host}/${repository}:all`, { platform: 'linux/amd64' });
    expect(await analyzeImage(source)).toMatchObject({ bytes: 3, imageId: imageParts(made).configDigest });
  });
});

describe('logging in', () => {
  const login = { username: 'robot', secret: 'hush-hush' };
  const credentials = async () => ({ username: login.username, password: login.secret });

  test.each(['basic', 'bearer', 'identity'] as const)('by %s, asked once', async (scheme) => {
    const server = await fake({ login: { ...login, scheme } });
    let asked = 0;
    const registry = connectRegistry(server.host, {
      clock: systemClock,
      credentials: async () => {
        asked++;
        return scheme === 'identity' ? { identityToken: login.secret } : credentials();
      },
    });
    const digest = await pushImage(registry, 'team/app', 'v1');
    expect((await registry.resolve('team/app', 'v1'))?.digest).toBe(digest);
    expect(asked).toBe(1);
    const tokens = server.requests.filter(({ line }) => line.includes('/token'));
    expect(tokens).toHaveLength(scheme === 'basic' ? 0 : 2);
  });

  test('a token that has expired is replaced', async () => {
    const server = await fake({ login: { ...login, scheme: 'bearer' } });
    const registry = connectRegistry(server.host, { clock: systemClock, credentials });
    await pushImage(registry, 'team/app', 'v1');
    server.forgetTokens();
    expect(await registry.resolve('team/app', 'v1')).toBeDefined();
  });

  test('who may read without a login gets a token without one', async () => {
    const server = await fake({ login: { ...login, scheme: 'bearer', anonymousPull: true } });
    await pushImage(connectRegistry(server.host, { clock: systemClock, credentials }), 'team/app', 'v1');
    expect(await connectRegistry(server.host, { clock: systemClock }).resolve('team/app', 'v1')).toBeDefined();
  });

  test.each(['basic', 'bearer', 'identity'] as const)(
    'a wrong one by %s is refused, and never shown',
    async (scheme) => {
      const server = await fake({ login: { ...login, scheme } });
      const wrong = 'wr0ng-s3cret';
      const registry = connectRegistry(server.host, {
        clock: systemClock,
        credentials: async () =>
          scheme === 'identity' ? { identityToken: wrong } : { username: 'robot', password: wrong },
      });
      const error: unknown = await pushImage(registry, 'team/app', 'v1').catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ reason: 'refused', hint: expect.stringContaining('no right to push') });
      expect(JSON.stringify([String(error), error])).not.toMatch(/wr0ng|cm9ib3Q/);
    },
  );

  test('none, where one is needed, is told with the way to log in', async () => {
    const server = await fake({ login: { ...login, scheme: 'bearer' } });
    const pushing = connectRegistry(server.host, { clock: systemClock }).pushBlob('team/app', Buffer.from('x'));
    await expect(pushing).rejects.toMatchObject({
      reason: 'refused',
      hint: expect.stringContaining(`docker login ${server.host}`),
    });
  });

  test('a login is not sent along to where blobs are stored', async () => {
    const server = await fake({ login: { ...login, scheme: 'basic' }, redirectsBlobs: true });
    const registry = connectRegistry(server.host, { clock: systemClock, credentials });
    const { digest } = await registry.pushBlob('team/app', Buffer.from('blob'));
    expect(Buffer.from(await registry.blobBytes('team/app', digest)).toString()).toBe('blob');
    expect(server.requests.at(-1)).toEqual({ line: `GET /store/team/app@${digest}`, authorization: undefined });
  });

  test('a login is not sent to a service of tokens in the clear', async () => {
    const server = await fake();
    const challenge = { 'www-authenticate': 'Bearer realm="http://tokens.example.com/token",service="x"' };
    server.faults.push({ method: 'HEAD', path: /./, status: 401, headers: challenge });
    const registry = connectRegistry(server.host, { clock: systemClock, credentials });
    await expect(registry.resolve('team/app', 'v1')).rejects.toMatchObject({ reason: 'refused' });
  });
});

describe('trouble on the way', () => {
  async function connected() {
    const server = await fake();
    const clock = jumpingClock({ byItself: true, quietMs: 100 });
    return { server, registry: connectRegistry(server.host, { clock, random: () => 0.5 }) };
  }

  test.each([
    ['a registry that is busy', { status: 503 }],
    ['too many requests', { status: 429, headers: { 'retry-after': '7' } }],
    ['a connection that breaks', { hangsUp: true as const }],
    ['an answer that does not come', { isSilent: true as const }],
  ])('%s is asked again', async (_, fault) => {
    const { server, registry } = await connected();
    const digest = await pushImage(registry, 'team/app', 'v1');
    server.faults.push({ method: 'HEAD', path: /manifests/, ...fault });
    expect((await registry.resolve('team/app', 'v1'))?.digest).toBe(digest);
  });

  test('an upload that breaks off begins anew', async () => {
    const { server, registry } = await connected();
    server.faults.push({ method: 'PUT', path: /uploads/, hangsUp: true });
    const { digest } = await registry.pushBlob('team/app', Buffer.from('blob'));
    expect(server.blobs.has(`team/app@${digest}`)).toBe(true);
    expect(server.requests.filter(({ line }) => line.startsWith('POST'))).toHaveLength(2);
  });

  test('trouble that does not end is told with what the registry says', async () => {
    const { server, registry } = await connected();
    const body = '{"errors":[{"code":"TOOMANYREQUESTS","message":"slow\\u001b[31m down"}]}';
    for (let i = 0; i < 9; i++) server.faults.push({ method: 'GET', path: /manifests/, status: 429, body });
    const error: unknown = await registry.manifest('team/app', 'v1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      reason: 'no-answer',
      message: expect.stringContaining('toomanyrequests: slow [31m down'),
    });
    expect(server.requests).toHaveLength(5);
  });

  test('a registry that is not there is told by its name', async () => {
    const { server, registry } = await connected();
    await server.stop();
    await expect(registry.resolve('team/app', 'v1')).rejects.toMatchObject({
      reason: 'no-answer',
      message: expect.stringContaining('nothing listens there'),
    });
  });

  test('other bytes than the digest says are not taken', async () => {
    const { server, registry } = await connected();
    const { digest } = await registry.pushBlob('team/app', Buffer.from('blob'));
    server.blobs.set(`team/app@${digest}`, Buffer.from('blub'));
    await expect(registry.blobBytes('team/app', digest)).rejects.toMatchObject({ reason: 'no-answer' });
    const pushed = await pushImage(registry, 'team/app', 'v1');
    server.manifests.set(`team/app:${pushed}`, { bytes: Buffer.from('{}'), type: manifestType });
    await expect(registry.manifest('team/app', pushed)).rejects.toMatchObject({ reason: 'no-answer' });
  });

  test('a list of referrers that others overwrite is written again', async () => {
    const { server, registry } = await connected();
    const digest = await pushImage(registry, 'team/app', 'v1');
    const artifact = { artifactType: 'a/b', mediaType: 'a/b', bytes: Buffer.from('x') };
    server.faults.push({ method: 'PUT', path: /manifests\/sha256-/, status: 201 });
    await registry.attach('team/app', digest, artifact);
    expect(await registry.referrers('team/app', digest)).toHaveLength(1);
  });
});
