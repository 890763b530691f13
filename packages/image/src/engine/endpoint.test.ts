import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findEndpoint } from './endpoint.ts';

const home = mkdtempSync(join(tmpdir(), 'slipway-endpoint-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const config = join(home, '.docker');

const find = (env: Record<string, string> = {}, platform = 'linux') => findEndpoint({ env, platform, home });

function writeContext(name: string, docker: object, tls: Record<string, string> = {}): void {
  const id = createHash('sha256').update(name).digest('hex');
  mkdirSync(join(config, 'contexts/meta', id), { recursive: true });
  writeFileSync(join(config, 'contexts/meta', id, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker } }));
  if (Object.keys(tls).length > 0) mkdirSync(join(config, 'contexts/tls', id, 'docker'), { recursive: true });
  for (const [file, text] of Object.entries(tls)) writeFileSync(join(config, 'contexts/tls', id, 'docker', file), text);
}

test.each([
  ['unix:///run/user/1000/docker.sock', { kind: 'socket', path: '/run/user/1000/docker.sock' }],
  ['npipe:////./pipe/other', { kind: 'socket', path: '//./pipe/other' }],
  ['tcp://127.0.0.1:2375', { kind: 'tcp', hostname: '127.0.0.1', port: 2375, tls: undefined }],
  ['tcp://engine', { kind: 'tcp', hostname: 'engine', port: 2375, tls: undefined }],
  ['127.0.0.1:4243', { kind: 'tcp', hostname: '127.0.0.1', port: 4243, tls: undefined }],
  ['tcp://[::1]:2375/', { kind: 'tcp', hostname: '::1', port: 2375 }],
  ['https://engine.example', { kind: 'tcp', hostname: 'engine.example', port: 2376, tls: { verify: true } }],
])('DOCKER_HOST=%s is where the engine is', (host, expected) => {
  expect(find({ DOCKER_HOST: host })).toMatchObject({ host, ...expected });
});

test('certificates come from DOCKER_CERT_PATH, and the port for TLS is another', () => {
  const folder = join(home, 'certificates');
  mkdirSync(folder);
  for (const name of ['ca', 'cert', 'key']) writeFileSync(join(folder, `${name}.pem`), name);
  const env = { DOCKER_HOST: 'tcp://engine', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
  expect(find(env)).toMatchObject({ port: 2376, tls: { ca: 'ca', cert: 'cert', key: 'key', verify: true } });
  expect(find({ ...env, DOCKER_TLS_VERIFY: '', DOCKER_TLS: '1' })).toMatchObject({ tls: { verify: false } });
});

test.each(['ssh://user@machine', 'ftp://x', 'tcp://', 'tcp://a b'])(
  '%s cannot be spoken to, and says what can',
  (host) => {
    expect(() => find({ DOCKER_HOST: host })).toThrow(expect.objectContaining({ reason: 'bad-build-input' }));
  },
);

test('the current context is that of config.json, DOCKER_CONTEXT goes first, and DOCKER_HOST before both', () => {
  writeContext('desktop', { Host: 'unix:///desktop.sock' });
  writeContext('remote', { Host: 'tcp://remote:2376', SkipTLSVerify: false }, { 'ca.pem': 'authority' });
  writeContext('careless', { Host: 'tcp://remote:2376', SkipTLSVerify: true });
  writeFileSync(join(config, 'config.json'), JSON.stringify({ currentContext: 'desktop' }));
  expect(find()).toMatchObject({ path: '/desktop.sock' });
  expect(find({ DOCKER_CONTEXT: 'remote' })).toMatchObject({
    hostname: 'remote',
    tls: { ca: 'authority', verify: true },
  });
  expect(find({ DOCKER_CONTEXT: 'careless' })).toMatchObject({ tls: { ca: undefined, verify: false } });
  expect(find({ DOCKER_CONTEXT: 'remote', DOCKER_HOST: 'unix:///x' })).toMatchObject({ path: '/x' });
  expect(find({ DOCKER_CONFIG: join(home, 'other'), DOCKER_HOST: 'unix:///y' })).toMatchObject({ path: '/y' });
});

test('a context that is not there and a config.json that cannot be read are told', () => {
  expect(() => find({ DOCKER_CONTEXT: 'nowhere' })).toThrow(/no docker context "nowhere"/);
  writeFileSync(join(config, 'config.json'), '{');
  expect(() => find()).toThrow(/config\.json cannot be read/);
});

test('without a word the engine is at its standard place', () => {
  const env = { DOCKER_CONFIG: join(home, 'empty'), DOCKER_HOST: '' };
  expect(find(env)).toMatchObject({ kind: 'socket', path: expect.stringMatching(/docker\.sock$/) });
  expect(find(env, 'win32')).toMatchObject({ path: '//./pipe/docker_engine' });
  expect(find({ ...env, DOCKER_CONTEXT: 'default' })).toMatchObject({ kind: 'socket' });
});
