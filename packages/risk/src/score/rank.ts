/** Where a score stands among those of the repository's last year. */

export type Band = 'low' | 'average' | 'high';

/** With fewer changes than these a percentile would say more than is known. */
export const fewestCompared = 30;

/** The share of scores that are lower, those that are equal counted by half; null while there are too few to compare with. */
export function percentileOf(score: number, others: Float64Array): number | null {
  if (others.length < fewestCompared) return null;
  let [lower, equal] = [0, 0];
  for (const other of others) {
    if (other < score) lower++;
    else if (other === score) equal++;
  }
  return (lower + equal / 2) / others.length;
}

/** As Mozilla's bugbug has it: low is half of the repository's average or less, high is twice of it or more. */
export function bandOf(probability: number, average: number): Band {
  if (probability <= average / 2) return 'low';
  return probability >= average * 2 ? 'high' : 'average';
}
