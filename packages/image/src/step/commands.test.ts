import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, Problem, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImageError } from '../error.ts';
import { checkInputs, initInputs, inspectInputs } from '../inputs.ts';
import { sampleAnalysis } from '../report/sample-result.ts';
import { checkStep } from './check-step.ts';
import { fakeParts } from './fake-parts.ts';
import { propose } from './init-step.ts';
import { inspectStep } from './inspect-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-image-commands-'));
beforeAll(() => {
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/go.mod'), 'module example.com/app\n\ngo 1.26\n');
  writeFileSync(join(folder, 'app/main.go'), 'package main\n\nfunc main() {}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function host() {
  const surroundings = fakeSurroundings({ cwd: folder });
  return { surroundings, host: detectHost(surroundings) };
}

test('a proposal is printed, or written where nothing is overwritten', async () => {
  const { surroundings, host: terminal } = host();
  propose(parseInputs(initInputs, { folder: 'app' }), terminal);
  await Promise.resolve();
  expect(surroundings.out()).toMatch(/^FROM .* AS build$/m);
  propose(parseInputs(initInputs, { folder: 'app', write: 'true' }), terminal);
  expect(readFileSync(join(folder, 'app/Dockerfile'), 'utf8')).toContain('USER 65532');
  expect(() => propose(parseInputs(initInputs, { folder: 'app', write: 'true' }), terminal)).toThrow(Problem);
});

test('an image of the engine is looked into there, and held to what is asked', async () => {
  const given = parseInputs(inspectInputs, { reference: 'shop:1', 'max-size': '1MB' });
  const { report, failed } = await inspectStep(given, host().host, fakeParts().parts);
  expect(failed).toBe(true);
  expect(report).toMatchObject({ title: 'Image shop:1', verdict: 'fail', json: { state: 'inspected', user: '65532' } });
  expect(report.findings.map(({ rule }) => rule)).toContain('size-within-limit');
});

test('without an engine its registry is asked, and says so', async () => {
  const away = () => Promise.reject(new ImageError('no-engine', 'No engine answers.'));
  const remote = {
    analysis: sampleAnalysis,
    digest: `sha256:${'d'.repeat(64)}`,
    user: 'root',
    ports: [],
    platform: 'linux/arm64',
    env: [],
    otherPlatforms: ['linux/s390x'],
  };
  const { parts } = fakeParts({ connectEngine: away, inspectRemote: async () => remote });
  const { surroundings, host: terminal } = host();
  const { report } = await inspectStep(parseInputs(inspectInputs, { reference: 'ghcr.io/acme/shop' }), terminal, parts);
  expect(report.json).toMatchObject({ digest: remote.digest, platforms: ['linux/arm64'], user: 'root' });
  expect(report.findings.map(({ rule }) => rule)).toContain('non-root-image');
  expect(surroundings.err()).toContain('The registry is asked, because no engine is there: No engine answers.');
  expect(surroundings.err()).toContain(
    'Only the image for linux/arm64 was pulled and looked at; the index has linux/s390x too.',
  );
});

test('credentials of any image are found, in its variables and its files, and never shown', async () => {
  const value = `ghp_${'a1'.repeat(20)}`;
  const layers = sampleAnalysis.layers.map((layer) => ({ ...layer, createdBy: `|1 TOKEN=${value} /bin/sh -c make` }));
  const credentials = [{ path: 'root/.netrc', layer: 1, what: 'passwords', isHidden: true }];
  const { parts } = fakeParts(
    { analyze: async () => ({ ...sampleAnalysis, layers, credentials }) },
    { env: [`API_KEY=${value}`, 'DB_PASSWORD=hunter2', 'DB_PASSWORD_FILE=/run/db', 'PATH=/bin'] },
  );
  const { report } = await inspectStep(parseInputs(inspectInputs, { reference: 'shop:1' }), host().host, parts);
  const found = report.findings.filter(({ rule }) => rule.startsWith('credential-')).map(({ message }) => message);
  expect(found).toEqual([
    '/root/.netrc of layer 2 holds passwords (|1 TOKEN=*** /bin/sh -c make); that a later layer deletes it leaves it there.',
    'The variable API_KEY of the image holds a GitHub token.',
    'The variable DB_PASSWORD of the image holds a credential.',
    'The history of layer 1 holds a GitHub token.',
    'The history of layer 2 holds a GitHub token.',
    'The history of layer 3 holds a GitHub token.',
  ]);
  expect(JSON.stringify([report.findings, report.tables, report.json])).not.toContain(value);
});

test('an image that nobody has is a problem', async () => {
  const { parts } = fakeParts({ connectEngine: () => Promise.reject(new ImageError('no-engine', 'None.')) });
  const given = parseInputs(inspectInputs, { reference: 'no-such:1' });
  await expect(inspectStep(given, host().host, parts)).rejects.toMatchObject({ reason: 'no-image' });
});

test('what is no name of an image is said before anybody is asked', async () => {
  const asked: string[] = [];
  const { parts } = fakeParts({ connectEngine: () => Promise.reject(asked.push('engine')) });
  for (const reference of ['a b', 'shop@sha256:12', 'ghcr.io/Acme/shop'])
    await expect(inspectStep(parseInputs(inspectInputs, { reference }), host().host, parts)).rejects.toMatchObject({
      reason: 'bad-reference',
    });
  expect(asked).toEqual([]);
});

test('files of a check are Dockerfiles and folders that have one', () => {
  expect(parseInputs(checkInputs, {}).files).toEqual(['.']);
});

test("BuildKit's own checks are asked for only on demand, and where they cannot be asked that is a problem beside the findings", async () => {
  writeFileSync(join(folder, 'app', 'Dockerfile.checked'), 'FROM scratch\nCOPY a /\nUSER 65532\n');
  const check = async (given: Record<string, string>, json: string | undefined) => {
    const { parts, calls } = fakeParts({
      runChecks: async (request, { log }) => {
        calls.push(request.context);
        if (json === undefined) log("BuildKit's own checks are left out: no engine.");
        return json;
      },
    });
    const values = parseInputs(checkInputs, { files: 'app/Dockerfile.checked', ...given });
    const { report, problem } = await checkStep(values, host().host, parts);
    return { calls, problem, found: report.findings.filter(({ rule }) => rule === 'build-check') };
  };
  const location = { ranges: [{ start: { line: 2 } }] };
  const json = JSON.stringify({ warnings: [{ ruleName: 'NewCheck', detail: 'new', location }] });
  expect(await check({}, json)).toEqual({ calls: [], problem: undefined, found: [] });
  expect(await check({ checks: 'true' }, json)).toMatchObject({
    calls: [join(folder, 'app')],
    found: [{ message: 'new (NewCheck).', location: { start: { line: 2 } } }],
  });
  expect(await check({ checks: 'true' }, undefined)).toMatchObject({
    found: [],
    problem: { message: "app/Dockerfile.checked: BuildKit's own checks are left out: no engine." },
  });
});
