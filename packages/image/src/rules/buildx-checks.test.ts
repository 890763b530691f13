import { Problem } from '@slipway/core';
import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { buildxChecks } from './buildx-checks.ts';
import { checkDockerfile } from './check.ts';

const text = 'FROM alpine:3.22 AS Build\nRUN a && \\\n  b\nCMD node x\nUSER 1\n';
const dockerfile = readDockerfile(text, 'Dockerfile');

function warning(ruleName: string, line: number) {
  const location = { sourceIndex: 0, ranges: [{ start: { line, character: 0 }, end: { line, character: 0 } }] };
  return { ruleName, description: 'd', url: 'https://example.com/rule', detail: `detail of ${ruleName}`, location };
}

test('a check that is one of our rules gets its id and severity; another one is a build check', () => {
  const json = JSON.stringify({ warnings: [warning('StageNameCasing', 1), warning('NewCheck', 3)], sources: [] });
  expect(buildxChecks(json, dockerfile)).toMatchObject([
    {
      rule: 'stage-name-lowercase',
      severity: 'info',
      message: 'detail of StageNameCasing (StageNameCasing).',
      location: { file: 'Dockerfile', start: { line: 1, column: 1 } },
    },
    {
      rule: 'build-check',
      severity: 'warning',
      location: { start: { line: 3, column: 3 }, end: { line: 3, column: 4 } },
      fix: { text: 'See https://example.com/rule' },
    },
  ]);
});

test('what our own rules say of the same instruction is not said twice', () => {
  const { findings } = checkDockerfile({ dockerfile });
  const json = JSON.stringify({ warnings: [warning('JSONArgsRecommended', 4), warning('StageNameCasing', 1)] });
  expect(buildxChecks(json, dockerfile, findings)).toEqual([]);
});

test('an error of the build is a finding; a line that is not there is the last one', () => {
  const json = JSON.stringify({
    warnings: [],
    buildError: { message: 'unknown instruction', location: { ranges: [{ start: { line: 99 } }] } },
  });
  expect(buildxChecks(json, dockerfile)).toMatchObject([
    { rule: 'build-check', severity: 'error', location: { start: { line: 6 } } },
  ]);
});

test.each(['', 'ERROR: no builder', '[]', '1', 'null'])('%j is told to be no result', (json) => {
  expect(() => buildxChecks(json, dockerfile)).toThrow(Problem);
});

test.each(['{}', '{"warnings":null}', '{"warnings":[null,1,{}],"buildError":{}}'])('%s is survived', (json) => {
  expect(buildxChecks(json, dockerfile).every(({ rule }) => rule === 'build-check')).toBe(true);
});
