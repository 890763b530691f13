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

const status = (resource: 'daemonsets.apps' | 'poddisruptionbudgets.policy' | 'horizontalpodautoscalers.autoscaling') =>
  cluster.get(resource, 'web')?.['status'];

test('a DaemonSet has one pod on the one node, which a new template replaces', async () => {
  const { spec } = webSpec() as { spec: { selector: object; template: object } };
  cluster.create('DaemonSet', 'web', { spec: { selector: spec.selector, template: spec.template } });
  await clock.advance(5000);
  expect(status('daemonsets.apps')).toMatchObject({
    desiredNumberScheduled: 1,
    numberReady: 1,
    numberAvailable: 1,
    updatedNumberScheduled: 1,
  });
  const [before] = cluster.list('pods');
  cluster.change('DaemonSet', 'web', {
    spec: { template: { spec: { containers: [{ name: 'web', image: 'web:2' }] } } },
  });
  await clock.advance(30_000);
  const pods = cluster.list('pods');
  expect(pods.map(({ spec: { containers } }) => containers[0]?.image)).toEqual(['web:2']);
  expect(pods[0]?.metadata.name).not.toBe(before?.metadata.name);
  expect(status('daemonsets.apps')).toMatchObject({ numberAvailable: 1, observedGeneration: 2 });
});

test('an autoscaler scales its target within its limits when it is told to, and again when others set it back', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  cluster.create('HorizontalPodAutoscaler', 'web', { spec: { scaleTargetRef, minReplicas: 2, maxReplicas: 8 } });
  await clock.advance(10_000);
  const replicas = () => cluster.get('deployments.apps', 'web')?.spec.replicas;
  expect(replicas()).toBe(2);
  cluster.behaviours.autoscale('default', 'web', 20);
  await clock.advance(5000);
  expect(replicas()).toBe(8);
  expect(status('horizontalpodautoscalers.autoscaling')).toMatchObject({ currentReplicas: 8, desiredReplicas: 8 });
  expect(cluster.events(/^web$/)).toContain(
    'SuccessfulRescale: New size: 8; reason: cpu resource utilization (percentage of request) above target',
  );
  const owners = cluster.get('deployments.apps', 'web')?.metadata.managedFields;
  expect(owners).toContainEqual(
    expect.objectContaining({ manager: 'kube-controller-manager', operation: 'Update', subresource: 'scale' }),
  );
  cluster.change('Deployment', 'web', { spec: { replicas: 2 } });
  await clock.advance(5000);
  expect(replicas()).toBe(2);
  await clock.advance(10_000);
  expect(replicas()).toBe(8);
});

test('a disruption budget counts what is healthy', async () => {
  cluster.create('PodDisruptionBudget', 'web', {
    spec: { selector: { matchLabels: { app: 'web' } }, minAvailable: '50%' },
  });
  cluster.create('Deployment', 'web', webSpec({ replicas: 3 }));
  await clock.advance(500);
  expect(status('poddisruptionbudgets.policy')).toMatchObject({
    expectedPods: 3,
    currentHealthy: 0,
    disruptionsAllowed: 0,
  });
  await clock.advance(5000);
  expect(status('poddisruptionbudgets.policy')).toMatchObject({
    currentHealthy: 3,
    desiredHealthy: 2,
    disruptionsAllowed: 1,
    conditions: [{ type: 'DisruptionAllowed', status: 'True', reason: 'SufficientPods' }],
  });
});

test('what has lost one of two owners stays, what has lost all goes, and so does what names an owner that never was', async () => {
  const one = cluster.create('ConfigMap', 'one', {});
  const two = cluster.create('ConfigMap', 'two', {});
  const owner = ({ metadata: { name, uid } }: typeof one) => ({ apiVersion: 'v1', kind: 'ConfigMap', name, uid });
  cluster.create('ConfigMap', 'child', {}, { ownerReferences: [owner(one), owner(two)] });
  cluster.create('ConfigMap', 'grandchild', {}, { ownerReferences: [owner(cluster.get('configmaps', 'child')!)] });
  cluster.create('ConfigMap', 'stray', {}, { ownerReferences: [{ ...owner(one), uid: 'never-was' }] });
  await clock.advance(0);
  const names = () => cluster.list('configmaps').map(({ metadata }) => metadata.name);
  expect(names()).toEqual(['one', 'two', 'child', 'grandchild']);
  cluster.delete('ConfigMap', 'one');
  await clock.advance(0);
  expect(cluster.get('configmaps', 'child')?.metadata.ownerReferences).toMatchObject([{ name: 'two' }]);
  cluster.delete('ConfigMap', 'two');
  await clock.advance(0);
  expect(names()).toEqual([]);
});

