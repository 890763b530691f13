import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChangeEvent, type CodeHost, parseInputs } from '@slipway/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ScriptedCommit, type ScriptedRepository, scriptedRepository } from './history/scripted-repository.ts';
import { riskInputs } from './inputs.ts';
import { type Model, seenNote } from './model/model.ts';
import { formatModel } from './model/parse-model.ts';
import { riskStep } from './step.ts';

// Each step starts git a dozen times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'slipway-risk-step-'));
const now = Date.UTC(2026, 10, 23);
const day = 86_400;

/** More than 30 lines of code make 0.81, fewer a tenth. */
const model: Model = {
  version: 1,
  kind: 'local',
  trainedAt: '2026-11-13',
  data: { repositories: 1, units: 260, positives: 120, until: '2026-05-01' },
  intercept: -2.2,
  terms: [{ feature: 'core_lines_added', edges: [30], values: [0, 3.65], missing: 0 }],
  pairs: [],
};

const lines = (count: number, word = 'old') => Array.from({ length: count }, (_, i) => `${word}(${i});`).join('\n');
let repository: ScriptedRepository;
beforeAll(() => {
  const commits: ScriptedCommit[] = [];
  for (let i = 0; i < 40; i++) {
    const other = { 'src/other.js': `${lines(5)}\nstep(${i});\n` };
    commits.push({ files: { 'src/a.js': lines(20), ...other }, time: now / 1000 - (420 - i * 10) * day });
  }
  commits.push({
    files: { 'src/a.js': `${lines(20)}\n${lines(60, 'fresh')}`, 'src/other.js': lines(5), 'logo.png': '\0\x01\x02' },
    message: 'Make it faster',
    time: now / 1000 - day,
  });
  repository = scriptedRepository(commits);
  writeFileSync(join(folder, 'model.json'), formatModel(model));
});
afterAll(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

const approval = {
  id: 1,
  author: 'eva',
  isBot: false,
  state: 'APPROVED',
  submittedAt: '2026-11-23T11:00:00Z',
  body: 'Fine.',
  url: 'https://example.com/review',
  association: 'MEMBER',
};

function codeHost(more: Partial<CodeHost> = {}): CodeHost {
  const run = { workflow: 'ci.yml', attempt: 1, startedAt: '2026-11-22T00:00:00Z', conclusion: 'failure', id: 1 };
  return {
    runUrl: undefined,
    pullRequest: async (number) => ({ value: { number, author: 'ann', head: repository.hashes[40]!, base: '' } }),
    reviews: async () => ({ value: [{ ...approval, commit: repository.hashes[40] }] }),
    permission: async () => ({ value: 'write' }),
    environmentApprovals: async () => ({ value: [] }),
    issuesWithLabel: async () => ({ value: [] }),
    workflowRuns: async () => ({ value: [{ ...run, commit: repository.hashes[30]! }] }),
    ...more,
  };
}

const pullRequest = (): ChangeEvent => ({
  name: 'pull_request',
  base: repository.hashes[39],
  head: repository.hashes[40],
  pullRequests: [7],
  author: 'ann',
  fromFork: false,
  defaultBranch: 'main',
});

function step(
  given: Readonly<Record<string, string>> = {},
  { event, host }: { event?: ChangeEvent; host?: CodeHost } = {},
) {
  const values = parseInputs(riskInputs, { repo: repository.path, model: 'model.json', gate: 'block', ...given });
  const surroundings = { cwd: folder, interrupted: () => new AbortController().signal };
  const code = { codeHost: async () => host, ...(event === undefined ? {} : { event: () => event }) };
  return riskStep(values, { ...surroundings, ...code }, now);
}

test('the newest change of the main line is scored when nothing else is asked for, and blocked above the threshold', async () => {
  const { failed, outputs, result, report } = await step();
  expect(failed).toBe(true);
  expect(outputs).toMatchObject({
    gate: 'blocked',
    blocked: 'true',
    head: repository.hashes[40],
    base: repository.hashes[39],
  });
  expect(Number(outputs!['probability'])).toBeCloseTo(0.81, 3);
  const [finding] = report.findings;
  expect(report.source(finding!.location.file)!.split('\n')[finding!.location.start.line - 1]).toBe('fresh(0);');
  expect(result).toMatchObject({
    how: 'the commit before it on the main line',
    model: { ageDays: 10, path: 'model.json' },
  });
});

test('a review of the commit lifts it; without one, or when reviews cannot be read, it stays blocked and says why', async () => {
  const lifted = await step({}, { event: pullRequest(), host: codeHost() });
  expect(lifted).toMatchObject({ failed: false, outputs: { gate: 'lifted', 'lifted-by': 'eva' } });
  const none = await step({}, { event: pullRequest(), host: codeHost({ reviews: async () => ({ value: [] }) }) });
  expect(none).toMatchObject({ failed: true, outputs: { gate: 'blocked', 'lifted-by': '' } });
  const trouble = codeHost({ reviews: async () => ({ trouble: 'GitHub answered 503' }) });
  const outage = await step({}, { event: pullRequest(), host: trouble });
  expect(outage.failed).toBe(true);
  expect(outage.result.gate.notes).toContainEqual(expect.stringContaining('503'));
  const tokenless = await step({}, { event: pullRequest() });
  expect(tokenless.result.gate.notes).toContainEqual(expect.stringContaining('needs github-token'));
});

test('a change that passes asks nobody for reviews', async () => {
  const reviews = async () => {
    throw new Error('asked');
  };
  const { outputs } = await step({ threshold: '0.9' }, { event: pullRequest(), host: codeHost({ reviews }) });
  expect(outputs).toMatchObject({ gate: 'passed' });
});

test('fail-when-blocked: false leaves it to the output', async () => {
  expect(await step({ 'fail-when-blocked': 'false' })).toMatchObject({ failed: false, outputs: { blocked: 'true' } });
});

test('with few known positives it advises, and with gate: block it blocks all the same', async () => {
  expect(await step({ gate: 'auto' })).toMatchObject({ failed: false, outputs: { gate: 'advised' } });
  expect(await step({ gate: 'block' })).toMatchObject({
    failed: true,
    outputs: { gate: 'blocked' },
  });
});

test('block-top reads the place in the last year', async () => {
  expect(await step({ 'block-top': '5%' })).toMatchObject({ outputs: { gate: 'blocked' } });
  expect(await step({ 'block-top': '5%', head: 'main~1' })).toMatchObject({ outputs: { gate: 'passed' } });
});

test('the history of CI comes from the host or from files, and is absent with a reason when it cannot be read', async () => {
  const fromHost = await step({}, { event: pullRequest(), host: codeHost() });
  expect(fromHost.result.ci).toMatchObject({ runs: 1, previous: 'failed', samePaths: { runs: 1 } });
  writeFileSync(join(folder, 'runs.csv'), 'workflow,conclusion\nci,success\n');
  const fromFile = await step({ 'ci-history': 'runs.csv' });
  expect(fromFile.result.ci).toMatchObject({ source: 'runs.csv', previous: 'passed' });
  const refused = codeHost({ workflowRuns: async () => ({ trouble: 'the token may not read actions' }) });
  const { result } = await step({}, { event: pullRequest(), host: refused });
  expect(result.ci).toBeUndefined();
  expect(result.notes).toContainEqual(expect.stringContaining('may not read actions'));
  expect((await step()).result).toMatchObject({ ci: undefined });
});

test.each([
  ['of another version', { ...model, version: 2 }, /reads 1/],
  ['with a number that is none', { ...model, intercept: null }, /intercept/],
  ['that needs an unknown feature', { ...model, terms: [{ ...model.terms[0], feature: 'moon' }] }, /moon/],
])('a model %s is refused, never made up for', async (_, wrong, told) => {
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify(wrong));
  await expect(step({ model: 'wrong.json' })).rejects.toMatchObject({
    reason: 'bad-model',
    message: expect.stringMatching(told),
  });
});

