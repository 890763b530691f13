import { Problem } from '@slipway/core';
import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { readBuildChecks } from './build-checks.ts';
import { type CheckPolicy, checkDockerfile } from './check.ts';

const text = 'FROM alpine:3.22 AS Build\nRUN a && \\\n  b\nCMD node x\nUSER 1\n';

function warning(ruleName: string, line: number) {
  const location = { sourceIndex: 0, ranges: [{ start: { line, character: 0 }, end: { line, character: 0 } }] };
  return { ruleName, description: 'd', url: 'https://example.com/rule', detail: `detail of ${ruleName}`, location };
}

/** What is found only because BuildKit was heard. */
function added(json: unknown, { file = text, policy = {} }: { file?: string; policy?: CheckPolicy } = {}) {
  const dockerfile = readDockerfile(file, 'Dockerfile');
  const before = checkDockerfile({ dockerfile }, policy).findings.map((finding) => JSON.stringify(finding));
  const buildChecks = readBuildChecks(JSON.stringify(json));
  const { findings } = checkDockerfile({ dockerfile, buildChecks }, policy);
  return findings.filter((finding) => !before.includes(JSON.stringify(finding)));
}

test('a check that is one of our rules gets its id and severity; another one is a build check', () => {
  const warnings = [warning('WorkdirRelativePath', 2), warning('NewCheck', 3)];
  expect(added({ warnings, sources: [] })).toMatchObject(
    [
      {
        rule: 'build-check',
        severity: 'warning',
        message: 'detail of NewCheck (NewCheck).',
        location: { start: { line: 3, column: 3 }, end: { line: 3, column: 4 } },
        fix: { text: 'See https://example.com/rule' },
      },
      { rule: 'workdir-absolute', location: { file: 'Dockerfile', start: { line: 2, column: 1 } } },
    ].sort((a, b) => a.location.start.line - b.location.start.line),
  );
});

test('what our own rules say of the same instruction is not said twice', () => {
  expect(added({ warnings: [warning('JSONArgsRecommended', 4), warning('StageNameCasing', 1)] })).toEqual([]);
});

test('an ignore or a policy holds for what BuildKit says, too', () => {
  const warnings = [warning('NewCheck', 2)];
  const file = text.replace('RUN', '# slipway-ignore build-check: known\nRUN');
  expect(added({ warnings: [warning('NewCheck', 3)] }, { file })).toEqual([]);
  expect(added({ warnings }, { policy: { rules: { 'build-check': { severity: 'off' } } } })).toEqual([]);
  expect(added({ warnings }, { policy: { rules: { 'build-check': { severity: 'error' } } } })).toMatchObject([
    { severity: 'error' },
  ]);
});

test('an ignore of what only BuildKit says is called needless only once BuildKit was asked', () => {
  const file = text.replace('RUN', '# slipway-ignore build-check: known\nRUN');
  const { findings } = checkDockerfile({ dockerfile: readDockerfile(file, 'Dockerfile') });
  expect(findings.map(({ rule }) => rule)).not.toContain('ignore-needed');
  expect(added({ warnings: [] }, { file })).toMatchObject([{ rule: 'ignore-needed' }]);
});

test('an error of the build is a finding; a line that is not there is the last one', () => {
  const buildError = { message: 'unknown instruction', location: { ranges: [{ start: { line: 99 } }] } };
  expect(added({ warnings: [], buildError })).toMatchObject([
    { rule: 'build-check', severity: 'error', location: { start: { line: 6 } } },
  ]);
});

test.each(['', 'ERROR: no builder', '[]', '1', 'null'])('%j is told to be no result', (json) => {
  expect(() => readBuildChecks(json)).toThrow(Problem);
});

test.each([{}, { warnings: null }, { warnings: [null, 1, {}], buildError: {} }])('%j is survived', (json) => {
  expect(added(json).every(({ rule }) => rule === 'build-check')).toBe(true);
});

test('what keeps BuildKit from building is said once, by the rule of ours that knows why', () => {
  const location = { ranges: [{ start: { line: 2 } }] };
  const buildError = { message: 'dockerfile parse error on line 2: unknown flag: --frm', location };
  expect(added({ buildError }, { file: 'FROM scratch\nCOPY --frm=a b c\nUSER 1\n' })).toEqual([]);
  expect(added({ buildError }, { file: 'FROM scratch\nCOPY b c\nUSER 1\n' })).toMatchObject([
    { rule: 'build-check', severity: 'error', message: 'BuildKit cannot build this: unknown flag: --frm.' },
  ]);
});
