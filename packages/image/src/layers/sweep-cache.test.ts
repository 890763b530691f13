import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepLayerCache } from './sweep-cache.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 29);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-sweep-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, days: number): void {
  writeFileSync(join(folder, name), '');
  utimesSync(join(folder, name), new Date(now - days * day), new Date(now - days * day));
}

const layer = (digit: string, more = '') => `layer-v1-${digit.repeat(64)}.json${more}`;
const fail = (text: string) => expect.unreachable(text);

test('what nobody read for thirty days goes, drafts of killed processes after one, and nothing that is not ours', async () => {
  put(layer('a'), 31);
  put(layer('b'), 29);
  put(layer('c', '.123-0-1'), 2);
  put(layer('d', '.123-0-1'), 0);
  put('notes.json', 400);
  await sweepLayerCache(folder, now, fail);
  expect(readdirSync(folder).sort()).toEqual([layer('b'), layer('d', '.123-0-1'), 'notes.json', 'swept'].sort());
});

test('it is done once a day', async () => {
  put('swept', 0.5);
  put(layer('a'), 31);
  await sweepLayerCache(folder, now, fail);
  expect(existsSync(join(folder, layer('a')))).toBe(true);
  await sweepLayerCache(folder, now + day, fail);
  expect(existsSync(join(folder, layer('a')))).toBe(false);
});

test('a cache that is not there needs no sweeping, and one that is none is told', async () => {
  await sweepLayerCache(join(folder, 'none'), now, fail);
  writeFileSync(join(folder, 'file'), '');
  const notices: string[] = [];
  await sweepLayerCache(join(folder, 'file'), now, (text) => notices.push(text));
  expect(notices).toEqual([expect.stringContaining('cannot be swept')]);
});
