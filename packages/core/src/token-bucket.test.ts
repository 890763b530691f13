import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

/** When each of so many callers, all at once, got through: milliseconds from the start. */
async function passages(count: number, clock: JumpingClock, bucket: TokenBucket): Promise<number[]> {
  const start = clock.now();
  const times: number[] = [];
  for (let i = 0; i < count; i++) void bucket.take().then(() => times.push(clock.now() - start));
  await clock.advance(60_000);
  return times;
}

test('a burst passes at once, the rest at the rate, in order and none before its time', async () => {
  const clock = jumpingClock({ quietMs: 0 });
  const times = await passages(8, clock, new TokenBucket(clock, { perSecond: 10, burst: 3 }));
  expect(times).toEqual([0, 0, 0, 100, 200, 300, 400, 500]);
});

test('a rest fills the bucket to its burst and no further', async () => {
  const clock = jumpingClock({ quietMs: 0 });
  const bucket = new TokenBucket(clock, { perSecond: 10, burst: 3 });
  await passages(3, clock, bucket);
  await clock.advance(3_600_000);
  expect(await passages(5, clock, bucket)).toEqual([0, 0, 0, 100, 200]);
});

test('a rate below one a second is kept too', async () => {
  const clock = jumpingClock({ quietMs: 0 });
  expect(await passages(3, clock, new TokenBucket(clock, { perSecond: 0.1, burst: 1 }))).toEqual([0, 10_000, 20_000]);
});

test('who gives up while waiting gives the turn back', async () => {
  const clock = jumpingClock({ quietMs: 0 });
  const bucket = new TokenBucket(clock, { perSecond: 1, burst: 1 });
  await bucket.take();
  const controller = new AbortController();
  const given = bucket.take(controller.signal);
  controller.abort(new Error('enough'));
  await expect(given).rejects.toThrow('enough');
  expect(await passages(1, clock, bucket)).toEqual([1000]);
  await expect(bucket.take(controller.signal)).rejects.toThrow('enough');
});

test('a clock that is set back neither fills nor empties the bucket', async () => {
  let now = 100_000;
  const slept: number[] = [];
  const clock = { now: () => now, sleep: async (ms: number) => void slept.push(ms) };
  const bucket = new TokenBucket(clock, { perSecond: 1, burst: 2 });
  await bucket.take();
  now = 0;
  await bucket.take();
  await bucket.take();
  expect(slept).toEqual([1000]);
});
