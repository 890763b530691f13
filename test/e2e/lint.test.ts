import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeGithub } from '@slipway/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { Repository } from './act.ts';

let repository: Repository;
beforeAll(() => {
  repository = new Repository();
});
afterAll(() => repository.remove());

/** Line and column of a text in a file of the checkout, as annotations write them. */
function placeOf(file: string, text: string) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const line = lines.findIndex((candidate) => candidate.includes(text));
  return { file, line: String(line + 1), col: String(lines[line]!.indexOf(text) + 1) };
}

test('errors fail the job, stand at their place in the change, and fill outputs and summary', async () => {
  const run = await repository.act('lint.yml', 'deploy');
  const { result, annotations, outputs, summary, output } = run.step('lint');
  expect({ exitCode: run.exitCode, job: run.jobResult, result }, run.log).toEqual({
    exitCode: 1,
    job: 'failure',
    result: 'failure',
  });
  expect(annotations).toContainEqual({
    level: 'error',
    message: expect.stringContaining('sleeps 45 s'),
    place: expect.objectContaining({
      ...placeOf('examples/shop/deploy/shop.yaml', '"45"'),
      title: 'prestop-within-grace-period',
    }),
  });
  for (const level of ['error', 'warning', 'notice'])
    expect(annotations.filter((annotation) => annotation.level === level).length).toBeLessThanOrEqual(10);
  const { verdict, findings, errors, warnings, info } = outputs;
  expect(verdict).toBe('fail');
  expect(Number(errors)).toBeGreaterThan(0);
  expect(Number(findings)).toBe(Number(errors) + Number(warnings) + Number(info));
  expect(summary).toContain('Manifest lint');
  expect(summary).toContain('prestop-within-grace-period');
  expect(output).toContain('examples/shop/deploy/shop.yaml:');
  const after = run.step('after').output.trim().split('\n');
  expect(after[0]).toBe('fail failure');
  expect(Number(after[1])).toBeGreaterThan(0);
});

test('manifests without defects pass and make no annotation', async () => {
  const run = await repository.act('lint.yml', 'fixed');
  const { result, annotations, outputs } = run.step('lint');
  expect({ exitCode: run.exitCode, job: run.jobResult, result }, run.log).toEqual({
    exitCode: 0,
    job: 'success',
    result: 'success',
  });
  expect(annotations.filter(({ level }) => level !== 'notice')).toEqual([]);
  expect(outputs).toMatchObject({ verdict: 'pass', errors: '0', warnings: '0' });
});

test('wrong inputs fail the job with one annotation that names them all', async () => {
  const run = await repository.act('lint.yml', 'wrong');
  expect(run.jobResult, run.log).toBe('failure');
  const { annotations, outputs } = run.step('lint');
  expect(annotations).toHaveLength(1);
  expect(annotations[0]!.message).toContain('fail-on');
  expect(annotations[0]!.message).toContain('frames');
  expect(outputs).toEqual({});
});

test('the root action runs the pipeline on what its inputs name', async () => {
  const run = await repository.act('lint.yml', 'pipeline');
  const { result, annotations, outputs, summary } = run.step('slipway');
  expect({ exitCode: run.exitCode, result }, run.log).toEqual({ exitCode: 0, result: 'success' });
  expect(annotations.map(({ place }) => place['file'])).toContain('examples/shop/deploy/shop.yaml');
  expect(annotations.map(({ place }) => place['file'])).not.toContain('examples/shop/deploy/redis.yaml');
  expect(Number(outputs['errors'])).toBeGreaterThan(0);
  expect(outputs['verdict']).toBe('pass');
  expect(summary).toContain('Manifest lint');
});

describe('with a check run', () => {
  let github: FakeGithub;
  beforeEach(async () => {
    github = await FakeGithub.start();
    github.addCommit('example/shop', repository.head);
  });
  afterEach(() => github.close());

  const run = (token: string) =>
    repository.act('lint.yml', 'check-run', [
      '--var',
      `FAKE_GITHUB=${github.url}`,
      '--secret',
      `GITHUB_TOKEN=${token}`,
    ]);

  test('every finding becomes an annotation of it', async () => {
    github.addToken('writer', ['checks=write']);
    const { step, log } = await run('writer');
    const { outputs, result } = step('lint');
    expect(result, log).toBe('success');
    expect(github.checkRuns).toHaveLength(1);
    const [check] = github.checkRuns;
    expect(check).toMatchObject({ name: 'Manifest lint', head_sha: repository.head, status: 'completed' });
    expect(check!.annotations).toHaveLength(Number(outputs['findings']));
    expect(check!.annotations).toContainEqual(
      expect.objectContaining({ path: 'examples/shop/deploy/shop.yaml', title: 'prestop-within-grace-period' }),
    );
  });

  test("a fork's token gets annotations and the summary, with one notice", async () => {
    github.addToken('fork', ['checks=read']);
    const { step, log } = await run('fork');
    const { annotations, summary, result } = step('lint');
    expect(result, log).toBe('success');
    expect(github.checkRuns).toEqual([]);
    expect(annotations.filter(({ message }) => message.includes('check run'))).toHaveLength(1);
    expect(annotations.some(({ level }) => level === 'error')).toBe(true);
    expect(summary).toContain('Manifest lint');
  });
});
