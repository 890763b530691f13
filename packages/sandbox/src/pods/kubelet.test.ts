import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClusterForTests } from '../controllers/cluster-for-tests.ts';

let clock: JumpingClock;
let cluster: ClusterForTests;
beforeEach(() => {
  clock = jumpingClock({ quietMs: 0 });
  cluster = new ClusterForTests(clock);
});
afterEach(() => cluster.controllers.stop());

const pod = () => cluster.get('pods', 'web')!;
const main = () => pod().status!.containerStatuses![0]!;
const condition = (type: string) => pod().status!.conditions!.find((one) => one.type === type);
function run(container: object = {}, spec: object = {}): void {
  cluster.create('Pod', 'web', { spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...spec } });
}
const httpProbe = { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5, failureThreshold: 2 };

test('a pod is scheduled, pulled, started and ready, and the events say so', async () => {
  cluster.behaviours.behave('web:1', { pullSeconds: 1.5, readyAfterSeconds: 3 });
  run({ readinessProbe: httpProbe });
  await clock.advance(0);
  expect(pod().spec.nodeName).toBe('sandbox');
  expect(pod().status).toMatchObject({ phase: 'Pending', podIP: '10.244.0.2' });
  expect(main()).toMatchObject({ state: { waiting: { reason: 'ContainerCreating' } }, imageID: '', ready: false });
  await clock.advance(2000);
  expect(pod().status?.phase).toBe('Running');
  expect(main()).toMatchObject({ state: { running: {} }, started: true, ready: false, restartCount: 0 });
  expect(main().imageID).toMatch(/^docker\.io\/library\/web@sha256:[0-9a-f]{64}$/);
  expect(condition('Ready')).toMatchObject({ status: 'False', reason: 'ContainersNotReady' });
  expect(condition('Ready')?.message).toBe('containers with unready status: [web]');
  await clock.advance(3000);
  expect(condition('Ready')).toMatchObject({ status: 'True', lastTransitionTime: '2026-11-23T12:00:04Z' });
  expect(condition('PodScheduled')?.lastTransitionTime).toBe('2026-11-23T12:00:00Z');
  expect(cluster.events()).toEqual([
    'Scheduled: Successfully assigned default/web to sandbox',
    'Pulling: Pulling image "web:1"',
    expect.stringMatching(
      /^Pulled: Successfully pulled image "web:1" in 1\.5s \(1\.5s including waiting\)\. Image size: \d+ bytes\.$/,
    ),
    'Created: Created container: web',
    'Started: Started container web',
    'Unhealthy: Readiness probe failed: Get "http://10.244.0.2:8080/ready": dial tcp 10.244.0.2:8080: connect: connection refused',
  ]);
});

test('an event names its object, its container and who tells it', async () => {
  run();
  await clock.advance(1000);
  const started = cluster.list('events').find(({ reason }) => reason === 'Started');
  expect(started).toMatchObject({
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'web',
      uid: pod().metadata.uid,
      fieldPath: 'spec.containers{web}',
    },
    type: 'Normal',
    count: 1,
    lastTimestamp: '2026-11-23T12:00:00Z',
    source: { component: 'kubelet', host: 'sandbox' },
    reportingComponent: 'kubelet',
  });
});

test('the scheduler tells in the new form of events, which has neither a count nor a last time', async () => {
  run();
  await clock.advance(1000);
  expect(cluster.list('events').find(({ reason }) => reason === 'Scheduled')).toMatchObject({
    lastTimestamp: null,
    eventTime: '2026-11-23T12:00:00.000000Z',
    action: 'Binding',
    reportingComponent: 'default-scheduler',
  });
});

test('an image that the node has is not pulled again, unless the policy is Always', async () => {
  run();
  await clock.advance(1000);
  cluster.create('Pod', 'two', { spec: { containers: [{ name: 'web', image: 'web:1' }] } });
  cluster.create('Pod', 'three', {
    spec: { containers: [{ name: 'web', image: 'web:1', imagePullPolicy: 'Always' }] },
  });
  await clock.advance(1000);
  expect(cluster.events(/two/)).toContain('Pulled: Container image "web:1" already present on machine');
  expect(cluster.events(/three/)).toContain('Pulling: Pulling image "web:1"');
});

test.each([
  ['not-found', /code = NotFound .*docker\.io\/library\/web:1: not found$/],
  ['denied', /pull access denied, repository does not exist or may require authorization/],
  ['unreachable', /Head "https:.*\/v2\/library\/web\/manifests\/1": dial tcp .*connection refused$/],
] as const)('an image that is %s is waited for with a back-off', async (pull, words) => {
  cluster.behaviours.behave('web:1', { pull });
  run();
  await clock.advance(500);
  expect(main().state.waiting?.reason).toBe('ErrImagePull');
  expect(main().state.waiting?.message).toMatch(words);
  await clock.advance(8000);
  expect(main().state.waiting?.reason).toBe('ImagePullBackOff');
  expect(main().state.waiting?.message).toMatch(
    /^Back-off pulling image "web:1": ErrImagePull: (rpc error: code = NotFound desc = )?failed to pull /,
  );
  expect(pod().status?.phase).toBe('Pending');
  await clock.advance(30_000);
  const events = cluster.events();
  expect(events).toContain('BackOff: Back-off pulling image "web:1" (3)');
  expect(events).toContain('Failed: Error: ErrImagePull (3)');
  expect(events).toContain('Failed: Error: ImagePullBackOff (3)');
});

