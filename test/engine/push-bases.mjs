// Gives packed layers a configuration and pushes them as base images, without a container engine.
//
//   node test/engine/push-bases.mjs REGISTRY FOLDER_OF_LAYERS fast|full OUTPUT_JSON
//
// Writes `{ "runtime": "127.0.0.1:5000/base/runtime:1", … }` to OUTPUT_JSON. What the registry has is not sent again.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

const [registry, folder, set, output] = process.argv.slice(2);

const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const goEnv = [path.replace('=', '=/go/bin:/usr/local/go/bin:'), 'GOPATH=/go', 'GOTOOLCHAIN=local'];

/** Every base by its name: the layer that it is made of, and how it runs. */
const bases = {
  runtime: { layer: 'runtime', config: { Env: [path], Cmd: ['/bin/sh'] } },
  static: { layer: 'static', config: { Env: ['PATH=/'], User: '65532' } },
  go: { layer: 'go', config: { Env: [...goEnv, 'CGO_ENABLED=0'], WorkingDir: '/go' } },
  ...(set === 'full' && {
    debian: { layer: 'debian', config: { Env: [path], Cmd: ['bash'] } },
    toolchain: { layer: 'toolchain', config: { Env: goEnv, WorkingDir: '/go' } },
  }),
};

const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function digestOfStream(stream) {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

/** Digests of a layer, which the folder keeps: they take seconds, and layers do not change. */
async function describe(file) {
  const kept = `${file}.json`;
  const size = statSync(file).size;
  if (existsSync(kept)) {
    const known = JSON.parse(readFileSync(kept, 'utf8'));
    if (known.size === size) return known;
  }
  const digest = await digestOfStream(createReadStream(file));
  const diffId = await digestOfStream(createReadStream(file).pipe(createGunzip()));
  write(kept, JSON.stringify({ digest, size, diffId }));
  return { digest, size, diffId };
}

function write(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function request(method, url, body, headers = {}) {
  const answer = await fetch(url, { method, body, headers, ...(body !== undefined && { duplex: 'half' }) });
  if (!answer.ok && answer.status !== 404) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function pushBlob(repository, digest, size, body) {
  const base = `http://${registry}/v2/${repository}/blobs`;
  if ((await request('HEAD', `${base}/${digest}`)).ok) return;
  const started = await request('POST', `${base}/uploads/`);
  const place = new URL(started.headers.get('location'), `http://${registry}`);
  place.searchParams.set('digest', digest);
  await request('PUT', place, body(), { 'content-type': 'application/octet-stream', 'content-length': String(size) });
}

/** @returns {Promise<string>} the image by its tag */
async function pushBase(name, { layer, config }) {
  const file = join(folder, `${layer}.tar.gz`);
  const { diffId, ...packed } = await describe(file);
  const image = Buffer.from(
    JSON.stringify({
      architecture: { x64: 'amd64', arm64: 'arm64' }[process.arch] ?? process.arch,
      os: 'linux',
      created: '2023-11-14T22:13:20Z',
      config,
      rootfs: { type: 'layers', diff_ids: [diffId] },
      history: [{ created: '2023-11-14T22:13:20Z', created_by: `base ${name}` }],
    }),
  );
  const repository = `base/${name}`;
  await pushBlob(repository, packed.digest, packed.size, () => createReadStream(file));
  await pushBlob(repository, digestOf(image), image.length, () => image);
  const type = 'application/vnd.oci.image';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${type}.manifest.v1+json`,
    config: { mediaType: `${type}.config.v1+json`, size: image.length, digest: digestOf(image) },
    layers: [{ mediaType: `${type}.layer.v1.tar+gzip`, ...packed }],
  });
  await request('PUT', `http://${registry}/v2/${repository}/manifests/1`, manifest, {
    'content-type': `${type}.manifest.v1+json`,
  });
  return `${registry}/${repository}:1`;
}

const pushed = {};
for (const [name, base] of Object.entries(bases)) pushed[name] = await pushBase(name, base);
const list = `${JSON.stringify(pushed, undefined, 2)}\n`;
if (!existsSync(output) || readFileSync(output, 'utf8') !== list) write(output, list);
process.stdout.write(`${Object.keys(pushed).length} base images\n`);
