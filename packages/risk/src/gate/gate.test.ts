import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, type GateFacts } from './gate.ts';
import { gateRule, isBeyond } from './rule.ts';
import { recordInWords, trackRecord } from './track-record.ts';
import { wilson } from './wilson.ts';

const rule = gateRule('0.8', undefined);
const record = trackRecord(rule, [], false);
const facts: GateFacts = { rule, mode: 'auto', probability: 0.81, percentile: 0.99, knownPositives: 250, record };
const nobody = async () => ({ lifts: [], notes: [] });
const eva = {
  by: 'review' as const,
  pullRequest: 7,
  login: 'eva',
  at: '2026-11-23T11:00:00Z',
  url: 'https://example.com',
  why: 'Fine.',
  commit: 'b'.repeat(40),
  permission: 'write',
};
const lifted = async () => ({ lifts: [eva], notes: [] });

test('above 0.8 a change is blocked until a person has lifted it; at 0.8 it passes', async () => {
  expect(await decide(facts, nobody)).toMatchObject({ state: 'blocked' });
  expect(await decide(facts, lifted)).toMatchObject({ state: 'lifted', lifts: [eva] });
  expect(await decide({ ...facts, probability: 0.8 }, nobody)).toMatchObject({ state: 'passed' });
});

test('nobody asks for reviews of a change that passes', async () => {
  const ask = async () => {
    throw new Error('asked');
  };
  await expect(decide({ ...facts, probability: 0.1 }, ask)).resolves.toMatchObject({ state: 'passed' });
});

test('with fewer than 100 known positives the gate advises and says so, unless it is told to block', async () => {
  const few = { ...facts, knownPositives: 99 };
  expect(await decide(few, nobody)).toMatchObject({
    state: 'advised',
    reason: expect.stringContaining('99 changes here are known'),
  });
  const forced = await decide({ ...few, mode: 'block' }, nobody);
  expect(forced).toMatchObject({
    state: 'blocked',
    notes: [expect.stringContaining('take the probability for a guess')],
  });
  expect(await decide({ ...facts, knownPositives: 100 }, nobody)).toMatchObject({ state: 'blocked' });
});

test('mode advise never blocks', async () => {
  expect(await decide({ ...facts, mode: 'advise' }, nobody)).toMatchObject({ state: 'advised' });
});

test('block-top reads the place in the last year, and advises while there is none', async () => {
  const top = { ...facts, rule: gateRule(undefined, '5%'), probability: 0.1 };
  expect(await decide({ ...top, percentile: 0.951 }, nobody)).toMatchObject({ state: 'blocked' });
  expect(await decide({ ...top, percentile: 0.95 }, nobody)).toMatchObject({ state: 'passed' });
  expect(await decide({ ...top, percentile: null }, nobody)).toMatchObject({ state: 'advised' });
});

test.each([
  ['0.8', undefined, { kind: 'threshold', threshold: 0.8 }],
  ['80%', undefined, { kind: 'threshold', threshold: 0.8 }],
  [undefined, undefined, { kind: 'threshold', threshold: 0.8 }],
  ['0.8', '5 %', { kind: 'block-top', share: 0.05 }],
  [undefined, '.05', { kind: 'block-top', share: 0.05 }],
])('threshold %s with block-top %s is %j', (threshold, top, expected) => {
  expect(gateRule(threshold, top)).toEqual(expected);
});

test.each([
  ['0', undefined],
  ['1.1', undefined],
  ['high', undefined],
  ['-1', undefined],
  [undefined, '0%'],
  [undefined, '100%'],
  [undefined, 'most'],
])('threshold %s with block-top %s is wrong use', (threshold, top) => {
  expect(() => gateRule(threshold, top)).toThrow(/must be a (probability|share)/);
});

test('a higher score is never let through where a lower one is not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (limit, a, b) => {
        const score = (probability: number) =>
          isBeyond({ kind: 'threshold', threshold: limit }, { probability, percentile: null });
        expect(score(Math.max(a, b))).toBe(score(a) || score(b));
      },
    ),
  );
});

test('the track record counts what would have been blocked, and how much of it was rightly so', () => {
  const changes = [
    ...Array.from({ length: 8 }, () => ({ probability: 0.9, percentile: 0.99, blamed: true })),
    ...Array.from({ length: 2 }, () => ({ probability: 0.9, percentile: 0.99, blamed: false })),
    ...Array.from({ length: 12 }, () => ({ probability: 0.3, percentile: 0.5, blamed: true })),
    ...Array.from({ length: 178 }, () => ({ probability: 0.1, percentile: 0.2, blamed: false })),
  ];
  const found = trackRecord(rule, changes, true);
  expect(found).toMatchObject({ changes: 200, positives: 20, blocked: 10 });
  expect([found.precision.value, found.caught.value]).toEqual([0.8, 0.4]);
  expect(recordInWords(found)).toBe(
    'Over the last 200 changes that are old enough to tell, it would have blocked 5.0 % with precision 0.80 (95 % interval 0.49 to 0.94), and caught 40 % of the 20 that a later fix blames; the model was trained on them, so expect less.',
  );
});

test('what is not known of the past is said, not made up', () => {
  expect(recordInWords(record)).toContain('not known');
  const clean = { probability: 0.1, percentile: 0.1, blamed: false };
  expect(recordInWords(trackRecord(rule, [clean], false))).toContain('nothing is known of its precision');
  expect(recordInWords(trackRecord(rule, [{ ...clean, blamed: true }], false))).toContain('caught 0 % of the 1');
});

// The roots of (hits / cases - p)² = z² p (1 - p) / cases, found by another program.
test.each([
  [8, 10, 0.49016, 0.943318],
  [0, 10, 0, 0.277533],
  [10, 10, 0.722467, 1],
])('the interval of %i of %i is that of Wilson', (hits, cases, low, high) => {
  const found = wilson(hits, cases);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});
