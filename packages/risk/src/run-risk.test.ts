import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost } from '@slipway/core';
import { FakeGithub, fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type ScriptedRepository, scriptedRepository } from './history/scripted-repository.ts';
import { runEvaluate, runExport, runRisk, runTrain } from './index.ts';
import { formatModel, parseModel } from './model/parse-model.ts';
import { sampleModel } from './score/sample-change.ts';

// Each command starts git a dozen times, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'slipway-run-risk-'));
const [outputFile, summaryFile, eventFile] = ['output', 'summary', 'event.json'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word}(${i});`).join('\n');
let repository: ScriptedRepository;
let github: FakeGithub;
let printed = '';
beforeAll(async () => {
  repository = scriptedRepository([
    ...Array.from({ length: 30 }, (_, i) => ({ files: { 'src/a.js': `${lines(8, 'old')}\nstep(${i});\n` } })),
    { files: { 'src/a.js': `${lines(8, 'old')}\n${lines(120, 'fresh')}` }, message: 'Make it faster' },
  ]);
  writeFileSync(join(folder, 'model.json'), formatModel(sampleModel));
  const sides = {
    head: { sha: repository.hashes[30], repo: { full_name: 'acme/shop' } },
    base: { sha: repository.hashes[29] },
  };
  const payload = {
    pull_request: { number: 7, user: { login: 'ann' }, ...sides },
    repository: { full_name: 'acme/shop' },
  };
  writeFileSync(eventFile, JSON.stringify(payload));
  github = await FakeGithub.start();
  github.addCommit('acme/shop', repository.hashes[30]!);
  github.addToken('ghs_writer', ['checks=write', 'pull_requests=read', 'actions=read']);
  github.addToken('ghs_reader', ['checks=read']);
});
beforeEach(() => {
  for (const file of [outputFile, summaryFile]) writeFileSync(file, '');
  github.checkRuns.length = 0;
  github.requests.length = 0;
  printed = '';
  vi.stubEnv('GITHUB_OUTPUT', outputFile);
  vi.stubEnv('GITHUB_STEP_SUMMARY', summaryFile);
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += chunk;
    return true;
  });
  return () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  };
});
afterAll(async () => {
  await github.close();
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

type Command = typeof runRisk;

async function on(env: Record<string, string>, given: Record<string, string>, command: Command = runRisk) {
  const surroundings = fakeSurroundings({ cwd: folder, env: { NO_COLOR: '1', ...env } });
  const code = await command(detectHost(surroundings), { repo: repository.path, ...given });
  await Promise.resolve();
  return { code, out: surroundings.out(), err: surroundings.err() };
}

const onGithub = (token: string, given: Record<string, string> = {}) =>
  on(
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_STEP_SUMMARY: summaryFile,
    },
    { model: 'model.json', gate: 'block', 'github-token': token, ...given },
  );

test('on GitHub a blocked change fails, waits for a person in a check run, and tells outputs and summary', async () => {
  const { code, out } = await onGithub('ghs_writer');
  expect(code).toBe(1);
  expect(github.checkRuns).toMatchObject([
    { name: 'Risk gate', head_sha: repository.hashes[30], conclusion: 'action_required', annotations: { length: 1 } },
  ]);
  expect(out).toContain('Needs a review: risk 0.82');
  // The check run has the lines, so no annotation says them a second time.
  expect(out).not.toContain('::warning');
  expect(readFileSync(outputFile, 'utf8')).toMatch(/^blocked<<(\S+)\ntrue\n\1$/m);
  expect(readFileSync(summaryFile, 'utf8')).toContain('adds 120 lines to code outside of tests');
});

test('the token is masked, and never printed', async () => {
  const { out, err } = await onGithub('ghs_writer');
  const all = out + err + printed + readFileSync(summaryFile, 'utf8');
  expect(all.replaceAll('::add-mask::ghs_writer', '')).not.toContain('ghs_writer');
});

test('a token that only reads costs one notice: annotations stand in for the check run, and the verdict stands', async () => {
  const { code, out } = await onGithub('ghs_reader');
  expect(code).toBe(1);
  expect(github.checkRuns).toEqual([]);
  expect(out.match(/^::notice title=Slipway::/gm)).toHaveLength(1);
  expect(out).toMatch(/^::warning file=src\/a\.js,line=9/m);
});

test('without check-run the annotations say it, and GitHub is told nothing', async () => {
  const { out } = await onGithub('ghs_writer', { 'check-run': 'false' });
  expect(out).toMatch(/^::warning file=src\/a\.js/m);
  expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('an hourly limit is told, and no score is made up or lost', async () => {
  const until = new Date('2096-11-23T13:00:00Z');
  github.failNext(...Array.from({ length: 6 }, () => ({ kind: 'primary-limit', resetAt: until }) as const));
  const { code, out } = await onGithub('ghs_writer');
  expect(code).toBe(1);
  expect(out.replace(/\s+/g, ' ')).toContain('GitHub limits the requests of this token until 2096-11-23T13:00:00.000Z');
  expect(out).toContain('risk 0.82');
});

test('at a terminal nothing but the report is printed, as JSON when asked for, and nobody is asked', async () => {
  const { code, out, err } = await on({}, { model: 'model.json', gate: 'block', format: 'json' });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({ step: 'risk', verdict: 'fail', gate: { state: 'blocked' }, ci: null });
  expect(github.requests).toEqual([]);
});

test('all mistakes of the inputs are told in one go', async () => {
  const { code, err } = await on({}, { gate: 'never', summary: 'maybe' });
  expect(code).toBe(2);
  expect(err).toMatch(/gate must be one of auto, advise, block.*\n.*summary must be true or false/);
});

test('the shipped model scores any repository, and says what it is', async () => {
  const { code, out } = await on({}, {});
  expect(code).toBe(0);
  expect(out).toContain('shipped with Slipway');
});

test('train writes a model that score takes, and says what it was trained on', async () => {
  const { code, out } = await on({}, { output: 'made/trained.json' }, runTrain);
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Wrote made/trained.json') });
  const text = readFileSync(join(folder, 'made/trained.json'), 'utf8');
  expect(parseModel(text, 'trained.json').version).toBe(1);
  expect(await on({}, { model: 'made/trained.json' })).toMatchObject({ code: 0 });
  const refused = await on({}, { output: `${folder}/model.json/below.json` }, runTrain);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('cannot be written') });
});

test('evaluate says that there is too little history instead of measuring nothing', async () => {
  const { code, err } = await on({}, {}, runEvaluate);
  expect(code).toBe(2);
  expect(err).toMatch(/error: .*\nhint: /s);
});

test('export writes a row a change, to standard output or a file', async () => {
  const { code, out } = await on({}, {}, runExport);
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(32);
  expect(out).toMatch(/^hash,time,/);
  await on({}, { output: 'history.csv' }, runExport);
  expect(readFileSync(join(folder, 'history.csv'), 'utf8')).toBe(out);
});
