import type { Finding } from '@slipway/core';
import { expect, test } from 'vitest';
import type { ImageConfig } from '../engine/engine.ts';
import { handleRefused } from './refused-image.ts';

const place = { line: 1, column: 1 };
const finding = (rule: string): Finding => ({
  rule,
  severity: 'error',
  message: 'It is.',
  location: { file: 'Dockerfile', start: place, end: place },
});

/** An engine that has images by their names. */
function engineWith(images: Record<string, string>, { stubborn = false } = {}) {
  const left = new Map(Object.entries(images));
  return {
    left,
    inspectImage: async (name: string) => {
      const id = left.get(name);
      return id === undefined ? undefined : ({ id } as ImageConfig);
    },
    removeImage: async (name: string) => void (stubborn || left.delete(name)),
  };
}

const built = { runnable: 'sha256:1', tags: ['shop:1', 'shop:latest'] };

test('an image that a gate refused stays to be looked at, and that is said', async () => {
  const engine = engineWith({ 'shop:1': 'sha256:1', 'shop:latest': 'sha256:1' });
  const said = await handleRefused(engine, built, [finding('size-within-limit')]);
  expect([...engine.left.keys()]).toEqual(built.tags);
  expect(said).toMatch(/^The refused image stays in the engine as shop:1, shop:latest, to be looked at/);
});

test('an image that holds a build secret loses its names, those that another build has taken apart', async () => {
  const engine = engineWith({ 'shop:1': 'sha256:1', 'shop:latest': 'sha256:2' });
  const said = await handleRefused(engine, built, [finding('secret-not-in-image')]);
  expect([...engine.left]).toEqual([['shop:latest', 'sha256:2']]);
  expect(said).toMatch(/was taken from the engine\. The cache of the builder has its layers/);
});

test('an image that cannot be taken away is said to be there', async () => {
  const engine = engineWith({ 'shop:1': 'sha256:1' }, { stubborn: true });
  const said = await handleRefused(engine, built, [finding('secret-not-in-image')]);
  expect(said).toContain('shop:1 could not be taken from the engine');
});
