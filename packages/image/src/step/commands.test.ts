import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, Problem, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImageError } from '../error.ts';
import { checkInputs, initInputs, inspectInputs } from '../inputs.ts';
import { sampleAnalysis } from '../report/sample-result.ts';
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
  };
  const { parts } = fakeParts({ connectEngine: away, inspectRemote: async () => remote });
  const { surroundings, host: terminal } = host();
  const { report } = await inspectStep(parseInputs(inspectInputs, { reference: 'ghcr.io/acme/shop' }), terminal, parts);
  expect(report.json).toMatchObject({ digest: remote.digest, platforms: ['linux/arm64'], user: 'root' });
  expect(report.findings.map(({ rule }) => rule)).toContain('non-root-image');
  expect(surroundings.err()).toContain('The registry is asked, because no engine is there: No engine answers.');
});

test('an image that nobody has is a problem', async () => {
  const { parts } = fakeParts({ connectEngine: () => Promise.reject(new ImageError('no-engine', 'None.')) });
  const given = parseInputs(inspectInputs, { reference: 'no-such:1' });
  await expect(inspectStep(given, host().host, parts)).rejects.toMatchObject({ reason: 'no-image' });
});

test('files of a check are Dockerfiles and folders that have one', () => {
  expect(parseInputs(checkInputs, {}).files).toEqual(['.']);
});
