import { readFileSync } from 'node:fs';
import { render } from '@slipway/core';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { features } from '../features/features.ts';
import { decide } from '../gate/gate.ts';
import { gateRule } from '../gate/rule.ts';
import { trackRecord } from '../gate/track-record.ts';
import { adviceFor } from '../score/advice.ts';
import { fileParts } from '../score/attribution.ts';
import type { RiskResult } from '../score/risk-result.ts';
import { scoreChange } from '../score/risk-score.ts';
import { rowWith, sampleChange, sampleModel, sampleTime, sampleUnit, touchedFile } from '../score/sample-change.ts';
import { similarChanges } from '../score/similar.ts';
import { chance } from './numbers.ts';
import { riskReport } from './risk-report.ts';
import { sentenceFor } from './sentences.ts';
import { textBar, waterfallDiagram, waterfallSteps } from './waterfall.ts';

const blame = { by: 'f'.repeat(40), time: sampleTime - 86_400, source: 'keyword' } as const;
const past = Array.from({ length: 300 }, (_, i) =>
  sampleUnit(i + 1, i % 5 === 0 ? { blames: [blame], blamed: blame, files: ['src/lock.ts'] } : {}),
);
const lift = {
  by: 'review' as const,
  pullRequest: 7,
  login: 'eva',
  at: '2026-11-23T11:00:00Z',
  url: 'https://example.com/review',
  why: 'I ran it under load.',
  commit: 'b'.repeat(40),
  permission: 'write',
};

async function resultOf(threshold: string, lifted = false): Promise<RiskResult> {
  const files = [
    touchedFile('src/lock.ts', { added: 120, fixes: 9.1, hunks: [{ start: 40, added: 120, deleted: 3, control: 8 }] }),
    touchedFile('lib/other.ts', { added: 20 }),
  ];
  const described = sampleChange(files, past);
  const score = scoreChange(described, features, sampleModel);
  const rule = gateRule(threshold, undefined);
  const { probability } = score.scored;
  const gate = await decide(
    {
      rule,
      mode: 'auto',
      probability,
      percentile: score.percentile,
      knownPositives: 150,
      record: trackRecord(rule, score.judged, score.seen),
    },
    async () => ({ lifts: lifted ? [lift] : [], notes: [] }),
  );
  return {
    described,
    how: 'the named base',
    score,
    gate,
    parts: fileParts(described, score),
    advice: adviceFor(described, score),
    similar: similarChanges(described, score),
    ci: undefined,
    model: { kind: 'local', path: 'risk.json', trainedAt: sampleModel.trainedAt, data: sampleModel.data, ageDays: 10 },
    notes: ['One commit was left out.'],
  };
}

const printed = async (result: Promise<RiskResult>, format: 'json' | 'terminal' | 'markdown') =>
  [...render(riskReport(await result), format, { colors: false, width: 120, frames: 10, version: '0' })].join('');

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/schema/risk-report.schema.json', import.meta.url), 'utf8'),
) as object;

test.each([
  ['passed', '0.9', false],
  ['blocked', '0.8', false],
  ['lifted', '0.8', true],
])(
  'the JSON of a change that is %s is as its schema says, and its numbers add up',
  async (state, threshold, lifted) => {
    const json = JSON.parse(await printed(resultOf(threshold, lifted), 'json'));
    const valid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    expect(valid(json), JSON.stringify(valid.errors)).toBe(true);
    expect(json.gate.state).toBe(state);
    const sum = json.contributions.reduce((all: number, { logit }: { logit: number }) => all + logit, json.intercept);
    expect(Math.abs(sum - json.logit)).toBeLessThan(1e-9);
    expect(json.probability).toBeCloseTo(1 / (1 + Math.exp(-json.logit)), 12);
  },
);

test('a field that lacks, or is none of the contract, would be noticed', async () => {
  const json = JSON.parse(await printed(resultOf('0.8'), 'json'));
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  for (const name of [
    'version',
    'probability',
    'percentile',
    'band',
    'logit',
    'intercept',
    'contributions',
    'gate',
    'model',
  ])
    expect(valid({ ...json, [name]: undefined }), name).toBe(false);
  expect(valid({ ...json, gate: { ...json.gate, state: 'perhaps' } })).toBe(false);
});

test('a blocked change fails, waits for a person, and names the lines to look at', async () => {
  const report = riskReport(await resultOf('0.8'));
  expect(report).toMatchObject({ verdict: 'fail', checkConclusion: 'action_required', revised: true });
  expect(report.findings).toEqual([
    {
      rule: 'risky-lines',
      severity: 'warning',
      message:
        'These 120 added and 3 deleted lines carry +2.00 in logit. Without this file the change would score 0.38 instead of 0.82. The file was fixed about 9 times lately.',
      location: { file: 'src/lock.ts', start: { line: 40, column: 1 }, end: { line: 159, column: 1 } },
    },
  ]);
});

