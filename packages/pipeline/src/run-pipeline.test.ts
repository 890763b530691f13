import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, type Host, type ImageFacts, parseInputs, readInputs } from '@slipway/core';
import { lintStep } from '@slipway/manifests';
import { FakeGithub, fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { pipelineInputs } from './inputs.ts';
import { allSteps, imagesToDeploy, runPipeline, type Step } from './run-pipeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-pipeline-'));
const [outputFile, summaryFile] = [join(folder, 'output'), join(folder, 'summary')];
let github: FakeGithub;
let printed = '';
beforeAll(async () => {
  github = await FakeGithub.start();
  github.addCommit('acme/shop', 'c0ffee');
  github.addToken('ghs_writer', ['checks=write']);
  writeFileSync(
    join(folder, 'bad.yaml'),
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 0}]}\n',
  );
  writeFileSync(join(folder, 'good.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n');
});
beforeEach(() => {
  for (const file of [outputFile, summaryFile]) writeFileSync(file, '');
  // What the toolkit prints by itself: masks and problems.
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
  rmSync(folder, { recursive: true, force: true });
});

/** The root action as a runner starts it: its inputs are variables. */
async function action(inputs: Record<string, string>) {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = {
    ...Object.fromEntries(variables),
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: 'c0ffee',
    GITHUB_STEP_SUMMARY: summaryFile,
    NO_COLOR: '1',
  };
  const surroundings = fakeSurroundings({ env, cwd: folder });
  const host = detectHost(surroundings);
  const code = await runPipeline(host, readInputs(pipelineInputs, host));
  return { code, out: surroundings.out(), err: surroundings.err() };
}

