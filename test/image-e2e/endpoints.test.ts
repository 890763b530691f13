import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docker, engineUnderTest, slipway } from './engine-under-test.ts';

// The engine of this machine behind a port, with TLS on both sides, and under a name of docker's contexts.

const runtime = engineUnderTest().bases[1]!.replace('RUNTIME_IMAGE=', '');
const folder = mkdtempSync(join(tmpdir(), 'slipway-endpoints-'));
const servers: Server[] = [];
const warnings: Error[] = [];
const warned = (warning: Error) => void warnings.push(warning);
let ports: { readonly plain: number; readonly tls: number };

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const file = (name: string) => readFileSync(join(folder, name));

/** An authority, and certificates of a server and a client that it signed. */
function makeCertificates(): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=authority', '-days', '2');
  for (const [name, alternative] of [
    ['server', 'IP:127.0.0.1'],
    ['client', 'DNS:client'],
  ] as const) {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    writeFileSync(join(folder, 'extensions'), `subjectAltName=${alternative}\n`);
    const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'extensions', '-days', '2'];
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...signer);
  }
  for (const name of ['client', 'stranger', 'ignorant']) mkdirSync(join(folder, name));
  for (const name of ['client', 'stranger']) copyFileSync(join(folder, 'ca.pem'), join(folder, name, 'ca.pem'));
  copyFileSync(join(folder, 'client.pem'), join(folder, 'client/cert.pem'));
  copyFileSync(join(folder, 'client.key'), join(folder, 'client/key.pem'));
}

/** Passes on to the socket of the engine. */
function pass(client: Socket): void {
  const engine = connect((process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', ''));
  client.pipe(engine).pipe(client);
  client.on('error', () => engine.destroy());
  engine.on('error', () => client.destroy());
}

function listen(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
}

beforeAll(async () => {
  process.on('warning', warned);
  makeCertificates();
  const own = { key: file('server.key'), cert: file('server.pem'), ca: file('ca.pem') };
  ports = {
    plain: await listen(createServer(pass)),
    tls: await listen(createTlsServer({ ...own, requestCert: true, rejectUnauthorized: true }, pass)),
  };
});
afterAll(() => {
  process.off('warning', warned);
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
  docker('rmi', '--force', 'slipway-endpoints:1');
});

/** Environments that lead to the engine, by what they use. */
const ways: Readonly<Record<string, () => Record<string, string>>> = {
  'a port': () => ({ DOCKER_HOST: `tcp://127.0.0.1:${ports.plain}` }),
  'a port with TLS': () => tls('client'),
  'the context of DOCKER_CONTEXT': () => ({ ...contexts(), DOCKER_CONTEXT: 'secure' }),
  'the context of docker context use': () => {
    const env = contexts();
    execFileSync('docker', ['context', 'use', 'secure'], { env: { ...process.env, ...env }, stdio: 'pipe' });
    return env;
  },
};

const tls = (who: string) => ({
  ...{ DOCKER_HOST: `tcp://127.0.0.1:${ports.tls}`, DOCKER_TLS_VERIFY: '1' },
  DOCKER_CERT_PATH: join(folder, who),
});

/** A configuration of the docker client in which the context `secure` leads to the engine. */
function contexts(): Record<string, string> {
  const DOCKER_CONFIG = mkdtempSync(join(folder, 'config-'));
  const plugins = join(process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'cli-plugins');
  if (existsSync(plugins)) symlinkSync(plugins, join(DOCKER_CONFIG, 'cli-plugins'));
  const at = (name: string) => join(folder, 'client', name);
  const files = `ca=${at('ca.pem')},cert=${at('cert.pem')},key=${at('key.pem')}`;
  const args = ['context', 'create', 'secure', '--docker', `host=tcp://127.0.0.1:${ports.tls},${files}`];
  execFileSync('docker', args, { env: { ...process.env, DOCKER_CONFIG, DOCKER_HOST: '' }, stdio: 'pipe' });
  return { DOCKER_CONFIG, DOCKER_HOST: '' };
}

test.each(Object.keys(ways))('an image is built and run by the engine behind %s', { timeout: 240_000 }, async (way) => {
  const place = mkdtempSync(join(folder, 'context-'));
  const busybox = runtime.replace('/static:', '/runtime:');
  writeFileSync(join(place, 'Dockerfile'), `FROM ${busybox}\nUSER 65532\nCMD ["sleep", "60"]\n`);
  writeFileSync(join(place, '.dockerignore'), '*\n');
  const flags = [
    '--tags',
    'slipway-endpoints:1',
    '--smoke-probe',
    'exec:true',
    '--smoke-grace',
    '1',
    '--format',
    'json',
  ];
  const { code, out, err } = await slipway(['image', 'build', place, ...flags], { env: ways[way]!() });
  expect(code, out + err).toBe(0);
  expect(JSON.parse(out).smoke).toMatchObject({ verdict: 'healthy', probe: 'exec' });
  expect(warnings).toEqual([]);
});

test.each([
  ['an engine of unknown authority', () => tls('ignorant'), /certificate.*\nhint: .*ca\.pem/],
  ['an engine that wants a certificate', () => tls('stranger'), /certificate required.*\nhint: .*cert\.pem/],
  ['TLS where there is none', () => ({ ...tls('client'), ...ways['a port']!() }), /wrong version.*\nhint: .*TLS/],
  ['an engine over SSH', () => ({ DOCKER_HOST: 'ssh://me@elsewhere' }), /over SSH.*\nhint: .*me@elsewhere/],
  ['a context that nobody made', () => ({ ...contexts(), DOCKER_CONTEXT: 'nobody' }), /no docker context "nobody"/],
  ['an engine that is away', () => ({ DOCKER_HOST: 'tcp://127.0.0.1:1' }), /ECONNREFUSED.*\nhint: Start Docker/],
])('%s is one problem with a hint', { timeout: 60_000 }, async (_, env, told) => {
  const place = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(place, 'Dockerfile'), `FROM ${runtime}\nUSER 65532\n`);
  const { code, err } = await slipway(['image', 'build', place], { env: env() });
  expect(code, err).toBe(2);
  expect(err).toMatch(told);
});
