import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternMistake } from './pattern-mistake.ts';

test.each(['[bad', '!', 'a\\', '[z-a]', '[]a]', '[a-]', '[-a]', '[^]', '[a\\]', 'x/[', '![b'])(
  'BuildKit refuses %s',
  (line) => expect(patternMistake(line)).toBeDefined(),
);

test.each(['', 'a', '*', '**/a', '[a-z]', '[^a]', 'a[!b]', '\\[a', '!a', '[\\]]', '[a-z0-9]?', 'a]', '{a'])(
  'BuildKit takes %j',
  (line) => expect(patternMistake(line)).toBeUndefined(),
);

test('any text gets an answer', () => {
  const piece = fc.constantFrom('[', ']', '^', '-', '\\', '!', 'a', 'z', '*', '/');
  fc.assert(fc.property(fc.array(piece), (pieces) => patternMistake(pieces.join('')) !== ''));
});
