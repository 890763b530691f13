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
const condition = (type: string) => pod().status!.conditions!.find((one) => one.type === type);
function run(container: object = {}, spec: object = {}): void {
  cluster.create('Pod', 'web', { spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...spec } });
}

test('a deleted pod runs its preStop hook, drains and is gone', async () => {
  cluster.behaviours.behave('web:1', { drainSeconds: 3 });
  run({ lifecycle: { preStop: { sleep: { seconds: 5 } } }, ports: [{ containerPort: 8080 }] });
  await clock.advance(1000);
  cluster.delete('Pod', 'web');
  expect(pod().metadata).toMatchObject({ deletionGracePeriodSeconds: 30 });
  await clock.advance(4000);
  const ask = () => cluster.controllers.requestPod('default', 'web', 8080, { method: 'GET', path: '/' });
  expect(await ask()).toMatchObject({ status: 200, body: 'web:1\n' });
  expect(condition('Ready')?.status).toBe('True');
  await clock.advance(2000);
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await clock.advance(1000);
  expect(cluster.get('pods', 'web')).toBeDefined();
  await clock.advance(1000);
  expect(cluster.get('pods', 'web')).toBeUndefined();
  expect(cluster.events()).toContain('Killing: Stopping container web');
});

test('a pod that drains for longer than its grace is killed', async () => {
  cluster.behaviours.behave('web:1', { drainSeconds: 600 });
  let last: number | undefined;
  cluster.store.subscribe(({ type, object }) => {
    if (type === 'DELETED' && object.kind === 'Pod')
      last = (object as ReturnType<typeof pod>).status?.containerStatuses?.[0]?.state.terminated?.exitCode;
  });
  run({}, { terminationGracePeriodSeconds: 10 });
  await clock.advance(1000);
  cluster.delete('Pod', 'web');
  await clock.advance(9000);
  expect(cluster.get('pods', 'web')).toBeDefined();
  await clock.advance(1000);
  expect(cluster.get('pods', 'web')).toBeUndefined();
  expect(last).toBe(137);
});

test('sidecars end after what they serve, the last one first', async () => {
  cluster.behaviours.behave(/./, { drainSeconds: 4 });
  const sidecar = (name: string) => ({ name, image: 'proxy:1', restartPolicy: 'Always' });
  run({}, { initContainers: [sidecar('log'), sidecar('proxy')] });
  await clock.advance(1000);
  cluster.delete('Pod', 'web');
  const ended = () => cluster.events().flatMap((event) => /^Killing: Stopping container (.*)/.exec(event)?.[1] ?? []);
  await clock.advance(3000);
  expect(ended()).toEqual(['web']);
  await clock.advance(4000);
  expect(ended()).toEqual(['web', 'proxy']);
  await clock.advance(4000);
  expect(ended()).toEqual(['web', 'proxy', 'log']);
  await clock.advance(4000);
  expect(cluster.get('pods', 'web')).toBeUndefined();
});
