import { expect, test } from 'vitest';
import { sampleResult } from '../report/sample-result.ts';
import { smokeWords } from './timed.ts';

test('a start that nothing measured is given no figure', () => {
  const smoke = sampleResult().smoke!;
  expect(smokeWords({ ...smoke, startUpMs: 640, stopMs: undefined })).toBe('ran it: healthy after 0.64 s');
  expect(smokeWords({ ...smoke, startUpMs: undefined, stopMs: undefined })).toBe('ran it: healthy');
});
