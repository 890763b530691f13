import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkoutFiles, type File, root } from './house/checkout.ts';
import { dependencyBreaches, needlessTools, referenceBreaches, workspaces } from './house/dependencies.ts';
import { deadLinks } from './house/links.ts';
import { confinementBreaches, directionBreaches, effectBreaches } from './house/rooms.ts';
import {
  defaultExports,
  filesLongerThan,
  lineGoal,
  lineLimit,
  longEntries,
  nameBreaches,
  sleepingTests,
} from './house/style.ts';
import { traceBreaches } from './house/traces.ts';

const files = checkoutFiles();

/** A checkout of one file. */
function only(path: string, text: string): File[] {
  return [{ path, text }];
}

test('imports keep the direction core ← steps ← pipeline ← actions and cli', () => {
  expect(directionBreaches(files)).toEqual([]);
});

test.each([
  ['packages/core/src/x.ts', "import { lint } from '@slipway/manifests';", 'core must not import manifests'],
  ['packages/manifests/src/x.ts', "import type { A } from '@slipway/rollout';", 'manifests must not import rollout'],
  ['packages/manifests/src/x.ts', "export * from '../../core/src/index.ts';", 'leads out of packages/manifests/src/'],
  ['packages/core/src/x.ts', "const x = await import('@slipway/testkit');", 'core must not import testkit'],
  ['actions/deploy/src/main.ts', "import {\n  a,\n} from '@slipway/cli';", 'actions must not import cli'],
  ['packages/new/src/x.ts', "import '@slipway/core';", 'new must not import core'],
])('in %s, %j is against the direction', (path, text, what) => {
  expect(directionBreaches(only(path, text))).toEqual([expect.stringContaining(what)]);
});

test('a test may import the testkit, and a comment may name any package', () => {
  expect(directionBreaches(only('packages/core/src/x.test.ts', "import { a } from '@slipway/testkit';"))).toEqual([]);
  expect(directionBreaches(only('packages/core/src/x.ts', "// import { a } from '@slipway/cli';"))).toEqual([]);
});

test('the libraries of hosts and services are known to the one place that wraps them', () => {
  expect(confinementBreaches(files)).toEqual([]);
});

test.each([
  ['packages/manifests/src/x.ts', "import * as core from '@actions/core';"],
  ['packages/core/src/report.ts', "import { Octokit } from '@actions/github/lib/utils';"],
  ['packages/pipeline/src/x.ts', "import { KubeConfig } from '@kubernetes/client-node';"],
  ['packages/rollout/src/x.ts', "import Docker from 'dockerode';"],
])('in %s, %j is confined elsewhere', (path, text) => {
  expect(confinementBreaches(only(path, text))).toHaveLength(1);
});

test('a second file that knows the Kubernetes client is one too many', () => {
  const text = "import { KubeConfig } from '@kubernetes/client-node';";
  const two = [...only('packages/rollout/src/cluster.ts', text), ...only('packages/rollout/src/watch.ts', text)];
  expect(confinementBreaches(two)).toEqual([expect.stringContaining('packages/rollout/src/watch.ts')]);
});

test('only the hosts read the environment, print or exit', () => {
  expect(effectBreaches(files)).toEqual([]);
  for (const text of ['process.exit(1)', 'const a = process.env.HOME', 'console.log(1)', 'process.stdout.write(a)'])
    expect(effectBreaches(only('packages/manifests/src/x.ts', text))).toHaveLength(1);
});

test(`no file has more than ${lineLimit} lines, and an action's entry makes no decisions`, () => {
  const long = filesLongerThan(lineGoal, files);
  if (long.length > 0) console.warn(`Longer than ${lineGoal} lines, worth splitting:\n  ${long.join('\n  ')}`);
  expect(filesLongerThan(lineLimit, files)).toEqual([]);
  expect(longEntries(files)).toEqual([]);
  expect(filesLongerThan(2, only('packages/core/src/x.ts', '1\n2\n3\n'))).toHaveLength(1);
});

test('names are kebab-case and say something; nothing is exported as default', () => {
  expect(nameBreaches(files)).toEqual([]);
  expect(defaultExports(files)).toEqual([]);
  expect(nameBreaches([...only('scripts/utils.ts', ''), ...only('scripts/readFile.ts', '')])).toHaveLength(2);
  expect(defaultExports(only('packages/core/src/x.ts', 'export default 1;'))).toHaveLength(1);
});

test('every test runs', () => {
  expect(sleepingTests(files)).toEqual([]);
  expect(sleepingTests(only('test/x.test.ts', "  test.skip('a', () => {});"))).toHaveLength(1);
});

test('all workspaces have the version of the root', () => {
  const versions = workspaces(files).map(({ manifest }) => manifest.version);
  expect(versions.length).toBeGreaterThan(5);
  expect(new Set(versions).size).toBe(1);
});

test('every dependency is declared where it is imported, and imported where it is declared', () => {
  expect(dependencyBreaches(files)).toEqual([]);
  expect(needlessTools(files)).toEqual([]);
  expect(referenceBreaches(files)).toEqual([]);
});

test('a dependency that is not declared, or not used, is noticed', () => {
  const checkout = [
    ...only('package.json', '{"name": "a", "version": "1.0.0", "devDependencies": {"unused-tool": "1.0.0"}}'),
    ...only('packages/b/package.json', '{"name": "b", "version": "1.0.0", "dependencies": {"@slipway/core": "1.0.0"}}'),
    ...only('packages/b/tsconfig.json', '{}'),
    ...only('packages/b/src/x.ts', "import { parse } from 'yaml';"),
    ...only('scripts/x.mjs', "import sharp from 'sharp';"),
  ];
  expect(dependencyBreaches(checkout)).toEqual([
    'scripts or tests of the root import sharp but its package.json does not declare it',
    'packages/b/package.json: @slipway/core is not imported',
    'packages/b imports yaml but does not declare it',
  ]);
  expect(needlessTools(checkout)).toEqual(['unused-tool']);
  expect(referenceBreaches(checkout)).toEqual(['packages/b/tsconfig.json: no reference to @slipway/core']);
});

test('no file names a registry or a folder of the machine it was written on', () => {
  expect(traceBreaches(files)).toEqual([]);
  const host = ['registry', 'npmjs', 'org'].join('.');
  expect(traceBreaches(only('package-lock.json', `"resolved": "https://${host}/yaml.tgz"`))).toHaveLength(2);
});

test('every link between pages leads somewhere', () => {
  expect(deadLinks(files, (path) => existsSync(join(root, path)))).toEqual([]);
  const page = only('docs/a.md', 'See [b](b.md#c), [top](../README.md), [site](https://example.com), [here](#d).');
  expect(deadLinks(page, (path) => path === 'README.md')).toEqual(['docs/a.md:1: b.md is not there']);
});
