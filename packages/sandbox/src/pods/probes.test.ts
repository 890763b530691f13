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
function run(container: object = {}, spec: object = {}): void {
  cluster.create('Pod', 'web', { spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...spec } });
}
const httpProbe = { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 5, failureThreshold: 2 };

test('a readiness probe that fails is counted in one event, and what is told later is met at its next period', async () => {
  cluster.behaviours.behave('web:1', { readiness: 'fail', readyAfterSeconds: 0 });
  run({ readinessProbe: httpProbe });
  await clock.advance(61_000);
  expect(cluster.events().at(-1)).toBe(
    'Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503 (13)',
  );
  expect(main()).toMatchObject({ ready: false, restartCount: 0 });
  cluster.behaviours.behave('web:1', {});
  await clock.advance(5000);
  expect(main().ready).toBe(true);
  cluster.behaviours.behave('web:1', { readiness: 'fail' });
  await clock.advance(4000);
  expect(main().ready).toBe(true);
  await clock.advance(6000);
  expect(main().ready).toBe(false);
});

test('a container without a readiness probe is ready as soon as it runs', async () => {
  cluster.behaviours.behave('web:1', { readiness: 'fail', readyAfterSeconds: 60 });
  run();
  await clock.advance(1000);
  expect(main().ready).toBe(true);
});

test('a liveness probe that fails often enough restarts the container', async () => {
  cluster.behaviours.behave('web:1', { liveness: 'fail', drainSeconds: 1 });
  run({ livenessProbe: { ...httpProbe, failureThreshold: 3 } });
  await clock.advance(9000);
  expect(main().restartCount).toBe(0);
  await clock.advance(4000);
  expect(main()).toMatchObject({ restartCount: 1, lastState: { terminated: { exitCode: 0 } } });
  expect(cluster.events()).toContain('Killing: Container web failed liveness probe, will be restarted');
});

test('a startup probe holds the others back, and restarts what starts too slowly', async () => {
  cluster.behaviours.behave('web:1', { readyAfterSeconds: 25 });
  run({
    startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10, failureThreshold: 2 },
    livenessProbe: httpProbe,
  });
  await clock.advance(12_000);
  expect(main()).toMatchObject({ started: false, restartCount: 1 });
  expect(cluster.events()).toContain('Killing: Container web failed startup probe, will be restarted');
  expect(cluster.events().some((event) => event.includes('Liveness'))).toBe(false);
});
