import { type JumpingClock, jumpingClock } from '@slipway/testkit';
import { decorrelatedJitterGenerator } from 'cockatiel';
import { beforeEach, expect, test, vi } from 'vitest';
import { type ResilienceLimits, type Resilient, type Retry, resilient } from './resilience.ts';
import { decorrelatedJitter } from './resilience-policies.ts';

let clock: JumpingClock;
let retries: Retry[];
beforeEach(() => {
  clock = jumpingClock({ quietMs: 0, byItself: true });
  retries = [];
});

class Outage extends Error {
  readonly retryAfterMs: number | undefined;
  constructor(retryAfterMs?: number) {
    super('503');
    this.retryAfterMs = retryAfterMs;
  }
}

function service(limits: Partial<ResilienceLimits> = {}): Resilient {
  return resilient({
    clock,
    retryable: (error) => error instanceof Outage,
    random: () => 0.5,
    onRetry: (retry) => retries.push(retry),
    ...limits,
  });
}

/** An operation that goes through these ends, one a try, and stays with the last; and when each try began. */
function script(...ends: readonly (Error | string)[]) {
  const startMs = clock.now();
  const triedAt: number[] = [];
  const operation = async () => {
    const end = ends[Math.min(triedAt.length, ends.length - 1)]!;
    triedAt.push(clock.now() - startMs);
    if (end instanceof Error) throw end;
    return end;
  };
  return { operation, triedAt };
}

