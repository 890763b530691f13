import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readySince } from '../pods/pod.ts';
import { ClusterForTests, webSpec } from './cluster-for-tests.ts';

let clock: JumpingClock;
let cluster: ClusterForTests;
beforeEach(() => {
  clock = jumpingClock({ quietMs: 0 });
  cluster = new ClusterForTests(clock);
});
afterEach(() => cluster.controllers.stop());

const web = () => cluster.get('deployments.apps', 'web')!;
const status = () => web().status!;
const sets = () => cluster.list('replicasets.apps');
const setOf = (image: string) => sets().find(({ spec }) => spec.template.spec.containers[0]?.image === image)!;
const condition = (type: string) => web().status?.conditions?.find((one) => one.type === type);
const withImage = (image: string) => ({
  spec: { template: { spec: { containers: [{ name: 'web', image, readinessProbe: { httpGet: { port: 8080 } } }] } } },
});

/** The most pods that there were at once, and the fewest that were ready, while a step went on. */
async function extremes(step: () => Promise<void>): Promise<{ most: number; fewest: number }> {
  let [most, fewest] = [0, Infinity];
  const end = cluster.store.subscribe(() => {
    const pods = cluster.list('pods').filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    most = Math.max(most, pods.length);
    fewest = Math.min(fewest, pods.filter((pod) => readySince(pod) !== undefined).length);
  });
  await step();
  end();
  return { most, fewest };
}

test('a new Deployment makes a ReplicaSet named by its template, and is complete when its pods are ready', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 3 }));
  await clock.advance(0);
  const [set] = sets();
  const hash = set!.metadata.labels?.['pod-template-hash'];
  expect(set!.metadata.name).toBe(`web-${hash}`);
  expect(set!.spec.selector.matchLabels).toEqual({ app: 'web', 'pod-template-hash': hash });
  expect(set!.metadata.ownerReferences).toMatchObject([{ kind: 'Deployment', name: 'web', controller: true }]);
  expect(status()).toMatchObject({ observedGeneration: 1, replicas: 3, updatedReplicas: 3, unavailableReplicas: 3 });
  expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' });
  expect(condition('Available')).toMatchObject({ status: 'False', reason: 'MinimumReplicasUnavailable' });
  await clock.advance(1000);
  expect(status()).toMatchObject({ replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 });
  expect(status().unavailableReplicas).toBeUndefined();
  expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
  expect(condition('Available')).toMatchObject({ status: 'True', reason: 'MinimumReplicasAvailable' });
  expect(cluster.events(/^web$/)).toEqual([`ScalingReplicaSet: Scaled up replica set web-${hash} from 0 to 3`]);
});

test('the first word about a rollout is that its ReplicaSet was made', async () => {
  const reasons = new Set<string | undefined>();
  cluster.store.subscribe(() =>
    reasons.add(cluster.get('deployments.apps', 'web') && condition('Progressing')?.reason),
  );
  cluster.create('Deployment', 'web', webSpec());
  cluster.behaviours.behave(/./, { readyAfterSeconds: 5 });
  await clock.advance(20_000);
  expect([...reasons].filter((reason) => reason !== undefined)).toEqual([
    'NewReplicaSetCreated',
    'ReplicaSetUpdated',
    'NewReplicaSetAvailable',
  ]);
});

test.each([
  { maxSurge: 1, maxUnavailable: 0, replicas: 3, most: 4, fewest: 3 },
  { maxSurge: 0, maxUnavailable: 1, replicas: 3, most: 3, fewest: 2 },
  { maxSurge: '25%', maxUnavailable: '25%', replicas: 4, most: 5, fewest: 3 },
  { maxSurge: '25%', maxUnavailable: '25%', replicas: 1, most: 2, fewest: 1 },
  { maxSurge: 0, maxUnavailable: '20%', replicas: 2, most: 2, fewest: 1 },
  { maxSurge: '100%', maxUnavailable: 0, replicas: 3, most: 6, fewest: 3 },
])(
  'a rolling update of $replicas with surge $maxSurge and unavailable $maxUnavailable has at most $most pods and at least $fewest ready',
  async ({ maxSurge, maxUnavailable, replicas, most, fewest }) => {
    const strategy = { rollingUpdate: { maxSurge, maxUnavailable } };
    cluster.create('Deployment', 'web', webSpec({ replicas, spec: { strategy } }));
    await clock.advance(10_000);
    const seen = await extremes(async () => {
      cluster.change('Deployment', 'web', withImage('web:2'));
      await clock.advance(60_000);
    });
    expect(seen).toEqual({ most, fewest });
    expect(setOf('web:1').spec.replicas).toBe(0);
    expect(setOf('web:2').spec.replicas).toBe(replicas);
    expect(condition('Progressing')?.reason).toBe('NewReplicaSetAvailable');
    expect(web().metadata.annotations?.['deployment.kubernetes.io/revision']).toBe('2');
  },
);

test('a bad template leaves the old pods at work, and stops counting as progress after the deadline', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 3, spec: { progressDeadlineSeconds: 60 } }));
  await clock.advance(10_000);
  cluster.behaviours.behave('web:2', { readiness: 'fail' });
  cluster.change('Deployment', 'web', withImage('web:2'));
  await clock.advance(59_000);
  expect(condition('Progressing')).toMatchObject({ status: 'True', reason: 'ReplicaSetUpdated' });
  await clock.advance(5_000);
  expect(condition('Progressing')).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' });
  expect(condition('Progressing')?.message).toBe(
    `ReplicaSet "${setOf('web:2').metadata.name}" has timed out progressing.`,
  );
  expect(condition('Available')).toMatchObject({ status: 'True' });
  expect(status()).toMatchObject({ replicas: 4, updatedReplicas: 1, readyReplicas: 3, unavailableReplicas: 1 });
});

