import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@slipway/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Unanswered } from '../steps/context.ts';
import { prometheusGate } from './prometheus-gate.ts';

const signal = new AbortController().signal;
const good = [200, { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, value: [1, '1'] }] } }];
const empty = [200, { status: 'success', data: { resultType: 'vector', result: [] } }];
const unreadable = [400, { status: 'error', errorType: 'bad_data', error: '1:5: parse error: unexpected ")"' }];
const away = [503, 'upstream connect error'];

/** Waits between tries take no time; the deadline, which is longer, never comes. */
const clock: Clock = {
  now: () => 0,
  sleep: (ms, until) => (ms < 5_000 ? Promise.resolve() : new Promise((_, no) => until?.addEventListener('abort', no))),
};

let server: Server;
let answers: (readonly unknown[] | 'broken')[];
let asked: number;
let told: string[];
beforeEach(async () => {
  asked = 0;
  told = [];
  server = createServer((request, response) => {
    const answer = answers[Math.min(asked++, answers.length - 1)]!;
    if (answer === 'broken') {
      request.socket.destroy();
      return;
    }
    const [status, body] = answer;
    response.writeHead(Number(status)).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});

function gate() {
  const { port } = server.address() as AddressInfo;
  return prometheusGate(new URL(`http://127.0.0.1:${port}`), 'up', clock);
}
const tell = (text: string) => told.push(text);

test.each([
  ['an answer', [good], undefined, 1],
  ['no result', [empty], 'it has no result: its condition does not hold', 1],
  ['a query that cannot be parsed', [unreadable], 'Prometheus answers HTTP 400: 1:5: parse error: unexpected ")"', 1],
  ['one that is away for a moment', [away, [429, ''], 'broken', good], undefined, 4],
] as const)('%s', async (_, given, wrong, times) => {
  answers = [...given];
  expect(await gate().ask(signal, tell)).toBe(wrong);
  expect(asked).toBe(times);
  expect(told).toHaveLength(times === 1 ? 0 : 1);
});

test('one that stays away has not answered, which is not no', async () => {
  answers = [away];
  await expect(gate().ask(signal, tell)).rejects.toThrow(/HTTP 503: upstream connect error \(4 tries\)/);
  await expect(gate().ask(signal, tell)).rejects.toBeInstanceOf(Unanswered);
});

test('before a release, a query that cannot be parsed is refused, and one that is not answered is told', async () => {
  answers = [unreadable];
  expect(await gate().check?.(signal, tell)).toContain('parse error');
  for (const fine of [good, empty]) {
    answers = [fine];
    expect(await gate().check?.(signal, tell)).toBeUndefined();
  }
  expect(told).toEqual([]);
  answers = ['broken'];
  expect(await gate().check?.(signal, tell)).toBeUndefined();
  expect(told).toEqual([expect.stringContaining('begins all the same')]);
});
