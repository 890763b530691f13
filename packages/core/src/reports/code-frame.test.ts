import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeFrame } from './code-frame.ts';
import { widthOf } from './columns.ts';

/** The frame as it looks, each marked line followed by its carets. */
function look(source: string, start: [number, number], end: [number, number], width = 60): string {
  const at = ([line, column]: [number, number]) => ({ line, column });
  return codeFrame(source, { file: 'a.yaml', start: at(start), end: at(end) }, width)
    .flatMap(({ text, mark }) =>
      mark === undefined ? [text] : [text, ' '.repeat(mark[0]) + '^'.repeat(mark[1] - mark[0])],
    )
    .join('\n');
}

test('a range is underlined, below the line before it', () => {
  expect(look('a: 1\nb: wrong # no\n', [2, 4], [2, 9])).toMatchInlineSnapshot(`
    "a: 1
    b: wrong # no
       ^^^^^"
  `);
});

test.each([
  ['the first line', 'a: 1', [1, 1], [1, 2], 'a: 1\n^'],
  ['an empty range', 'a: 1', [1, 4], [1, 4], 'a: 1\n   ^'],
  ['the end of the file', 'a:', [1, 3], [1, 3], 'a:\n  ^'],
  ['more than one line', 'a: |\n  b', [1, 4], [2, 4], 'a: |\n   ^'],
  ['a blank line before', '  \nb: x', [2, 4], [2, 5], 'b: x\n   ^'],
  ['CRLF', 'a: 1\r\nb: x\r\nc', [2, 4], [2, 5], 'a: 1\nb: x\n   ^'],
  ['CR alone', 'a: 1\rb: x\rc', [2, 4], [2, 5], 'a: 1\nb: x\n   ^'],
  ['tabs', 'a:\n\tb: x', [2, 5], [2, 6], 'a:\n    b: x\n       ^'],
  ['wide characters', 'name: 名前 x', [1, 10], [1, 11], 'name: 名前 x\n           ^'],
  ['a wide range', 'name: 名前 x', [1, 7], [1, 9], 'name: 名前 x\n      ^^^^'],
  ['emoji', '😀: x', [1, 5], [1, 6], '😀: x\n    ^'],
  ['combining marks', 'e\u0301: x', [1, 5], [1, 6], 'e\u0301: x\n   ^'],
  ['control characters', 'a\u001b[2J: x', [1, 8], [1, 9], 'a\\u001b[2J: x\n            ^'],
  ['bidi controls', 'a\u202e: x', [1, 5], [1, 6], 'a\\u202e: x\n         ^'],
] as const)('%s', (_, source, start, end, expected) => {
  expect(look(source, [...start], [...end])).toBe(expected);
});

test('a place that the file does not have gives no frame', () => {
  expect(look('a: 1\n', [7, 1], [7, 2])).toBe('');
});

test('a long line is cut around the range, with signs where it is cut', () => {
  const line = `${'x'.repeat(500)}WRONG${'y'.repeat(500)}`;
  expect(look(line, [1, 501], [1, 506], 60)).toBe(`…${'x'.repeat(15)}WRONG${'y'.repeat(38)}…\n${' '.repeat(16)}^^^^^`);
  expect(look(`before ${line}\nb: x`, [2, 4], [2, 5], 60).split('\n')[0]).toBe(`before ${'x'.repeat(52)}…`);
});

test('a range longer than the terminal is underlined as far as it is seen', () => {
  expect(look('x'.repeat(500), [1, 1], [1, 400], 60)).toBe(`${'x'.repeat(59)}…\n${'^'.repeat(59)}`);
});

const piece = fc.constantFrom(
  'a',
  ' ',
  '\t',
  '名',
  '😀',
  '\u0301',
  '\u001b',
  '\u202e',
  '\ud83d',
  '##[',
  '::error::',
  '…',
);

test('whatever a line holds, its frame fits, its marks are inside, and nothing in it steers a terminal', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 300 }),
      fc.nat(400),
      fc.nat(50),
      fc.nat(200),
      (pieces, from, length, width) => {
        const source = pieces.join('');
        const location = {
          file: 'a',
          start: { line: 1, column: from + 1 },
          end: { line: 1, column: from + 1 + length },
        };
        for (const { text, mark = [0, 1] } of codeFrame(source, location, width)) {
          const least = Math.max(width, 40);
          expect(widthOf(text)).toBeLessThanOrEqual(least);
          expect(mark[0]).toBeGreaterThanOrEqual(0);
          expect(mark[1]).toBeGreaterThan(mark[0]);
          expect(mark[1]).toBeLessThanOrEqual(least + 1);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
          expect(text).not.toMatch(/[\u0000-\u001f\u202e]|##\[|(?<!\S)::error/);
          expect(text.isWellFormed()).toBe(true);
        }
      },
    ),
  );
});
