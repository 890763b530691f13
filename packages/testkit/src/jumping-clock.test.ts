import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type JumpingClock, jumpingClock } from './jumping-clock.ts';

const used: JumpingClock[] = [];
afterEach(() => {
  for (const clock of used.splice(0)) clock.pause();
});

function clockFor(settings: Parameters<typeof jumpingClock>[0]): JumpingClock {
  const clock = jumpingClock({ startAt: 0, ...settings });
  used.push(clock);
  return clock;
}

test('sleepers wake in the order of their times, at these times', async () => {
  const clock = clockFor({ quietMs: 0 });
  const woken: string[] = [];
  for (const ms of [3000, 1000, 2000]) void clock.sleep(ms).then(() => woken.push(`${ms} at ${clock.now()}`));
  await clock.advance(2500);
  expect(woken).toEqual(['1000 at 1000', '2000 at 2000']);
  expect(clock.now()).toBe(2500);
  expect(clock.sleeping).toBe(1);
});

test('a sleep that follows from a sleep is part of the same advance', async () => {
  const clock = clockFor({ quietMs: 0 });
  let steps = 0;
  const walk = async () => {
    for (;;) {
      await clock.sleep(100);
      steps++;
    }
  };
  void walk();
  await clock.advance(1050);
  expect(steps).toBe(10);
});

test('an aborted sleep rejects with the reason, and wakes nobody', async () => {
  const clock = clockFor({ quietMs: 0 });
  const stop = new AbortController();
  const sleep = clock.sleep(1000, stop.signal);
  stop.abort(new Error('enough'));
  await expect(sleep).rejects.toThrow('enough');
  await expect(clock.sleep(1, stop.signal)).rejects.toThrow('enough');
  expect(clock.sleeping).toBe(0);
});

test('time that runs by itself stands still while a request is under way', async () => {
  const clock = clockFor({ byItself: true });
  // The handler needs many turns of the event loop, and then an hour.
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const before = clock.now();
    await clock.sleep(3_600_000);
    response.end(`${body.length} bytes, ${clock.now() - before} ms`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for (let round = 1; round <= 3; round++) {
      const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(1_000_000) });
      expect(await answer.text()).toBe('1000000 bytes, 3600000 ms');
      expect(clock.now()).toBe(round * 3_600_000);
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('two that sleep by turns are not overtaken by a longer sleep of a third', async () => {
  const clock = clockFor({ byItself: true });
  const log: string[] = [];
  const deadline = clock.sleep(950).then(() => log.push('deadline'));
  for (let step = 1; step <= 9; step++) {
    await clock.sleep(100);
    await Promise.resolve();
    log.push(`step ${step}`);
  }
  await deadline;
  expect(log.at(-1)).toBe('deadline');
  expect(log).toHaveLength(10);
});

test('paused time is moved by hand; running time is not', async () => {
  const clock = clockFor({ byItself: true });
  await expect(clock.advance(1)).rejects.toThrow('by itself');
  clock.pause();
  await clock.advance(1);
  expect(clock.now()).toBe(1);
});
