/** A share with its 95 % interval; NaN throughout where nothing was counted. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const z = 1.959964;

/** Interval of a share by Wilson's score (Wilson 1927, JASA 22, 209–212), which holds for few cases and for shares near 0 and 1. */
export function wilson(hits: number, cases: number): Share {
  if (cases === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const p = hits / cases;
  const scale = 1 + (z * z) / cases;
  const centre = p + (z * z) / (2 * cases);
  const width = z * Math.sqrt((p * (1 - p)) / cases + (z * z) / (4 * cases * cases));
  return { value: p, low: Math.max(0, (centre - width) / scale), high: Math.min(1, (centre + width) / scale) };
}
