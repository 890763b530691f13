import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { features } from '../features/features.ts';
import { type DescribedChange, describeChange } from './describe-change.ts';
import { replay } from './replay.ts';
import type { Progress } from './replay-units.ts';
import { grown, type ScriptedRepository, scriptedRepository } from './scripted-repository.ts';
import { packProgress, unpackProgress } from './state-file.ts';

let repository: ScriptedRepository;
let cache: string;
beforeEach(() => {
  repository = scriptedRepository(grown(45));
  cache = mkdtempSync(join(tmpdir(), 'states-'));
});
afterEach(() => {
  repository.remove();
  rmSync(cache, { recursive: true, force: true });
});

function describeAt(base: number, head: number, more: object = {}): Promise<DescribedChange> {
  const { path: repo, hashes } = repository;
  return describeChange({ repo, base: hashes[base] ?? '', head: hashes[head] ?? '', ...more });
}

/** All but the function, which is never equal. */
function told({ change, recent, units, base, head }: DescribedChange) {
  return { change, recent, units, base, head };
}

function storedFiles(): string[] {
  return readdirSync(cache);
}

test('a change is described as the unit that it becomes when it lands', async () => {
  const { units } = await replay(repository.path);
  const { change, recent } = await describeAt(43, 44);
  expect(change.features).toEqual(units[44]?.features);
  expect(change.subject).toBe(units[44]?.subject);
  expect(recent.map(({ features: row }) => row)).toEqual(units.slice(0, 44).map(({ features: row }) => row));
});

test('a stored state gives the same as a replay from the start, and is brought forward', async () => {
  const whole = await describeAt(43, 44, { tokens: true });
  await describeAt(20, 21, { cache, tokens: true });
  const [older] = storedFiles();
  expect(older).toContain(repository.hashes[20]);
  const forward = await describeAt(43, 44, { cache, tokens: true });
  expect(told(forward)).toEqual(told(whole));
  expect(storedFiles()).toEqual([expect.stringContaining(repository.hashes[43] ?? '')]);
  const again = await describeAt(43, 44, { cache, tokens: true });
  expect(told(again)).toEqual(told(whole));
  expect(again.notes).toEqual([]);
});

test('a damaged state is said and not used', async () => {
  const whole = await describeAt(43, 44, { cache });
  const file = join(cache, storedFiles()[0] ?? '');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
  const again = await describeAt(43, 44, { cache });
  expect(told(again)).toEqual(told(whole));
  expect(again.notes).toEqual([expect.stringContaining('was not used')]);
  expect(readFileSync(file)).toEqual(bytes);
});

test('a state is read as it was stored or not at all, whatever happens to its bytes', async () => {
  await describeAt(10, 11, { cache });
  const bytes = readFileSync(join(cache, storedFiles()[0] ?? ''));
  const head = repository.hashes[10] ?? '';
  const stored = unpackProgress(bytes, head, false);
  expect(stored.units).toHaveLength(11);
  expect(() => unpackProgress(bytes, head, true)).toThrow();
  expect(() => unpackProgress(bytes, repository.hashes[11] ?? '', false)).toThrow();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      let read: Progress;
      try {
        read = unpackProgress(damaged, head, false);
      } catch {
        return;
      }
      // A few bits of gzip carry nothing.
      expect(packProgress(read, head, false)).toEqual(bytes);
    }),
    { numRuns: 60 },
  );
});

test('the state of a main line that was rewritten is said and not used', async () => {
  await describeAt(30, 31, { cache });
  const rewritten = scriptedRepository(grown(45).map((commit) => ({ ...commit, author: 'other' })));
  const { path: repo, hashes } = rewritten;
  const described = await describeChange({ repo, base: hashes[43] ?? '', head: hashes[44] ?? '', cache });
  rewritten.remove();
  expect(described.notes).toEqual([expect.stringContaining('rewritten')]);
  expect(described.units).toBe(44);
});

test('a folder keeps the states of a few main lines, not of all', async () => {
  for (let i = 0; i < 6; i++) writeFileSync(join(cache, `risk-state-1-${String(i).repeat(40)}.gz`), 'other');
  writeFileSync(join(cache, `risk-state-0-${'9'.repeat(40)}.gz`), 'old format');
  writeFileSync(join(cache, 'notes.txt'), 'not ours');
  await describeAt(30, 31, { cache });
  expect(storedFiles().filter((name) => name.startsWith('risk-state-1-'))).toHaveLength(4);
  expect(storedFiles()).toContain('notes.txt');
  expect(storedFiles()).toHaveLength(5);
});

test('a folder that cannot be written is said, and the change is described', async () => {
  const file = join(cache, 'file');
  writeFileSync(file, '');
  const described = await describeAt(43, 44, { cache: file });
  expect(described.notes).toEqual([expect.stringContaining('could not be stored')]);
});

test('a head that brings nothing is described as nothing, which is said', async () => {
  const { change, notes } = await describeAt(44, 40);
  expect(change.files).toEqual([]);
  expect(notes).toEqual([expect.stringContaining('brings nothing')]);
});

test('the features of some of its files are those of a change of these alone', async () => {
  const { change, rowOf } = await describeAt(43, 44);
  expect(rowOf(change.files)).toEqual(change.features);
  const column = features.findIndex(({ name }) => name === 'core_lines_added');
  const parts = change.files.map((file) => rowOf([file])[column] ?? 0);
  expect(parts.reduce((sum, part) => sum + part)).toBe(change.features[column]);
  const tests = features.findIndex(({ name }) => name === 'test_files');
  expect(rowOf(change.files)[tests]).toBe(0);
  expect(rowOf(change.files, { testsTouched: true })[tests]).toBe(1);
});
