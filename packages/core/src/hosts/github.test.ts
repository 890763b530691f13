import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeGithub, fakeSurroundings } from '@slipway/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Finding } from '../finding.ts';
import { Problem } from '../problem.ts';
import { sampleFinding, sampleReport } from '../reports/sample-report.ts';
import { githubHost } from './github.ts';
import type { Wishes } from './host.ts';

/** The toolkit remembers where the first summary went, and reads the environment itself. */
const folder = mkdtempSync(join(tmpdir(), 'slipway-github-'));
const [summaryFile, outputFile, eventFile] = [
  join(folder, 'summary'),
  join(folder, 'output'),
  join(folder, 'event.json'),
];
let github: FakeGithub;
beforeAll(async () => {
  github = await FakeGithub.start();
  for (const sha of ['merge', 'pushed']) github.addCommit('acme/shop', sha);
  github.addToken('writer', ['checks=write', 'deployments=write']);
  github.addToken('fork', ['checks=read', 'deployments=read']);
});
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

let printed = '';
beforeEach(() => {
  printed = '';
  vi.stubEnv('GITHUB_STEP_SUMMARY', summaryFile);
  vi.stubEnv('GITHUB_OUTPUT', outputFile);
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += chunk;
    return true;
  });
  for (const file of [summaryFile, outputFile]) writeFileSync(file, '');
  github.checkRuns.length = 0;
  github.deployments.length = 0;
  github.requests.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const quiet: Wishes = { annotations: false, summary: false, checkRun: false, token: undefined, frames: 40 };
const checks: Wishes = { ...quiet, checkRun: true, token: 'writer' };

async function publish(
  findings: readonly Finding[],
  wishes: Wishes,
  env: Record<string, string> = {},
): Promise<string[]> {
  const surroundings = fakeSurroundings({
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: 'merge',
      GITHUB_API_URL: github.url,
      NO_COLOR: '1',
      ...env,
    },
  });
  await githubHost(surroundings).publish(sampleReport(findings), wishes);
  return surroundings.out().split('\n');
}

const summary = () => readFileSync(summaryFile, 'utf8');
const commands = (lines: readonly string[]) => lines.filter((line) => line.startsWith('::'));

test('a summary that cannot be written is told, and nothing else fails for it', async () => {
  // The first of these tests: the toolkit looks at the file once.
  vi.stubEnv('GITHUB_STEP_SUMMARY', join(folder, 'gone/summary'));
  const lines = await publish([sampleFinding()], { ...quiet, annotations: true, summary: true });
  expect(commands(lines)).toEqual([
    expect.stringMatching(/^::error /),
    expect.stringMatching(/^::notice title=Slipway::The job summary could not be written: .*gone\/summary/),
  ]);
});

test('outputs that cannot be written are wrong use of the host, not a bug of ours', async () => {
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'gone/output'));
  const attempt = githubHost(fakeSurroundings()).output('verdict', 'pass');
  await expect(attempt).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('gone/output') });
});

test('inputs are read from INPUT_ variables, as the runner names them', () => {
  const host = githubHost(fakeSurroundings({ env: { 'INPUT_FAIL-ON': 'warning', INPUT_MY_NAME: 'x' } }));
  expect([host.input('fail-on'), host.input('my name'), host.input('other')]).toEqual(['warning', 'x', undefined]);
});

test('of each level 10 findings become annotations, the worst rules first, and the rest is counted', async () => {
  const findings = [
    ...Array.from({ length: 12 }, (_, i) => sampleFinding({ message: `Error ${i}.` })),
    sampleFinding({ rule: 'other-rule', message: 'Another kind.' }),
    ...Array.from({ length: 11 }, () => sampleFinding({ severity: 'warning', rule: 'a-warning' })),
    sampleFinding({ severity: 'info', rule: 'advice' }),
  ];
  const lines = await publish(findings, { ...quiet, annotations: true, summary: true });
  const levels = commands(lines).map((line) => line.slice(2, line.indexOf(' ')));
  expect(levels).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), 'notice']);
  expect(commands(lines)[1]).toContain('title=other-rule::Another kind.');
  expect(lines).toContain(
    'Shown as annotations: 21 of 25 findings, as many as GitHub takes from one step. The other 3 errors, 1 warning are in the job summary.',
  );
});

