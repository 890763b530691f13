import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageFacts, speaksOfFix } from './message.ts';

test.each([
  'Fix crash on empty input',
  'fix(router): keep the query',
  'fixed memory leak in parser (#12)',
  'net/ixgbe: fix link status',
  'Bugfix: wrong offset',
  'Handle race condition in the pool',
  'Correct off-by-one in slices',
  'Fixes #33 by checking the length',
  'Prevent deadlock when closing',
  'Fix comments before an arrow function',
  'Fix formatting of template literals',
])('%j speaks of a fix', (title) => {
  expect(speaksOfFix(title)).toBe(true);
});

test.each([
  'Fix typo in README',
  'fix lint',
  'fix: typo',
  'Fix a few flaky tests',
  'fix(docs): broken link',
  'docs: fix example',
  'test: fix race in pool test',
  'chore: fix formatting',
  'Fix broken link',
  'Fixed indentation',
  'Add prefix option',
  'Debug output',
  'feat: fix-up mode',
  'sync: add panic docs',
  'New: rule for wrong spaces',
  'Fix clippy warnings',
])('%j does not', (title) => {
  expect(speaksOfFix(title)).toBe(false);
});

test('an issue may be closed by something new, which is no fix', () => {
  expect(messageFacts('Add read_until\n\nFixes #12').speaksOfFix).toBe(false);
  expect(messageFacts('Check the length\n\nFixes #12').speaksOfFix).toBe(true);
});

test('the title of a merge is that of its pull request', () => {
  const facts = messageFacts('Merge pull request #42 from someone/branch\n\nFix crash on exit\n');
  expect(facts).toMatchObject({ title: 'Fix crash on exit', request: 42, speaksOfFix: true });
});

test('trailers, reverts and closed issues are found', () => {
  const facts = messageFacts(
    [
      'net: repair it (#77)',
      '',
      'Fixes: 0123456789ab ("net: break it")',
      'Fixes: #12',
      'This reverts commit 0123456789012345678901234567890123456789.',
      'Closes owner/repo#13, resolves #14',
      '    Fixes: fedcba987654',
    ].join('\n'),
  );
  expect(facts).toMatchObject({
    request: 77,
    fixes: ['0123456789ab', 'fedcba987654'],
    reverts: ['0123456789012345678901234567890123456789'],
    closes: [12, 13, 14],
  });
});

test('a revert names what it takes back', () => {
  expect(messageFacts('Revert "Add x (#1)" (#2)\n\nReverts a/b#1').revertedSubject).toBe('Add x (#1)');
  expect(messageFacts('Revert "Add x (#1)" (#2)\n\nReverts a/b#1').revertedRequest).toBe(1);
});

test.each([' ', '\t', 'fix ', 'fix: ', 'a/', '(#1) ', 'docs ', 'a ', ':', 'fixes #', '\nfixes: '])(
  'a message of a million characters of %j is read',
  (piece) => {
    const long = piece.repeat(1e6 / piece.length);
    expect(messageFacts(`fix${long}x\n\nfix${long}x`).subject.length).toBeLessThanOrEqual(500);
  },
);

const piece = fc.constantFrom(
  'fix',
  'es',
  ' ',
  '\n',
  ': ',
  '#1',
  '(',
  ')',
  '"',
  'Revert ',
  '\u0000',
  'ü',
  '\ud800',
  'abcdef0',
  'Merge pull request #',
);

test('any text is a message', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(messageFacts(pieces.join('')).subject).not.toContain('\n');
    }),
  );
});
