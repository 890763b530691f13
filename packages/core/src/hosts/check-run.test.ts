import { FakeGithub, type Fault } from '@slipway/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { sampleFinding, sampleReport } from '../reports/sample-report.ts';
import { type CheckRunOutcome, createCheckRun } from './check-run.ts';

const now = new Date('2026-11-23T12:00:00Z');
let github: FakeGithub;
let slept: number[];
beforeEach(async () => {
  github = await FakeGithub.start({ now: () => now });
  github.addCommit('acme/shop', 'c0ffee');
  github.addToken('writer', ['checks=write']);
  github.addToken('fork', ['checks=read']);
  slept = [];
});
afterEach(() => github.close());

function make(findings: readonly Finding[], more: { token?: string; sha?: string; repo?: string } = {}) {
  return createCheckRun(sampleReport(findings), {
    token: 'writer',
    owner: 'acme',
    repo: 'shop',
    sha: 'c0ffee',
    apiUrl: github.url,
    clock: {
      now: () => now.getTime(),
      sleep: async (ms) => {
        slept.push(ms);
      },
    },
    ...more,
  });
}

function many(count: number): Finding[] {
  return Array.from({ length: count }, (_, i) => sampleFinding({ message: `Finding ${i}.` }));
}

test('a report becomes a completed check run with its findings as annotations', async () => {
  expect(await make([sampleFinding(), sampleFinding({ rule: 'advice', severity: 'info' })])).toEqual({
    made: true,
    annotations: 2,
  });
  expect(github.checkRuns).toMatchObject([
    {
      name: 'Manifest lint',
      head_sha: 'c0ffee',
      status: 'completed',
      conclusion: 'failure',
      title: 'Failed: 2 findings.',
    },
  ]);
  expect(github.checkRuns[0]!.annotations).toEqual([
    {
      path: 'deploy/web.yaml',
      start_line: 10,
      end_line: 10,
      start_column: 18,
      end_column: 27,
      annotation_level: 'failure',
      title: 'image-tag',
      message: 'Container web runs web:latest.\n\nFix: Use web:1.2.3.',
    },
    expect.objectContaining({ annotation_level: 'notice', title: 'advice' }),
  ]);
});

test('a report that passes becomes a success without annotations', async () => {
  expect(await make([])).toEqual({ made: true, annotations: 0 });
  expect(github.checkRuns).toMatchObject([{ conclusion: 'success', annotations: [] }]);
});

test.each([
  [50, [50]],
  [51, [50, 1]],
  [120, [50, 50, 20]],
])('%i findings go in requests of at most 50', async (count, sizes) => {
  expect(await make(many(count))).toEqual({ made: true, annotations: count });
  const bodies = github.requests.map(({ body }) => body as { output: { annotations: unknown[] } });
  expect(bodies.map(({ output }) => output.annotations.length)).toEqual(sizes);
  expect(github.requests.map(({ method, status }) => [method, status])).toEqual(
    sizes.map((_, i) => (i === 0 ? ['POST', 201] : ['PATCH', 200])),
  );
  expect(github.checkRuns.map(({ annotations }) => annotations.map(({ message }) => message.split('.')[0]))).toEqual([
    Array.from({ length: count }, (_, i) => `Finding ${i}`),
  ]);
});

test('what the API would refuse in an annotation is kept out of it', async () => {
  const file = 'deploy/web.yaml';
  const findings = [
    sampleFinding({ location: { file, start: { line: 2, column: 9 }, end: { line: 4, column: 1 } } }),
    sampleFinding({ location: { file, start: { line: 3, column: 5 }, end: { line: 3, column: 5 } } }),
    sampleFinding({ message: '🚢'.repeat(40_000) }),
    sampleFinding({ message: `half of a pair: \ud83d, \u001b[31mred\u202e` }),
    sampleFinding({ location: { file: '-', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } }),
  ];
  expect(await make(findings)).toEqual({ made: true, annotations: 4 });
  const [lines, empty, long, odd] = github.checkRuns[0]!.annotations;
  expect(lines).not.toHaveProperty('start_column');
  expect(empty).toMatchObject({ start_column: 5, end_column: 5 });
  expect(Buffer.byteLength(long!.message)).toBeLessThan(64 * 1024);
  expect(long!.message.isWellFormed()).toBe(true);
  expect(odd!.message).toContain('half of a pair: \ufffd, \\u001b[31mred\\u202e');
});

test('the summary of a very large report is cut to what a check run holds', async () => {
  await make(many(2000).map((finding, i) => ({ ...finding, message: `${i} ${'ü'.repeat(100)}` })));
  const { summary } = github.checkRuns[0]!;
  expect(summary!.length).toBeGreaterThan(30_000);
  expect(summary).toMatch(/<\/details>\s+_The rest is cut/);
  expect(summary).not.toContain('1 MiB');
});

