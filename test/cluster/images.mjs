// Makes the images of the tests and pushes them to a registry, without a container engine: each is one layer with one
// static program, and an image configuration.
//
//   node test/cluster/images.mjs REGISTRY SERVER_BINARY BUSYBOX|- OUTPUT_JSON
//
// Writes `{ "v1": "127.0.0.1:5000/app@sha256:…", … }` to OUTPUT_JSON. What the registry has already is not sent again,
// and a list that holds already is not written again.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const [registry, server, busybox, output] = process.argv.slice(2);

/** Every tag of the application: the same program in another mood (apps/server/mood.go says what the names mean). */
const moods = {
  v1: { VERSION: 'v1' },
  v2: { VERSION: 'v2' },
  v3: { VERSION: 'v3' },
  slow1: { VERSION: 'slow1', START_DELAY: '5' },
  slow2: { VERSION: 'slow2', START_DELAY: '5' },
  'late-ready': { VERSION: 'late-ready', READY_DELAY: '5' },
  crash: { VERSION: 'crash', START_DELAY: '60', EXIT_AFTER: '0.2', EXIT_CODE: '3' },
  'crash-once': { VERSION: 'crash-once', START_DELAY: '1', EXIT_AFTER: '0.2', CRASH_ONCE: '/state/crashed' },
  'crash-later': { VERSION: 'crash-later', EXIT_AFTER: '4', EXIT_CODE: '4' },
  'never-ready': { VERSION: 'never-ready', NEVER_READY: '1' },
  unhealthy: { VERSION: 'unhealthy', UNHEALTHY: '1' },
  'needs-config': { VERSION: 'needs-config', NEEDS: 'CONFIG' },
  'memory-hog': { VERSION: 'memory-hog', MEMORY_MIB: '256' },
};

const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A tar archive (POSIX ustar) of one executable file and the folders above it. */
function tar(path, content) {
  const header = (name, size, type, mode) => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(`${mode}\0`, 100);
    for (const at of [108, 116]) block.write('0000000\0', at);
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    block.write('00000000000\0', 136);
    block.write('        ', 148);
    block.write(type, 156);
    block.write('ustar\x0000', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
  };
  const folders = path.split('/').slice(0, -1);
  const parts = folders.map((_, i) => header(`${folders.slice(0, i + 1).join('/')}/`, 0, '5', '0000755'));
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([...parts, header(path, content.length, '0', '0000755'), content, padding, Buffer.alloc(1024)]);
}

async function request(method, url, body, headers = {}) {
  const answer = await fetch(url, { method, body, headers });
  if (!answer.ok && answer.status !== 404) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function pushBlob(repository, bytes) {
  const digest = digestOf(bytes);
  const base = `http://${registry}/v2/${repository}/blobs`;
  if ((await request('HEAD', `${base}/${digest}`)).ok) return digest;
  const started = await request('POST', `${base}/uploads/`);
  const place = new URL(started.headers.get('location'), `http://${registry}`);
  place.searchParams.set('digest', digest);
  await request('PUT', place, bytes, { 'content-type': 'application/octet-stream' });
  return digest;
}

/** @returns {Promise<string>} the image by its digest */
async function pushImage(repository, tag, layer, packed, config) {
  const image = Buffer.from(
    JSON.stringify({
      architecture: { x64: 'amd64', arm64: 'arm64' }[process.arch] ?? process.arch,
      os: 'linux',
      config,
      rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
    }),
  );
  const type = 'application/vnd.oci.image';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${type}.manifest.v1+json`,
    config: { mediaType: `${type}.config.v1+json`, size: image.length, digest: await pushBlob(repository, image) },
    layers: [
      { mediaType: `${type}.layer.v1.tar+gzip`, size: packed.length, digest: await pushBlob(repository, packed) },
    ],
  });
  await request('PUT', `http://${registry}/v2/${repository}/manifests/${tag}`, manifest, {
    'content-type': `${type}.manifest.v1+json`,
  });
  return `${registry}/${repository}@${digestOf(Buffer.from(manifest))}`;
}

const images = {};
const program = tar('bin/server', readFileSync(server));
const packedProgram = gzipSync(program, { level: 1 });
const ofServer = (env, entrypoint = '/bin/server') => ({
  Entrypoint: [entrypoint],
  Env: ['PATH=/bin', ...Object.entries(env).map(([name, value]) => `${name}=${value}`)],
  ExposedPorts: { '8080/tcp': {} },
  User: '65532:65532',
});
for (const [tag, env] of Object.entries(moods))
  images[tag] = await pushImage('app', tag, program, packedProgram, ofServer(env));
images['no-exec'] = await pushImage('app', 'no-exec', program, packedProgram, ofServer({}, '/bin/nobody'));
images.missing = `${registry}/app@sha256:${'0'.repeat(64)}`;
if (busybox !== '-') {
  const sleeper = tar('bin/sleep', readFileSync(busybox));
  images.pause = await pushImage('pause', '1', sleeper, gzipSync(sleeper, { level: 1 }), {
    Entrypoint: ['/bin/sleep', '2147483647'],
    Env: ['PATH=/bin'],
  });
}
const list = `${JSON.stringify(images, undefined, 2)}\n`;
if (!existsSync(output) || readFileSync(output, 'utf8') !== list) {
  writeFileSync(`${output}.new`, list);
  renameSync(`${output}.new`, output);
}
process.stdout.write(`${Object.keys(images).length} images\n`);
