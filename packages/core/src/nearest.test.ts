import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['redinessProbe', 'readinessProbe'],
  ['imagepullpolicy', 'imagePullPolicy'],
  ['ocntainers', 'containers'],
])('%s is read as %s', (word, meant) => {
  expect(nearest(word, ['name', 'image', 'imagePullPolicy', 'containers', 'readinessProbe', 'livenessProbe'])).toBe(
    meant,
  );
});

test('a word that is far from all known ones is left alone', () => {
  expect(nearest('banana', ['name', 'image', 'ports'])).toBeUndefined();
});
