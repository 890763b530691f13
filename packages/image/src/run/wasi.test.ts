import { Readable } from 'node:stream';
import { systemClock } from '@slipway/core';
import { jumpingClock, newSave, oldSave, tarOf } from '@slipway/testkit';
import { expect, test } from 'vitest';
import type { ImageConfig } from '../engine/engine.ts';
import { fakeEngine } from './fake-engine.ts';
import { fileOfImage } from './image-file.ts';
import { smokeRun } from './smoke.ts';
import { smokeSettings } from './smoke-settings.ts';
import { wasiModule } from './wasi-module.ts';

const save = (save: typeof newSave, ...layers: Record<string, Buffer>[]) =>
  save({
    layers: layers.map((files, i) => ({
      tar: tarOf(Object.entries(files).map(([name, body]) => ({ name, body }))),
      packing: i % 2 === 0 ? 'gzip' : 'none',
    })),
    platform: 'wasi/wasm',
  });

function withImage(archive: Buffer, config: Partial<ImageConfig>) {
  const clock = systemClock;
  const fake = fakeEngine(clock, {
    module: { config: { os: 'wasi', architecture: 'wasm', ...config }, program: () => ({}) },
  });
  const engine = { ...fake.engine, saveImage: async () => Readable.from([archive]) };
  return { ...fake, engine, clock };
}

test.each([newSave, oldSave])('a file is that of the highest layer that has it', async (kind) => {
  const archive = save(
    kind,
    { 'app.wasm': Buffer.from('old'), other: Buffer.from('x') },
    { './app.wasm': Buffer.from('new') },
  );
  const { engine } = withImage(archive, {});
  expect(String(await fileOfImage(engine, 'module', 'app.wasm'))).toBe('new');
  expect(await fileOfImage(engine, 'module', 'nothing')).toBeUndefined();
});

test.each([
  [['/app.wasm'], '', 'app.wasm'],
  [['bin/app.wasm'], '/srv', 'srv/bin/app.wasm'],
])('the module %j is run, without a container', async (entrypoint, workingDir, path) => {
  const { specs, ...on } = withImage(save(newSave, { [path]: wasiModule(0) }), { entrypoint, workingDir, user: '' });
  expect(await smokeRun('module', smokeSettings({ settleMs: 30_000 }), on)).toMatchObject({
    verdict: 'healthy',
    probe: 'running',
  });
  expect(specs).toEqual([]);
});

test('a module that fails is told with its exit code', async () => {
  const on = withImage(save(newSave, { 'app.wasm': wasiModule(3) }), { entrypoint: ['/app.wasm'] });
  expect(await smokeRun('module', smokeSettings({ settleMs: 30_000 }), on)).toMatchObject({
    verdict: 'failed',
    cause: { code: 'exited', exitCode: 3 },
  });
});

test('what is no module, and a module that is not there, cannot be run', async () => {
  const broken = withImage(save(newSave, { 'app.wasm': Buffer.from('no module') }), { entrypoint: ['/app.wasm'] });
  const settings = smokeSettings({ settleMs: 30_000 });
  expect(await smokeRun('module', settings, broken)).toMatchObject({ cause: { code: 'exited', exitCode: 1 } });
  const missing = withImage(save(newSave, {}), { entrypoint: ['/app.wasm'] });
  expect(await smokeRun('module', settings, missing)).toMatchObject({ cause: { code: 'cannot-start' } });
});

test('a module that runs on is fine, and is ended', async () => {
  const clock = jumpingClock({ byItself: true });
  // _start: loop br 0 end
  const forever = Buffer.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1],
    ...[7, 19, 2, 6, ...Buffer.from('memory'), 2, 0, 6, ...Buffer.from('_start'), 0, 0],
    ...[10, 9, 1, 7, 0, 0x03, 0x40, 0x0c, 0, 0x0b, 0x0b],
  ]);
  const on = { ...withImage(save(newSave, { 'app.wasm': forever }), { entrypoint: ['/app.wasm'] }), clock };
  expect(await smokeRun('module', smokeSettings({}), on)).toMatchObject({ verdict: 'healthy', cause: undefined });
});
