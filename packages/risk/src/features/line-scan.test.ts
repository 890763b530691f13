import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from './file-kind.ts';
import { classOf, type LineFacts, lineClass, scanLine } from './line-scan.ts';

const languages: readonly Language[] = ['c', 'go', 'python', 'script', 'shell', 'sql', 'web', 'none'];

function scanned(line: string, language: Language = 'script', words?: string[]): LineFacts {
  const facts: LineFacts = { class: 0, indent: 0, control: 0, concurrency: 0, memory: 0 };
  const bytes = Buffer.from(`x${line}y`);
  const take = (_: number, all: Buffer, from: number, to: number) => words?.push(all.toString('utf8', from, to));
  scanLine(bytes, 1, bytes.length - 1, language, facts, words === undefined ? undefined : take);
  return facts;
}

test.each<[string, Language, keyof typeof lineClass]>([
  ['', 'c', 'blank'],
  [' \t\r', 'c', 'blank'],
  ['  });', 'script', 'bracket'],
  ['// if', 'c', 'comment'],
  ['   * more', 'c', 'comment'],
  ['# if', 'python', 'comment'],
  ['#include <a>', 'c', 'code'],
  ['#[derive(Debug)]', 'rust', 'code'],
  ['-- if', 'sql', 'comment'],
  ['--i;', 'c', 'code'],
  ['*p = 1;', 'c', 'code'],
  ['"""doc', 'python', 'comment'],
  ['return x', 'go', 'code'],
])('%j of %s is %s', (line, language, expected) => {
  expect(scanned(line, language).class).toBe(lineClass[expected]);
});

test('control tokens are whole words and operators', () => {
  expect(scanned('if (a && b || !c) { break; }').control).toBe(4);
  expect(scanned('notify(iffy, elsewhere, format)').control).toBe(0);
  expect(scanned('x = a ? b : c; y?.z').control).toBe(1);
  expect(scanned('mutex.lock(); free(p)', 'c')).toMatchObject({ concurrency: 2, memory: 1 });
});

test('a tab indents by four columns', () => {
  expect(scanned('\t  a').indent).toBe(6);
});

test('words of three letters and more are handed over', () => {
  const words: string[] = [];
  scanned('if (größe && ab) call_1($x1)', 'script', words);
  expect(words).toEqual(['größe', 'call_1', '$x1']);
});

test('a deleted line has the class that it had when it was added, whatever it holds', () => {
  const piece = fc.constantFrom('{', '}', ' ', '\t', '//', '#', '*', '--', 'if', 'a', '"""', '\r', ';', '<!', 'é', '/');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom(...languages), (pieces, language) => {
      const bytes = Buffer.from(pieces.join(''));
      const facts: LineFacts = { class: 0, indent: 0, control: 0, concurrency: 0, memory: 0 };
      scanLine(bytes, 0, bytes.length, language, facts, undefined);
      const added = facts.class;
      expect(classOf(bytes, 0, bytes.length, language, facts)).toBe(added);
    }),
  );
});
