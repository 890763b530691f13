/** How one step of boosting is held back. */
export interface StepLimits {
  /** Added to the curvature of a leaf, so that little evidence moves it little. */
  readonly ridge: number;
  /** Least curvature (about rows times p(1-p)) of a leaf. */
  readonly leastCurvature: number;
  readonly leaves: number;
}

/** Sums of slopes and curvatures of the loss over the rows of each bin. The last bin holds the unknown values. */
export interface BinSums {
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
}

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/**
 * The step of a small tree over ordered bins that lowers the loss most, as one value a bin (Newton's, as in Chen and Guestrin,
 * KDD 2016, eq. 5). Where the shape is monotone, only splits whose values ascend are taken. Unknown values are a leaf of their own.
 */
export function stepOf(sums: BinSums, monotone: 0 | 1, limits: StepLimits, into: Float64Array): void {
  const known = sums.slope.length - 1;
  let leaves: Leaf[] = [{ from: 0, to: known, value: leafValue(sums, 0, known, limits.ridge) }];
  while (leaves.length < limits.leaves) {
    const split = bestSplit(sums, leaves, monotone, limits);
    if (!split) break;
    leaves = leaves.flatMap((leaf, position) => (position === split.position ? split.halves : [leaf]));
  }
  for (const { from, to, value } of leaves) into.fill(value, from, to);
  into[known] = leafValue(sums, known, known + 1, limits.ridge);
}

function bestSplit(sums: BinSums, leaves: readonly Leaf[], monotone: 0 | 1, limits: StepLimits) {
  let best: { position: number; halves: [Leaf, Leaf]; gain: number } | undefined;
  for (const [position, leaf] of leaves.entries()) {
    let [slopes, curvatures] = [0, 0];
    for (let bin = leaf.from; bin < leaf.to; bin++) {
      slopes += sums.slope[bin]!;
      curvatures += sums.curvature[bin]!;
    }
    const whole = (slopes * slopes) / (curvatures + limits.ridge);
    let [slope, curvature] = [0, 0];
    for (let bin = leaf.from; bin < leaf.to - 1; bin++) {
      slope += sums.slope[bin]!;
      curvature += sums.curvature[bin]!;
      const [otherSlope, otherCurvature] = [slopes - slope, curvatures - curvature];
      if (curvature < limits.leastCurvature) continue;
      if (otherCurvature < limits.leastCurvature) break;
      const gain =
        (slope * slope) / (curvature + limits.ridge) +
        (otherSlope * otherSlope) / (otherCurvature + limits.ridge) -
        whole;
      if (gain <= (best?.gain ?? 1e-12)) continue;
      const left = { from: leaf.from, to: bin + 1, value: -slope / (curvature + limits.ridge) };
      const right = { from: bin + 1, to: leaf.to, value: -otherSlope / (otherCurvature + limits.ridge) };
      if (monotone === 1 && !ascends(leaves, position, left.value, right.value)) continue;
      best = { position, halves: [left, right], gain };
    }
  }
  return best;
}

function ascends(leaves: readonly Leaf[], position: number, left: number, right: number): boolean {
  const before = leaves[position - 1]?.value ?? Number.NEGATIVE_INFINITY;
  const after = leaves[position + 1]?.value ?? Number.POSITIVE_INFINITY;
  return before <= left && left <= right && right <= after;
}

function leafValue(sums: BinSums, from: number, to: number, ridge: number): number {
  let [slope, curvature] = [0, 0];
  for (let bin = from; bin < to; bin++) {
    slope += sums.slope[bin]!;
    curvature += sums.curvature[bin]!;
  }
  return curvature > 0 ? -slope / (curvature + ridge) : 0;
}
