import { randomFrom } from '../model/random.ts';

/** A measured value and where its true one lies with 95 % confidence. NaN where it cannot be known. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Intervals of several statistics of the same rows by the percentile bootstrap (Efron 1979): rows are drawn again with replacement,
 * as weights, so that sorting is done once. Draws in which a statistic is not defined are left out.
 */
export function bootstrap(
  rows: number,
  settings: { readonly seed: number; readonly draws: number },
  statistics: (weights: Float64Array | undefined) => readonly number[],
): Interval[] {
  const random = randomFrom(settings.seed);
  const values = statistics(undefined);
  const drawn: number[][] = values.map(() => []);
  for (let draw = 0; draw < settings.draws; draw++) {
    const weights = new Float64Array(rows);
    for (let row = 0; row < rows; row++) weights[Math.floor(random() * rows)]! += 1;
    for (const [position, value] of statistics(weights).entries())
      if (!Number.isNaN(value)) drawn[position]!.push(value);
  }
  return values.map((value, position) => ({ value, ...middle(drawn[position]!) }));
}

function middle(values: number[]): { low: number; high: number } {
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
