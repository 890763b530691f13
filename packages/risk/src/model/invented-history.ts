import type { Feature } from '../features/feature.ts';
import { randomFrom } from './random.ts';
import type { Table } from './table.ts';

/** Features of invented histories; the first two are the ones that evaluations compare with. */
export const inventedFeatures: readonly Feature[] = ['lines_added', 'core_lines_added', 'files', 'share'].map(
  (name, position) => ({ name, group: 'size', what: name, monotone: position < 2 ? 1 : 0 }),
);

/**
 * A history for tests whose truth is known: risk grows with `core_lines_added` and has a step in `share`; `lines_added` and `files` are
 * noise. One unit an hour; a blame is known 10 days later. Every tenth `share` is unknown.
 */
export function inventedHistory(units: number, seed: number): Table {
  const random = randomFrom(seed);
  const rows = Array.from({ length: units }, (_, row) => {
    const core = Math.floor(random() ** 3 * 200);
    const share = row % 10 === 9 ? Number.NaN : random();
    return Float64Array.of(core + Math.floor(random() * 100), core, 1 + Math.floor(random() * 5), share);
  });
  const times = rows.map((_, row) => 1_600_000_000 + row * 3600);
  const knownAt = rows.map(([, core = 0, , share = 0], row) => {
    const logit = -3 + core / 40 + (share > 0.6 ? 1.5 : 0);
    return random() < 1 / (1 + Math.exp(-logit)) ? times[row]! + 864_000 : Number.POSITIVE_INFINITY;
  });
  return { features: inventedFeatures, rows, times, knownAt, touchesCode: rows.map(([, core = 0]) => core > 0) };
}
