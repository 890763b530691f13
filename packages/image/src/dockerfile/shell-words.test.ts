import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellCommands } from './shell-words.ts';
import { joinSlices } from './span.ts';

function commands(script: string) {
  return shellCommands(joinSlices(script, [{ start: 0, end: script.length }]));
}

function words(script: string): string[] {
  return commands(script).map((command) =>
    [...command.assignments, ...command.words].map(({ text }) => text).join(' '),
  );
}

test.each<[string, string[]]>([
  ['a b && c || d; e & f', ['a b', 'c', 'd', 'e', 'f']],
  ['a "b && c" \'d; e\' f\\ g', ['a b && c d; e f g']],
  ['curl x | tar -x > /dev/null 2>&1', ['curl x', 'tar -x']],
  ['A=1 B="2 3" make -j$(nproc)', ['A=1 B=2 3 make -j$(nproc)', 'nproc']],
  ['(cd /a && b); { c; d; }', ['cd /a', 'b', 'c', 'd']],
  ['if [ -f a ]; then b; elif c; then d; else e; fi', ['[ -f a ]', 'b', 'c', 'd', 'e']],
  ['for i in a b; do c $i; done', ['for i in a b', 'c $i']],
  ['case $x in a|b) c;; *) d;; esac; e', ['case $x in', 'c', 'd', 'e']],
  ['a # b && c\nd', ['a', 'd']],
  ['cat <<EOF > /f\nrm -rf /\nEOF\nb', ['cat', 'b']],
  ['echo `a b` "$(c "d")" $' + '{e:-$(f)}', ['echo `a b` $(c "d") $' + '{e:-$(f)}', 'a b', 'c d']],
  ['set -ex; ! a', ['set -ex', 'a']],
  ['echo a#b $((1 + 2)) x=y', ['echo a#b $((1 + 2)) x=y']],
  ['', []],
])('%j', (script, expected) => {
  expect(words(script)).toEqual(expected);
});

test('a pipe says so, and a word knows its place', () => {
  const script = 'a && curl x |\n  tar y';
  const [, curl, tar] = commands(script);
  expect([curl!.joint, tar!.joint]).toEqual(['&&', '|']);
  expect(script.slice(tar!.words[1]!.start, tar!.words[1]!.end)).toBe('y');
});

test('no script makes it crash or lose its way', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '"',
    "'",
    '`',
    '$(',
    ')',
    '(',
    '{',
    '}',
    '${',
    ';',
    '&&',
    '|',
    '<<E',
    '\nE\n',
    '\\',
    '#',
    'case x in',
    'esac',
    'do',
    '$',
    '>',
    '2>&1',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const script = parts.join('');
      for (const { start, end } of commands(script)) expect([start <= end, end <= script.length]).toEqual([true, true]);
    }),
    { numRuns: 500 },
  );
});
