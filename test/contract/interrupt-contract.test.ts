import { runDeploy } from '@slipway/rollout';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application, type Shape } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespaces: string[] = [];
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  for (const namespace of namespaces) await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

function newNamespace(): string {
  const name = `interrupt-${namespaces.length}-${Date.now().toString(36).slice(-5)}`;
  namespaces.push(name);
  return name;
}

/** A deploy that hears Ctrl-C when `interrupt` is called. */
function begin(shape: Shape, given: Record<string, string> = {}) {
  const { host, err, out } = hostWith(application(shape));
  const ended = new AbortController();
  const settings = { manifests: '-', kubeconfig: cluster.kubeconfig, bake: '0', settle: '0', timeout: '60' };
  const code = runDeploy({ ...host, interrupted: () => ended.signal }, { ...settings, ...given });
  return {
    interrupt: () => ended.abort(new Error('SIGINT')),
    ended: code.then((exit) => ({ exit, err: err(), out: out() })),
  };
}

const release = (shape: Shape, given: Record<string, string> = {}) => begin(shape, given).ended;

describe.each(['rolling', 'blue-green'])('%s', (strategy) => {
  test('an interrupted release goes back, and says why', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1') }, { strategy });
    const second = begin({ namespace, image: cluster.image('v2') }, { strategy, bake: '60' });
    await kube.untilStep(namespace, 'web', 'bake');
    second.interrupt();
    const { exit, err } = await second.ended;
    expect(exit, err).toBe(1);
    expect(err).toContain('aborted: Interrupted by SIGINT.');
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v1')]);
    expect(await kube.record(namespace, 'web')).not.toHaveProperty('attempt');
  });

  test('abort is obeyed while the new pods are still waited for', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1') }, { strategy });
    const second = begin({ namespace, image: cluster.image('never-ready') }, { strategy });
    await kube.untilStep(namespace, 'web', strategy === 'rolling' ? 'apply' : 'green');
    const asked = await release({ namespace, image: cluster.image('never-ready') }, { strategy, action: 'abort' });
    expect(asked.exit, asked.err).toBe(0);
    const { exit, err } = await second.ended;
    expect(exit, err).toBe(1);
    expect(err).toContain('aborted: Aborted by request.');
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v1')]);
  });
});

test('a Deployment without a pod is released blue-green too', { timeout: 120_000 }, async () => {
  const namespace = newNamespace();
  for (const mood of ['v1', 'v2']) {
    const shape = { namespace, image: cluster.image(mood), replicas: 0 };
    const { exit, err } = await release(shape, { strategy: 'blue-green' });
    expect(exit, err).toBe(0);
  }
  expect(await kube.deployments(namespace)).toHaveLength(1);
});

test('abort, promote and status say plainly where nothing is under way', { timeout: 120_000 }, async () => {
  const namespace = newNamespace();
  const shape = { namespace, image: cluster.image('v1') };
  for (const action of ['abort', 'promote'])
    expect(await release(shape, { action })).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/Nothing is under way.*Slipway has released nothing/s),
    });
  expect(await release(shape, { action: 'status' })).toMatchObject({
    exit: 0,
    out: `web: no release by Slipway in ${namespace} yet\nnothing is under way\n`,
  });
  await release(shape);
  expect(await release(shape, { action: 'abort' })).toMatchObject({
    exit: 2,
    err: expect.stringMatching(/Nothing is under way.*is live since/s),
  });
});

test('abort of a release that is live already says so, and what to do', { timeout: 120_000 }, async () => {
  const namespace = newNamespace();
  const shape = { namespace, image: cluster.image('v1') };
  await release(shape);
  for (const step of ['retire', 'collect']) {
    await kube.pretendLive(namespace, 'web', step);
    const { exit, err } = await release(shape, { action: 'abort' });
    expect(exit, err).toBe(2);
    expect(err).toMatch(/is live already.*Deploy the manifests and images of the release before/s);
    expect(err).not.toContain('Asked');
  }
});
