import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespace = `restore-${Date.now().toString(36).slice(-5)}`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

/** A ConfigMap and a Secret that no pod refers to, so that they keep their names. */
async function release(version: string, value: string, strategy: string) {
  const plain = (kind: string, data: string) =>
    `---\napiVersion: v1\nkind: ${kind}\nmetadata: {name: settings, namespace: ${namespace}}\n${data}\n`;
  const manifests = [
    application({ namespace, image: cluster.image(version), replicas: 1 }),
    plain('ConfigMap', `data: {value: ${value}}`),
    plain('Secret', `stringData: {value: hidden-${value}, only-${value}: x}`),
  ].join('');
  const { host, out, err } = hostWith(manifests);
  const settings = { manifests: '-', format: 'json', kubeconfig: cluster.kubeconfig, bake: '0', settle: '0', strategy };
  const code = await runDeploy(host, settings);
  return { code, printed: out() + err() };
}

test.each(['rolling', 'blue-green'])(
  'a bad %s release leaves ConfigMaps and Secrets as they were, and tells no value',
  {
    timeout: 180_000,
  },
  async (strategy) => {
    const good = await release('v1', 'one', strategy);
    expect(good.code, good.printed).toBe(0);
    const bad = await release('crash', 'two', strategy);
    expect(bad.code, bad.printed).toBe(1);
    expect(await kube.data(namespace, 'configmaps', 'settings')).toEqual({ value: 'one' });
    const secret = await kube.data(namespace, 'secrets', 'settings');
    expect(Object.keys(secret).sort()).toEqual(['only-one', 'value']);
    expect(Buffer.from(secret['value']!, 'base64').toString()).toBe('hidden-one');
    expect(await kube.secrets(namespace)).toEqual(['settings']);
    const next = await release('v2', 'three', strategy);
    expect(next.code, next.printed).toBe(0);
    expect(Object.keys(await kube.data(namespace, 'secrets', 'settings')).sort()).toEqual(['only-three', 'value']);
    expect(await kube.secrets(namespace)).toEqual(['settings']);
    for (const { printed } of [good, bad, next])
      for (const value of ['one', 'two', 'three']) {
        expect(printed).not.toContain(`hidden-${value}`);
        expect(printed).not.toContain(Buffer.from(`hidden-${value}`).toString('base64').slice(0, 12));
      }
    expect(JSON.stringify(await kube.record(namespace, 'web'))).not.toContain('hidden');
  },
);
