import { expect, test } from 'vitest';
import { canonicalQuantity } from './quantity.ts';

test.each([
  ['1000m', '1'],
  ['0.5', '500m'],
  [1, '1'],
  [0.1, '100m'],
  ['128Mi', '128Mi'],
  ['1024Mi', '1Gi'],
  ['0.5Gi', '512Mi'],
  ['1.5Ki', '1536'],
  ['1000', '1k'],
  ['1500', '1500'],
  ['1e3', '1e3'],
  ['0', '0'],
  ['0Mi', '0'],
  ['-2000m', '-2'],
  ['100M', '100M'],
  ['1000M', '1G'],
  ['0.1234567891', '123456790n'],
])('the quantity %s is given back as %s', (given, canonical) => {
  expect(canonicalQuantity(given)).toBe(canonical);
});

test.each(['', 'abc', '1 Gi', '1Kb', '--1'])('%j is no quantity', (given) => {
  expect(canonicalQuantity(given)).toBeUndefined();
});
