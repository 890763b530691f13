import { expect, test } from 'vitest';
import type { KubeObject, Labels } from '../kube/objects.ts';
import { frontsOf, sharedServices } from './fronts.ts';

const workload = (kind: string, name: string, labels: Labels): KubeObject =>
  ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'shop' },
    spec: { template: { metadata: { labels }, spec: { containers: [] } } },
  }) as unknown as KubeObject;
const service = (name: string, selector: Labels): KubeObject =>
  ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec: { selector } }) as KubeObject;
const shared = (...objects: KubeObject[]) =>
  sharedServices(objects, frontsOf(objects)).map(({ service: { metadata }, workloads }) => [
    metadata.name,
    ...workloads,
  ]);

test('several Services in front of one Deployment are no matter', () => {
  const web = workload('Deployment', 'web', { app: 'web', track: 'stable' });
  const db = workload('StatefulSet', 'db', { app: 'db' });
  expect(
    shared(web, db, service('web', { app: 'web' }), service('admin', { app: 'web' }), service('db', { app: 'db' })),
  ).toEqual([]);
});

test.each(['Deployment', 'StatefulSet'])('a Service that selects the pods of another %s too is found', (kind) => {
  const objects = [
    workload('Deployment', 'web', { app: 'web', track: 'stable' }),
    workload(kind, 'canary', { app: 'web', track: 'canary' }),
    service('web', { app: 'web' }),
    service('stable', { app: 'web', track: 'stable' }),
  ];
  expect(shared(...objects)).toEqual([['web', 'Deployment web', `${kind} canary`]]);
});