test('going back to an old template takes its ReplicaSet again, under a new revision', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  await clock.advance(10_000);
  const first = setOf('web:1').metadata.name;
  const template = web().spec.template;
  cluster.change('Deployment', 'web', withImage('web:2'));
  await clock.advance(10_000);
  cluster.change('Deployment', 'web', { spec: { template: { spec: template.spec } } });
  await clock.advance(30_000);
  expect(sets()).toHaveLength(2);
  const again = setOf('web:1');
  expect(again.metadata.name).toBe(first);
  expect(again.spec.replicas).toBe(2);
  expect(again.metadata.annotations).toMatchObject({
    'deployment.kubernetes.io/revision': '3',
    'deployment.kubernetes.io/revision-history': '1',
  });
});

test('of old ReplicaSets as many are kept as the history limit says', async () => {
  cluster.create('Deployment', 'web', webSpec({ spec: { revisionHistoryLimit: 2 } }));
  await clock.advance(10_000);
  for (const version of [2, 3, 4, 5]) {
    cluster.change('Deployment', 'web', withImage(`web:${version}`));
    await clock.advance(30_000);
  }
  const images = sets().map(({ spec }) => spec.template.spec.containers[0]?.image);
  expect(images.sort()).toEqual(['web:3', 'web:4', 'web:5']);
});

test('Recreate ends every old pod before it makes a new one', async () => {
  cluster.behaviours.behave(/./, { drainSeconds: 5 });
  cluster.create('Deployment', 'web', webSpec({ replicas: 2, spec: { strategy: { type: 'Recreate' } } }));
  await clock.advance(10_000);
  cluster.change('Deployment', 'web', withImage('web:2'));
  await clock.advance(4_000);
  expect(cluster.list('pods').map(({ metadata }) => metadata.deletionTimestamp !== undefined)).toEqual([true, true]);
  await clock.advance(10_000);
  expect(cluster.list('pods').map(({ spec }) => spec.containers[0]?.image)).toEqual(['web:2', 'web:2']);
  expect(condition('Progressing')?.reason).toBe('NewReplicaSetAvailable');
});

test('a paused Deployment rolls nothing out but scales, and its deadline begins anew when it goes on', async () => {
  cluster.create('Deployment', 'web', webSpec({ spec: { progressDeadlineSeconds: 60 } }));
  await clock.advance(10_000);
  cluster.change('Deployment', 'web', { spec: { paused: true, ...withImage('web:2').spec } });
  cluster.change('Deployment', 'web', { spec: { replicas: 2 } });
  await clock.advance(600_000);
  expect(condition('Progressing')).toMatchObject({ status: 'Unknown', reason: 'DeploymentPaused' });
  expect(sets().map(({ spec }) => spec.replicas)).toEqual([2]);
  cluster.change('Deployment', 'web', { spec: { paused: false } });
  await clock.advance(60_000);
  expect(setOf('web:2').spec.replicas).toBe(2);
  expect(condition('Progressing')?.reason).toBe('NewReplicaSetAvailable');
});

test('a pod counts as available only after minReadySeconds', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 2, spec: { minReadySeconds: 20 } }));
  await clock.advance(15_000);
  expect(status()).toMatchObject({ readyReplicas: 2, unavailableReplicas: 2 });
  expect(status().availableReplicas).toBeUndefined();
  await clock.advance(10_000);
  expect(status()).toMatchObject({ readyReplicas: 2, availableReplicas: 2 });
});

test('a Deployment that is scaled in the middle of a rollout shares what it gains among its ReplicaSets', async () => {
  const strategy = { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } };
  cluster.create('Deployment', 'web', webSpec({ replicas: 10, spec: { strategy } }));
  await clock.advance(10_000);
  cluster.behaviours.behave('web:2', { readiness: 'fail' });
  cluster.change('Deployment', 'web', withImage('web:2'));
  await clock.advance(10_000);
  expect([setOf('web:1').spec.replicas, setOf('web:2').spec.replicas]).toEqual([8, 5]);
  // The example of the Kubernetes documentation.
  cluster.change('Deployment', 'web', { spec: { replicas: 15 } });
  await clock.advance(0);
  expect([setOf('web:1').spec.replicas, setOf('web:2').spec.replicas]).toEqual([11, 7]);
  cluster.change('Deployment', 'web', { spec: { replicas: 0 } });
  await clock.advance(60_000);
  expect(cluster.list('pods')).toEqual([]);
});

test('a refusal of its pods is told by a condition, which goes when they are taken', async () => {
  let full = true;
  cluster.verbs.admissions.push(({ kind }) => (kind === 'Pod' && full ? 'exceeded quota: pods' : undefined));
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  await clock.advance(1_000);
  expect(condition('ReplicaFailure')).toMatchObject({ status: 'True', reason: 'FailedCreate' });
  expect(condition('ReplicaFailure')?.message).toMatch(/^pods "web-\w+-\w{5}" is forbidden: exceeded quota: pods$/);
  full = false;
  await clock.advance(10_000);
  expect(condition('ReplicaFailure')).toBeUndefined();
  expect(status()).toMatchObject({ availableReplicas: 2 });
});

test('deleting a Deployment takes its ReplicaSets and pods with it', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  await clock.advance(10_000);
  cluster.delete('Deployment', 'web');
  await clock.advance(60_000);
  expect([sets(), cluster.list('pods')]).toEqual([[], []]);
});

test('nothing is written once a rollout is complete', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 3 }));
  await clock.advance(60_000);
  const before = cluster.store.version;
  await clock.advance(3_600_000);
  expect(cluster.store.version).toBe(before);
  expect(clock.sleeping).toBe(0);
});