test('what is left out of the annotations is said to be in the summary only if there is one', async () => {
  const lines = await publish(Array(11).fill(sampleFinding()), { ...quiet, annotations: true });
  expect(lines.find((line) => line.startsWith('Shown as'))).toMatch(
    /The other 1 error can be written to a file: `reports: /,
  );
});

test('an annotation escapes what would end its values or start another command', async () => {
  const finding = sampleFinding({
    rule: 'odd',
    message: '100 %\r\n::error::pwned',
    location: { file: 'a,b:c%.yaml', start: { line: 3, column: 1 }, end: { line: 3, column: 5 } },
    fix: { text: 'a: b, c' },
  });
  const [command, ...more] = commands(await publish([finding], { ...quiet, annotations: true }));
  expect(more).toEqual([]);
  expect(command).toBe(
    '::error file=a%2Cb%3Ac%25.yaml,line=3,col=1,endLine=3,endColumn=4,title=odd::100 %25\\u000d%0A\\u003a:error::pwned%0AFix: a: b, c',
  );
});

test('the summary links each line at the commit that the author pushed', async () => {
  writeFileSync(eventFile, JSON.stringify({ pull_request: { head: { sha: 'pushed' } } }));
  await publish([sampleFinding()], { ...quiet, summary: true }, { GITHUB_EVENT_PATH: eventFile });
  expect(summary()).toContain('[10:18](https://github.com/acme/shop/blob/pushed/deploy/web.yaml#L10)');
  await publish([sampleFinding()], { ...quiet, summary: true });
  expect(summary()).toContain('/blob/merge/deploy/web.yaml#L10');
});

test('a summary above 1 MiB is cut, closed and says where the rest is', async () => {
  const findings = Array.from({ length: 12_000 }, (_, i) => sampleFinding({ message: `${i} ${'ü'.repeat(60)}` }));
  await publish(findings, { ...quiet, summary: true });
  expect(Buffer.byteLength(summary())).toBeLessThan(1024 * 1024);
  expect(Buffer.byteLength(summary())).toBeGreaterThan(900_000);
  expect(summary().trimEnd()).toMatch(/<\/details>\s+_The rest is cut: [^\n]+ file with all findings\._$/);
});

test('an event file that is no JSON is wrong use', async () => {
  writeFileSync(eventFile, '{');
  const attempt = publish([], { ...quiet, summary: true }, { GITHUB_EVENT_PATH: eventFile });
  await expect(attempt).rejects.toMatchObject({ code: 'bad-input' });
});

test('a check run is made at the commit that the author pushed', async () => {
  writeFileSync(eventFile, JSON.stringify({ pull_request: { head: { sha: 'pushed' } } }));
  const lines = await publish([sampleFinding()], checks, { GITHUB_EVENT_PATH: eventFile });
  expect(github.checkRuns).toMatchObject([{ head_sha: 'pushed', annotations: { length: 1 } }]);
  expect(commands(lines)).toEqual([]);
  expect(lines).toContain('Check run "Manifest lint" has 1 of 1 finding.');
});

test("with a fork's token, annotations and summary stand in for the check run, with one notice", async () => {
  const lines = await publish(Array(60).fill(sampleFinding()), { ...checks, token: 'fork' });
  expect(github.checkRuns).toEqual([]);
  expect(commands(lines).filter((line) => line.startsWith('::notice'))).toEqual([
    expect.stringMatching(
      /^::notice title=Slipway::No check run was made: .+ Annotations and summary have the findings\.$/,
    ),
  ]);
  expect(commands(lines).filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(summary()).toContain('## ❌ Manifest lint');
});

test('a check run that got only a part of the findings is not the only place to look', async () => {
  github.failNext({ kind: 'none' }, { kind: 'status', status: 422 });
  const lines = await publish(Array(60).fill(sampleFinding()), checks);
  expect(commands(lines)[0]).toMatch(/^::notice .*The check run has 50 of 60 findings: GitHub answered 422/);
  expect(commands(lines)).toHaveLength(11);
});

test.each([
  ['no token', { ...checks, token: undefined }, {}],
  ['no repository', checks, { GITHUB_REPOSITORY: '' }],
])('%s: the same, without asking GitHub', async (_, wishes, env) => {
  const lines = await publish([sampleFinding()], wishes, env);
  expect(github.requests).toEqual([]);
  expect(commands(lines)).toEqual([expect.stringMatching(/^::notice /), expect.stringMatching(/^::error /)]);
});

test('what GitHub says in its refusal cannot issue commands', async () => {
  github.failNext({ kind: 'status', status: 422, body: { message: 'Invalid request.\n::error::pwned' } });
  const lines = await publish([], checks);
  expect(commands(lines)).toEqual([expect.stringMatching(/^::notice .*Invalid request\.%0A\\u003a:error::pwned/)]);
});

async function announce(token: string | undefined, env: Record<string, string> = {}): Promise<string[]> {
  const surroundings = fakeSurroundings({
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: 'merge',
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: '7',
      ...env,
    },
  });
  const wish = { environment: 'staging', token, description: 'shop 1.2.3', payload: {} };
  const record = await githubHost(surroundings).deployment!(wish);
  await record?.status('in_progress', 'begins');
  await record?.status('success', 'is live');
  return commands(surroundings.out().split('\n'));
}

test('a deployment is of the commit that the author pushed, and leads to this attempt of the run', async () => {
  writeFileSync(eventFile, JSON.stringify({ pull_request: { head: { sha: 'pushed' } } }));
  expect(await announce('writer', { GITHUB_EVENT_PATH: eventFile, GITHUB_RUN_ATTEMPT: '2' })).toEqual([]);
  const log_url = 'https://github.com/acme/shop/actions/runs/7/attempts/2';
  expect(github.deployments).toMatchObject([{ sha: 'pushed', statuses: [{ log_url }, { log_url }] }]);
  await announce('writer', { GITHUB_RUN_ID: '' });
  expect(github.deployments[1]).toMatchObject({ sha: 'merge', statuses: [{ log_url: '' }, { log_url: '' }] });
});

test.each([
  ["a fork's token", 'fork', {}, /the token may not write deployments/],
  ['no token', undefined, {}, /it needs github-token and a repository/],
  ['no repository', 'writer', { GITHUB_REPOSITORY: '' }, /it needs github-token and a repository/],
])('with %s a deployment is not shown, which one notice says', async (_, token, env, why) => {
  const lines = await announce(token, env);
  expect(lines).toEqual([expect.stringMatching(/^::notice title=Slipway::GitHub does not show this deployment: /)]);
  expect(lines[0]).toMatch(why);
  expect(github.deployments).toEqual([]);
});

test('outputs of many lines have a delimiter of their own', async () => {
  const host = githubHost(fakeSurroundings());
  await host.output('verdict', 'fail');
  await host.output('list', 'a\nEOF\nother=1');
  const written = readFileSync(outputFile, 'utf8');
  expect(written).toMatch(/^verdict<<(\S+)\nfail\n\1\nlist<<(\S+)\na\nEOF\nother=1\n\2\n$/);
  expect(printed).toBe('');
});

test('a secret is masked line by line and as base64', async () => {
  const surroundings = fakeSurroundings();
  await githubHost(surroundings).mask('first 100%\r\nsecond');
  const base64 = Buffer.from('first 100%\r\nsecond').toString('base64');
  expect(surroundings.out()).toBe(`::add-mask::first 100%25\n::add-mask::second\n::add-mask::${base64}\n`);
});

test('a problem is one error of the step, hint and all', async () => {
  const surroundings = fakeSurroundings();
  await githubHost(surroundings).problem(
    new Problem('bad-input', 'No \u001b[31mfile\n::warning::x', { hint: 'Name one.' }),
  );
  // A report in a format that a program reads may just have gone to the other stream.
  expect(printed + surroundings.out()).toBe('');
  expect(surroundings.err()).toBe('::error title=Slipway::No \\u001b[31mfile%0A\\u003a:warning::x%0AName one.\n');
});

test('a part of the log can be folded, and its title starts no command of its own', () => {
  const surroundings = fakeSurroundings({ env: { GITHUB_ACTIONS: 'true' } });
  const end = githubHost(surroundings).fold?.('Build of a\n::error::b');
  end?.();
  expect(
    surroundings
      .err()
      .split('\n')
      .filter((line) => line.startsWith('::')),
  ).toEqual([expect.stringMatching(/^::group::Build of a/), '::endgroup::']);
});
