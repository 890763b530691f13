import { expect, test } from 'vitest';
import { fingerprints, lineHashes } from './fingerprint.ts';
import { sampleFinding } from './sample-report.ts';

/** What github/codeql-action computes for these texts (src/fingerprints.test.ts), so that uploads need not. */
test.each([
  ['', ['c129715d7a2bc9a3:1']],
  [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
  [
    ' hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n',
    [
      'e9496ae3ebfced30:1',
      'fb7c023a8b9ccb3f:1',
      'ce8ba1a563dcdaca:1',
      'e20e36e16fcb0cc8:1',
      'b3edc88f2938467e:1',
      'c8e28b0b4002a3a0:1',
      'c129715d7a2bc9a3:1',
    ],
  ],
])('the hashes of the lines of %j are those of GitHub', (text, hashes) => {
  expect(lineHashes(text).slice(1)).toEqual(hashes);
});

test('equal lines with equal text after them are counted', () => {
  const hashes = lineHashes('Lorem ipsum dolor sit amet.\n'.repeat(10)).slice(1);
  expect(hashes.slice(4, 9)).toEqual([
    'a7f2ff13bc495cf2:5',
    'a7f2ff13bc495cf2:6',
    'a7f2ff1481e87703:1',
    'a9cf91f7bbf1862b:1',
    '55ec222b86bcae53:1',
  ]);
});

const base = sampleFinding();
const object = base.object!;

test('a fingerprint stays when its finding moves, and findings that are equal in all are counted', () => {
  const moved = { ...base.location, start: { line: 99, column: 1 }, end: { line: 99, column: 2 } };
  const [one, two] = fingerprints([base, base]);
  expect(one).not.toBe(two);
  expect(fingerprints([{ ...base, location: moved }])).toEqual([one]);
  expect(fingerprints([{ ...base, severity: 'info', fix: { text: 'Otherwise.' } }])).toEqual([one]);
});

test('a finding that differs in rule, file, object or message has another fingerprint', () => {
  const others = [
    base,
    { ...base, rule: 'other' },
    { ...base, message: 'Other.' },
    { ...base, location: { ...base.location, file: 'other.yaml' } },
    ...['apiVersion', 'kind', 'namespace', 'name'].map((field) => ({ ...base, object: { ...object, [field]: 'x' } })),
  ];
  expect(new Set(fingerprints(others)).size).toBe(others.length);
});
