import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';
import { type Probe, probesOf } from './probe.ts';

async function probe(numbers: Readonly<Record<string, number>>): Promise<Probe> {
  const fields = Object.entries(numbers).map(([key, value]) => `${key}: ${value}`);
  const container = `{name: web, livenessProbe: {${['tcpSocket: {port: 1}', ...fields].join(', ')}}}`;
  const text = `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [${container}]}}`;
  const { index } = await lintManifests([{ file: 'pod.yaml', text, defects: [] }]);
  return probesOf(index.workloads[0]!.containers[0]!)[0]!;
}

describe('the arithmetic of a probe', () => {
  test.each([
    ['the defaults', {}, { patience: 21, budget: 21, detection: 31 }],
    [
      'zeros are defaults',
      { periodSeconds: 0, timeoutSeconds: 0, failureThreshold: 0 },
      { patience: 21, budget: 21, detection: 31 },
    ],
    ['one failure', { failureThreshold: 1, periodSeconds: 1 }, { patience: 1, budget: 1, detection: 2 }],
    ['a delay counts for the start only', { initialDelaySeconds: 30 }, { patience: 21, budget: 51, detection: 31 }],
    ['a long timeout stretches the period', { timeoutSeconds: 30 }, { patience: 90, budget: 90, detection: 100 }],
    ['a startup budget', { periodSeconds: 5, failureThreshold: 12 }, { patience: 56, budget: 56, detection: 61 }],
  ])('%s', async (_, numbers, expected) => {
    expect(await probe(numbers)).toMatchObject(expected);
  });

  test('agrees with the kubelet played second by second', async () => {
    const seconds = (min: number, max: number) => fc.integer({ min, max });
    const numbers = fc.record({
      initialDelaySeconds: seconds(0, 30),
      periodSeconds: seconds(1, 30),
      timeoutSeconds: seconds(1, 40),
      failureThreshold: seconds(1, 6),
    });
    await fc.assert(
      fc.asyncProperty(numbers, async (given) => {
        expect((await probe(given)).budget).toBe(playedKill(given));
      }),
      { numRuns: 200 },
    );
  });
});

/** The kubelet's loop for a container that never answers: a ticker that keeps at most one missed tick, one probe at a time. */
function playedKill(given: {
  initialDelaySeconds: number;
  periodSeconds: number;
  timeoutSeconds: number;
  failureThreshold: number;
}): number {
  let failures = 0;
  let missed = false;
  let busyUntil: number | undefined;
  for (let second = given.initialDelaySeconds; ; second++) {
    if ((second - given.initialDelaySeconds) % given.periodSeconds === 0) missed = true;
    if (busyUntil === second) {
      busyUntil = undefined;
      if (++failures === given.failureThreshold) return second;
    }
    if (busyUntil === undefined && missed) {
      missed = false;
      busyUntil = second + given.timeoutSeconds;
    }
  }
}