test('what lifts the gate is told with who it was and why', async () => {
  const report = riskReport(await resultOf('0.8', true));
  expect(report).toMatchObject({ verdict: 'pass', checkConclusion: undefined });
  expect(await printed(resultOf('0.8', true), 'markdown')).toContain('I ran it under load.');
});

test('a person at a terminal reads the score, its reasons, what would lower it, and how far to trust it', async () => {
  const text = await printed(resultOf('0.8'), 'terminal');
  for (const piece of [
    'adds 140 lines to code outside of tests',
    '+3.00',
    'Which files carry it',
    'What would lower it',
    'Earlier changes of the same files that needed a fix',
    'trained on this history (risk.json), trained 10 days ago',
    'One commit was left out.',
    'Needs a review: risk 0.82, riskier than',
  ])
    expect(text).toContain(piece);
});

test('the summary has a picture that Mermaid draws', async () => {
  const summary = await printed(resultOf('0.8'), 'markdown');
  expect(summary).toContain('```mermaid\nxychart-beta');
});

test('the steps of the picture lead from the intercept to the logit', async () => {
  const { score } = await resultOf('0.8');
  const many = Array.from({ length: 20 }, (_, i) => ({ feature: `f${i}`, value: 1, logit: i % 2 === 0 ? 0.1 : -0.05 }));
  const logit = many.reduce((sum, one) => sum + one.logit, -1);
  const steps = waterfallSteps({ ...score.scored, intercept: -1, contributions: many, logit });
  expect(steps).toHaveLength(10);
  expect(steps[0]).toEqual({ label: 'average', logit: -1, total: -1 });
  expect(steps.at(-1)!.label).toBe('12 others');
  expect(steps.at(-1)!.total).toBe(logit);
  const drawn = waterfallDiagram({ ...score.scored, contributions: [{ feature: 'a"b`]', value: 1, logit: 2 }] });
  expect(drawn).not.toMatch(/[`]|a"b/);
});

test.each([
  [1, 2, '█████'],
  [-2, 2, '░░░░░░░░░░'],
  [0, 0, ''],
])('%d of %d is the bar %s', (logit, largest, bar) => {
  expect(textBar(logit, largest)).toBe(bar);
});

test('every feature has a sentence of its own, without a hole in it', () => {
  const row = rowWith(Object.fromEntries(features.map(({ name }, i) => [name, i % 2 === 0 ? 1 : 2.5])));
  const of = (name: string) => row[features.findIndex((feature) => feature.name === name)] ?? Number.NaN;
  for (const { name, what } of features) {
    const sentence = sentenceFor(name, of, features);
    expect(sentence, name).not.toMatch(/undefined|NaN|unknown number/);
    expect(sentence, name).not.toContain(what);
  }
});

test('what is not known is told, and a feature without a sentence by what it counts', () => {
  const made = { name: 'moons', group: 'size', what: 'moons that were up', monotone: 0 } as const;
  expect(sentenceFor('moons', () => 3, [made])).toBe('moons that were up: 3');
  expect(sentenceFor('moons', () => Number.NaN, [made])).toBe('not known: moons that were up');
  expect(sentenceFor('lines_added*files', () => 2, features)).toBe(
    'adds 2 lines, and at the same time changes 2 files',
  );
});

test('one counts as one, and large numbers are readable', () => {
  expect(sentenceFor('lines_added', () => 1, features)).toBe('adds 1 line');
  // A young history has fewer changes than the window holds.
  expect(sentenceFor('lines_added_rank', () => 0.75, features)).toBe(
    'adds more lines than 75 % of the newest changes to code',
  );
  expect(sentenceFor('lines_added_rank', () => 0.25, features)).toBe(
    'adds fewer lines than 75 % of the newest changes to code',
  );
  expect(sentenceFor('lines_added_rank', () => 0, features)).toBe(
    'adds fewer lines than nearly all of the newest changes to code',
  );
  expect(sentenceFor('lines_added', () => 12345, features)).toBe('adds 12,345 lines');
});

test.each([
  [0.81, '0.81'],
  [0.0995, '0.10'],
  [0.0471, '0.047'],
  [0.0004, 'below 0.001'],
])('the probability %d is written as %s', (probability, text) => {
  expect(chance(probability)).toBe(text);
});
