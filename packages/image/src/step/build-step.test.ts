import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, type Host, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImageError } from '../error.ts';
import { buildInputs } from '../inputs.ts';
import { sampleAnalysis, sampleResult } from '../report/sample-result.ts';
import { buildStep, type ImageStep } from './build-step.ts';
import { failedStep, fakeParts, sampleBuilt } from './fake-parts.ts';
import type { Parts } from './parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-build-step-'));
const base = `example.com/base@sha256:${'b'.repeat(64)}`;
beforeAll(() => {
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/.dockerignore'), '*\n');
  writeFileSync(
    join(folder, 'app/Dockerfile'),
    `FROM ${base} AS build\nRUN make\nFROM ${base}\nRUN apk add curl\nCOPY --from=build /out/shop /shop\nUSER 65532\nENTRYPOINT ["/shop"]\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(
  given: Record<string, string>,
  parts: Parts,
  more: { env?: Record<string, string>; host?: Partial<Host> } = {},
): Promise<ImageStep & { readonly log: string }> {
  const surroundings = fakeSurroundings({ cwd: folder, env: more.env ?? {} });
  const host: Host = { ...detectHost(surroundings), ...more.host };
  const defaults = { context: 'app', tags: 'ghcr.io/acme/shop:1', sbom: 'false', provenance: 'false' };
  const step = await buildStep(parseInputs(buildInputs, { ...defaults, ...given }), host, parts);
  return { ...step, log: surroundings.err() };
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ImageError) return error.reason;
    throw error;
  }
  return 'nothing was thrown';
}

test('the image is looked into, held to its gates and run before it is pushed, and pushed last', async () => {
  const fake = fakeParts();
  const step = await build({ push: 'true' }, fake.parts);
  expect(fake.calls).toEqual(['build', 'analyze', 'measure', 'smoke', 'push']);
  expect(step).toMatchObject({ failed: false, result: { state: 'pushed' } });
  expect(step.facts).toMatchObject({
    reference: `ghcr.io/acme/shop@${sampleBuilt.digest}`,
    ports: [{ port: 8080, protocol: 'tcp' }],
    startUpMs: 640,
  });
  expect(step.outputs).toMatchObject({ digest: sampleBuilt.digest, verdict: 'pass', 'saved-percent': '98.4' });
});

test('what is not asked to be pushed is built, and can be deployed by nobody', async () => {
  const fake = fakeParts();
  const step = await build({}, fake.parts);
  expect(fake.calls).not.toContain('push');
  expect(step).toMatchObject({ result: { state: 'built' }, facts: { reference: 'ghcr.io/acme/shop:1' } });
});

test.each([
  ['max-size', { 'max-size': '1MB' }, 'size-within-limit', 5],
  ['forbidden-paths', { 'forbidden-paths': '/shop' }, 'allowed-paths', 5],
])(
  '%s that does not hold keeps the image from being pushed, at the instruction that did it',
  async (_, given, rule, line) => {
    const matched = [{ path: 'shop', bytes: 1, layer: 2 }];
    const fake = fakeParts({ analyze: async () => ({ ...sampleAnalysis, matched }) });
    const step = await build({ ...given, push: 'true' }, fake.parts);
    expect(fake.calls).toEqual(['build', 'measure', 'smoke']);
    expect(step).toMatchObject({ failed: true, result: { state: 'refused' }, facts: undefined });
    const found = step.report.findings.find((finding) => finding.rule === rule);
    expect(found?.location).toMatchObject({ file: 'app/Dockerfile', start: { line } });
  },
);

test('root is found at the USER that says so', async () => {
  const fake = fakeParts({}, { user: 'root' });
  const step = await build({ push: 'true' }, fake.parts);
  expect(step.report.findings).toContainEqual(
    expect.objectContaining({
      rule: 'non-root-image',
      location: expect.objectContaining({ start: { line: 6, column: 1 } }),
    }),
  );
});

test('one root image is one finding, the one that refuses it', async () => {
  const file = join(folder, 'app/Dockerfile.root');
  writeFileSync(file, `FROM ${base}\nUSER root\nENTRYPOINT ["/shop"]\n`);
  const rulesOf = async (given: Record<string, string>) =>
    (await build({ ...given, file }, fakeParts({}, { user: 'root' }).parts)).report.findings
      .map(({ rule }) => rule)
      .filter((rule) => rule.includes('root'));
  expect(await rulesOf({})).toEqual(['non-root-image']);
  expect(await rulesOf({ 'require-non-root': 'false' })).toEqual(['runtime-non-root']);
});

test('growth counts from the release before, and a first one has none', async () => {
  const given = { 'max-growth': '10%', 'compare-with': 'ghcr.io/acme/shop:latest' };
  const first = await build(given, fakeParts().parts);
  expect(first.failed).toBe(false);
  expect(first.result.gates).toContainEqual(
    expect.objectContaining({ gate: 'max-growth', holds: true, actual: 'no ghcr.io/acme/shop:latest to count from' }),
  );
  const misspelt = await build(given, fakeParts({ listTags: async () => ['lates', '1.2'] }).parts);
  expect(misspelt.report.findings).toContainEqual(
    expect.objectContaining({
      rule: 'growth-within-limit',
      severity: 'warning',
      message: expect.stringContaining('Was lates meant?'),
    }),
  );
  const refused = await build({ ...given, 'if-no-previous': 'error' }, fakeParts().parts);
  expect(refused.failed).toBe(true);
  const place = { digest: '', platform: '', otherPlatforms: [] };
  const remote = { ...place, user: '', env: [], ports: [], analysis: { ...sampleAnalysis, bytes: 9e6 } };
  const grown = await build(given, fakeParts({ inspectRemote: async () => remote }).parts);
  expect(grown.report.findings.map(({ rule }) => rule)).toContain('growth-within-limit');
  expect(await reasonOf(build({ 'max-growth': '10%' }, fakeParts().parts))).toBe('bad-limit');
});

test('every platform of an image is held to the gates, and only what ran is said to have run', async () => {
  const other = { ...sampleAnalysis, imageId: 'sha256:other', bytes: 90e6, passwd: 'root::0' };
  const others = [{ platform: 'linux/arm64', user: 'root', env: [], analysis: other }];
  const fake = fakeParts({ analyze: async () => ({ ...sampleAnalysis, others }) });
  const given = { platforms: 'linux/amd64,linux/arm64', push: 'true', 'max-size': '30MB', 'require-non-root': 'true' };
  const { report, result } = await build({ ...given, sbom: 'true' }, fake.parts);
  expect(result.state).toBe('refused');
  expect(result.gates).toMatchObject([
    { gate: 'max-size', platform: 'linux/amd64', holds: true },
    { gate: 'require-non-root', platform: 'linux/amd64', holds: true },
    { gate: 'max-size', platform: 'linux/arm64', holds: false },
    { gate: 'require-non-root', platform: 'linux/arm64', holds: false },
    { gate: 'smoke', platform: 'linux/amd64', holds: true },
    { gate: 'read-only', platform: 'linux/amd64', holds: true },
  ]);
  expect(report.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
    'For linux/arm64: The image has 90.0 MB, more than max-size of 30.0 MB, 9.00 MB of it in layer 3.',
    'For linux/arm64: The image runs as "root", which is root.',
  ]);
  expect(report.json).toMatchObject({
    uid: 65532,
    images: [
      { platform: 'linux/amd64', uid: 65532, ran: true },
      { platform: 'linux/arm64', uid: 0, bytes: 90e6, ran: false },
    ],
    sbom: { platform: 'linux/amd64' },
  });
  expect(result.notices).toContain('The bill of materials is of linux/amd64 alone, not of linux/arm64.');
  expect(report.tables.map(({ title }) => title)).toContain(
    'Platforms: 2 looked at, linux/amd64 ran, linux/arm64 did not',
  );
});

test('an image for a platform that was asked for and cannot be looked at is not pushed', async () => {
  const fake = fakeParts();
  const given = { platforms: 'linux/amd64,linux/arm64', push: 'true' };
  expect(await build(given, fake.parts)).toMatchObject({
    failed: true,
    problem: { reason: 'no-image' },
    facts: undefined,
  });
  expect(fake.calls).not.toContain('push');
});

test('a container that does not get healthy keeps the image from being pushed', async () => {
  const smoke = {
    ...sampleResult().smoke!,
    verdict: 'failed' as const,
    cause: {
      ...{ code: 'exited' as const, message: 'It ended with 3.', advice: 'Mount a volume.' },
      ...{ exitCode: 3, deniedPath: '/state' },
    },
  };
  const step = await build({ push: 'true' }, fakeParts({ smokeRun: async () => smoke }).parts);
  expect(step.failed).toBe(true);
  expect(step.result.gates).toEqual(
    expect.arrayContaining([
      { gate: 'smoke', holds: false, limit: 'healthy', actual: 'it ended with exit code 3' },
      { gate: 'read-only', holds: false, limit: 'a read-only root', actual: 'tried to write /state' },
    ]),
  );
});

test('a container that ended for another reason proves nothing of its root', async () => {
  const smoke = {
    ...sampleResult().smoke!,
    verdict: 'failed' as const,
    cause: {
      ...{ code: 'timeout' as const, message: 'Nothing answered.', advice: 'Let it listen.' },
      ...{ exitCode: undefined, deniedPath: undefined },
    },
  };
  const step = await build({ push: 'true' }, fakeParts({ smokeRun: async () => smoke }).parts);
  const smoked = { gate: 'smoke', holds: false, limit: 'healthy', actual: 'no answer in time' };
  expect(step.result.gates).toContainEqual(smoked);
  expect(step.result.gates.map(({ gate }) => gate)).not.toContain('read-only');
  expect(step.report.findings).toContainEqual(
    expect.objectContaining({
      rule: 'healthy-start',
      fix: { text: 'Let it listen.' },
    }),
  );
});

test('an image without a health check is asked where it listens', async () => {
  let probe: unknown;
  const smokeRun: Parts['smokeRun'] = async (_, settings) => {
    probe = settings.probe;
    return sampleResult().smoke!;
  };
  await build({}, fakeParts({ smokeRun }).parts);
  expect(probe).toEqual({ kind: 'tcp', port: 8080 });
  await build({ 'smoke-probe': 'http:8080/healthz' }, fakeParts({ smokeRun }).parts);
  expect(probe).toEqual({ kind: 'http', port: 8080, path: '/healthz' });
});

test('a step of the Dockerfile that fails is a finding at its line, with what it printed', async () => {
  const broken = fakeParts({ buildImage: () => Promise.reject(failedStep(2, ['make: no rule'])) });
  const step = await build({}, broken.parts);
  expect(step).toMatchObject({ failed: true, facts: undefined });
  expect(step.report.findings).toContainEqual(
    expect.objectContaining({
      rule: 'image-builds',
      location: expect.objectContaining({ start: { line: 2, column: 1 } }),
    }),
  );
  expect(step.report.excerpts).toEqual([{ title: 'Last lines of the step that failed', text: 'make: no rule' }]);
});

test('what keeps the Dockerfile from being worth a build is said without an engine', async () => {
  const away = new ImageError('no-engine', 'No engine answers.');
  const fake = fakeParts({ connectEngine: () => Promise.reject(away) });
  const step = await build({ 'fail-on': 'info', file: 'app/Dockerfile', context: '.' }, fake.parts);
  expect(step).toMatchObject({ failed: true, result: { state: 'refused', build: undefined } });
  expect(await reasonOf(build({}, fake.parts))).toBe('no-engine');
});

test.each([
  [{ context: 'no-such-folder' }, 'no-dockerfile'],
  [{ 'max-size': 'big' }, 'bad-limit'],
  [{ sbom: 'xml' }, 'bad-limit'],
  [{ 'smoke-probe': 'ftp:21' }, 'bad-build-input'],
  [{ 'smoke-cpus': 'many' }, 'bad-limit'],
  [{ 'smoke-memory': '1MiB' }, 'bad-limit'],
  [{ tags: '', push: 'true' }, 'no-name'],
])('inputs such as %j are wrong use: %s', async (given, reason) => {
  expect(await reasonOf(build(given, fakeParts().parts))).toBe(reason);
});

test('an interrupt is told as one, whatever broke off because of it', async () => {
  const over = new AbortController();
  const buildImage: Parts['buildImage'] = async () => {
    over.abort(new Error('SIGINT'));
    throw new Error('the pipe is closed');
  };
  const host = { interrupted: () => over.signal };
  expect(await reasonOf(build({}, fakeParts({ buildImage }).parts, { host }))).toBe('interrupted');
});

test('secrets are in no log, notice, finding or error', async () => {
  const secret = 'hunter2-horse';
  const given = { secrets: `token=${secret}` };
  const buildImage: Parts['buildImage'] = async (_, { log }) => {
    log(`curl -H ${secret}`);
    return sampleBuilt;
  };
  const leaky = fakeParts({ buildImage }, { env: [`TOKEN=${secret}`] });
  const step = await build(given, leaky.parts);
  expect(step.log).toContain('curl -H ***');
  expect(step.report.findings).toContainEqual(expect.objectContaining({ rule: 'secret-not-in-image' }));
  expect(JSON.stringify([step.report.findings, step.outputs, step.report.json, step.log])).not.toContain(secret);
  const failing = fakeParts({ buildImage: () => Promise.reject(new ImageError('build-failed', `said ${secret}.`)) });
  await expect(build(given, failing.parts)).rejects.toThrow('said ***.');
});

test.each(['error', 'never'])(
  'a secret in a layer keeps the image from being run and pushed, with fail-on %s too',
  async (failOn) => {
    const secret = 'hunter2-horse';
    const paths = ['base', 'leaked', `by-${secret}`];
    const secretFiles = paths.map((path, i) => ({ path, layer: Math.min(i, 1) }));
    const layers = sampleAnalysis.layers.map((layer) => ({
      ...layer,
      createdBy: `${layer.createdBy} ${secret}`.trim(),
    }));
    const searched: string[] = [];
    const analyze: Parts['analyze'] = async (_, __, { search = [] }) => {
      searched.push(...search.map((value) => Buffer.from(value).toString()));
      return { ...sampleAnalysis, layers, secretFiles, setuid: [{ path: `bin/${secret}`, layer: 0 }] };
    };
    const fake = fakeParts({ analyze });
    const given = { secrets: `token=${secret}`, push: 'true', 'fail-on': failOn, 'smoke-env': 'KEY=of-the-test-run' };
    const step = await build(given, fake.parts);
    expect(searched).toEqual([secret]);
    expect(fake.calls).toEqual(['build', 'measure']);
    expect(step).toMatchObject({ failed: true, result: { state: 'refused' }, facts: undefined });
    const found = step.report.findings.filter(({ message }) => message.includes('/leaked'));
    expect(found).toEqual([
      expect.objectContaining({
        rule: 'secret-not-in-image',
        severity: 'error',
        message: expect.stringMatching(/\/leaked, \/by-\*\*\* of layer 2 \(RUN .*apk add curl/),
        location: expect.objectContaining({ file: 'app/Dockerfile', start: { line: 4, column: 1 } }),
        fix: { text: expect.stringContaining('Mount the secret') },
      }),
    ]);
    expect(JSON.stringify([step.report, step.result, step.outputs, step.log])).not.toContain(secret);
  },
);

test('tags and labels come from the Git ref where none are given, and inputs of buildx go through', async () => {
  const others = [{ platform: 'linux/arm64', user: '7', env: [], analysis: sampleAnalysis }];
  const fake = fakeParts({ analyze: async () => ({ ...sampleAnalysis, others }) });
  const env = { GITHUB_REF: 'refs/tags/v1.2.0', GITHUB_SHA: 'c0ffee', GITHUB_REPOSITORY: 'Acme/Shop' };
  await build(
    {
      tags: '',
      'cache-to': 'type=registry,ref=ghcr.io/acme/cache,mode=max\ntype=inline',
      'build-args': 'A=1,2\nB',
      platforms: 'linux/amd64,linux/arm64',
      labels: 'team=shop',
    },
    fake.parts,
    { env },
  );
  expect(fake.request).toMatchObject({
    tags: ['ghcr.io/acme/shop:v1.2.0', 'ghcr.io/acme/shop:latest'],
    cacheTo: ['type=registry,ref=ghcr.io/acme/cache,mode=max', 'type=inline'],
    buildArgs: ['A=1,2', 'B'],
    platforms: ['linux/amd64', 'linux/arm64'],
    load: true,
    push: false,
  });
  expect(fake.request!.labels).toEqual(
    expect.arrayContaining(['team=shop', 'org.opencontainers.image.revision=c0ffee']),
  );
});

test('the layers of the base are those that no instruction here made', async () => {
  const step = await build({}, fakeParts().parts);
  expect(step.result.analysis!.layers.map(({ fromBase }) => fromBase)).toEqual([true, false, false]);
  expect(step.result.analysis!.baseBytes).toBe(3_500_000);
});

test('other outputs are written from the cache, once nothing speaks against the image', async () => {
  const fake = fakeParts();
  await build({ outputs: 'type=oci,dest=image.tar', 'no-cache': 'true', push: 'true' }, fake.parts);
  expect(fake.calls).toEqual(['build', 'analyze', 'measure', 'smoke', 'push', 'build']);
  expect(fake.request).toMatchObject({ outputs: ['type=oci,dest=image.tar'], load: false, noCache: false });
  const refused = fakeParts();
  await build({ outputs: 'type=oci,dest=image.tar', 'max-size': '1kB' }, refused.parts);
  expect(refused.calls).toEqual(['build', 'analyze', 'measure', 'smoke']);
});

test('what BuildKit says of the Dockerfile is a finding, unless nobody wants its checks', async () => {
  const warnings = [{ rule: 'NewCheck', message: 'This is new', detail: undefined, line: 2, url: undefined }];
  const parts = () => fakeParts({ buildImage: async () => ({ ...sampleBuilt, warnings }) }).parts;
  const found = ({ report }: ImageStep) => report.findings.filter(({ rule }) => rule === 'build-check');
  expect(found(await build({}, parts()))).toMatchObject([
    { message: 'This is new (NewCheck).', location: { start: { line: 2 } } },
  ]);
  expect(found(await build({ checks: 'false' }, parts()))).toEqual([]);
  expect(found(await build({ context: 'https://example.com/shop.git' }, parts()))).toMatchObject([
    { message: 'This is new (NewCheck).' },
  ]);
});

test('stages are measured unless nobody wants that', async () => {
  const fake = fakeParts();
  const { result } = await build({ 'measure-stages': 'false' }, fake.parts);
  expect(fake.calls).not.toContain('measure');
  expect(result.stages).toMatchObject([{ final: true }]);
});

test('a call of check judges the Dockerfile with BuildKit, and builds nothing', async () => {
  const json = JSON.stringify({ warnings: [{ ruleName: 'NewCheck', detail: 'new' }] });
  const checking = fakeParts({ runChecks: async () => json });
  const step = await build({ call: 'check', push: 'true', 'fail-on': 'warning' }, checking.parts);
  expect(checking.calls).toEqual([]);
  expect(step).toMatchObject({ failed: true, facts: undefined, outputs: { image: '', digest: '' } });
  expect(step.report.findings.map(({ rule }) => rule)).toContain('build-check');
  const away = fakeParts({ runChecks: async (_, { log }) => void log('No builder.') });
  const alone = await build({ call: 'check' }, away.parts);
  expect(alone).toMatchObject({ failed: false, result: { state: 'checked', notices: ['No builder.'] } });
  expect(alone.report.conclusion).toBe('Checked the Dockerfile of ghcr.io/acme/shop:1.');
});
