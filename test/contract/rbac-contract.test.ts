import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

const namespace = `rbac-${Date.now().toString(36).slice(-5)}`;
let cluster: ClusterUnderTest;
let kube: Kube;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  await cluster.stop();
});

async function deploy(image: string, given: Record<string, string>) {
  const { host, out, err } = hostWith(application({ namespace, image, setting: 'a', withAutoscaler: true }));
  const settings = { manifests: '-', strategy: 'blue-green', bake: '1', settle: '0', 'check-path': '/healthz' };
  const code = await runDeploy(host, { ...settings, ...given });
  await Promise.resolve();
  return { code, out: out(), err: err() };
}

interface Rule {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The kubeconfig of the cluster with another token in it. */
function kubeconfigWith(token: string): string {
  const config = parse(cluster.kubeconfig) as { users: { user: { token: string } }[] };
  config.users[0]!.user.token = token;
  return stringify(config);
}

test('the rights that are printed are enough for releases, and for the way back', { timeout: 180_000 }, async () => {
  await kube.createAll(`apiVersion: v1\nkind: Namespace\nmetadata: {name: ${namespace}}\n`);
  const { out } = await deploy(cluster.image('v1'), { kubeconfig: cluster.kubeconfig, action: 'rbac' });
  const rules = parseAllDocuments(out).flatMap((one) => (one.toJS() as { rules?: Rule[] }).rules ?? []);
  const onNamespaces = rules.filter(({ resources }) => resources.includes('namespaces'));
  expect(onNamespaces).toHaveLength(1);
  expect(onNamespaces[0]!.verbs).not.toContain('delete');
  await kube.createAll(out);
  const kubeconfig = kubeconfigWith(await kube.tokenOf(namespace, 'slipway-web'));
  const first = await deploy(cluster.image('v1'), { kubeconfig });
  expect(first.code, first.err).toBe(0);
  const second = await deploy(cluster.image('v2'), { kubeconfig });
  expect(second.code, second.err).toBe(0);
  const third = await deploy(cluster.image('crash'), { kubeconfig });
  expect(third.code, third.err).toBe(1);
  const rolling = await deploy(cluster.image('crash'), { kubeconfig, strategy: 'rolling' });
  expect(rolling.code, rolling.err).toBe(1);
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
});
