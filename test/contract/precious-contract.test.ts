import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const id = Date.now().toString(36).slice(-5);
const namespaces = ['rolling', 'blue-green'].map((strategy) => `left-${strategy}-${id}`);
const kindOf = (strategy: string) => `${strategy.replace('-', '')}${id}s`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  for (const namespace of namespaces)
    for (const name of [namespace, `${namespace}-more`]) await kube.remove(`/api/v1/namespaces/${name}`);
  for (const strategy of ['rolling', 'blue-green'])
    await kube.remove(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${kindOf(strategy)}.left.example.com`);
  kube.close();
  await cluster.stop();
});

function manifests(strategy: string, namespace: string, mood: string): string {
  const plural = kindOf(strategy);
  return `${application({ namespace, image: cluster.image(mood), replicas: 1, setting: 'a' })}---
apiVersion: v1
kind: Namespace
metadata: {name: ${namespace}-more}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: ${namespace}}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${plural}.left.example.com}
spec:
  group: left.example.com
  scope: Namespaced
  names: {plural: ${plural}, singular: ${plural.slice(0, -1)}, kind: Left${plural}}
  versions:
    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
`;
}

async function release(strategy: string, text: string) {
  const { host, out, err } = hostWith(text);
  const settings = { manifests: '-', kubeconfig: cluster.kubeconfig, bake: '0', settle: '0', timeout: '10', strategy };
  const code = await runDeploy(host, settings);
  return { code, said: out() + err() };
}

test.each(['rolling', 'blue-green'])(
  'a first %s release that fails keeps namespaces, claims and definitions, with what others put there, and says so',
  { timeout: 180_000 },
  async (strategy) => {
    const namespace = `left-${strategy}-${id}`;
    const definition = `${kindOf(strategy)}.left.example.com`;
    const running = release(strategy, manifests(strategy, namespace, 'never-ready'));
    await kube.untilStep(namespace, 'web', strategy === 'rolling' ? 'apply' : 'green');
    // A step is noted before it begins.
    await expect.poll(() => kube.isThere(`/api/v1/namespaces/${namespace}-more`), { timeout: 30_000 }).toBe(true);
    await kube.apply(`/api/v1/namespaces/${namespace}-more/configmaps/of-others`, 'somebody', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'of-others' },
      data: { precious: 'yes' },
    });
    const bad = await running;
    expect(bad.code, bad.said).toBe(1);
    expect(bad.said).toMatch(/kept because of what they may hold/i);
    for (const name of [`Namespace ${namespace}-more`, `PersistentVolumeClaim ${namespace}/data`, definition])
      expect(bad.said).toContain(name);
    expect(await kube.data(`${namespace}-more`, 'configmaps', 'of-others')).toEqual({ precious: 'yes' });
    expect(await kube.isThere(`/api/v1/namespaces/${namespace}/persistentvolumeclaims/data`)).toBe(true);
    expect(await kube.isThere(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definition}`)).toBe(true);
    expect(await kube.deployments(namespace)).toEqual([]);
    expect((await kube.configMaps(namespace)).filter((name) => name.startsWith('web'))).toEqual([]);
    const good = await release(strategy, manifests(strategy, namespace, 'v1'));
    expect(good.code, good.said).toBe(0);
  },
);
