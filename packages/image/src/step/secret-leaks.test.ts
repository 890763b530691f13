import { expect, test } from 'vitest';
import { sampleAnalysis } from '../report/sample-result.ts';
import { placesOf } from './places.ts';
import { failOnWithLeaks, leakedElsewhere, leakedInLayers } from './secret-leaks.ts';

const places = placesOf('shop:1');
const hide = (text: string) => text;

test("a hit in a layer of the base counts only where nobody can say that it is the base's", () => {
  const analysis = { ...sampleAnalysis, secretFiles: [{ path: 'etc/tok', layer: 0 }] };
  expect(leakedInLayers(analysis, places, { isBaseKnown: true, hide })).toEqual([]);
  expect(leakedInLayers(analysis, places, { isBaseKnown: false, hide })).toEqual([
    expect.objectContaining({
      message: 'A build secret stands in /etc/tok of layer 1; deleting it in a later one leaves it there.',
    }),
  ]);
});

test('a layer with many hits is one finding that names a few of them, and a long instruction is cut', () => {
  const secretFiles = Array.from({ length: 7 }, (_, i) => ({ path: i === 0 ? '' : `tok${i}`, layer: 2 }));
  const layers = sampleAnalysis.layers.map((layer) => ({ ...layer, createdBy: `RUN ${'x'.repeat(500)}` }));
  const [leak, ...others] = leakedInLayers({ layers, secretFiles }, places, { isBaseKnown: true, hide });
  expect(others).toEqual([]);
  expect(leak?.message).toMatch(
    /stands in bytes that belong to no file, \/tok1, \/tok2, \/tok3 and 3 more of layer 3 \(RUN x{116}…\)/,
  );
});

test('a hit in what is pushed along says whose it is, each place once', () => {
  const found = [
    { of: 'linux/arm64', path: 'etc/tok' },
    { of: 'linux/arm64', path: 'etc/tok' },
    { of: 'linux/arm64', path: undefined },
    { of: 'attestation', path: undefined },
  ];
  expect(leakedElsewhere({ secretsElsewhere: found }, places, hide).map(({ message }) => message)).toEqual([
    'A build secret stands in /etc/tok of the image for linux/arm64.',
    'A build secret stands in the configuration of the image for linux/arm64.',
    'A build secret stands in an attestation of the image.',
  ]);
});

test('only a leaked secret makes `fail-on: never` an error', () => {
  const analysis = { ...sampleAnalysis, secretFiles: [{ path: 'tok', layer: 2 }] };
  const leaks = leakedInLayers(analysis, places, { isBaseKnown: true, hide });
  expect(failOnWithLeaks(leaks, 'never')).toBe('error');
  expect(failOnWithLeaks(leaks, 'info')).toBe('info');
  expect(failOnWithLeaks([], 'never')).toBe('never');
});
