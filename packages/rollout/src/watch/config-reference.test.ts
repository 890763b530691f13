import { expect, test } from 'vitest';
import type { Container } from '../kube/objects.ts';
import { readManifests } from '../read/read-manifests.ts';
import { configReference } from './config-reference.ts';

const manifest = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      envFrom:
        - configMapRef: {name: common}
        - secretRef: {name: tokens}
      env:
        - {name: PLAIN, value: a}
        - name: SETTING
          valueFrom: {configMapKeyRef: {name: web, key: setting}}
        - name: OTHER
          valueFrom: {configMapKeyRef: {name: web, key: nope}}
        - name: PASSWORD
          valueFrom: {secretKeyRef: {name: web, key: nope}}
`;

const host = { cwd: '/', readStdin: () => Buffer.from(manifest) } as unknown as Parameters<typeof readManifests>[1];
const [read] = readManifests(['-'], host).manifests;
const container = (read!.object['spec'] as { containers: [Container] }).containers[0];

test.each([
  ["couldn't find key nope in ConfigMap shop/web", 15],
  ["couldn't find key setting in ConfigMap shop/web", 13],
  ["couldn't find key nope in Secret shop/web", 17],
  ['configmap "web" not found', 13],
  ['secret "web" not found', 17],
  ['configmap "common" not found', 8],
  ['secret "tokens" not found', 9],
  ["couldn't find key gone in ConfigMap shop/elsewhere", 11],
  ['another trouble', 11],
])('%s: line %i is to blame', (words, line) => {
  const path = ['spec', 'containers', '[web]', ...configReference(words, container)];
  expect(read!.locate(path).start.line).toBe(line);
});