test('a namespace takes all that is in it with it, after its pods have ended', async () => {
  cluster.behaviours.behave(/./, { drainSeconds: 10 });
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  cluster.create('Service', 'web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
  await clock.advance(5000);
  const namespace = cluster.store.get('namespaces', '', 'default')!;
  const metadata = { ...namespace.metadata, deletionTimestamp: '2026-11-23T12:00:05Z' };
  cluster.store.update('namespaces', { ...namespace, metadata });
  await clock.advance(5000);
  expect(cluster.store.get('namespaces', '', 'default')).toMatchObject({ status: { phase: 'Terminating' } });
  expect(cluster.list('pods')).toHaveLength(2);
  expect(cluster.list('deployments.apps')).toEqual([]);
  await clock.advance(10_000);
  expect(cluster.store.get('namespaces', '', 'default')).toBeUndefined();
  for (const resource of ['pods', 'services', 'replicasets.apps', 'events', 'endpoints'] as const)
    expect(cluster.list(resource)).toEqual([]);
});

test('a ReplicaSet takes in orphans that fit, lets go what does not, and leaves what others have alone', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 2 }));
  await clock.advance(5000);
  const [one] = cluster.list('pods');
  cluster.change('Pod', one!.metadata.name, { metadata: { labels: { app: 'debugged' } } });
  await clock.advance(5000);
  expect(cluster.get('pods', one!.metadata.name)?.metadata.ownerReferences).toEqual([]);
  expect(cluster.list('pods')).toHaveLength(3);
  cluster.change('Pod', one!.metadata.name, { metadata: { labels: { app: 'web' } } });
  await clock.advance(60_000);
  expect(cluster.list('pods')).toHaveLength(2);
  const [set] = cluster.list('replicasets.apps');
  cluster.create('ReplicaSet', 'rival', { spec: { ...set!.spec, replicas: 1 } });
  await clock.advance(60_000);
  const owners = cluster.list('pods').map(({ metadata }) => metadata.ownerReferences?.[0]?.name);
  expect(owners.filter((name) => name === 'rival')).toHaveLength(1);
  expect(cluster.list('pods')).toHaveLength(3);
});

test('of pods that are too many, those go first that serve least', async () => {
  cluster.create('Deployment', 'web', webSpec({ replicas: 1 }));
  await clock.advance(5000);
  const [old] = cluster.list('pods');
  cluster.change('Deployment', 'web', { spec: { replicas: 3 } });
  await clock.advance(500);
  cluster.change('Deployment', 'web', { spec: { replicas: 1 } });
  await clock.advance(60_000);
  expect(cluster.list('pods').map(({ metadata }) => metadata.name)).toEqual([old!.metadata.name]);
});

test('a pod that others delete is replaced, which is no new rollout', async () => {
  cluster.create('Deployment', 'web', webSpec());
  await clock.advance(5000);
  const reasons = new Set<string | undefined>();
  cluster.store.subscribe(() => {
    const { conditions } = cluster.get('deployments.apps', 'web')?.status ?? {};
    reasons.add(conditions?.find(({ type }) => type === 'Progressing')?.reason);
  });
  const [old] = cluster.list('pods');
  cluster.delete('Pod', old!.metadata.name);
  await clock.advance(5000);
  expect(cluster.list('pods').map(({ metadata }) => metadata.name)).not.toContain(old!.metadata.name);
  expect(cluster.get('deployments.apps', 'web')?.status?.availableReplicas).toBe(1);
  expect([...reasons]).toEqual(['NewReplicaSetAvailable']);
});

test('refused pods are asked for one at a time, ever more rarely', async () => {
  let asked = 0;
  cluster.verbs.admissions.push(({ kind }) => {
    if (kind !== 'Pod') return undefined;
    asked++;
    return 'no';
  });
  cluster.create('Deployment', 'web', webSpec({ replicas: 50 }));
  await clock.advance(60_000);
  expect(asked).toBeGreaterThan(10);
  expect(asked).toBeLessThan(20);
});

test('load balancers get an address, and definitions are established', async () => {
  cluster.create('Service', 'web', { spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] } });
  const names = { plural: 'things', singular: 'thing', kind: 'Thing' };
  const versions = [{ name: 'v1', served: true, storage: true }];
  const spec = { group: 'example.com', scope: 'Namespaced', names, versions };
  cluster.create('CustomResourceDefinition', 'things.example.com', { spec });
  await clock.advance(0);
  expect(cluster.get('services', 'web')?.status?.loadBalancer?.ingress).toHaveLength(1);
  const definition = cluster.store.get('customresourcedefinitions.apiextensions.k8s.io', '', 'things.example.com');
  expect(definition?.['status']).toMatchObject({
    conditions: [{ type: 'NamesAccepted' }, { type: 'Established', status: 'True' }],
  });
});

test('two runs of the same story write the same things in the same order', async () => {
  const story = async () => {
    const own = jumpingClock({ quietMs: 0 });
    const other = new ClusterForTests(own);
    other.create('Service', 'web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
    other.create('Deployment', 'web', webSpec({ replicas: 3 }));
    await own.advance(5000);
    other.behaviours.behave('web:2', { crash: { afterSeconds: 1, exitCode: 1 } });
    other.change('Deployment', 'web', {
      spec: { template: { spec: { containers: [{ name: 'web', image: 'web:2' }] } } },
    });
    await own.advance(120_000);
    other.controllers.stop();
    return other.writes;
  };
  const first = await story();
  expect(first.length).toBeGreaterThan(50);
  expect(await story()).toEqual(first);
});

test('controllers that are stopped write nothing and hold no timer', async () => {
  cluster.behaviours.behave(/./, { crash: { afterSeconds: 1, exitCode: 1 } });
  cluster.create('Deployment', 'web', webSpec());
  await clock.advance(5000);
  cluster.controllers.stop();
  await clock.settle();
  expect(clock.sleeping).toBe(0);
  const { version } = cluster.store;
  await clock.advance(600_000);
  expect(cluster.store.version).toBe(version);
});
