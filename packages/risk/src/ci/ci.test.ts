import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeHost } from '@slipway/core';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ciFromFiles, ciFromHost } from './ci-history.ts';
import type { CiRun } from './ci-run.ts';
import { ciTerm } from './ci-term.ts';
import { readCsv } from './read-csv.ts';
import { readJunit } from './read-junit.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-ci-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run: CiRun = { workflow: 'ci', commit: 'c1', passed: true, attempts: 1, time: 100, failedPaths: [] };
const history = (runs: readonly Partial<CiRun>[]) => ({
  source: 'test',
  runs: runs.map((one) => ({ ...run, ...one })),
});
const nothing = () => undefined;

test('failures, flaky runs and the newest result are counted', () => {
  const runs = [
    { time: 4, passed: false },
    { time: 1 },
    { time: 2, attempts: 2 },
    { time: 3, passed: false, attempts: 3 },
  ];
  expect(ciTerm(history(runs), ['a.ts'], nothing)).toMatchObject({
    runs: 4,
    failures: { value: 0.5 },
    previous: 'failed',
    flaky: { value: 0.25 },
  });
});

test('runs whose commits touched the same files are counted by themselves', () => {
  const files: Record<string, string[]> = { c1: ['a.ts', 'b.ts'], c2: ['c.ts'], c3: ['a.ts'] };
  const runs = [
    { commit: 'c1', passed: false },
    { commit: 'c2' },
    { commit: 'c3' },
    { commit: 'unknown', passed: false },
  ];
  const term = ciTerm(history(runs), ['a.ts'], (commit) => files[commit]);
  expect(term?.samePaths).toMatchObject({ runs: 2, failures: { value: 0.5 } });
  expect(ciTerm(history(runs), ['a.ts'], nothing)).not.toHaveProperty('samePaths');
});

test('without runs the term is absent, not zero', () => {
  expect(ciTerm(history([]), ['a.ts'], nothing)).toBeUndefined();
});

test('a CSV has its columns in any order, and other conclusions than pass and fail say nothing', () => {
  const text = [
    '\ufeffconclusion,workflow,started_at,attempt,commit',
    'success,"build, test",2026-11-01T00:00:00Z,2,abc',
    'timed_out,deploy,1790000000,,',
    'cancelled,deploy,,,',
    '',
  ].join('\r\n');
  expect(readCsv('runs.csv', text)).toEqual([
    {
      workflow: 'build, test',
      commit: 'abc',
      passed: true,
      attempts: 2,
      time: Date.UTC(2026, 10, 1) / 1000,
      failedPaths: [],
    },
    { workflow: 'deploy', commit: undefined, passed: false, attempts: 1, time: 1790000000, failedPaths: [] },
  ]);
});

test.each([
  ['workflow,result\nci,success', 'lacks conclusion'],
  ['', 'lacks workflow and conclusion'],
  ['workflow,conclusion\nci,success,1', 'runs.csv:2: 3 cells, but the header has 2'],
])('%j is no history: %s', (text, told) => {
  expect(() => readCsv('runs.csv', text)).toThrow(told);
});

test('a JUnit report is a run that failed when a case did, at the paths of its cases', () => {
  const text = `<?xml version="1.0"?><!-- <failure/> --><testsuites name="unit &amp; more">
    <testsuite name="a" timestamp="2026-11-01T00:00:00Z"><testcase name="x > y" file="./src/a.test.ts"><failure>no</failure></testcase></testsuite>
    <testsuite timestamp='2026-11-02T00:00:00Z'><testcase file="src/b.test.ts"><system-out><![CDATA[<error>]]></system-out></testcase></testsuite></testsuites>`;
  expect(readJunit('junit.xml', text)).toEqual({
    workflow: 'unit & more',
    commit: undefined,
    passed: false,
    attempts: 1,
    time: Date.UTC(2026, 10, 2) / 1000,
    failedPaths: ['src/a.test.ts'],
  });
  expect(() => readJunit('page.xml', '<html></html>')).toThrow('page.xml has no test suite');
});

test('any text is read or refused, without a crash', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const read of [readCsv, readJunit])
        try {
          read('x', text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-input' });
        }
      expect(readJunit('x', `<testsuite>${text.replaceAll('<', '')}</testsuite>`).passed).toBe(true);
    }),
  );
});

test('files and GitHub Actions give the same kind of history', async () => {
  writeFileSync(join(folder, 'runs.csv'), 'workflow,conclusion\nci,success\nci,failure\n');
  writeFileSync(join(folder, 'junit.xml'), '<testsuite name="unit"><testcase/></testsuite>');
  expect(ciFromFiles(['*.csv', 'junit.xml'], folder).runs.map(({ passed }) => passed)).toEqual([true, false, true]);
  const workflowRun = { id: 1, workflow: 'ci.yml', commit: 'c1', attempt: 1, startedAt: '2026-11-01T00:00:00Z' };
  const host = (answer: Awaited<ReturnType<CodeHost['workflowRuns']>>) =>
    ({ workflowRuns: async () => answer }) as unknown as CodeHost;
  const conclusions = ['success', 'cancelled', 'failure', 'skipped'];
  const value = conclusions.map((conclusion) => ({ ...workflowRun, conclusion }));
  expect(await ciFromHost(host({ value }), 'main')).toMatchObject({
    source: 'GitHub Actions, branch main',
    runs: [{ passed: true }, { passed: false }],
  });
  expect(await ciFromHost(host({ trouble: 'GitHub answered 503' }), 'main')).toEqual({
    trouble: 'The runs of main could not be read: GitHub answered 503.',
  });
});
