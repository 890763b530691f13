import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClusterUnderTest, clusterUnderTest } from '../contract/cluster-under-test.ts';
import { Kube } from '../contract/kube.ts';
import { docker, engineUnderTest, manifestOf, slipway } from './engine-under-test.ts';

const engine = engineUnderTest();
const namespace = `image-${Date.now().toString(36).slice(-5)}`;
const image = `${engine.registry}/${namespace}/shop`;
let folder: string;
let cluster: ClusterUnderTest;
let kube: Kube;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
  folder = mkdtempSync(join(tmpdir(), 'slipway-pipeline-e2e-'));
  writeFileSync(join(folder, 'shop.yaml'), manifests(8080));
  console.log(`the image is deployed to ${cluster.name}`);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
  docker('rmi', '--force', `${image}:1`);
});

/** The example without Redis, under the restricted standard. */
function manifests(port: number): string {
  return `apiVersion: v1
kind: Namespace
metadata: {name: ${namespace}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: ${namespace}, labels: {app: shop}}
spec:
  replicas: 2
  selector: {matchLabels: {app: shop}}
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 30
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: shop
          image: ${image}:1
          env: [{name: DRAIN_SECONDS, value: "1"}]
          ports: [{name: http, containerPort: ${port}}]
          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 1}
          lifecycle: {preStop: {sleep: {seconds: 1}}}
          resources: {requests: {cpu: 1m, memory: 16Mi}, limits: {memory: 64Mi}}
          securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
---
apiVersion: v1
kind: Service
metadata: {name: shop, namespace: ${namespace}}
spec:
  selector: {app: shop}
  ports: [{name: http, port: 80, targetPort: http}]
`;
}

function run(file: string) {
  const [build = '', runtime = ''] = engine.bases;
  return slipway([
    ...['run', join(folder, file), '--steps', 'lint,build,deploy', '--fail-on', 'error'],
    ...['--build-context', 'examples/shop', '--build-args', build, '--build-args', runtime],
    ...['--tags', `${image}:1`, '--push', '--max-size', '30MB'],
    ...['--kubeconfig', cluster.kubeconfig, '--check-path', '/healthz', '--bake', '1'],
  ]);
}

test('the example is linted, built, gated, run, pushed, and that digest deployed', { timeout: 400_000 }, async () => {
  const { code, out, err } = await run('shop.yaml');
  expect(code, out + err).toBe(0);
  expect(err.match(/^step \d of 3: \w+$/gm)).toEqual([
    'step 1 of 3: lint',
    'step 2 of 3: build',
    'step 3 of 3: deploy',
  ]);
  const { digest } = await manifestOf(engine.registry, `${namespace}/shop`, '1');
  expect(digest).toMatch(/^sha256:/);
  expect(out).toContain(`Pushed ${image}@${digest}`);
  expect(await kube.imagesBehind(namespace, 'shop')).toEqual([`${image}@${digest}`]);
});

test('manifests that the image cannot be run by end the pipeline before the deploy', { timeout: 400_000 }, async () => {
  writeFileSync(
    join(folder, 'small.yaml'),
    manifests(8080).replace('limits: {memory: 64Mi}', 'limits: {memory: 1Mi}').replace('memory: 16Mi', 'memory: 1Mi'),
  );
  const { code, out, err } = await run('small.yaml');
  expect(code, out + err).toBe(1);
  expect(out).toContain('image-memory');
  expect(err).not.toContain('step 3 of 3');
});
