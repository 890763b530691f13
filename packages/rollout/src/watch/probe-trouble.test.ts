import { expect, test } from 'vitest';
import type { KubeEvent } from '../kube/objects.ts';
import { probeTrouble } from './probe-trouble.ts';
import { isProven, type Trouble } from './trouble.ts';

const start = Date.parse('2026-11-23T12:00:00Z');
const status = { name: 'web', ready: false, started: true, state: { running: { startedAt: '2026-11-23T12:00:00Z' } } };
const spec = { name: 'web', readinessProbe: { httpGet: { path: '/readyz' }, periodSeconds: 1 } };
const unhealthy = (message: string, count: number): KubeEvent[] => [
  {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'e' },
    involvedObject: { fieldPath: 'spec.containers{web}' },
    reason: 'Unhealthy',
    message,
    count,
  },
];
const no = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
const silence = 'Readiness probe failed: Get "http://10.244.0.5:8080/readyz": dial tcp: connect: connection refused';

function provenAfter(seconds: number, events: readonly KubeEvent[], usualReadyMs: number | undefined): boolean {
  const trouble = probeTrouble(status, spec, events, start + seconds * 1000, usualReadyMs);
  return trouble !== undefined && isProven(trouble as unknown as Trouble, 0);
}

test('a clear no is proof once it lasts longer than the pods before needed, with room', () => {
  expect(provenAfter(4, unhealthy(no, 4), 1_000)).toBe(false);
  expect(provenAfter(6, unhealthy(no, 6), 1_000)).toBe(true);
  expect(provenAfter(12, unhealthy(no, 12), 8_000)).toBe(false);
  expect(provenAfter(20, unhealthy(no, 20), 8_000)).toBe(true);
});

test('an application that does not listen yet may just be on a slow node', () => {
  expect(provenAfter(30, unhealthy(silence, 30), 1_000)).toBe(false);
  expect(provenAfter(70, unhealthy(silence, 70), 1_000)).toBe(true);
});

test('without a predecessor it is given a minute', () => {
  expect(provenAfter(30, unhealthy(no, 30), undefined)).toBe(false);
  expect(provenAfter(61, unhealthy(no, 61), undefined)).toBe(true);
});

test('a container that is ready, or was never asked, is in no trouble', () => {
  expect(probeTrouble({ ...status, ready: true }, spec, unhealthy(no, 9), start + 60_000, 1)).toBeUndefined();
  expect(probeTrouble(status, spec, [], start + 60_000, 1)).toBeUndefined();
});

test('a startup probe has a budget of its own, which the kubelet keeps', () => {
  const starting = { ...spec, startupProbe: { httpGet: { path: '/' }, failureThreshold: 60 } };
  const events = unhealthy('Startup probe failed: HTTP probe failed with statuscode: 503', 50);
  const trouble = probeTrouble({ ...status, started: false }, starting, events, start + 500_000, 1_000);
  expect(trouble).toMatchObject({ code: 'startup-failing' });
  expect(isProven(trouble as unknown as Trouble, 500_000)).toBe(false);
});
