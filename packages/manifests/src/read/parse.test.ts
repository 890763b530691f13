import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Unread } from './cursor.ts';
import type { Node } from './node.ts';
import { parseYaml } from './parse.ts';
import { parseFully } from './parse-fully.ts';
import type { ParsedYaml } from './syntax.ts';

// The oracle is the `yaml` package: wherever both read a text without a defect, they must read the same.

type Dump = readonly unknown[] | null;

function dump(node: Node | undefined): Dump {
  if (node === undefined) return null;
  // Where a null that is not written stands is a matter of taste.
  if (node.kind === 'scalar')
    return [node.text === '' && node.style === 'plain' ? 0 : node.start, node.text, node.style];
  if (node.kind === 'sequence') return ['sequence', node.start, node.items.map(dump)];
  return ['mapping', node.start, node.keys.map(dump), node.values.map(dump)];
}

/** A document of nothing but a null that is not written is an empty one. */
function isEmpty(root: Node | undefined): boolean {
  return root === undefined || (root.kind === 'scalar' && root.text === '' && root.style === 'plain');
}

const dumps = ({ documents }: ParsedYaml) =>
  documents.filter(({ root }) => !isEmpty(root)).map(({ root }) => dump(root));

/** What the fast reader makes of a text; undefined when it leaves it to the complete one. */
function readFast(text: string): ParsedYaml | undefined {
  try {
    return parseYaml(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Unread);
    expect((error as Unread).offset).toBeLessThanOrEqual(text.length);
    return undefined;
  }
}

const rules = join(import.meta.dirname, '../rules');
const manifests = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(rules, name), 'utf8'));

test('every fixture is read by the fast reader, and as the oracle reads it', () => {
  for (const text of manifests) {
    const fast = parseYaml(text);
    expect(dumps(fast)).toEqual(dumps(parseFully(text)));
    const crlf = text.replaceAll('\n', '\r\n');
    expect(dumps(parseYaml(crlf))).toEqual(dumps(parseFully(crlf)));
  }
});

const bits =
  ':| |\n|-|"|\'|#|[|]|{|}|,|&a|*a|>|\t|!|%|- |? |: |\n\n|  |---\n|...\n|<<: *a|\\|é|0|~| #c|>+\n|\n |\r\n'.split('|');

/** A piece of a manifest with a few characters put in, taken out or changed. */
const damaged = fc
  .record({
    text: fc.constantFrom(...manifests),
    from: fc.nat(2000),
    edits: fc.array(fc.record({ at: fc.nat(400), remove: fc.nat(3), insert: fc.constantFrom('', '|', ...bits) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ text, from, edits }) => {
    let piece = text.slice(text.lastIndexOf('\n', from % text.length) + 1).slice(0, 400);
    for (const { at, remove, insert } of edits) {
      const place = at % (piece.length + 1);
      piece = piece.slice(0, place) + insert + piece.slice(place + remove);
    }
    return piece;
  });

test('a damaged manifest is left to the complete reader, or read as the oracle reads it', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const fast = readFast(text);
      if (fast === undefined) return;
      const full = parseFully(text);
      // The oracle asks for more indentation inside quotes than libyaml does, which kubectl reads with.
      if (full.defects.some(({ rule }) => rule !== 'yaml-duplicate-key')) return;
      expect(dumps(fast)).toEqual(dumps(full));
      expect(fast.defects).toEqual(full.defects);
    }),
    { numRuns: 1000 },
  );
});

test('with recovery every text is read, and all places lie inside it', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
      const { documents, defects } = parseYaml(text, ({ offset, message }) => ({
        rule: 'yaml-syntax',
        start: offset,
        end: offset,
        message,
      }));
      for (const { start, end } of defects) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (const { root } of documents) expectInside(root, text.length);
    }),
    { numRuns: 500 },
  );
});

function expectInside(node: Node | undefined, end: number): void {
  if (node === undefined) return;
  expect(node.start).toBeGreaterThanOrEqual(0);
  expect(node.start).toBeLessThanOrEqual(node.end);
  expect(node.end).toBeLessThanOrEqual(end);
  if (node.kind === 'mapping') for (const part of [...node.keys, ...node.values]) expectInside(part, end);
  if (node.kind === 'sequence') for (const item of node.items) expectInside(item, end);
}

describe('recovery', () => {
  const recover = ({ offset, message }: Unread) => ({
    rule: 'yaml-syntax' as const,
    start: offset,
    end: offset,
    message,
  });

  test('goes on with the document behind a broken one', () => {
    const { documents, defects } = parseYaml('a: 1\n---\nb: [\n---\nc: {d: 3\n---\ne: 4\n', recover);
    expect(defects.map(({ start }) => start)).toEqual([12, 21]);
    expect(documents.map(({ root }) => dump(root)).filter((root) => root !== null)).toEqual([
      ['mapping', 0, [[0, 'a', 'plain']], [[3, '1', 'plain']]],
      ['mapping', 31, [[31, 'e', 'plain']], [[34, '4', 'plain']]],
    ]);
  });

  test('does not take a marker inside a block scalar for one', () => {
    const { documents, defects } = parseYaml('a: |\n  ---\n  text\n---\nb: 1\n', recover);
    expect(defects).toEqual([]);
    expect(documents).toHaveLength(2);
  });
});

test('merged keys are in, own ones win, and a later duplicate counts', () => {
  const { documents, defects } = parseYaml('base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n  z: 4\n  z: 5\n');
  const use = documents[0]!.root;
  expect(use?.kind === 'mapping' && use.map('use')?.keys.map(({ text }) => text)).toEqual(['y', 'z', 'x']);
  expect(use?.kind === 'mapping' && use.map('use')?.integer('z')).toBe(5);
  expect(defects.map(({ rule }) => rule)).toEqual(['yaml-duplicate-key']);
});

test('time grows with the length, whatever the text', () => {
  // Each of these made a reader quadratic that searches ahead without remembering what it found.
  for (const unit of [
    '- a\n',
    "- 'a'\n",
    '- "a\\"b"\n',
    'x ',
    '"a",',
    '# c\n',
    ' \n',
    'k: v\n',
    '- {a: b}\n',
    '- a # c\n',
  ]) {
    const text = unit.repeat(100_000);
    readFast(text.startsWith('"') ? `[${text}"a"]` : text);
  }
});
