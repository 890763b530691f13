import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClusterForTests } from './cluster-for-tests.ts';

let clock: JumpingClock;
let cluster: ClusterForTests;
beforeEach(() => {
  clock = jumpingClock({ quietMs: 0 });
  cluster = new ClusterForTests(clock);
});
afterEach(() => cluster.controllers.stop());

const status = () => cluster.get('jobs.batch', 'job')!.status!;
const conditions = () => (status().conditions ?? []).map(({ type, status: is, reason }) => `${type}=${is} ${reason}`);
function create(spec: object = {}, restartPolicy = 'Never'): void {
  const template = { spec: { restartPolicy, containers: [{ name: 'main', image: 'job:1' }] } };
  cluster.create('Job', 'job', { spec: { template, ...spec } });
}

test('a Job runs a pod to its end and is complete', async () => {
  cluster.behaviours.behave('job:1', { runSeconds: 5, log: ['migrated'] });
  create();
  await clock.advance(4000);
  expect(status()).toMatchObject({ active: 1, ready: 1, startTime: '2026-11-23T12:00:00Z' });
  const [pod] = cluster.list('pods');
  expect(pod!.metadata.labels).toMatchObject({ 'job-name': 'job', 'batch.kubernetes.io/job-name': 'job' });
  await clock.advance(2000);
  expect(conditions()).toEqual(['SuccessCriteriaMet=True CompletionsReached', 'Complete=True CompletionsReached']);
  expect(status()).toMatchObject({ succeeded: 1, completionTime: '2026-11-23T12:00:05Z', ready: 0 });
  expect(cluster.get('pods', pod!.metadata.name)?.status?.phase).toBe('Succeeded');
  expect(cluster.controllers.logs('default', pod!.metadata.name)).toBe('migrated\n');
  expect(cluster.events(/^job$/).at(-1)).toBe('Completed: Job completed');
});

test('as many pods as completions are run, so many at a time', async () => {
  cluster.behaviours.behave('job:1', { runSeconds: 10 });
  create({ completions: 5, parallelism: 2 });
  await clock.advance(9000);
  expect(status().active).toBe(2);
  await clock.advance(2000);
  expect(status()).toMatchObject({ active: 2, succeeded: 2 });
  await clock.advance(30_000);
  expect(status().succeeded).toBe(5);
  expect(conditions().at(-1)).toBe('Complete=True CompletionsReached');
});

test('a pod that fails is replaced after a back-off, and too many are the end', async () => {
  cluster.behaviours.behave('job:1', { crash: { afterSeconds: 1, exitCode: 1 } });
  create({ backoffLimit: 2 });
  await clock.advance(5000);
  expect(status()).toMatchObject({ failed: 1 });
  expect(cluster.list('pods')).toHaveLength(1);
  await clock.advance(8000);
  expect(cluster.list('pods')).toHaveLength(2);
  await clock.advance(60_000);
  expect(status().failed).toBe(3);
  expect(conditions()).toEqual(['FailureTarget=True BackoffLimitExceeded', 'Failed=True BackoffLimitExceeded']);
  expect(cluster.events(/^job$/).at(-1)).toBe('BackoffLimitExceeded: Job has reached the specified backoff limit');
});

test('restarts of one pod count as failures too', async () => {
  cluster.behaviours.behave('job:1', { crash: { afterSeconds: 1, exitCode: 1 } });
  create({ backoffLimit: 2 }, 'OnFailure');
  await clock.advance(60_000);
  expect(conditions()).toEqual(['FailureTarget=True BackoffLimitExceeded', 'Failed=True BackoffLimitExceeded']);
  expect(cluster.list('pods').filter(({ metadata }) => metadata.deletionTimestamp === undefined)).toEqual([]);
});

test('a Job that takes longer than its deadline fails, and its pod is ended first', async () => {
  cluster.behaviours.behave('job:1', { runSeconds: 600, drainSeconds: 5 });
  create({ activeDeadlineSeconds: 30 });
  await clock.advance(31_000);
  expect(conditions()).toEqual(['FailureTarget=True DeadlineExceeded']);
  expect(status().terminating).toBe(1);
  await clock.advance(5000);
  expect(conditions()).toEqual(['FailureTarget=True DeadlineExceeded', 'Failed=True DeadlineExceeded']);
});

test('a suspended Job has no pods until it is resumed, and a finished one goes after its time to live', async () => {
  create({ suspend: true, ttlSecondsAfterFinished: 60 });
  await clock.advance(10_000);
  expect(conditions()).toEqual(['Suspended=True JobSuspended']);
  expect(cluster.list('pods')).toEqual([]);
  cluster.change('Job', 'job', { spec: { suspend: false } });
  await clock.advance(30_000);
  expect(conditions().at(-1)).toBe('Complete=True CompletionsReached');
  await clock.advance(40_000);
  expect([cluster.list('jobs.batch'), cluster.list('pods')]).toEqual([[], []]);
});
