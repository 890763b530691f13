import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Entry, type LogReader, parseLog, patchFormat, pathText } from './parse-log.ts';
import { type ScriptedRepository, scriptedRepository } from './scripted-repository.ts';

let repository: ScriptedRepository;
let log: Buffer;

beforeAll(() => {
  const content = { content: '89e6c98d92887913cadf06b2adb97f26cde4849b', mode: '160000' } as const;
  repository = scriptedRepository([
    { files: { 'a b': 'one\n@@ -1 +1 @@\n', 'x"y\n\\z': 'diff --git a/b b/b\n', 'ü\t': '\u0001:\n', sub: content } },
    { files: { 'moved\n@@ -1 +9 @@': 'one\n@@ -1 +1 @@\n', 'x"y\n\\z': 'two\n\n- a\n+ b', 'ü\t': '' } },
    { files: { 'x"y\n\\z': { content: 'two', mode: '120000' }, 'b.bin': { content: Buffer.from([0, 1]) } } },
    { files: { 'x"y\n\\z': { content: 'two', mode: '120000' }, 'b.bin': { content: Buffer.from([0, 1]) } } },
  ]);
  const args = ['-c', 'core.quotePath=false', 'log', '--reverse', '--format=%x01%H', ...patchFormat, 'main'];
  log = execFileSync('git', ['-C', repository.path, ...args]);
});
afterAll(() => repository.remove());

/** A reader that writes down what it is told, and how it could be parsed. */
function listener(wait: () => Promise<void> | undefined = () => undefined) {
  const told: string[] = [];
  const pathOf = ({ oldPath, path }: Entry) =>
    oldPath === path ? pathText(path) : `${pathText(oldPath)}>${pathText(path)}`;
  const reader: LogReader = {
    commit: (hash) => told.push(`commit ${repository.hashes.indexOf(hash)}`),
    entry: (entry) => told.push(`${entry.status} ${pathOf(entry)}`),
    patch: (entry) => told.push(`patch ${pathOf(entry)}`),
    binary: (entry) => told.push(`binary ${pathOf(entry)}`),
    hunk: (a, b, c, d) => told.push(`@ ${a},${b} ${c},${d}`),
    deleted: (bytes, from, to) => told.push(`-${bytes.toString('utf8', from, to)}`),
    added: (bytes, from, to) => told.push(`+${bytes.toString('utf8', from, to)}`),
    end: () => {
      told.push('end');
      return wait();
    },
  };
  return { told, parser: parseLog(reader) };
}

async function toldOf(pieces: readonly Buffer[], wait?: () => Promise<void> | undefined): Promise<string[]> {
  const { told, parser } = listener(wait);
  for (const piece of pieces) await parser.take(piece);
  await parser.finish();
  return told;
}

test('a log is read whatever stands in names and lines', async () => {
  expect(await toldOf([log])).toEqual([
    ...['commit 0', 'A a b', 'A sub', 'A x"y\n\\z', 'A ü\t', 'patch a b', '@ 0,0 1,2', '+one', '+@@ -1 +1 @@'],
    ...['patch sub', '@ 0,0 1,1', '+Subproject commit 89e6c98d92887913cadf06b2adb97f26cde4849b'],
    ...['patch x"y\n\\z', '@ 0,0 1,1', '+diff --git a/b b/b', 'patch ü\t', '@ 0,0 1,1', '+\u0001:', 'end'],
    ...['commit 1', 'R a b>moved\n@@ -1 +9 @@', 'D sub', 'M x"y\n\\z', 'M ü\t', 'patch a b>moved\n@@ -1 +9 @@'],
    ...['patch sub', 'patch x"y\n\\z', '@ 1,1 1,4', '-diff --git a/b b/b', '+two', '+', '+- a', '++ b'],
    ...['patch ü\t', '@ 1,1 0,0', '-\u0001:', 'end'],
    ...['commit 2', 'A b.bin', 'D moved\n@@ -1 +9 @@', 'T x"y\n\\z', 'D ü\t', 'patch b.bin', 'binary b.bin'],
    ...['patch moved\n@@ -1 +9 @@', 'patch x"y\n\\z', 'patch x"y\n\\z', '@ 0,0 1,1', '+two', 'patch ü\t', 'end'],
    ...['commit 3', 'end'],
  ]);
});

test('it does not matter where the pieces of a log end, or how long its reader thinks', async () => {
  const whole = await toldOf([log]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(log.length), { maxLength: 40 }), fc.boolean(), async (cuts, thinks) => {
      const ends = [...new Set([0, ...cuts, log.length])].sort((a, b) => a - b);
      const pieces = ends.slice(1).map((end, i) => log.subarray(ends[i], end));
      expect(await toldOf(pieces, () => (thinks ? Promise.resolve() : undefined))).toEqual(whole);
    }),
  );
  expect(await toldOf(Array.from(log, (byte) => Buffer.from([byte])))).toEqual(whole);
});

test('a log that ends in the middle of a hunk is an error', async () => {
  const { parser } = listener();
  await parser.take(log.subarray(0, log.indexOf('+one') + 5));
  await expect(parser.finish()).rejects.toThrow(/in the middle of a patch|shorter than its header/);
});

test('no bytes make the parser hang', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.nat(log.length), async (noise, at) => {
      const bytes = Buffer.concat([log.subarray(0, at), noise, log.subarray(at)]);
      await toldOf([bytes]).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    }),
  );
});
