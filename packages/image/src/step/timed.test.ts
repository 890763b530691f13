import { expect, test } from 'vitest';
import { sampleAnalysis, sampleResult } from '../report/sample-result.ts';
import { lookWords, smokeWords } from './timed.ts';

test('a start that nothing measured is given no figure', () => {
  const smoke = sampleResult().smoke!;
  expect(smokeWords({ ...smoke, startUpMs: 640, stopMs: undefined })).toBe('ran it: healthy after 0.64 s');
  expect(smokeWords({ ...smoke, startUpMs: undefined, stopMs: undefined })).toBe('ran it: healthy');
});

test('one layer is one layer', () => {
  const [layer] = sampleAnalysis.layers;
  expect(lookWords({ analysis: { ...sampleAnalysis, layers: [layer!], bytes: 9e6 } })).toBe(
    'looked into 1 layer of 9.00 MB',
  );
});
