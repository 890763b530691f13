import { expect, test } from 'vitest';
import { ApiError } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import type { Deployment, KubeObject } from '../kube/objects.ts';
import { budgetWarnings } from './disruption-budgets.ts';
import type { Release } from './release.ts';

const deployment = (replicas: number): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [] } },
  },
});
const budget = (name: string, spec: object, app = 'web'): KubeObject =>
  ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { matchLabels: { app } }, ...spec },
  }) as KubeObject;

function warnings(own: KubeObject[], live: KubeObject[] | ApiError, strategy = 'rolling', replicas = 3) {
  const list = async () => {
    if (live instanceof ApiError) throw live;
    return { items: live };
  };
  const items = own.map((object) => ({ object }));
  const fronts = [{ deployment: deployment(replicas), services: [], autoscaler: undefined }];
  return budgetWarnings({ items, fronts, strategy } as unknown as Release, { list } as unknown as KubeClient);
}

test.each([
  ['minAvailable of all pods', { minAvailable: 3 }],
  ['minAvailable of every percent', { minAvailable: '100%' }],
  ['maxUnavailable of none', { maxUnavailable: 0 }],
  ['a percentage that rounds up to all pods', { minAvailable: '70%' }],
])('%s lets nothing be evicted', async (_, spec) => {
  expect(await warnings([budget('web', spec)], [])).toEqual([expect.stringContaining('lets none of the 3 pods')]);
  expect(await warnings([], [budget('web', spec)])).toHaveLength(1);
});

test('a budget that lets one pod go, and one of other pods, are fine', async () => {
  expect(await warnings([budget('web', { maxUnavailable: 1 })], [])).toEqual([]);
  expect(await warnings([], [budget('other', { maxUnavailable: 0 }, 'other')])).toEqual([]);
  expect(await warnings([budget('web', { maxUnavailable: 1 })], [], 'blue-green')).toEqual([]);
});

test('the same budget in the manifests and in the cluster is one, two of them block every eviction', async () => {
  const own = budget('web', { maxUnavailable: 1 });
  expect(await warnings([own], [own])).toEqual([]);
  expect(await warnings([own], [budget('old', { maxUnavailable: 1 })])).toEqual([
    expect.stringContaining('both select the pods of Deployment web'),
  ]);
});

test('beside green, minAvailable no longer guards blue', async () => {
  expect(await warnings([], [budget('web', { minAvailable: 2 })], 'blue-green')).toEqual([
    expect.stringContaining('counts blue and green together'),
  ]);
});

test('without the right to list budgets there is no advice', async () => {
  expect(await warnings([], new ApiError(403, 'Forbidden', 'forbidden'))).toEqual([]);
});
