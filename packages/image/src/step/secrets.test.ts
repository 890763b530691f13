import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildSecrets, hiding, secretValues } from './secrets.ts';

const none = { secrets: [], 'secret-envs': [], 'secret-files': [], 'smoke-env': [], 'github-token': undefined };

test('secrets come from values, variables and files, each line of them too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-secrets-'));
  writeFileSync(join(folder, 'key.pem'), 'line-one\nline-two\n');
  const inputs = {
    ...none,
    secrets: ['npm=s3cret-a=b'],
    'secret-envs': ['aws=AWS_KEY', 'gone=NOT_SET'],
    'secret-files': ['key=key.pem', 'gone=no-such-file'],
    'smoke-env': ['DB_PASSWORD=harbour', 'PORT=8080'],
    'github-token': 'ghs_token',
  };
  expect(secretValues(inputs, { AWS_KEY: 'aws-value' }, folder).sort()).toEqual(
    ['aws-value', 'ghs_token', 'harbour', 'line-one', 'line-one\nline-two', 'line-two', 's3cret-a=b'].sort(),
  );
  rmSync(folder, { recursive: true });
});

test('layers are searched for whole values of build secrets, bytes that are no text among them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-secrets-'));
  writeFileSync(join(folder, 'store'), Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x0a, 0x41, 0x0a]));
  const inputs = { secrets: ['npm=a=b '], 'secret-envs': ['aws=AWS_KEY', 'gone=NOT_SET'], 'secret-files': ['k=store'] };
  expect(buildSecrets(inputs, { AWS_KEY: 'one\ntwo' }, folder).map((value) => value.toString('latin1'))).toEqual([
    'a=b',
    'one\ntwo',
    '',
    '\xff\xfe\x00\xc3\nA',
  ]);
  rmSync(folder, { recursive: true });
});

test('what is too short to be a secret, or an expression that nobody replaced, hides nothing', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
  expect(secretValues({ ...none, secrets: ['a=1'], 'github-token': '${{ github.token }}' }, {}, '.')).toEqual([]);
});

test('a secret is hidden plain and in base64, a longer one before its part', () => {
  const hide = hiding(['harbour', 'harbour-master']);
  const base64 = Buffer.from('harbour-master').toString('base64');
  expect(hide(`harbour-master harbour ${base64}`)).toMatch(/^\*\*\* \*\*\* \*\*\*=*$/);
  expect(hiding([])('a')).toBe('a');
});