const refusals: [string, { token?: string; sha?: string; repo?: string }, RegExp][] = [
  ["a fork's token", { token: 'fork' }, /may not write checks/],
  ['a repository that the token does not see', { repo: 'other' }, /may not write checks/],
  ['an unknown token', { token: 'stale' }, /not valid/],
  ['a commit that was never pushed', { sha: 'dead' }, /No commit found for SHA: dead/],
];

test.each(refusals)('%s: no check run, no second try, and a reason', async (_, more, reason) => {
  const outcome = await make(many(60), more);
  expect(outcome).toMatchObject({ made: false, annotations: 0, trouble: expect.stringMatching(reason) });
  expect(github.requests).toHaveLength(1);
  expect(slept).toEqual([]);
});

const passing: [string, Fault[], number[]][] = [
  ['a secondary limit', [{ kind: 'secondary-limit', retryAfterSeconds: 7 }], [7000]],
  ['a secondary limit by 429', [{ kind: 'secondary-limit', retryAfterSeconds: 0, status: 429 }], [0]],
  ['an hourly limit that ends soon', [{ kind: 'primary-limit', resetAt: new Date(now.getTime() + 20_000) }], [21_000]],
  ['a bad gateway', [{ kind: 'status', status: 502, body: '<html>' }], [2000]],
  ['two broken connections', [{ kind: 'disconnect' }, { kind: 'disconnect' }], [2000, 4000]],
];

test.each(passing)('%s is waited for', async (_, faults, waits) => {
  github.failNext(...faults);
  expect(await make(many(60))).toEqual({ made: true, annotations: 60 });
  expect(slept).toEqual(waits);
});

const lasting: [string, Fault[], RegExp, number][] = [
  ['a service that stays down', Array<Fault>(4).fill({ kind: 'status', status: 503 }), /503/, 4],
  [
    'a limit for an hour',
    [{ kind: 'primary-limit', resetAt: new Date('2026-11-23T12:50:00Z') }],
    /2026-11-23T12:50:00/,
    1,
  ],
  ['a limit for ten minutes', [{ kind: 'secondary-limit', retryAfterSeconds: 600 }], /600 s/, 1],
];

test.each(lasting)('%s is no failure of the step, but is told', async (_, faults, trouble, requests) => {
  github.failNext(...faults);
  const outcome: CheckRunOutcome = await make([sampleFinding()]);
  expect(outcome).toMatchObject({ made: false, annotations: 0, trouble: expect.stringMatching(trouble) });
  expect(github.requests).toHaveLength(requests);
});

test('trouble after the first request leaves a check run, and is told with what it has', async () => {
  github.failNext({ kind: 'none' }, ...Array<Fault>(4).fill({ kind: 'status', status: 503 }));
  expect(await make(many(120))).toEqual({ made: true, annotations: 50, trouble: expect.stringMatching(/503/) });
  expect(github.checkRuns).toMatchObject([{ status: 'completed', annotations: { length: 50 } }]);
});

test('an answer that was lost leads to one more check run, and the last one is whole', async () => {
  github.failNext({ kind: 'lost-answer' });
  expect(await make(many(60))).toEqual({ made: true, annotations: 60 });
  expect(github.checkRuns.map(({ annotations }) => annotations.length)).toEqual([50, 60]);
});

test('a verdict that waits for a person says so, and is brought up to date when the person came', async () => {
  const target = { token: 'writer', owner: 'acme', repo: 'shop', sha: 'c0ffee', apiUrl: github.url };
  const report = { ...sampleReport([sampleFinding()]), revised: true };
  await createCheckRun({ ...report, checkConclusion: 'action_required' }, target);
  expect(github.checkRuns).toMatchObject([{ conclusion: 'action_required', annotations: { length: 1 } }]);
  const lifted = { ...report, verdict: 'pass', conclusion: 'Lifted by @eva.' } as const;
  expect(await createCheckRun(lifted, target)).toEqual({ made: true, annotations: 1 });
  expect(github.checkRuns).toMatchObject([
    { conclusion: 'success', title: 'Lifted by @eva.', annotations: { length: 1 } },
  ]);
});

test('an earlier check run without annotations gets those that are new', async () => {
  const target = { token: 'writer', owner: 'acme', repo: 'shop', sha: 'c0ffee', apiUrl: github.url };
  await createCheckRun({ ...sampleReport([]), revised: true }, target);
  expect(await createCheckRun({ ...sampleReport(many(60)), revised: true }, target)).toEqual({
    made: true,
    annotations: 60,
  });
  expect(github.checkRuns).toMatchObject([{ conclusion: 'failure', annotations: { length: 60 } }]);
});
