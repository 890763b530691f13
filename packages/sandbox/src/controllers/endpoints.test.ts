import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClusterForTests, webSpec } from './cluster-for-tests.ts';

let clock: JumpingClock;
let cluster: ClusterForTests;
beforeEach(() => {
  clock = jumpingClock({ quietMs: 0 });
  cluster = new ClusterForTests(clock);
});
afterEach(() => cluster.controllers.stop());

const slices = () => cluster.list('endpointslices.discovery.k8s.io');
const conditions = () => slices().flatMap(({ endpoints }) => (endpoints ?? []).map((endpoint) => endpoint.conditions));
const service = (spec: object = {}) =>
  cluster.create('Service', 'web', {
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec },
  });

test('a Service without pods has an empty slice', async () => {
  service();
  await clock.advance(0);
  expect(slices()).toMatchObject([
    {
      metadata: {
        labels: {
          'kubernetes.io/service-name': 'web',
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
        ownerReferences: [{ kind: 'Service', name: 'web', controller: true }],
      },
      addressType: 'IPv4',
      endpoints: null,
      ports: null,
    },
  ]);
  expect(cluster.get('endpoints', 'web')?.subsets).toBeUndefined();
});

test('its pods appear as they are made, and are ready when they are', async () => {
  service();
  await clock.advance(0);
  const { name } = slices()[0]!.metadata;
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  await clock.advance(500);
  expect(conditions()).toEqual([
    { ready: false, serving: false, terminating: false },
    { ready: false, serving: false, terminating: false },
  ]);
  await clock.advance(1000);
  expect(conditions().map(({ ready }) => ready)).toEqual([true, true]);
  const pods = cluster.list('pods');
  expect(slices()).toMatchObject([
    {
      metadata: { name },
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: pods.map(({ metadata, status }) => ({
        addresses: [status?.podIP],
        nodeName: 'sandbox',
        targetRef: { kind: 'Pod', namespace: 'default', name: metadata.name, uid: metadata.uid },
      })),
    },
  ]);
  expect(cluster.get('endpoints', 'web')?.subsets).toMatchObject([
    { addresses: [{ ip: '10.244.0.2' }, { ip: '10.244.0.3' }], ports: [{ name: 'http', port: 8080 }] },
  ]);
});

test('a pod that ends serves on without being ready, until it is gone', async () => {
  cluster.behaviours.behave(/./, { drainSeconds: 5 });
  service();
  cluster.create('Deployment', 'web', webSpec());
  await clock.advance(2000);
  cluster.change('Deployment', 'web', { spec: { replicas: 0 } });
  await clock.advance(4000);
  expect(conditions()).toEqual([{ ready: false, serving: true, terminating: true }]);
  expect(cluster.get('endpoints', 'web')?.subsets).toBeUndefined();
  await clock.advance(2000);
  expect(conditions()).toEqual([]);
});

test('a selector that is switched is one update of the same slice, with never a moment without endpoints', async () => {
  for (const color of ['blue', 'green'])
    cluster.create('Deployment', color, {
      spec: {
        replicas: 3,
        selector: { matchLabels: { color } },
        template: {
          metadata: { labels: { app: 'web', color } },
          spec: {
            containers: [{ name: 'web', image: `web:${color}`, ports: [{ name: 'http', containerPort: 8080 }] }],
          },
        },
      },
    });
  service({ selector: { app: 'web', color: 'blue' } });
  await clock.advance(5000);
  const seen: string[] = [];
  cluster.store.subscribe(({ type, resource, object }) => {
    if (resource === 'endpointslices.discovery.k8s.io') seen.push(`${type} ${object.metadata.name}`);
  });
  cluster.change('Service', 'web', { spec: { selector: { app: 'web', color: 'green' } } });
  await clock.advance(1000);
  expect(seen).toEqual([`MODIFIED ${slices()[0]!.metadata.name}`]);
  const green = cluster.list('pods').filter(({ metadata }) => metadata.labels?.['color'] === 'green');
  const behind = slices().flatMap(({ endpoints }) => (endpoints ?? []).map(({ targetRef }) => targetRef.uid));
  expect(behind.sort()).toEqual(green.map(({ metadata }) => metadata.uid).sort());
});

test('pods whose named port differs have a slice of their own', async () => {
  service();
  for (const [name, containerPort] of [
    ['one', 8080],
    ['two', 9090],
    ['none', 0],
  ] as const) {
    const ports = containerPort === 0 ? [] : [{ name: 'http', containerPort }];
    cluster.create(
      'Pod',
      name,
      { spec: { containers: [{ name, image: 'web:1', ports }] } },
      { labels: { app: 'web' } },
    );
  }
  await clock.advance(2000);
  const said = slices().map(({ ports, endpoints }) => [
    ports?.[0]?.port,
    endpoints?.map(({ targetRef }) => targetRef.name),
  ]);
  expect(said.sort()).toEqual([
    [undefined, ['none']],
    [8080, ['one']],
    [9090, ['two']],
  ]);
});

test('more than a hundred endpoints are told in several slices', async () => {
  service();
  cluster.create('Deployment', 'web', webSpec({ replicas: 205 }));
  await clock.advance(5000);
  expect(slices().map(({ endpoints }) => endpoints?.length)).toEqual([100, 100, 5]);
});

test('a Service without a selector is left to others, and one that is deleted takes its slices with it', async () => {
  cluster.create('Service', 'foreign', { spec: { ports: [{ port: 80 }] } });
  service();
  await clock.advance(0);
  expect(slices()).toHaveLength(1);
  cluster.delete('Service', 'web');
  await clock.advance(0);
  expect(slices()).toEqual([]);
  expect(cluster.list('endpoints')).toEqual([]);
});

test('pods that are not ready are published where the Service says so', async () => {
  cluster.behaviours.behave(/./, { readiness: 'fail' });
  service({ publishNotReadyAddresses: true, clusterIP: 'None' });
  cluster.create('Deployment', 'web', webSpec());
  await clock.advance(2000);
  expect(conditions()).toEqual([{ ready: true, serving: false, terminating: false }]);
  expect(slices()[0]?.metadata.labels).toHaveProperty(['service.kubernetes.io/headless'], '');
});

test('a request to a Service is answered by its ready pods in turn, and by none when there is none', async () => {
  service();
  cluster.behaviours.behave({ name: /./ }, { answer: ({ path }) => ({ status: 200, body: `hello ${path}` }) });
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  const ask = (port: string) => cluster.controllers.request('default', 'web', port, { method: 'GET', path: '/x' });
  await clock.advance(500);
  expect(await ask('http')).toBeUndefined();
  await clock.advance(2000);
  for (const port of ['http', '80', '']) expect(await ask(port)).toEqual({ status: 200, body: 'hello /x' });
  expect(await ask('other')).toBeUndefined();
});
