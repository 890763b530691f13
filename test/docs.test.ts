import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from '@slipway/cli';
import { detectHost } from '@slipway/core';
import { builtImageRules } from '@slipway/image/parts';
import { afterAll, expect, test } from 'vitest';
import { checkoutFiles } from './house/checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every example of a policy file in the docs. */
const policies = checkoutFiles()
  .filter(({ path }) => path.endsWith('.md'))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/```yaml\n((?:version: 1|lint:)\n[\s\S]*?)```/g)].map((match) => ({ path, policy: match[1]! })),
  );

async function lintWith(policy: string): Promise<{ code: number; told: string }> {
  writeFileSync(join(folder, 'slipway.yaml'), policy);
  let told = '';
  const sink = { write: (chunk: string) => (told += chunk) };
  const host = detectHost({ env: {}, cwd: folder, stdout: sink, stderr: sink, readStdin: () => Buffer.from('') });
  return { code: await cli(['lint', '-', '--config', 'slipway.yaml', '--fail-on', 'never'], host), told };
}

test('every policy in the docs is valid', async () => {
  expect(policies.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'docs/policy.md']));
  for (const { path, policy } of policies) {
    const { code, told } = await lintWith(policy);
    expect({ path, code, told }).toMatchObject({ path, code: 0 });
  }
});

test('a policy that is not valid would be noticed', async () => {
  expect(await lintWith('lint:\n  rules:\n    no-such-rule: error\n')).toMatchObject({ code: 2 });
});

test('every rule leads to a page of this repository that explains it', async () => {
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
  writeFileSync(join(folder, 'slipway.yaml'), 'version: 1\n');
  const manifest = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n';
  const pages = [...builtImageRules.values()].map(({ page }) => page);
  for (const args of [
    ['lint', '-'],
    ['image', 'check', 'Dockerfile'],
  ]) {
    let told = '';
    const stdout = { write: (chunk: string) => (told += chunk) };
    const stderr = { write: () => true };
    const host = detectHost({ env: {}, cwd: folder, stdout, stderr, readStdin: () => Buffer.from(manifest) });
    await cli([...args, '--format', 'sarif', '--fail-on', 'never'], host);
    const { rules } = JSON.parse(told).runs[0].tool.driver;
    expect(rules.length).toBeGreaterThan(50);
    pages.push(...rules.map(({ helpUri }: { helpUri: string }) => helpUri.replace(/^.*\/blob\/main\//, '')));
  }
  const there = new Set(checkoutFiles().map(({ path }) => path));
  expect(pages.filter((page) => !there.has(page))).toEqual([]);
});
