import { jumpingClock } from '@slipway/testkit';
import { expect, test } from 'vitest';
import { RequestStream } from './request-stream.ts';

test('requests are sent at their rate whether they are answered or not, and failures are kept', async () => {
  const clock = jumpingClock({ quietMs: 0 });
  let asked = 0;
  const stream = new RequestStream(
    async () => {
      asked++;
      if (asked % 10 === 0) return 'HTTP 503';
      if (asked % 25 === 1) throw new Error('connection refused');
      return undefined;
    },
    clock,
    { perSecond: 50, timeoutMs: 1_000 },
  );
  stream.start();
  await clock.advance(2_000);
  const result = await stream.stop();
  expect(result.sent).toBeGreaterThanOrEqual(100);
  expect(result.sent).toBeLessThanOrEqual(102);
  expect(result.failed).toBe(result.failures.length);
  expect(new Set(result.failures.map(({ what }) => what))).toEqual(new Set(['HTTP 503', 'connection refused']));
});

test('a stream that is stopped before it starts has sent nothing', async () => {
  const stream = new RequestStream(async () => undefined, jumpingClock(), { perSecond: 1, timeoutMs: 1 });
  expect(await stream.stop()).toMatchObject({ sent: 0, failed: 0, p50Ms: undefined });
});
