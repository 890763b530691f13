import { readFileSync } from 'node:fs';
import { type Finding, formats, type Report, render } from '@slipway/core';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { imageReport } from './image-report.ts';
import { type ImageResult, nothing, savedPercent } from './image-result.ts';
import { imageTables } from './image-tables.ts';
import { sampleAnalysis, sampleResult } from './sample-result.ts';
import { sizeChart } from './size-chart.ts';

const finding = (rule: string, severity: Finding['severity'], line: number): Finding => ({
  rule,
  severity,
  message: `${rule} at ${line}.`,
  location: { file: 'Dockerfile', start: { line, column: 1 }, end: { line, column: 9 } },
});

const report = (result: ImageResult, failOn: 'error' | 'warning' | 'never' = 'error'): Report =>
  imageReport(result, {
    title: 'Image build',
    failOn,
    rules: new Map(),
    source: () => 'FROM scratch\nCOPY . .\n',
  });

const text = (result: ImageResult, format: (typeof formats)[number]): string =>
  [...render(report(result), format, { colors: false, width: 100, frames: 40, version: '0.1.0' })].join('');

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/schema/image-report.schema.json', import.meta.url), 'utf8'),
) as { $schema: string; $id: string };
const { $schema: _, $id: __, ...bare } = schema;
const isValid = new Ajv({ strict: false, allErrors: true }).compile(bare);

const failed = sampleResult({
  state: 'refused',
  pushAsked: true,
  pushed: [],
  attachments: [],
  findings: [finding('size-within-limit', 'error', 2)],
  gates: [{ gate: 'max-size', platform: 'linux/amd64', holds: false, limit: '10.0 MB', actual: '15.8 MB' }],
  smoke: {
    ...sampleResult().smoke!,
    verdict: 'failed',
    cause: { code: 'exited', message: 'It ended with 1.', advice: '', exitCode: 1, deniedPath: '/var/log/shop' },
    startUpMs: undefined,
    peakMemoryBytes: undefined,
    stopMs: undefined,
    drained: undefined,
    logs: 'open /var/log/shop: read-only file system',
  },
});

test.each([
  ['pushed', sampleResult()],
  ['refused', failed],
  ['inspected', sampleResult({ state: 'inspected', stages: [], build: undefined, smoke: undefined, sbom: undefined })],
  ['refused before it was built', { ...nothing, state: 'refused', reference: 'shop:main' } satisfies ImageResult],
])('the JSON of an image that was %s is what its schema says', (_, result) => {
  expect([isValid(JSON.parse(text(result, 'json'))), isValid.errors]).toEqual([true, null]);
});

test('the schema would notice a field that is missing, new or of another type', () => {
  const json = JSON.parse(text(sampleResult(), 'json')) as Record<string, unknown>;
  for (const change of [{ digest: 'sha256:1' }, { bytes: '15 MB' }, { state: 'done' }, { more: 1 }, { gates: [{}] }])
    expect(isValid({ ...json, ...change })).toBe(false);
  const { smoke: __, ...without } = json;
  expect(isValid(without)).toBe(false);
});

test('what was pushed is the conclusion, with its size, its saving and its start', () => {
  expect(report(sampleResult())).toMatchObject({
    verdict: 'pass',
    conclusion: `Pushed ghcr.io/acme/shop@sha256:${'d'.repeat(64)}: 15.8 MB, 98.7 % saved over the builder, healthy in 0.64 s.`,
  });
});

test('a gate that does not hold is the conclusion, and the log of the container is at hand', () => {
  const shown = report(failed);
  expect(shown).toMatchObject({
    verdict: 'fail',
    conclusion: 'Not pushed: max-size (linux/amd64: 15.8 MB, may be 10.0 MB).',
  });
  expect(shown.excerpts).toEqual([
    { title: 'Last lines of the container', text: 'open /var/log/shop: read-only file system' },
  ]);
});

test('findings are ranked, and fail the run from the severity that was asked for', () => {
  const findings = [finding('b', 'info', 1), finding('a', 'warning', 9), finding('c', 'warning', 2)];
  const shown = report(sampleResult({ findings }), 'warning');
  expect(shown.findings.map(({ rule }) => rule)).toEqual(['c', 'a', 'b']);
  expect(shown).toMatchObject({ verdict: 'fail', conclusion: 'Failed: 2 warnings, 1 info.' });
  expect(report(sampleResult({ findings })).verdict).toBe('pass');
  expect(report(sampleResult({ findings }), 'never').verdict).toBe('pass');
});

test('every format takes it', () => {
  for (const format of formats) expect(text(failed, format)).not.toContain('undefined');
});

test('a terminal shows stages, gates, the run and the layers', () => {
  const shown = text(sampleResult(), 'terminal');
  expect(shown).toContain('Stages: 98.7 % saved over shipping the largest\n');
  expect(shown).toMatch(/^ {2}build +1\.18 GB +no$/m);
  expect(shown).toMatch(/^ {2}max-size +yes +15\.8 MB +30\.0 MB$/m);
  expect(shown).toMatch(/^ {2}healthy after +0\.64 s$/m);
  expect(shown).toMatch(/^ {2}2 +3\.30 MB +1\.50 MB +12 +image +RUN \/bin\/sh -c apk add curl # buildkit$/m);
});

test('the picture has a bar for each stage, or for each layer of a single one', () => {
  expect(sizeChart(sampleResult())).toMatchInlineSnapshot(`
    "xychart-beta horizontal
      title "Stages, MB"
      x-axis ["build", "stage 1 (shipped)"]
      y-axis "MB" 0 --> 1239
      bar [1180, 15.8]"
  `);
  expect(sizeChart({ stages: [], analysis: sampleAnalysis })).toContain('x-axis ["1 base", "2 RUN", "3 COPY"]');
  expect(sizeChart({ stages: [], analysis: undefined })).toBeUndefined();
});

test('one stage saves nothing that could be said, and a larger final image saves nothing', () => {
  expect(savedPercent({ stages: [{ stage: '0', bytes: 5, final: true }] })).toBeUndefined();
  expect(
    savedPercent({
      stages: [
        { stage: 'a', bytes: 5, final: false },
        { stage: 'b', bytes: 9, final: true },
      ],
    }),
  ).toBe(0);
});

test('what was not asked for is not said to be missing', () => {
  const conclusion = (more: Partial<ImageResult>) => report({ ...failed, ...more }).conclusion;
  expect(conclusion({ pushAsked: false })).toBe('Failed: max-size (linux/amd64: 15.8 MB, may be 10.0 MB).');
  expect(conclusion({ analysis: undefined, build: undefined, gates: [] })).toBe('Not built: 1 error.');
});

test('the largest files are those that the image adds, as far as they weigh something', () => {
  const file = (path: string, bytes: number, layer: number) => ({ path, bytes, layer });
  const zones = Array.from({ length: 9 }, (_, i) => file(`usr/share/zoneinfo/${i}`, 3_000, 1));
  const largestFiles = [file('lib/libc.so', 900_000, 0), file('shop', 700_000, 2), ...zones];
  const of = (analysis: ImageAnalysis) =>
    imageTables(sampleResult({ analysis }))
      .find(({ title }) => title.startsWith('Largest files'))
      ?.rows.map(([path]) => path);
  expect(of({ ...sampleAnalysis, largestFiles })).toEqual(['shop', ...zones.slice(0, 2).map(({ path }) => path)]);
  const layers = sampleAnalysis.layers.map((layer) => ({ ...layer, fromBase: true }));
  expect(of({ ...sampleAnalysis, layers, largestFiles })?.[0]).toBe('lib/libc.so');
});
