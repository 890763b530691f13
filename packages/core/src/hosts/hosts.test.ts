import { fakeSurroundings } from '@slipway/testkit';
import { expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import { sampleFinding, sampleReport } from '../reports/sample-report.ts';
import { detectHost } from './detect.ts';
import type { Wishes } from './host.ts';
import { ChunkBuffer, terminalHost, wantsColors } from './terminal.ts';

const wishes: Wishes = { annotations: true, summary: true, checkRun: true, token: 'x', frames: 40 };

test.each([
  [{}, 'terminal'],
  [{ GITHUB_ACTIONS: 'true' }, 'github'],
  [{ GITHUB_ACTIONS: 'false' }, 'terminal'],
  [{ GITLAB_CI: 'true' }, 'gitlab'],
  [{ TF_BUILD: 'True' }, 'azure'],
  [{ JENKINS_URL: 'https://ci.example' }, 'jenkins'],
  [{ CI: 'true' }, 'terminal'],
] as const)('%j is %s', (env, name) => {
  expect(detectHost(fakeSurroundings({ env: { ...env } })).name).toBe(name);
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: 'dumb' }, true, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
] as const)('with %j, and a terminal: %s, colours: %s', (env, isTerminal, colors) => {
  expect(wantsColors(env, isTerminal)).toBe(colors);
});

test('the logs of CIs are in colour unless told otherwise, but not that of Jenkins', () => {
  const colors = (env: Record<string, string>) => detectHost(fakeSurroundings({ env })).colors;
  expect([{ GITHUB_ACTIONS: 'true' }, { GITLAB_CI: '1' }, { TF_BUILD: '1' }].map(colors)).toEqual([true, true, true]);
  expect(colors({ GITLAB_CI: '1', NO_COLOR: '1' })).toBe(false);
  expect(colors({ JENKINS_URL: 'x' })).toBe(false);
});

test('a terminal shows reports on standard output, problems and notes on standard error', async () => {
  const surroundings = fakeSurroundings();
  const host = terminalHost(surroundings);
  host.log('step 1 of 1: lint');
  await host.publish(sampleReport([sampleFinding()]), wishes);
  await host.output('verdict', 'fail');
  await host.mask('secret');
  await host.problem(new Problem('not-found', 'No file a.yaml.', { hint: 'Name one.' }));
  expect(surroundings.out()).toMatch(/^error {2}image-tag: [\s\S]*Failed: 1 findings\.\n$/);
  expect(surroundings.err()).toBe('step 1 of 1: lint\nerror: No file a.yaml.\nhint: Name one.\n');
  expect(host.input('manifests')).toBeUndefined();
});

test('what a problem quotes cannot steer the terminal or the CI', async () => {
  const surroundings = fakeSurroundings();
  await terminalHost(surroundings).problem(new Problem('bad-input', 'No \u001b[2J\n::error::x ##vso[task.complete]'));
  expect(surroundings.err()).toBe('error: No \\u001b[2J\n\\u003a:error::x \\u0023#vso[task.complete]\n');
});

test('a terminal that says it has no columns is taken to have 100', () => {
  expect([0, 60].map((columns) => terminalHost(fakeSurroundings({ columns })).width)).toEqual([100, 60]);
});

test.each(['gitlab', 'jenkins'] as const)('%s gets the log and no commands', async (name) => {
  const surroundings = fakeSurroundings({ env: name === 'gitlab' ? { GITLAB_CI: '1' } : { JENKINS_URL: 'x' } });
  await detectHost(surroundings).publish(sampleReport([sampleFinding()]), wishes);
  expect(surroundings.out()).toContain('web:latest');
  expect(surroundings.out()).not.toMatch(/^(::|##)/m);
});

const azure = async (findings: Parameters<typeof sampleReport>[0], more: Partial<Wishes> = {}) => {
  const surroundings = fakeSurroundings({ env: { TF_BUILD: 'True', NO_COLOR: '1' } });
  await detectHost(surroundings).publish(sampleReport(findings), { ...wishes, ...more });
  return surroundings
    .out()
    .split('\n')
    .filter((line) => line.startsWith('##vso['));
};

test('Azure gets the errors and warnings as issues of the run, 10 of each, and no advice', async () => {
  const issues = await azure([
    ...Array(11).fill(sampleFinding()),
    sampleFinding({ severity: 'warning' }),
    sampleFinding({ severity: 'info' }),
  ]);
  expect(issues).toHaveLength(11);
  expect(issues[0]).toBe(
    '##vso[task.logissue type=error;sourcepath=deploy/web.yaml;linenumber=10;columnnumber=18;code=image-tag]Container web runs web:latest.',
  );
  expect(await azure([sampleFinding()], { annotations: false })).toEqual([]);
});

test('an issue of Azure escapes what would end its values or start another command', async () => {
  const location = { file: 'a;b]c%.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const issues = await azure([sampleFinding({ message: '1 %\n##vso[task.complete]x\u001b[1m', location })]);
  expect(issues).toEqual([
    '##vso[task.logissue type=error;sourcepath=a%3Bb%5Dc%AZP25.yaml;linenumber=1;columnnumber=1;code=image-tag]1 %AZP25%0A\\u0023#vso[task.complete]x\\u001b[1m',
  ]);
});

test('an output on Azure is a variable of the step', async () => {
  const surroundings = fakeSurroundings({ env: { TF_BUILD: 'True' } });
  await detectHost(surroundings).output('list', '1 %\r\n2');
  expect(surroundings.out()).toBe('##vso[task.setvariable variable=list;isOutput=true]1 %AZP25%0D%0A2\n');
});

test('a secret is masked on Azure, line by line', async () => {
  const surroundings = fakeSurroundings({ env: { TF_BUILD: 'True' } });
  await detectHost(surroundings).mask('one 1%\ntwo');
  expect(surroundings.out()).toBe('##vso[task.setsecret]one 1%AZP25\n##vso[task.setsecret]two\n');
});

test('small chunks are written together, and large ones at once', async () => {
  const sent: string[] = [];
  const buffer = new ChunkBuffer((text) => sent.push(text));
  buffer.add('a');
  buffer.add('b');
  expect(sent).toEqual([]);
  await Promise.resolve();
  expect(sent).toEqual(['ab']);
  buffer.add('x'.repeat(70_000));
  expect(sent[1]).toHaveLength(70_000);
  buffer.flush();
  await Promise.resolve();
  expect(sent).toHaveLength(2);
});
