import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespace = `replace-${Date.now().toString(36).slice(-5)}`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

/** A Deployment whose selector, which nobody may change, has the label `tier`. */
function manifests(tier: string, version: string, annotation: string): string {
  return `apiVersion: v1
kind: Namespace
metadata: {name: ${namespace}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: ${namespace}, annotations: {${annotation}}}
spec:
  replicas: 1
  selector: {matchLabels: {app: web, tier: ${tier}}}
  template:
    metadata: {labels: {app: web, tier: ${tier}}}
    spec:
      containers:
        - name: web
          image: ${cluster.image(version)}
          readinessProbe: {httpGet: {path: /readyz, port: 8080}, periodSeconds: 1}
`;
}

async function release(tier: string, version: string, annotation = '', given: Record<string, string> = {}) {
  const text = manifests(tier, version, annotation);
  const { host, out, err } = hostWith(given['drain'] === undefined ? text : text + service);
  const settings = {
    manifests: '-',
    format: 'json',
    kubeconfig: cluster.kubeconfig,
    bake: '0',
    timeout: '60',
    ...given,
  };
  const code = await runDeploy(host, settings);
  const last = out().trim().split('\n').at(-1) ?? '';
  return { code, err: err(), report: (last.startsWith('{') ? JSON.parse(last) : {}) as Record<string, unknown> };
}

const service = `---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${namespace}}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
`;

const replace = 'slipway.dev/on-immutable: replace';

test('a field that cannot be changed is refused, replaced where that is allowed, and comes back', {
  timeout: 180_000,
}, async () => {
  const first = await release('one', 'v1');
  expect(first.code, first.err).toBe(0);
  const refused = await release('two', 'v2');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('spec.selector cannot be changed once the object exists');
  expect(refused.err).toContain(replace);
  const replaced = await release('two', 'v2', replace);
  expect(replaced.code, replaced.err).toBe(0);
  const bad = await release('three', 'crash', replace);
  expect(bad, bad.err).toMatchObject({ code: 1, report: { state: 'undone' } });
  expect(await kube.readyPods(namespace, 'app=web,tier=two')).toBe(1);
  expect(await kube.readyPods(namespace, 'tier=three')).toBe(0);
});

test('a Deployment that gets traffic is replaced only where lost requests are accepted', {
  timeout: 180_000,
}, async () => {
  const first = await release('four', 'v1', replace, { drain: 'ignore' });
  expect(first.code, first.err).toBe(0);
  for (const drain of ['require', 'ensure']) {
    const preStop = manifests('five', 'v2', replace).replace(
      '- name: web\n',
      '- name: web\n          lifecycle: {preStop: {sleep: {seconds: 1}}}\n',
    );
    const { host, err } = hostWith(preStop + service);
    const code = await runDeploy(host, { manifests: '-', kubeconfig: cluster.kubeconfig, bake: '0', drain });
    expect(code).toBe(2);
    expect(err()).toContain(`-:5: Deployment ${namespace}/web: spec.selector cannot be changed`);
    expect(err()).toMatch(/requests.*blue-green.*drain: ignore/s);
  }
  expect(await kube.readyPods(namespace, 'app=web,tier=four')).toBe(1);
  const second = await release('five', 'v2', replace, { drain: 'ignore' });
  expect(second.code, second.err).toBe(0);
  expect(await kube.readyPods(namespace, 'app=web,tier=five')).toBe(1);
});