test('a registry that comes back lets the pod start at its next try', async () => {
  cluster.behaviours.behave('web:1', { pull: { unreachableForSeconds: 15 } });
  run();
  await clock.advance(20_000);
  expect(main().state.waiting?.reason).toBe('ImagePullBackOff');
  await clock.advance(11_000);
  expect(main().state.running).toBeDefined();
});

test('what is no image name is said to be none', async () => {
  run({ image: 'Web:1' });
  await clock.advance(1000);
  expect(main().state.waiting).toEqual({
    reason: 'InvalidImageName',
    message:
      'Failed to apply default image tag "Web:1": couldn\'t parse image name "Web:1": invalid reference format: repository name (library/Web) must be lowercase',
  });
});

test('a container that crashes is restarted at once, then with a back-off that doubles', async () => {
  cluster.behaviours.behave('web:1', {
    crash: { afterSeconds: 2, exitCode: 3, log: ['panic: no database'] },
    log: ['starts'],
  });
  run();
  await clock.advance(2000);
  expect(main().state.terminated).toMatchObject({ exitCode: 3, reason: 'Error', finishedAt: '2026-11-23T12:00:02Z' });
  await clock.advance(1000);
  expect(main()).toMatchObject({ restartCount: 1, state: { running: {} }, lastState: { terminated: { exitCode: 3 } } });
  await clock.advance(3000);
  const { uid } = pod().metadata;
  expect(main()).toMatchObject({ restartCount: 1, ready: false, lastState: { terminated: { exitCode: 3 } } });
  expect(main().state.waiting).toEqual({
    reason: 'CrashLoopBackOff',
    message: `back-off 10s restarting failed container=web pod=web_default(${uid})`,
  });
  expect(pod().status?.phase).toBe('Running');
  const restarts: string[] = [];
  const end = cluster.store.subscribe(({ resource }) => {
    if (resource !== 'pods' || main().state.waiting === undefined) return;
    const said = main().state.waiting!.message!.split(' ')[1]!;
    if (restarts.at(-1) !== said) restarts.push(said);
  });
  await clock.advance(1_500_000);
  end();
  expect(restarts).toEqual(['20s', '40s', '1m20s', '2m40s', '5m0s']);
  expect(main().restartCount).toBe(9);
  expect(cluster.events().join('\n')).toContain(`Back-off restarting failed container web in pod web_default(${uid})`);
  expect(cluster.controllers.logs('default', 'web')).toBe('starts\npanic: no database\n');
  expect(cluster.controllers.logs('default', 'web', { previous: true, tailLines: 1 })).toBe('panic: no database\n');
});

test('a container that crashes a number of times is healthy from then on', async () => {
  cluster.behaviours.behave('web:1', { crash: { afterSeconds: 1, exitCode: 137, reason: 'OOMKilled', times: 2 } });
  run();
  await clock.advance(60_000);
  expect(main()).toMatchObject({ ready: true, restartCount: 2, lastState: { terminated: { reason: 'OOMKilled' } } });
});

test('a command that is not in the image is told by the runtime', async () => {
  cluster.behaviours.behave('web:1', { execNotFound: true });
  run({ command: ['serve'] });
  await clock.advance(0);
  expect(main().state.waiting?.reason).toBe('RunContainerError');
  expect(main().state.waiting?.message).toContain('exec: "serve": executable file not found in $PATH');
  expect(main().lastState.terminated).toMatchObject({
    exitCode: 128,
    reason: 'StartError',
    startedAt: '1970-01-01T00:00:00Z',
  });
  await clock.advance(5000);
  expect(main().state.waiting?.reason).toBe('CrashLoopBackOff');
});

test('a ConfigMap, Secret or key that is missing is named, until it is there', async () => {
  const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }];
  run({ env, envFrom: [{ secretRef: { name: 'password' } }, { secretRef: { name: 'other', optional: true } }] });
  await clock.advance(0);
  expect(main().state.waiting).toEqual({
    reason: 'CreateContainerConfigError',
    message: 'secret "password" not found',
  });
  expect(cluster.events()).toContain('Failed: Error: secret "password" not found');
  cluster.create('Secret', 'password', { stringData: { a: '1' } });
  await clock.advance(10_000);
  expect(main().state.waiting?.message).toBe('configmap "settings" not found');
  cluster.create('ConfigMap', 'settings', { data: { b: '1' } });
  await clock.advance(10_000);
  expect(main().state.waiting?.message).toBe("couldn't find key a in ConfigMap default/settings");
  cluster.change('ConfigMap', 'settings', { data: { a: '1' } });
  await clock.advance(10_000);
  expect(main().state.running).toBeDefined();
});

