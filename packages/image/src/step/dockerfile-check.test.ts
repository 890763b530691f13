import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@slipway/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDockerfileAt } from './dockerfile-check.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'slipway-check-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

async function rulesFor(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const question = {
    cwd,
    file: 'Dockerfile',
    context: '.',
    target: undefined,
    buildArgs: [],
    buildContexts: [],
    env: {},
    maxMeasureMs: 1000,
  };
  const { findings } = await checkDockerfileAt(question);
  return findings.map(({ rule }) => rule);
}

const dockerfile = 'FROM node\nUSER 1000\n';

test('slipway.yaml and Compose files of the repository are heard', async () => {
  expect(await rulesFor({ Dockerfile: dockerfile })).toEqual(['base-tag']);
  const policy = 'image:\n  rules:\n    base-tag: off\n';
  expect(await rulesFor({ 'slipway.yaml': policy })).toEqual([]);
  const compose =
    'services:\n  web: { build: . }\n  proxy:\n    depends_on:\n      web: { condition: service_healthy }\n';
  expect(await rulesFor({ 'compose.yaml': compose })).toEqual(['healthcheck-for-compose']);
});

test('a mistake in the image section is told, one of another section is not its affair', async () => {
  await expect(rulesFor({ Dockerfile: dockerfile, 'slipway.yaml': 'image: 1' })).rejects.toThrow(Problem);
  expect(await rulesFor({ 'slipway.yaml': 'lint: 1' })).toEqual(['base-tag']);
});
