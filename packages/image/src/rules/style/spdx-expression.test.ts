import { expect, test } from 'vitest';
import { isLicenseExpression } from './spdx-expression.ts';

test.each([
  'MIT',
  'mit',
  'GPL-2.0+',
  'Apache-2.0 OR (MIT AND GPL-2.0-only WITH Classpath-exception-2.0)',
  '((MIT))',
  'LicenseRef-own.1 AND DocumentRef-x:LicenseRef-y',
])('%s is a license expression', (text) => {
  expect(isLicenseExpression(text)).toBe(true);
});

test.each([
  '',
  'Apache 2.0',
  'foo',
  'MIT OR',
  'OR MIT',
  '(MIT',
  'MIT)',
  '()',
  'MIT WITH foo',
  'MIT MIT',
  'MIT/Apache-2.0',
])('%j is none', (text) => {
  expect(isLicenseExpression(text)).toBe(false);
});