test('a model that is not there, and one that is no JSON, are told by their paths', async () => {
  await expect(step({ model: 'gone.json' })).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('gone.json'),
  });
  writeFileSync(join(folder, 'text.json'), 'model');
  await expect(step({ model: 'text.json' })).rejects.toThrow('text.json is no JSON');
});

test('a shallow clone, no repository and a repository without commits are problems with what to do', async () => {
  const shallow = join(folder, 'shallow');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository.path}`, shallow]);
  await expect(step({ repo: shallow })).rejects.toMatchObject({
    reason: 'shallow',
    hint: expect.stringContaining('fetch-depth: 0'),
  });
  await expect(step({ repo: folder })).rejects.toMatchObject({ reason: 'no-repository' });
  const empty = scriptedRepository([]);
  await expect(step({ repo: empty.path })).rejects.toMatchObject({ reason: 'no-history' });
  empty.remove();
});

test('a repository of one commit has nothing before it to learn from; of two, there is a score and it says how little it knows', async () => {
  const one = scriptedRepository([{ files: { 'a.js': 'a();' } }]);
  await expect(step({ repo: one.path })).rejects.toMatchObject({ reason: 'no-history' });
  one.remove();
  const two = scriptedRepository([{ files: { 'a.js': 'a();' } }, { files: { 'a.js': lines(50) } }]);
  const { outputs, result } = await step({ repo: two.path });
  expect(outputs).toMatchObject({ percentile: '' });
  expect(result.gate.record.changes).toBe(0);
  two.remove();
});

test('a change of binary files alone, and one of 100,000 lines, are scored', async () => {
  const odd = scriptedRepository([
    { files: { 'a.js': 'a();' } },
    { files: { 'a.js': 'a();', 'logo.png': { content: Buffer.from([0, 1, 2, 0]) } } },
    { files: { 'a.js': lines(100_000), 'logo.png': '\0' } },
  ]);
  expect((await step({ repo: odd.path, head: 'main~1' })).outputs).toMatchObject({ gate: 'passed', band: 'average' });
  const { outputs, report } = await step({ repo: odd.path });
  expect(outputs).toMatchObject({ gate: 'blocked' });
  expect(report.stats['added lines']).toBeGreaterThan(99_000);
  odd.remove();
});

test('issues that are bugs tell fixes that speak of none, from a file or from labels', async () => {
  const commits: ScriptedCommit[] = [
    { files: { 'a.js': lines(5) } },
    { files: { 'a.js': `${lines(5)}\nbroken();` } },
    { files: { 'a.js': `${lines(5)}\nwhole();` }, message: 'Call the other one\n\nCloses #12' },
    { files: { 'a.js': lines(50) } },
  ];
  const small = scriptedRepository(commits);
  writeFileSync(join(folder, 'bugs.txt'), '#7, 12\n');
  writeFileSync(join(folder, 'words.txt'), '12\ntwelve\n');
  const known = async (given: Record<string, string>, host?: CodeHost) =>
    (await step({ repo: small.path, ...given }, host === undefined ? {} : { host })).result;
  expect((await known({})).described.positives).toBe(0);
  expect((await known({ 'bug-issues': 'bugs.txt' })).described.positives).toBe(1);
  const labels = codeHost({ issuesWithLabel: async (label) => ({ value: label === 'bug' ? [12] : [] }) });
  expect((await known({ 'bug-labels': 'bug,crash' }, labels)).described.positives).toBe(1);
  const refused = codeHost({ issuesWithLabel: async () => ({ trouble: 'the token may not read issues' }) });
  expect((await known({ 'bug-labels': 'bug' }, refused)).notes).toContainEqual(
    expect.stringContaining('may not read issues'),
  );
  await expect(known({ 'bug-issues': 'words.txt' })).rejects.toThrow('words.txt:2: "twelve" is no number');
  await expect(known({ 'bug-issues': 'gone.txt' })).rejects.toMatchObject({ code: 'not-found' });
  small.remove();
});

test('a model that has learned from this very history says so', async () => {
  const notes = async (histories: readonly string[]) => {
    const path = join(folder, 'seen.json');
    writeFileSync(path, formatModel({ ...model, data: { ...model.data, histories } }));
    return (await step({ model: path })).result.notes;
  };
  const [oldest = ''] = repository.hashes;
  expect(await notes([oldest.slice(0, 12)])).toContain(seenNote);
  expect(await notes([repository.hashes[1]!.slice(0, 12)])).not.toContain(seenNote);
});
