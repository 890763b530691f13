import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runDeploy } from '@slipway/rollout';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const namespace = `left-query-${Date.now().toString(36).slice(-5)}`;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

const holds = JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [{ value: [1, '1'] }] } });
const unreadable = JSON.stringify({ status: 'error', errorType: 'bad_data', error: '1:4: parse error' });

let prometheus: Server;
/** Answers in turn; the last one for ever. */
let answers: readonly (readonly [number, string])[];
beforeEach(async () => {
  let asked = 0;
  prometheus = createServer((_, response) => {
    const [status, body] = answers[Math.min(asked++, answers.length - 1)]!;
    response.writeHead(status).end(body);
  });
  await new Promise<void>((done) => prometheus.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  prometheus.closeAllConnections();
  return new Promise((done) => prometheus.close(done));
});

async function release(mood: string) {
  const { host, out, err } = hostWith(application({ namespace, image: cluster.image(mood), replicas: 1 }));
  const { port } = prometheus.address() as AddressInfo;
  const settings = { manifests: '-', kubeconfig: cluster.kubeconfig, bake: '1', settle: '0', timeout: '60' };
  const query = { 'prometheus-url': `http://127.0.0.1:${port}`, 'prometheus-query': 'up > 0' };
  const code = await runDeploy(host, { ...settings, ...query });
  return { code, said: out() + err() };
}

test('a query that cannot be parsed is told before anything is released', { timeout: 60_000 }, async () => {
  answers = [[400, unreadable]];
  const { code, said } = await release('v1');
  expect(code, said).toBe(2);
  expect(said).toMatch(/Prometheus answers HTTP 400: 1:4: parse error.*Nothing was released/s);
  expect(await kube.deployments(namespace)).toEqual([]);
});

test('a query that fails now and then undoes nothing, and the report says what happened', {
  timeout: 60_000,
}, async () => {
  answers = [
    [200, holds],
    [503, 'away'],
    [429, ''],
    [200, holds],
  ];
  const { code, said } = await release('v1');
  expect(code, said).toBe(0);
  expect(said).toContain('query up > 0: answered at try 3');
});

test('a query that is never answered undoes the release in the end', { timeout: 120_000 }, async () => {
  answers = [[503, 'away']];
  const { code, said } = await release('v2');
  expect(code, said).toBe(1);
  expect(said).toMatch(/gate-failed: query up > 0: no answer 3 times in a row/);
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v1')]);
});
