import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readManifests } from './read-manifests.ts';

const cwd = mkdtempSync(join(tmpdir(), 'slipway-read-'));
const stdin =
  'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: a}\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: b}\n';
const settings = { cwd, readStdin: () => Buffer.from(stdin) };
beforeAll(() => {
  mkdirSync(join(cwd, 'deploy/deep'), { recursive: true });
  writeFileSync(
    join(cwd, 'deploy/one.yaml'),
    '# first\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - name: side\n          image: x:1\n        - name: web\n          image: y:2\n---\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n',
  );
  writeFileSync(join(cwd, 'deploy/deep/two.json'), '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}}');
  writeFileSync(
    join(cwd, 'deploy/kustomization.yaml'),
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [one.yaml]\n',
  );
  writeFileSync(join(cwd, 'deploy/notes.txt'), 'not a manifest');
  writeFileSync(join(cwd, 'broken.yaml'), 'a: [1\n---\nkind: Pod\nmetadata: {name: x}\n---\njust text\n');
});
afterAll(() => rmSync(cwd, { recursive: true }));

test('folders, globs, lists and standard input give objects with their places', () => {
  const { manifests } = readManifests(['deploy'], settings);
  expect(manifests.map(({ object }) => object.kind)).toEqual(['Secret', 'Deployment', 'Service']);
  const place = manifests[1]!.locate(['spec', 'template', 'spec', 'containers', '[web]', 'image']);
  expect(place).toEqual({ file: 'deploy/one.yaml', start: { line: 12, column: 18 }, end: { line: 12, column: 21 } });
  expect(manifests[1]!.locate(['spec', 'strategy', 'type']).start.line).toBe(6);
  expect(readManifests(['-'], settings).manifests.map(({ object }) => object.metadata.name)).toEqual(['a', 'b']);
  expect(readManifests(['deploy/*.yaml'], settings).manifests).toHaveLength(2);
});

test('everything that is no object is named at once, with its line', () => {
  expect(() => readManifests(['broken.yaml'], settings)).toThrow(
    /broken\.yaml:\d+: [\s\S]*broken\.yaml:3: the object lacks apiVersion[\s\S]*broken\.yaml:6: this is no Kubernetes object/,
  );
  expect(() => readManifests(['nowhere'], settings)).toThrow('"nowhere" is no file or folder');
});

test('bytes that are no text, and JSON that is something else, end no release in the dark', () => {
  writeFileSync(join(cwd, 'bytes.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a]));
  expect(() => readManifests(['bytes.yaml'], settings)).toThrow('bytes.yaml:1: The bytes here are not UTF-8 text.');
  writeFileSync(join(cwd, 'deploy/package.json'), '{"name": "shop"}');
  expect(readManifests(['deploy'], settings).manifests).toHaveLength(3);
});
