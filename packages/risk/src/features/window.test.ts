import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newWindow, percentile, remember, windowOf, windowSize } from './window.ts';

const value = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(NaN),
);

test('a percentile is the share of the last 500 known values that are less, equal ones counted half', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 1200, size: 'max' }), value, (values, asked) => {
      const window = newWindow();
      for (const one of values) remember(window, [one, 0]);
      const known = values.slice(-windowSize).filter((one) => !Number.isNaN(one));
      const less = known.filter((one) => one < asked).length + known.filter((one) => one === asked).length / 2;
      const expected = known.length < 30 || Number.isNaN(asked) ? Number.NaN : less / known.length;
      if (Number.isNaN(expected)) expect(percentile(window, 0, asked)).toBeNaN();
      else expect(percentile(window, 0, asked)).toBeCloseTo(expected, 12);
      const restored = windowOf(window.values.slice(), window.columns, window.seen);
      expect(percentile(restored, 0, asked)).toBe(percentile(window, 0, asked));
    }),
    { numRuns: 40 },
  );
});

test('among fewer than 30 changes there is no percentile', () => {
  const window = newWindow();
  for (let i = 0; i < 29; i++) remember(window, [i]);
  expect(percentile(window, 0, 5)).toBeNaN();
  remember(window, [29]);
  expect(percentile(window, 0, 5)).toBeCloseTo(5.5 / 30);
});
