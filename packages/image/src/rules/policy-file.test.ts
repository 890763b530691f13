import { Problem } from '@slipway/core';
import { expect, test } from 'vitest';
import { readImagePolicy } from './policy-file.ts';

async function mistakes(text: string): Promise<string[]> {
  try {
    await readImagePolicy('slipway.yaml', text);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

test('severities, options and ignores are read; other sections are left to others', async () => {
  const text = `version: 1
lint: { rules: { memory-limit: error } }
image:
  preset: all
  rules:
    base-digest: off
    dockerignore: { severity: error, options: { least-bytes: 5 } }
    base-registry:
      options: { allowed: [ghcr.io] }
  ignore:
    - rule: base-tag
      file: "tools/**"
      reason: thrown away after the build
`;
  const { preset, rules, ignores } = await readImagePolicy('slipway.yaml', text);
  expect(preset).toBe('all');
  expect(rules).toEqual({
    'base-digest': { severity: 'off' },
    dockerignore: { severity: 'error', options: { 'least-bytes': 5 } },
    'base-registry': { options: { allowed: ['ghcr.io'] } },
  });
  expect(
    ignores?.map(({ rule, reason, file }) => [rule, reason, file?.('tools/Dockerfile'), file?.('Dockerfile')]),
  ).toEqual([['base-tag', 'thrown away after the build', true, false]]);
});

test.each(['', 'lint: {}', 'image:', '[]', '1'])('%j asks for nothing', async (text) => {
  expect(await mistakes(text)).toEqual([]);
});

test('every mistake is told at its place', async () => {
  const text = `image:
  presett: all
  preset: some
  rules:
    base-tags: error
    base-tag: fatal
    dockerignore: { options: { least-bytes: many, most: 1 } }
  ignore:
    - rule: base-tag
    - 1
`;
  expect(await mistakes(text)).toEqual([
    'slipway.yaml:2:3: Unknown key "presett"; the nearest is preset.',
    'slipway.yaml:3:11: preset must be one of recommended, all.',
    'slipway.yaml:5:5: There is no rule "base-tags"; the nearest is base-tag.',
    'slipway.yaml:6:15: "fatal" is no severity; use error, warning, info or off.',
    'slipway.yaml:7:51: Unknown key "most".',
    'slipway.yaml:7:45: The option least-bytes of dockerignore must be a number.',
    'slipway.yaml:9:7: An entry of ignore needs a reason.',
    'slipway.yaml:10:7: An entry of ignore must be a mapping.',
  ]);
  expect(await mistakes('image: [')).toHaveLength(1);
});

test('an option whose value no rule can use is a mistake at its place', async () => {
  const text = 'image:\n  rules:\n    label-value:\n      options: { formats: ["version:semvr"] }\n';
  const [mistake] = await mistakes(text);
  expect(mistake).toMatch(/^slipway\.yaml:4:16: "version:semvr" is no label and format/);
});