test('a volume of a ConfigMap that is missing keeps the containers from being made', async () => {
  const volumes = [{ name: 'files', configMap: { name: 'settings', items: [{ key: 'a', path: 'a' }] } }];
  run({}, { volumes });
  await clock.advance(5000);
  expect(main().state.waiting).toEqual({ reason: 'ContainerCreating' });
  expect(condition('PodReadyToStartContainers')?.status).toBe('False');
  expect(pod().status?.podIP).toBeUndefined();
  expect(cluster.events().at(-1)).toBe(
    'FailedMount: MountVolume.SetUp failed for volume "files" : configmap "settings" not found (4)',
  );
  cluster.create('ConfigMap', 'settings', { data: {} });
  await clock.advance(5000);
  expect(cluster.events().at(-1)).toContain('configmap references non-existent config key: a');
  cluster.change('ConfigMap', 'settings', { data: { a: '1' } });
  await clock.advance(60_000);
  expect(main().ready).toBe(true);
});

test('a pod that no node takes is pending, with the reason of the scheduler', async () => {
  cluster.behaviours.behave('web:1', { unschedulable: { forSeconds: 30 } });
  run();
  await clock.advance(29_000);
  expect(pod().status?.phase).toBe('Pending');
  expect(condition('PodScheduled')).toMatchObject({ status: 'False', reason: 'Unschedulable' });
  expect(condition('PodScheduled')?.message).toMatch(/^0\/1 nodes are available: 1 Insufficient cpu\. /);
  expect(cluster.events()).toEqual([`FailedScheduling: ${condition('PodScheduled')?.message}`]);
  await clock.advance(5000);
  expect(main().ready).toBe(true);
});

test('init containers run one after the other, then sidecars with the containers', async () => {
  const initContainers = [
    { name: 'one', image: 'init:1' },
    {
      name: 'proxy',
      image: 'proxy:1',
      restartPolicy: 'Always',
      startupProbe: { tcpSocket: { port: 1 }, periodSeconds: 1 },
    },
    { name: 'two', image: 'init:2' },
  ];
  cluster.behaviours.behave(/init/, { runSeconds: 5 });
  cluster.behaviours.behave('proxy:1', { readyAfterSeconds: 2 });
  run({}, { initContainers });
  await clock.advance(4000);
  expect(pod().status?.phase).toBe('Pending');
  expect(main().state.waiting?.reason).toBe('PodInitializing');
  expect(condition('Initialized')?.message).toBe('containers with incomplete status: [one proxy two]');
  await clock.advance(2500);
  expect(pod().status?.initContainerStatuses).toMatchObject([
    { ready: true, state: { terminated: { exitCode: 0, reason: 'Completed' } } },
    { started: false, state: { running: {} } },
    { state: { waiting: { reason: 'PodInitializing' } } },
  ]);
  await clock.advance(6000);
  expect(pod().status?.phase).toBe('Running');
  expect(condition('Initialized')?.status).toBe('True');
  expect(condition('Ready')?.status).toBe('True');
});

test('an init container that fails is tried again, and keeps the pod from starting', async () => {
  cluster.behaviours.behave('init:1', { crash: { afterSeconds: 1, exitCode: 1 } });
  run({}, { initContainers: [{ name: 'one', image: 'init:1' }] });
  await clock.advance(5000);
  expect(pod().status?.initContainerStatuses?.[0]).toMatchObject({
    restartCount: 1,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
  });
  expect(pod().status?.phase).toBe('Pending');
});

test('a pod answers on the ports that it declares, by number and name, as it is told to', async () => {
  cluster.behaviours.behave({ image: 'web:1', name: /^web$/ }, { answer: ({ path }) => ({ status: 201, body: path }) });
  run({ ports: [{ name: 'http', containerPort: 8080 }] });
  await clock.advance(1000);
  const ask = (port: number | string) =>
    cluster.controllers.requestPod('default', 'web', port, { method: 'GET', path: '/a' });
  expect(await ask(8080)).toEqual({ status: 201, body: '/a' });
  expect(await ask('http')).toEqual({ status: 201, body: '/a' });
  await expect(ask(9090)).rejects.toThrow('connect ECONNREFUSED 10.244.0.2:9090');
});

test('a readiness gate keeps a pod from being ready', async () => {
  run({}, { readinessGates: [{ conditionType: 'example.com/gate' }] });
  await clock.advance(2000);
  expect(condition('ContainersReady')?.status).toBe('True');
  expect(condition('Ready')).toMatchObject({ status: 'False', reason: 'ReadinessGatesNotReady' });
});
