import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespace = `smoke-${Date.now().toString(36).slice(-5)}`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

/** A Job that ends well when it is told whom to ask, as the program of the images does without that. */
function smokeJob(image: string): string {
  return `---
apiVersion: batch/v1
kind: Job
metadata: {name: ask, namespace: ${namespace}}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: ask
          image: ${image}
          env: [{name: NEEDS, value: SLIPWAY_URL}, {name: START_DELAY, value: "0.1"}, {name: EXIT_AFTER, value: "0.2"}, {name: EXIT_CODE, value: "0"}]
`;
}

async function release(version: string, asker: string, strategy: string, given: Record<string, string> = {}) {
  const { host, out, err } = hostWith(`${application({ namespace, image: cluster.image(version) })}${asker}`);
  const settings = { manifests: '-', format: 'json', kubeconfig: cluster.kubeconfig, bake: '0', settle: '0' };
  const code = await runDeploy(host, { ...settings, strategy, 'smoke-job': 'ask', ...given });
  const last = out().trim().split('\n').at(-1) ?? '';
  return { code, err: err(), report: (last.startsWith('{') ? JSON.parse(last) : {}) as Record<string, unknown> };
}

test('a Job asks each new version before it gets traffic, and is gone afterwards', { timeout: 180_000 }, async () => {
  for (const [version, strategy] of [
    ['v1', 'rolling'],
    ['v2', 'blue-green'],
  ] as const) {
    const { code, err, report } = await release(version, smokeJob(cluster.image('v1')), strategy);
    expect(code, err).toBe(0);
    expect(JSON.stringify(report)).toMatch(/passed: Job ask-/);
    expect(await kube.jobs(namespace)).toEqual([]);
  }
  const bad = await release('v3', smokeJob(cluster.image('crash')).replace('"0"}]', '"3"}]'), 'blue-green');
  expect(bad, bad.err).toMatchObject({ code: 1, report: { state: 'undone', cause: { code: 'smoke-test-failed' } } });
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
  expect(await kube.jobs(namespace)).toEqual([]);
});

test('a Job that the manifests do not have is a mistake of the user', async () => {
  const { code, err } = await release('v1', '', 'rolling');
  expect(code).toBe(2);
  expect(err).toContain('no such Job');
});
