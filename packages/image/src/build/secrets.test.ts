import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { isGit, planSecrets, redactor } from './secrets.ts';

const cwd = mkdtempSync(join(tmpdir(), 'slipway-secrets-test-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
writeFileSync(join(cwd, 'key.pem'), 'KEY-MATERIAL\n');

const none = { secrets: [], secretEnvs: [], secretFiles: [], githubToken: undefined, context: '.' };
const plan = (given: object, env: Record<string, string> = {}) => planSecrets({ ...none, ...given }, { env, cwd });

test('a secret goes by the environment of the client, and by no argument', () => {
  const { args, env, values } = plan({ secrets: ['token=hunter2=hunter2', 'other=a b'] });
  expect(args).toEqual([
    '--secret',
    'id=token,env=SLIPWAY_BUILD_SECRET_0',
    '--secret',
    'id=other,env=SLIPWAY_BUILD_SECRET_1',
  ]);
  expect(env).toEqual({ SLIPWAY_BUILD_SECRET_0: 'hunter2=hunter2', SLIPWAY_BUILD_SECRET_1: 'a b' });
  expect(values).toEqual(['hunter2=hunter2', 'a b']);
});

test('a secret that no variable can hold lies in a file for this user alone, until it is removed', () => {
  const big = 'x'.repeat(200_000);
  const { args, env, remove } = plan({ secrets: [`big=${big}`] });
  const path = /^id=big,src=(.+)$/.exec(args[1] ?? '')?.[1] ?? '';
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  expect(env).toEqual({});
  remove();
  expect(existsSync(join(path, '..'))).toBe(false);
});

test('files and variables are given by name', () => {
  const { args, values } = plan(
    { secretFiles: ['key=key.pem'], secretEnvs: ['npm=NPM_TOKEN'] },
    { NPM_TOKEN: 'npm-secret' },
  );
  expect(args).toEqual(['--secret', 'id=npm,env=NPM_TOKEN', '--secret', `id=key,src=${join(cwd, 'key.pem')}`]);
  expect(values).toEqual(['npm-secret', 'KEY-MATERIAL\n']);
});

test('a private Git context gets the token of GitHub, unless another one is given', () => {
  const context = 'https://github.com/o/r.git#main';
  expect(plan({ githubToken: 'ghs_1', context }).args).toEqual([
    '--secret',
    'id=GIT_AUTH_TOKEN,env=SLIPWAY_BUILD_SECRET_0',
  ]);
  expect(plan({ githubToken: 'ghs_1', context: '.' }).args).toEqual([]);
  expect(plan({ githubToken: 'ghs_1', context, secrets: ['GIT_AUTH_TOKEN=own'] }).values).toEqual(['own']);
});

test.each([
  [{ secrets: ['just-a-value-of-a-secret'] }, 'an entry has no id'],
  [{ secrets: ['token='] }, 'token is not'],
  [{ secretEnvs: ['a=NOT_THERE'] }, 'NOT_THERE'],
  [{ secretFiles: ['a=nowhere.txt'] }, 'nowhere.txt'],
])('%j is wrong use, and shows no value', (given, words) => {
  expect(() => plan(given)).toThrow(
    expect.objectContaining({ reason: 'bad-build-input', message: expect.stringContaining(words) }),
  );
  expect(() => plan(given)).not.toThrow(/just-a-value/);
});

test('no part of a secret is left in a text', () => {
  const secret = fc
    .string({ minLength: 4, maxLength: 40 })
    .filter((text) => text.trim().length >= 4 && !/\*|\n/.test(text));
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), fc.string(), (secrets, text) => {
      const shown = redactor(secrets)(`${text}${secrets.join(text)}${text}`);
      for (const value of secrets) expect(shown).not.toContain(value.trim());
    }),
  );
});

test('each line of a key is a secret of its own', () => {
  expect(redactor(['-----BEGIN-----\nabcd1234\r\nefgh5678\n'])('echo efgh5678 and abcd1234')).toBe('echo *** and ***');
});

test.each([
  ['https://github.com/o/r.git', true],
  ['https://github.com/o/r.git#main:docker', true],
  ['git@github.com:o/r', true],
  ['.', false],
  ['./github.com/o/r', false],
  ['https://example.test/context.tar.gz', false],
])('%s is a Git context: %s', (context, expected) => {
  expect(isGit(context)).toBe(expected);
});