function outputs(): Record<string, string> {
  const written = readFileSync(outputFile, 'utf8');
  return Object.fromEntries(
    [...written.matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  );
}

test('the action says what it found in log, annotations, summary, check run and outputs', async () => {
  const { code, out, err } = await action({ manifests: 'bad.yaml', 'check-run': 'true', 'github-token': 'ghs_writer' });
  expect(code).toBe(1);
  expect(err).toBe('step 1 of 1: lint\n');
  expect(out).toMatch(/^::error file=bad\.yaml,line=4/m);
  expect(readFileSync(summaryFile, 'utf8')).toContain('## ❌ Manifest lint');
  const run = github.checkRuns.at(-1)!;
  expect(run).toMatchObject({ name: 'Manifest lint', head_sha: 'c0ffee', conclusion: 'failure' });
  expect(outputs()).toMatchObject({ verdict: 'fail', findings: String(run.annotations.length) });
});

test('the token is masked before anything else is printed, and never printed otherwise', async () => {
  const { out, err } = await action({ manifests: 'good.yaml', 'github-token': 'ghs_writer' });
  const base64 = Buffer.from('ghs_writer').toString('base64');
  const masks = `::add-mask::ghs_writer\n::add-mask::${base64}\n`;
  expect(out.slice(0, masks.length)).toBe(masks);
  expect(printed + out.slice(masks.length) + err).not.toContain('ghs_writer');
});

test('a pipeline without findings passes, and its switches leave out what they name', async () => {
  const { code, out } = await action({ manifests: 'good.yaml', annotations: 'false', summary: 'false' });
  expect(code).toBe(0);
  expect(out.replace(/^::add-mask::.*\n/gm, '')).not.toContain('::');
  expect(readFileSync(summaryFile, 'utf8')).toBe('');
  expect(outputs()).toMatchObject({ verdict: 'pass', findings: '0' });
});

test('wrong inputs are one error of the step, with all of them in it', async () => {
  const { code, out, err } = await action({ manifests: 'good.yaml', 'fail-on': 'eror', frames: 'x' });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(
    /^::error title=Slipway::2 inputs are wrong:%0A {2}fail-on must be .*%0A {2}frames must be [^\n]*\n$/,
  );
  expect(outputs()).toEqual({});
});

test('mistakes of the command line end the pipeline before its first step', async () => {
  const surroundings = fakeSurroundings({ cwd: folder });
  expect(await runPipeline(detectHost(surroundings), {}, ['unknown flag --x'])).toBe(2);
  expect(surroundings.err()).toBe('error: unknown flag --x.\n');
});

test('only the report is printed when a format is asked for', async () => {
  const surroundings = fakeSurroundings({ cwd: folder });
  expect(await runPipeline(detectHost(surroundings), { manifests: 'bad.yaml', format: 'json' })).toBe(1);
  await Promise.resolve();
  expect(JSON.parse(surroundings.out()).verdict).toBe('fail');
  expect(surroundings.err()).toBe('');
});

test('steps run in order, each published before the next, and one that fails ends the pipeline', async () => {
  const { report } = await lintStep(parseInputs(pipelineInputs, { manifests: 'good.yaml' }), {
    cwd: folder,
    readStdin: () => Buffer.from(''),
  });
  const step = (name: string, failed: boolean): Step => ({
    name,
    run: async () => ({
      failed,
      outputs: { last: name, [name]: 'ran' },
      report: { ...report, conclusion: `${name} is done.` },
    }),
  });
  const surroundings = fakeSurroundings({ cwd: folder });
  const outputs: Record<string, string> = {};
  const host: Host = {
    ...detectHost(surroundings),
    output: async (name, value) => {
      outputs[name] = value;
    },
  };
  expect(
    await runPipeline(
      host,
      { steps: 'lint,build,deploy' },
      [],
      [step('lint', false), step('build', true), step('deploy', false)],
    ),
  ).toBe(1);
  expect(surroundings.out().match(/\w+ is done/g)).toEqual(['lint is done', 'build is done']);
  expect(surroundings.err()).toBe('step 1 of 3: lint\nstep 2 of 3: build\n');
  expect(outputs).toEqual({ lint: 'ran', build: 'ran', last: 'build' });
});

test('what building an image taught is held against the manifests, and given to the steps after it', async () => {
  const shop = (port: number) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: shop, ports: [{containerPort: ${port}}], resources: {limits: {memory: 1Mi}}}]}\n`;
  writeFileSync(join(folder, 'shop.yaml'), shop(8080));
  const facts: ImageFacts = {
    reference: `docker.io/library/shop@sha256:${'1'.repeat(64)}`,
    digest: `sha256:${'1'.repeat(64)}`,
    ports: [],
    user: '1',
    hasHealthcheck: false,
    readOnly: true,
    startUpMs: 1,
    peakMemoryBytes: 9e6,
    stopMs: 1,
  };
  const { report } = await lintStep(parseInputs(pipelineInputs, { manifests: 'good.yaml' }), {
    cwd: folder,
    readStdin: () => Buffer.from(''),
  });
  const lint = allSteps.find(({ name }) => name === 'lint');
  const known: (ImageFacts | undefined)[] = [];
  const steps: Step[] = [
    { ...lint!, run: async () => ({ failed: false, report }) },
    { name: 'build', run: async () => ({ failed: false, report, facts }) },
    {
      name: 'deploy',
      run: async (_, __, what) => {
        known.push(what.facts);
        return { failed: false, report };
      },
    },
  ];
  const surroundings = fakeSurroundings({ cwd: folder });
  const run = (manifests: string) =>
    runPipeline(detectHost(surroundings), { manifests, steps: 'lint,build,deploy' }, [], steps);
  expect(await run('good.yaml')).toBe(0);
  expect(known).toEqual([facts]);
  expect(await run('shop.yaml')).toBe(1);
  expect(surroundings.out()).toContain('Manifests against the image');
  expect(surroundings.out()).toContain('image-memory');
  expect(known).toHaveLength(1);
});

test.each([
  [[], ['ghcr.io/acme/shop@sha256:1']],
  [['redis:8'], ['ghcr.io/acme/shop@sha256:1', 'redis:8']],
  [['ghcr.io/acme/shop:1.4'], ['ghcr.io/acme/shop:1.4']],
  [['web=ghcr.io/acme/shop@sha256:2'], ['web=ghcr.io/acme/shop@sha256:2']],
  [['ghcr.io/acme/shop-worker:1'], ['ghcr.io/acme/shop@sha256:1', 'ghcr.io/acme/shop-worker:1']],
])('of the images %j and the one that was pushed, deploy gets %j', (given, expected) => {
  expect(imagesToDeploy(given, 'ghcr.io/acme/shop@sha256:1')).toEqual(expected);
});

test('an image that was not pushed cannot be deployed, so deploy is not told of it', () => {
  expect(imagesToDeploy(['redis:8'], 'shop:main')).toEqual(['redis:8']);
});
