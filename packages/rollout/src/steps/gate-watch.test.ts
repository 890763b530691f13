import { expect, test } from 'vitest';
import { type Gate, Unanswered } from './context.ts';
import { GateWatch } from './gate-watch.ts';

const signal = new AbortController().signal;

/** A gate that answers in turn, the clock that it is asked by, and what was told. */
function watchOf(answers: readonly ('yes' | 'no' | 'silence')[]) {
  let now = 0;
  let asked = 0;
  const told: string[] = [];
  const gate: Gate = {
    name: 'query up',
    everyMs: 5_000,
    ask: async () => {
      const answer = answers[Math.min(asked++, answers.length - 1)];
      if (answer === 'silence') throw new Unanswered('HTTP 503');
      return answer === 'no' ? 'it has no result' : undefined;
    },
  };
  const watch = new GateWatch([gate], { now: () => now, sleep: async () => {} }, (text) => told.push(text));
  return {
    told,
    asked: () => asked,
    at: (ms: number, end = false) => {
      now = ms;
      return watch.ask(signal, end);
    },
  };
}

test('a gate is asked when it is due, and once more at the end', async () => {
  const { at, asked } = watchOf(['yes']);
  for (const ms of [0, 500, 4_999]) expect(await at(ms)).toBe(true);
  expect(asked()).toBe(1);
  await at(5_000);
  expect(asked()).toBe(2);
  for (const ms of [6_000, 6_500]) await at(ms, true);
  expect(asked()).toBe(3);
});

test('no is no at once', async () => {
  await expect(watchOf(['no']).at(0)).rejects.toMatchObject({ failure: { code: 'gate-failed' } });
});

test('a gate that is silent twice and then answers fails nothing, and is told of', async () => {
  const { at, told } = watchOf(['silence', 'silence', 'yes']);
  expect([await at(0), await at(5_000), await at(10_000)]).toEqual([false, false, true]);
  expect(told).toHaveLength(2);
  expect(told[0]).toContain('HTTP 503');
});

test('three silences in a row fail, however many there were before an answer', async () => {
  const { at } = watchOf(['silence', 'silence', 'yes', 'silence', 'silence', 'silence']);
  for (let i = 0; i < 5; i++) await at(i * 5_000);
  await expect(at(25_000)).rejects.toThrow(/no answer 3 times in a row.*HTTP 503/);
});

test('a release does not end while its gate is silent', async () => {
  const { at, asked } = watchOf(['yes', 'silence', 'yes']);
  await at(0);
  expect([await at(1_000, true), await at(1_500, true), await at(6_000, true)]).toEqual([false, false, true]);
  expect(asked()).toBe(3);
});
