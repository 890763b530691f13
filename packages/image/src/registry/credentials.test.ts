import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dockerCredentials, type RunHelper } from './credentials.ts';
import { parseReference, wantedOf } from './reference.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-login-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function find(config: unknown, registry: string, run?: RunHelper) {
  const configFile = join(folder, 'config.json');
  await writeFile(configFile, typeof config === 'string' ? config : JSON.stringify(config));
  return dockerCredentials({ configFile, ...(run && { run }) })(registry);
}

const auth = Buffer.from('robot:pass:word').toString('base64');
const login = { username: 'robot', password: 'pass:word' };

describe('logins that Docker keeps', () => {
  test.each(['ghcr.io', 'https://ghcr.io', 'https://ghcr.io/v1/', 'https://ghcr.io/v2/'])(
    'are found under %s',
    async (key) => {
      expect(await find({ auths: { [key]: { auth } } }, 'ghcr.io')).toEqual(login);
      expect(await find({ auths: { [key]: { auth } } }, 'quay.io')).toBeUndefined();
    },
  );

  test("are found for Docker's own registry under its old URL", async () => {
    expect(await find({ auths: { 'https://index.docker.io/v1/': { auth } } }, 'docker.io')).toEqual(login);
  });

  test('may be tokens, or written out', async () => {
    expect(await find({ auths: { 'ghcr.io': { auth, identitytoken: 'token' } } }, 'ghcr.io')).toEqual({
      identityToken: 'token',
    });
    expect(await find({ auths: { 'ghcr.io': { ...login } } }, 'ghcr.io')).toEqual(login);
  });

  test('come from the helper of the registry, before the one of all', async () => {
    const asked: string[] = [];
    const run: RunHelper = async (program, input) => {
      asked.push(`${program} ${input}`);
      return { stdout: '{"ServerURL":"x","Username":"<token>","Secret":"hidden"}', exitCode: 0 };
    };
    const config = { credsStore: 'desktop', credHelpers: { 'ghcr.io': 'gh' } };
    expect(await find(config, 'ghcr.io', run)).toEqual({ identityToken: 'hidden' });
    expect(await find(config, 'quay.io', run)).toEqual({ identityToken: 'hidden' });
    expect(asked).toEqual(['docker-credential-gh ghcr.io', 'docker-credential-desktop quay.io']);
  });

  test('that a helper does not know are looked up in the file', async () => {
    const run: RunHelper = async () => ({ stdout: 'credentials not found in native keychain\n', exitCode: 1 });
    expect(await find({ credsStore: 'desktop', auths: { 'ghcr.io': { auth } } }, 'ghcr.io', run)).toEqual(login);
    expect(await find({ credsStore: 'desktop' }, 'ghcr.io', run)).toBeUndefined();
  });

  test('are asked for from a program that is really run', async () => {
    const program = join(folder, 'docker-credential-made');
    await writeFile(program, '#!/bin/sh\nread -r host\nprintf \'{"Username":"%s","Secret":"s"}\' "$host"\n');
    await chmod(program, 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${folder}:${path}`;
    try {
      expect(await find({ credsStore: 'made' }, 'ghcr.io')).toEqual({ username: 'ghcr.io', password: 's' });
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('logins that cannot be read', () => {
  const answers =
    (stdout: string, exitCode = 0): RunHelper =>
    async () => ({ stdout, exitCode });

  test.each<[string, unknown, RunHelper | undefined]>([
    ['a file that is no JSON', '{', undefined],
    ['a file that is no object', '[]', undefined],
    ['a helper that fails', { credsStore: 'x' }, answers('locked', 1)],
    ['a helper that answers nonsense', { credsStore: 'x' }, answers('{"Username":1}')],
    ['a helper that leads elsewhere', { credsStore: '../../bin/sh' }, undefined],
    ['a helper that is not installed', { credsStore: 'slipway-nowhere' }, undefined],
  ])('%s', async (_, config, run) => {
    await expect(find(config, 'ghcr.io', run)).rejects.toMatchObject({ reason: 'no-login' });
  });

  test('no file is no login, and no error', async () => {
    expect(await dockerCredentials({ configFile: join(folder, 'none.json') })('ghcr.io')).toBeUndefined();
  });
});

describe('names of images', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;

  test.each([
    ['nginx', 'docker.io', 'library/nginx', 'latest'],
    ['team/app:1', 'docker.io', 'team/app', '1'],
    ['localhost/app', 'localhost', 'app', 'latest'],
    ['127.0.0.1:5000/team/app:v1', '127.0.0.1:5000', 'team/app', 'v1'],
    [`ghcr.io/a/b:v1@${digest}`, 'ghcr.io', 'a/b', digest],
    ['[::1]:5000/app', '[::1]:5000', 'app', 'latest'],
    ['ghcr.io/a__b/c-d.e', 'ghcr.io', 'a__b/c-d.e', 'latest'],
  ])('%s', (text, registry, repository, wanted) => {
    const reference = parseReference(text);
    expect([reference.registry, reference.repository, wantedOf(reference)]).toEqual([registry, repository, wanted]);
  });

  test.each([
    '',
    'App',
    'a/b:',
    'a b',
    'ghcr.io/',
    `a@${digest}@x`,
    'a@sha256:12',
    'ghcr.io/a/../b',
    'a/b:tag/x',
    'http://ghcr.io/a',
    '-',
  ])('"%s" is none', (text) => {
    expect(() => parseReference(text)).toThrowError(expect.objectContaining({ reason: 'bad-reference' }));
  });
});
