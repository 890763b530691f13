import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespace = `stateful-${Date.now().toString(36).slice(-5)}`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

function statefulSet(image: string): string {
  return `apiVersion: v1
kind: Namespace
metadata: {name: ${namespace}}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: ${namespace}}
spec: {clusterIP: None, selector: {app: db}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: ${namespace}}
spec:
  serviceName: db
  replicas: 2
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      terminationGracePeriodSeconds: 5
      containers:
        - name: db
          image: ${image}
          ports: [{name: http, containerPort: 8080}]
          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 1}
`;
}

async function release(version: string) {
  const { host, out, err } = hostWith(statefulSet(cluster.image(version)));
  const settings = { manifests: '-', format: 'json', kubeconfig: cluster.kubeconfig, bake: '0', timeout: '60' };
  const code = await runDeploy(host, settings);
  const last = out().trim().split('\n').at(-1) ?? '{}';
  return { code, err: err(), report: JSON.parse(last) as Record<string, unknown> };
}

/** The controller itself waits for ever for the broken pod, also once the set asks for the old version again. */
test('a StatefulSet comes back from a version whose first pod breaks', { timeout: 240_000 }, async () => {
  const first = await release('v1');
  expect(first.code, first.err).toBe(0);
  for (const bad of ['crash', 'missing', 'never-ready']) {
    const { code, err, report } = await release(bad);
    expect(code, err).toBe(1);
    expect(report).toMatchObject({ state: 'undone' });
    expect(await kube.imagesBehind(namespace, 'db')).toEqual([cluster.image('v1')]);
    expect(await kube.readyPods(namespace, 'app=db')).toBe(2);
  }
});