/** Never ends by itself; ends as a request does when its signal is aborted. */
function hanging(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

test('what succeeds is sent once and leaves no timer behind', async () => {
  clock.pause();
  const { operation, triedAt } = script('ok');
  expect(await service().execute(operation)).toBe('ok');
  expect(triedAt).toEqual([0]);
  await clock.settle();
  expect(clock.sleeping).toBe(0);
});

test('outages are tried again after waits that about double, and the caller hears of each', async () => {
  const { operation } = script(new Outage(), new Outage(), new Outage(), new Outage(), 'ok');
  expect(await service({ firstDelayMs: 1000 }).execute(operation)).toBe('ok');
  expect(retries.map(({ tried, waitMs }) => [tried, Math.round(waitMs)])).toEqual([
    [1, 897],
    [2, 1093],
    [3, 2036],
    [4, 4046],
  ]);
});

test('no wait is longer than the longest', async () => {
  const { operation } = script(new Outage());
  await expect(service({ firstDelayMs: 1000, longestDelayMs: 1500 }).execute(operation)).rejects.toThrow('503');
  expect(Math.max(...retries.map(({ waitMs }) => waitMs))).toBe(1500);
});

test('after the last try its error comes as it was', async () => {
  const outage = new Outage();
  const { operation, triedAt } = script(new Outage(), new Outage(), outage);
  await expect(service({ tries: 3 }).execute(operation)).rejects.toBe(outage);
  expect(triedAt).toHaveLength(3);
});

test('a refusal is not tried again', async () => {
  const refusal = new Error('404');
  const { operation, triedAt } = script(refusal);
  await expect(service().execute(operation)).rejects.toBe(refusal);
  expect(triedAt).toHaveLength(1);
});

test('the jitter is that of cockatiel, by the randomness given', () => {
  const options = { initialDelay: 100, maxDelay: 5000, exponent: 2, generator: decorrelatedJitterGenerator };
  for (const value of [0, 0.3, 0.999]) {
    vi.spyOn(Math, 'random').mockReturnValue(value);
    let [ours, theirs] = [undefined, undefined] as [[number, number] | undefined, [number, number] | undefined];
    for (let i = 0; i < 2000; i++) {
      const [[ourDelay, ourNext], [theirDelay, theirNext]] = [
        decorrelatedJitter(() => value)(ours, options),
        decorrelatedJitterGenerator(theirs, options),
      ];
      expect(ourDelay).toBeCloseTo(theirDelay, 9);
      [ours, theirs] = [ourNext, theirNext];
    }
    vi.restoreAllMocks();
  }
});

test('no try comes before the time that the service asks for, and none is hurried by it', async () => {
  const { operation, triedAt } = script(new Outage(30_000), new Outage(1), 'ok');
  await service({ firstDelayMs: 1000 }).execute(operation);
  expect(triedAt[1]).toBe(30_000);
  expect(triedAt[2]! - triedAt[1]!).toBeGreaterThan(1000);
});

test('a wait that would end after the deadline is not begun', async () => {
  const outage = new Outage(600_000);
  const { operation, triedAt } = script(outage);
  const startMs = clock.now();
  await expect(service({ deadlineMs: 60_000 }).execute(operation)).rejects.toMatchObject({
    code: 'unavailable',
    cause: outage,
    message: 'the next try would have to wait 600.0 s, and 60.0 s are left (1 try): 503',
  });
  expect([triedAt, clock.now()]).toEqual([[0], startMs]);
});

test('an operation that hangs is aborted at the deadline', async () => {
  const startMs = clock.now();
  let given: AbortSignal | undefined;
  const attempt = service({ deadlineMs: 60_000 }).execute((signal) => {
    given = signal;
    return hanging(signal);
  });
  await expect(attempt).rejects.toMatchObject({
    code: 'unavailable',
    message: 'no success within 60.0 s (1 try)',
  });
  expect(clock.now() - startMs).toBe(60_000);
  expect(given!.aborted).toBe(true);
});

test('an operation that ignores its signal does not hold up the deadline', async () => {
  const attempt = service({ deadlineMs: 1000 }).execute(() => new Promise(() => {}));
  await expect(attempt).rejects.toMatchObject({ code: 'unavailable' });
});

test.each([
  ['while it is under way', (one: Resilient, signal: AbortSignal) => one.execute(hanging, signal)],
  ['between tries', (one: Resilient, signal: AbortSignal) => one.execute(script(new Outage(50_000)).operation, signal)],
  [
    'while it waits for its turn',
    (one: Resilient, signal: AbortSignal) => {
      for (let i = 0; i < 3; i++) void one.execute(hanging).catch(() => {});
      return one.execute(script('ok').operation, signal);
    },
  ],
])('a caller who gives up %s is rid of it at once, for the reason given', async (_, begin) => {
  clock.pause();
  const controller = new AbortController();
  const attempt = begin(service({ burst: 3, perSecond: 0.001, concurrent: 3 }), controller.signal);
  await clock.settle();
  controller.abort(new Error('SIGTERM'));
  await expect(attempt).rejects.toThrow('SIGTERM');
  await expect(begin(service(), controller.signal)).rejects.toThrow('SIGTERM');
});

test('failures in a row stop all requests for a while, then one finds out for all', async () => {
  const one = service({ breakAfter: 3, brokenMs: 5000, firstDelayMs: 10, tries: 3 });
  let [down, sent] = [true, 0];
  const startMs = clock.now();
  const sentAt: number[] = [];
  const operation = async () => {
    sent++;
    sentAt.push(clock.now() - startMs);
    await clock.sleep(100);
    if (down) throw new Outage();
  };
  const all = [1, 2, 3, 4, 5, 6].map(() => one.execute(operation));
  await clock.sleep(4000);
  const whenBroken = sent;
  await clock.sleep(4000);
  expect(sent - whenBroken).toBe(1);
  await clock.sleep(4000);
  expect(sent - whenBroken).toBe(2);
  down = false;
  await Promise.all(all);
  // The first six were under way when the circuit opened; it opened anew after each one that failed. To be held back
  // costs none of the three tries.
  expect(sentAt.slice(0, 9).map((at) => Math.round(at / 100) * 100)).toEqual([0, 0, 0, 0, 0, 0, 5100, 10200, 15300]);
  expect(sent).toBe(14);
});

test('a refusal between failures shows that the service works', async () => {
  const one = service({ breakAfter: 2, tries: 1, brokenMs: 3_600_000 });
  for (const end of [new Outage(), new Error('404'), new Outage(), new Error('404'), new Outage()])
    await expect(one.execute(script(end).operation)).rejects.toBe(end);
  expect(await one.execute(script('ok').operation)).toBe('ok');
});

test('callers who give up are no failures of the service, and are not tried again', async () => {
  clock.pause();
  const onRetry = (retry: Retry) => retries.push(retry);
  const one = resilient({ clock, retryable: () => true, onRetry, breakAfter: 1 });
  const controller = new AbortController();
  const attempt = one.execute(hanging, controller.signal);
  await clock.settle();
  controller.abort(new Error('SIGTERM'));
  await expect(attempt).rejects.toThrow('SIGTERM');
  await clock.settle();
  expect(retries).toEqual([]);
  expect(await one.execute(script('ok').operation)).toBe('ok');
});

test('an interrupted first request after the break leaves the circuit open', async () => {
  const one = service({ breakAfter: 1, brokenMs: 5000, tries: 1 });
  await expect(one.execute(script(new Outage()).operation)).rejects.toThrow('503');
  await clock.sleep(5000);
  clock.pause();
  const controller = new AbortController();
  const attempt = one.execute(hanging, controller.signal);
  await clock.settle();
  controller.abort(new Error('SIGTERM'));
  await expect(attempt).rejects.toThrow('SIGTERM');
  await clock.settle();
  clock.run();
  const { operation, triedAt } = script('ok');
  await one.execute(operation);
  expect(triedAt).toEqual([5000]);
});

test('a break that outlasts the deadline is told at once, with what caused it', async () => {
  const one = service({ breakAfter: 1, brokenMs: 5000, deadlineMs: 2000, tries: 1 });
  const outage = new Outage();
  await expect(one.execute(script(outage).operation)).rejects.toBe(outage);
  const { operation, triedAt } = script('ok');
  await expect(one.execute(operation)).rejects.toMatchObject({
    code: 'unavailable',
    cause: outage,
    message: 'nothing is sent for 5.0 s, as 1 requests in a row failed, and 2.0 s are left (0 tries): 503',
  });
  expect(triedAt).toEqual([]);
});

test('tries begin at the rate and no more are under way than there is room for', async () => {
  const one = service({ perSecond: 10, burst: 20, concurrent: 4 });
  let [underWay, most] = [0, 0];
  const startMs = clock.now();
  await Promise.all(
    Array.from({ length: 40 }, () =>
      one.execute(async () => {
        most = Math.max(most, ++underWay);
        await clock.sleep(1);
        underWay--;
      }),
    ),
  );
  expect(most).toBe(4);
  expect(clock.now() - startMs).toBeCloseTo(2001, -1);
});

test.each([{ tries: 0 }, { perSecond: Number.NaN }, { deadlineMs: Number.POSITIVE_INFINITY }, { burst: -1 }])(
  '%j is refused before anything is sent',
  (limits) => {
    expect(() => service(limits)).toThrow(RangeError);
  },
);
