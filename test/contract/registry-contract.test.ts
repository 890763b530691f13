import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespace = `registry-${Date.now().toString(36).slice(-5)}`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

test.each(['rolling', 'blue-green'])(
  'a registry that is away for 20 s fails no %s release',
  {
    timeout: 240_000,
  },
  async (strategy) => {
    const release = async (image: string) => {
      const { host, err } = hostWith(application({ namespace, image, replicas: 1 }));
      const settings = { manifests: '-', strategy, kubeconfig: cluster.kubeconfig, bake: '0', settle: '0' };
      return { code: await runDeploy(host, settings), err: err() };
    };
    const first = await release(cluster.image('v1'));
    expect(first.code, first.err).toBe(0);
    const image = await cluster.imageOfSilentRegistry('v2', 20);
    const second = await release(image);
    expect(second.code, second.err).toBe(0);
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([image]);
  },
);
