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

const set = () => cluster.get('statefulsets.apps', 'web')!;
const images = () =>
  cluster
    .list('pods')
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map(({ metadata, spec }) => `${metadata.name} ${spec.containers[0]?.image}`);
const create = (replicas: number, spec: object = {}) =>
  cluster.create('StatefulSet', 'web', webSpec({ replicas, spec: { serviceName: 'web', ...spec } }));
const withImage = (image: string, more: object = {}) => ({
  spec: {
    template: { spec: { containers: [{ name: 'web', image, readinessProbe: { httpGet: { port: 8080 } } }] } },
    ...more,
  },
});
/** The order in which pods came and went. */
function watchPods(): string[] {
  const seen: string[] = [];
  cluster.store.subscribe(({ type, resource, object }) => {
    if (resource === 'pods' && type !== 'MODIFIED') seen.push(`${type === 'ADDED' ? '+' : '-'}${object.metadata.name}`);
  });
  return seen;
}

test('pods are made in order, each when the one before is ready', async () => {
  create(3);
  await clock.advance(500);
  expect(images()).toEqual(['web-0 web:1']);
  await clock.advance(1000);
  expect(images()).toEqual(['web-0 web:1', 'web-1 web:1']);
  await clock.advance(5000);
  expect(images()).toHaveLength(3);
  expect(cluster.get('pods', 'web-2')).toMatchObject({
    metadata: { labels: { 'apps.kubernetes.io/pod-index': '2', 'statefulset.kubernetes.io/pod-name': 'web-2' } },
    spec: { hostname: 'web-2', subdomain: 'web' },
  });
  const { updateRevision } = set().status as { updateRevision: string };
  expect(set().status).toMatchObject({
    replicas: 3,
    readyReplicas: 3,
    updatedReplicas: 3,
    currentRevision: updateRevision,
  });
  expect(cluster.events(/^web$/)[0]).toBe('SuccessfulCreate: create Pod web-0 in StatefulSet web successful');
});

test('a new template goes out from the highest ordinal down, one pod at a time', async () => {
  create(3);
  await clock.advance(10_000);
  const before = set().status!.currentRevision;
  const seen = watchPods();
  cluster.change('StatefulSet', 'web', withImage('web:2'));
  await clock.advance(500);
  expect(set().status).toMatchObject({ currentRevision: before, updatedReplicas: 1 });
  await clock.advance(60_000);
  expect(seen).toEqual(['-web-2', '+web-2', '-web-1', '+web-1', '-web-0', '+web-0']);
  expect(images()).toEqual(['web-0 web:2', 'web-1 web:2', 'web-2 web:2']);
  expect(set().status!.currentRevision).not.toBe(before);
  expect(cluster.list('controllerrevisions.apps').map(({ revision }) => revision)).toEqual([1, 2]);
});

test('a partition keeps lower ordinals at the revision that they have, also when they are made anew', async () => {
  create(3);
  await clock.advance(10_000);
  cluster.change('StatefulSet', 'web', withImage('web:2', { updateStrategy: { rollingUpdate: { partition: 2 } } }));
  await clock.advance(60_000);
  expect(images()).toEqual(['web-0 web:1', 'web-1 web:1', 'web-2 web:2']);
  cluster.delete('Pod', 'web-0');
  await clock.advance(60_000);
  expect(images()).toEqual(['web-0 web:1', 'web-1 web:1', 'web-2 web:2']);
  expect(set().status).toMatchObject({ updatedReplicas: 1, currentReplicas: 2 });
});

test('a pod that never becomes ready stops an update, also one that would mend it', async () => {
  create(2);
  await clock.advance(10_000);
  cluster.behaviours.behave('web:2', { readiness: 'fail' });
  cluster.change('StatefulSet', 'web', withImage('web:2'));
  await clock.advance(60_000);
  cluster.change('StatefulSet', 'web', withImage('web:3'));
  await clock.advance(600_000);
  expect(images()).toEqual(['web-0 web:1', 'web-1 web:2']);
  // The forced rollback of the documentation.
  cluster.delete('Pod', 'web-1');
  await clock.advance(60_000);
  expect(images()).toEqual(['web-0 web:3', 'web-1 web:3']);
});

test('it is scaled down from the highest ordinal, one pod at a time', async () => {
  create(3);
  await clock.advance(10_000);
  cluster.behaviours.behave(/./, { drainSeconds: 5 });
  const seen = watchPods();
  cluster.change('StatefulSet', 'web', { spec: { replicas: 1 } });
  await clock.advance(4000);
  const ending = cluster.list('pods').filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  expect(ending.map(({ metadata }) => metadata.name)).toEqual(['web-2']);
  await clock.advance(30_000);
  expect(seen).toEqual(['-web-2', '-web-1']);
});

test('Parallel makes all pods at once, OnDelete updates only what others delete', async () => {
  create(3, { podManagementPolicy: 'Parallel', updateStrategy: { type: 'OnDelete' } });
  await clock.advance(0);
  expect(images()).toHaveLength(3);
  await clock.advance(10_000);
  cluster.change('StatefulSet', 'web', withImage('web:2'));
  await clock.advance(60_000);
  expect(images()).toEqual(['web-0 web:1', 'web-1 web:1', 'web-2 web:1']);
  cluster.delete('Pod', 'web-1');
  await clock.advance(60_000);
  expect(images()).toEqual(['web-0 web:1', 'web-1 web:2', 'web-2 web:1']);
});

test('each pod has claims of its own, which are bound', async () => {
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  // No volume of the template has this name: the claim brings it.
  const container = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
  const spec = { serviceName: 'web', volumeClaimTemplates: [claim] };
  cluster.create('StatefulSet', 'web', webSpec({ replicas: 2, container, spec }));
  await clock.advance(10_000);
  expect(cluster.list('persistentvolumeclaims')).toMatchObject([
    { metadata: { name: 'data-web-0' }, status: { phase: 'Bound', capacity: { storage: '1Gi' } } },
    { metadata: { name: 'data-web-1' }, status: { phase: 'Bound' } },
  ]);
  expect(cluster.list('pods').map(({ spec: { volumes } }) => volumes?.[0]?.persistentVolumeClaim?.claimName)).toEqual([
    'data-web-0',
    'data-web-1',
  ]);
});
