import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { detectHost, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { buildInputs } from '../inputs.ts';
import { buildStep } from './build-step.ts';
import { fakeParts, sampleBuilt, sampleConfig } from './fake-parts.ts';
import type { Parts } from './parts.ts';

// What becomes of a run that breaks off once there is an image.

const folder = mkdtempSync(join(tmpdir(), 'slipway-broken-off-'));
const base = `example.com/base@sha256:${'b'.repeat(64)}`;
beforeAll(() => {
  writeFileSync(join(folder, '.dockerignore'), '*\n');
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM ${base} AS build\nRUN make\nFROM ${base}\nCOPY --from=build /out/shop /shop\nUSER 65532\nENTRYPOINT ["/shop"]\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function build(given: Record<string, string>, parts: Parts) {
  const host = detectHost(fakeSurroundings({ cwd: folder, env: {} }));
  const defaults = { context: '.', tags: 'ghcr.io/acme/shop:1', sbom: 'false', provenance: 'false' };
  return buildStep(parseInputs(buildInputs, { ...defaults, ...given }), host, parts);
}

test('more processors than the engine has are told by the name of the input, and no build is waited for', async () => {
  const engine = {
    cpus: 2,
    host: 'unix:///x.sock',
    inspectImage: async () => sampleConfig,
  } as Partial<Engine> as Engine;
  const buildImage: Parts['buildImage'] = (_, { signal }) =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  const parts = () => fakeParts({ connectEngine: async () => engine, buildImage }).parts;
  await expect(build({ 'smoke-cpus': '64' }, parts())).rejects.toMatchObject({ reason: 'bad-limit' });
  await expect(build({ 'smoke-cpus': '64' }, parts())).rejects.toThrow(/smoke-cpus is 64.*has 2/);
  const ready = fakeParts({ connectEngine: async () => engine });
  expect(await build({ 'smoke-cpus': '64', smoke: 'false' }, ready.parts)).toMatchObject({ failed: false });
});

test.each(['error', 'never'])(
  'a push that fails midway is reported with all that is known, with fail-on %s too',
  async (failOn) => {
    const pushImage: Parts['pushImage'] = async (tags, _, { onPushed }) => {
      onPushed?.({ reference: tags[0]!, digest: sampleBuilt.digest! });
      throw new ImageError('registry-away', `The push of ${tags[1]} failed: hunter2-horse.`, { hint: 'Look.' });
    };
    const given = {
      tags: 'ghcr.io/acme/shop:1\nx.io/shop:1',
      push: 'true',
      'fail-on': failOn,
      secrets: 'a=hunter2-horse',
    };
    const step = await build({ ...given, sbom: 'cyclonedx' }, fakeParts({ pushImage }).parts);
    expect(step).toMatchObject({ failed: true, facts: undefined, problem: { reason: 'registry-away' } });
    expect(step.result).toMatchObject({
      state: 'pushed',
      pushed: [{ reference: 'ghcr.io/acme/shop:1', digest: sampleBuilt.digest }],
      smoke: { verdict: 'healthy' },
      sbom: { format: 'cyclonedx' },
    });
    expect(step.outputs).toMatchObject({ digest: sampleBuilt.digest, verdict: 'fail' });
    expect(step.report.conclusion).toMatch(/^Pushed by 1 of 2 tags/);
    expect(step.report.findings).toContainEqual(
      expect.objectContaining({
        rule: 'run-completes',
        message: expect.stringContaining('***'),
        fix: { text: 'Look.' },
      }),
    );
  },
);

test('a smoke run or an analysis that breaks off takes nothing along of what was known before', async () => {
  const away = () => Promise.reject(new ImageError('no-engine', 'gone'));
  const smokeless = await build({ push: 'true' }, fakeParts({ smokeRun: away }).parts);
  expect(smokeless).toMatchObject({ failed: true, result: { state: 'refused', pushed: [], stages: [{}, {}] } });
  expect(smokeless.problem?.message).toBe('gone');
  const unseen = await build({ push: 'true' }, fakeParts({ analyze: away }).parts);
  expect(unseen).toMatchObject({ failed: true, result: { state: 'refused', build: { steps: 2 }, stages: [] } });
  expect(unseen.report.conclusion).toMatch(/^Not pushed/);
});
