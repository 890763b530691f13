import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RiskError } from '../error.ts';
import { features } from '../features/features.ts';
import type { Model } from './model.ts';
import { formatModel, parseModel } from './parse-model.ts';
import { scorer } from './score.ts';
import { shippedModel } from './shipped-model.ts';

const small: Model = {
  version: 1,
  kind: 'local',
  trainedAt: '2026-01-01',
  data: { repositories: 1, units: 10, positives: 2, until: '2025-01-01' },
  intercept: -2,
  terms: [{ feature: 'lines_added', edges: [1, 5], values: [-1, 0, 1], missing: 0 }],
  pairs: [{ features: ['lines_added', 'files'], edges: [[2], [3]], values: [0, 0.5, -0.5, 1] }],
  tokens: { scale: 1, weights: { 's:parser': 0.25 } },
};

test('a model survives being written and read', () => {
  expect(parseModel(formatModel(small), 'model.json')).toEqual(small);
});

test('the shipped model can be read, fits the features of this version, and is small', () => {
  const model = shippedModel();
  expect(model.kind).toBe('shipped');
  expect(scorer(model, features)(new Float64Array(features.length)).probability).toBeGreaterThan(0);
  expect(formatModel(model).length).toBeLessThan(100_000);
});

test.each([
  ['no JSON', '{', 'no JSON'],
  ['a list', '[]', 'a list, not a model'],
  ['another version', JSON.stringify({ ...small, version: 2 }), 'version is 2'],
  ['a NaN, which JSON writes as null', JSON.stringify({ ...small, intercept: Number.NaN }), 'intercept is null'],
  [
    'a number that overflows',
    formatModel(small).replace('"intercept": -2', '"intercept": -1e999'),
    'intercept is -Infinity',
  ],
  ['no terms', JSON.stringify({ ...small, terms: [] }), 'terms is empty'],
  ['missing terms', JSON.stringify({ ...small, terms: undefined }), 'terms is missing'],
  [
    'a value too few',
    formatModel(small).replace('[-1,0,1]', '[-1,0]'),
    'terms[0].values has 2 numbers, its edges ask for 3',
  ],
  ['edges that fall', formatModel(small).replace('[1,5]', '[5,1]'), 'terms[0].edges[1] is 1, not above 5'],
  [
    'a pair of one',
    formatModel(small).replace('["lines_added","files"]', '["files"]'),
    'pairs[0].features has not two parts',
  ],
  ['a grid too small', formatModel(small).replace('[0,0.5,-0.5,1]', '[0,0.5]'), 'pairs[0].values has 2 numbers'],
  ['a word without a weight', formatModel(small).replace('0.25', '"much"'), 'tokens.weights.s:parser is a string'],
  ['a feature twice', JSON.stringify({ ...small, terms: [...small.terms, ...small.terms] }), 'twice'],
])('%s is no model, and the problem says where', (_, text, said) => {
  expect(() => parseModel(text, 'risk.json')).toThrow(expect.objectContaining({ reason: 'bad-model' }));
  expect(() => parseModel(text, 'risk.json')).toThrow(said);
});

test('a model that needs a feature which is not computed is a problem, not a score', () => {
  expect(() =>
    scorer(
      small,
      features.filter(({ name }) => name !== 'files'),
    ),
  ).toThrow('files');
});

test('any text is either a model or a problem', () => {
  const lines = formatModel(small).split('\n');
  const broken = fc
    .tuple(fc.nat(lines.length), fc.string())
    .map(([at, text]) => lines.with(at % lines.length, text).join('\n'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), broken, fc.json()), (text) => {
      try {
        parseModel(text, 'x');
      } catch (error) {
        expect(error).toBeInstanceOf(RiskError);
      }
    }),
  );
});
