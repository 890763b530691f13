import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadAccess } from './kubeconfig.ts';

const config = (server: string) =>
  stringify({
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: { token: 'tok-123' } }],
    contexts: [
      { name: 'one', context: { cluster: 'c', user: 'u', namespace: 'shop' } },
      { name: 'two', context: { cluster: 'c', user: 'u' } },
    ],
    'current-context': 'one',
  });

test('a kubeconfig is taken as text and in base64, with its namespace and its secrets', async () => {
  const text = config('https://k8s.example.com:6443/');
  for (const kubeconfig of [text, Buffer.from(text).toString('base64'), `${Buffer.from(text).toString('base64')}\n`]) {
    const access = await loadAccess({ kubeconfig });
    expect(access).toMatchObject({
      server: 'https://k8s.example.com:6443',
      namespace: 'shop',
      contextName: 'one',
      secrets: ['tok-123'],
    });
    expect((await access.authorize()).headers).toMatchObject({ Authorization: 'Bearer tok-123' });
  }
  expect(await loadAccess({ kubeconfig: text, context: 'two' })).toMatchObject({ namespace: '' });
});

test('a server and a token are enough', async () => {
  const access = await loadAccess({
    server: 'https://k8s.example.com',
    token: 'tok-9',
    certificateAuthority: '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n',
  });
  const options = await access.authorize();
  expect(String(options.ca)).toContain('BEGIN CERTIFICATE');
  expect(options.rejectUnauthorized).not.toBe(false);
});

test('paths do for texts, as other tools take them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-paths-'));
  const [kubeconfig, certificateAuthority] = [join(folder, 'config'), join(folder, 'ca.pem')];
  writeFileSync(kubeconfig, config('https://k8s.example.com'));
  writeFileSync(certificateAuthority, '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n');
  expect(await loadAccess({ kubeconfig })).toMatchObject({ namespace: 'shop', secrets: ['tok-123'] });
  const server = { server: 'https://k8s.example.com', token: 'tok-9' };
  const access = await loadAccess({ ...server, certificateAuthority });
  expect(String((await access.authorize()).ca)).toContain('BEGIN CERTIFICATE');
  const missing = loadAccess({ kubeconfig: join(folder, 'nothing') });
  await expect(missing).rejects.toThrow(`The kubeconfig ${join(folder, 'nothing')} cannot be read`);
  const wrong = loadAccess({ ...server, certificateAuthority: join(folder, 'nothing') });
  await expect(wrong).rejects.toThrow('certificate-authority holds no certificate');
  rmSync(folder, { recursive: true });
});

test('TLS is verified everywhere but on plain loopback', async () => {
  expect(
    (await (await loadAccess({ kubeconfig: config('http://127.0.0.1:8001') })).authorize()).rejectUnauthorized,
  ).toBe(false);
  const plain = await loadAccess({ kubeconfig: config('http://k8s.example.com') });
  await expect(plain.authorize()).rejects.toThrow('http://k8s.example.com is plain HTTP');
});

test.each([
  ['a context that is not there', { kubeconfig: config('https://x'), context: 'three' }, 'has no context "three"'],
  ['a file that is not there', { kubeconfigPath: '/nowhere/kubeconfig' }, 'cannot be read'],
  ['text that is no kubeconfig', { kubeconfig: '- a\n- b\n' }, 'kubeconfig'],
])('%s is a problem that says so', async (_, settings, words) => {
  await expect(loadAccess(settings)).rejects.toThrow(words);
});

test('of several files the first that names a context decides, as for kubectl', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-kubeconfig-'));
  const file = (name: string, more: object) => {
    const path = join(folder, name);
    writeFileSync(path, stringify({ apiVersion: 'v1', kind: 'Config', ...more }));
    return path;
  };
  const cluster = (name: string) => ({
    clusters: [{ name, cluster: { server: `https://${name}.example.com` } }],
    users: [{ name, user: { token: `token-${name}` } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
  const [none, one, two] = [
    file('none', cluster('none')),
    file('one', { ...cluster('one'), 'current-context': 'one' }),
    file('two', { ...cluster('two'), 'current-context': 'two' }),
  ];
  expect(await loadAccess({ kubeconfigPath: `${one}:${two}` })).toMatchObject({ server: 'https://one.example.com' });
  expect(await loadAccess({ kubeconfigPath: `${two}:${one}` })).toMatchObject({ server: 'https://two.example.com' });
  expect(await loadAccess({ kubeconfigPath: `${none}:${two}:${one}` })).toMatchObject({ contextName: 'two' });
  rmSync(folder, { recursive: true });
});
