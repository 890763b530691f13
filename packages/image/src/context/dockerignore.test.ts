import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDockerignore } from './dockerignore.ts';

// Expected values follow the documentation of .dockerignore and filepath.Match of Go.
test.each<[string, string, boolean]>([
  ['node_modules', 'node_modules/a/b', true],
  ['node_modules', 'web/node_modules/a', false],
  ['**/node_modules', 'web/node_modules/a', true],
  ['**/node_modules', 'node_modules', true],
  ['*.md', 'README.md', true],
  ['*.md', 'docs/README.md', false],
  ['*/temp*', 'a/temporary.txt', true],
  ['*/*/temp*', 'a/b/temp', true],
  ['temp?', 'tempa', true],
  ['temp?', 'temp', false],
  ['/dist/', 'dist/a', true],
  ['./dist', 'dist', true],
  ['a/**', 'a/b/c', true],
  ['a/**/c', 'a/c', true],
  ['a/**/c', 'a/b/d/c', true],
  ['[a-c].txt', 'b.txt', true],
  ['[^a-c].txt', 'b.txt', false],
  ['\\*.txt', '*.txt', true],
  ['\\*.txt', 'a.txt', false],
  ['# comment', '# comment', false],
  ['*\n!keep', 'keep', false],
  ['*\n!keep', 'keep/a', false],
  ['*\n!a/b\n', 'a/b/c', false],
  ['!a\n*', 'a', true],
  ['*.md\n!README*.md\nREADME-secret.md', 'README-secret.md', true],
  ['a.b', 'axb', false],
  ['..', 'a', false],
  ['[', '[', false],
])('%j of %j: %s', (text, path, expected) => {
  expect(readDockerignore(text).excludes(path)).toBe(expected);
});

test('with exceptions no folder is skipped unseen', () => {
  expect(readDockerignore('a').excludesAll('a')).toBe(true);
  expect(readDockerignore('a\n!a/b').excludesAll('a')).toBe(false);
});

test('any text is taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, path) => {
      readDockerignore(text).excludes(path);
    }),
    { numRuns: 300 },
  );
});
