import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleKubernetesClient, type License } from './kubernetes-client.ts';

/** A folder without node_modules: what does not stand in the bundle is not there. */
const folder = mkdtempSync(join(tmpdir(), 'slipway-client-'));

const base64 = (text: string) => Buffer.from(text).toString('base64');
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const idToken = [base64('{}'), base64(JSON.stringify({ exp: 4_000_000_000 })), 'signature'].join('.');
const credential = {
  apiVersion: 'client.authentication.k8s.io/v1',
  kind: 'ExecCredential',
  status: { token: 'issued' },
};
const plugin = {
  apiVersion: credential.apiVersion,
  command: process.execPath,
  args: ['--print', JSON.stringify(JSON.stringify(credential))],
};

/** Users and clusters of kubeconfigs, and what they come to in a request. */
const logins: readonly (readonly [name: string, user: object, cluster: object, request: object])[] = [
  ['a token', { token: 'secret' }, {}, { agent: 'Agent', headers: bearer('secret') }],
  [
    'a certificate',
    { 'client-certificate-data': base64('C'), 'client-key-data': base64('K') },
    {},
    { cert: 'C', key: 'K', headers: {} },
  ],
  ['a login plugin', { exec: plugin }, {}, { headers: bearer('issued') }],
  [
    'a file with a token, as in a pod',
    { 'auth-provider': { name: 'tokenFile', config: { tokenFile: 'token' } } },
    {},
    { headers: bearer('of-a-file') },
  ],
  [
    'OpenID Connect',
    { 'auth-provider': { name: 'oidc', config: { 'id-token': idToken } } },
    {},
    { headers: bearer(idToken) },
  ],
  ['an authority', {}, { 'certificate-authority-data': base64('CA') }, { ca: 'CA' }],
  ['the file of an authority', {}, { 'certificate-authority': 'ca.crt' }, { ca: 'CA of a file' }],
  ['no verification', {}, { 'insecure-skip-tls-verify': true }, { rejectUnauthorized: false }],
  ['a proxy', {}, { 'proxy-url': 'http://proxy.example.com' }, { agent: expect.stringContaining('HttpsProxyAgent') }],
  ['a SOCKS proxy', {}, { 'proxy-url': 'socks5://proxy.example.com' }, { agent: 'SocksProxyAgent' }],
];

/** Run beside the bundle: says for each kubeconfig what a request would have. */
const program = `
  import { KubeConfig } from './client.mjs';
  const requests = [];
  for (const file of process.argv.slice(1)) {
    const config = new KubeConfig();
    config.loadFromFile(file);
    const options = {};
    await config.applyToHTTPSOptions(options);
    const { agent, headers, ca, cert, key, rejectUnauthorized } = options;
    const [authority, certificate, secret] = [ca, cert, key].map((bytes) => bytes?.toString());
    requests.push({ agent: agent.constructor.name, headers, ca: authority, cert: certificate, key: secret, rejectUnauthorized });
  }
  console.log(JSON.stringify(requests));`;

function kubeconfig(user: object, cluster: object): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'here',
    contexts: [{ name: 'here', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server: 'https://cluster.example.com', ...cluster } }],
    users: [{ name: 'u', user }],
  });
}

let code: Buffer;
let licenses: readonly License[];
let requests: readonly object[];
beforeAll(async () => {
  ({ code, licenses } = await bundleKubernetesClient());
  const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
  write('client.mjs', code);
  write('ca.crt', 'CA of a file');
  write('token', 'of-a-file');
  for (const [i, [, user, cluster]] of logins.entries()) write(`${i}.json`, kubeconfig(user, cluster));
  const files = logins.map((_, i) => `./${i}.json`);
  const args = ['--input-type=module', '--eval', program, ...files];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env: {} });
  requests = JSON.parse(stdout) as object[];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(logins.map(([name, , , request], i) => [name, request, i] as const))(
  'the bundle goes to a cluster with %s',
  (_, request, i) => {
    expect(requests[i]).toMatchObject(request);
  },
);

test('the certificate of a cluster is verified unless that is said', () => {
  const careless = requests.filter((request) => 'rejectUnauthorized' in request);
  expect(careless).toEqual([requests[logins.findIndex(([name]) => name === 'no verification')]]);
});

test('the bundle is small, and the same wherever it is made', async () => {
  expect(code.length).toBeLessThan(600_000);
  const before = process.cwd();
  process.chdir(folder);
  try {
    expect((await bundleKubernetesClient()).code.equals(code)).toBe(true);
  } finally {
    process.chdir(before);
  }
  expect(code.toString()).not.toContain(before);
});

test('every package in the bundle brings its licence, and none that is not in it', () => {
  const names = licenses.map(({ heading }) => heading.split('\n')[0]!);
  const marked = [...code.toString().matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)];
  expect(names).toEqual([...new Set(marked.map(([, name]) => name!))].sort());
  expect(names).toContain('@kubernetes/client-node');
  expect(names).not.toContain('undici');
  for (const { heading, text } of licenses) {
    const { license } = JSON.parse(readFileSync(`node_modules/${heading.split('\n')[0]}/package.json`, 'utf8'));
    expect(heading).toMatch(new RegExp(`\\n${license}\\n$`));
    expect(text).toMatch(/permission|redistribution|apache license/i);
  }
});
