/** Scores of some units beside what became of them. A larger score stands for more risk; probabilities where a metric needs them. */
export interface Scores {
  readonly scores: Float64Array;
  readonly labels: Uint8Array;
  /** Weight of each row; how a bootstrap draws rows again. 1 where absent. */
  readonly weights?: Float64Array;
  /** Positions from the smallest score to the largest; given where several metrics share it. */
  readonly order?: Uint32Array;
}

/** Positions from the smallest score to the largest. */
export function ascending(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
}

/** Area under the ROC curve: the chance that a positive has the larger score, ties counted half. NaN with one class only. */
export function auc({ scores, labels, weights, order = ascending(scores) }: Scores): number {
  let [below, pairs, positives] = [0, 0, 0];
  for (let from = 0; from < order.length; ) {
    let [tiedPositives, tiedNegatives, to] = [0, 0, from];
    for (; to < order.length && scores[order[to]!] === scores[order[from]!]; to++) {
      const weight = weights?.[order[to]!] ?? 1;
      if (labels[order[to]!] === 1) tiedPositives += weight;
      else tiedNegatives += weight;
    }
    pairs += tiedPositives * (below + tiedNegatives / 2);
    below += tiedNegatives;
    positives += tiedPositives;
    from = to;
  }
  return pairs / (positives * below);
}

/** Average precision, the step-wise area under precision and recall, as scikit-learn's. NaN without a positive. */
export function averagePrecision({ scores, labels, weights, order = ascending(scores) }: Scores): number {
  let [found, all, area] = [0, 0, 0];
  for (let from = order.length - 1; from >= 0; ) {
    let [tied, to] = [0, from];
    for (; to >= 0 && scores[order[to]!] === scores[order[from]!]; to--) {
      const weight = weights?.[order[to]!] ?? 1;
      all += weight;
      if (labels[order[to]!] === 1) tied += weight;
    }
    found += tied;
    if (all > 0) area += tied * (found / all);
    from = to;
  }
  return area / found;
}

/** Mean squared distance of probabilities from what happened. */
export function brier({ scores, labels, weights }: Scores): number {
  let [sum, total] = [0, 0];
  for (const [row, score] of scores.entries()) {
    const weight = weights?.[row] ?? 1;
    sum += weight * (score - labels[row]!) ** 2;
    total += weight;
  }
  return sum / total;
}

/**
 * Expected calibration error (Naeini et al., AAAI 2015): distance of the mean probability from the share of positives in ten
 * equally wide bins, weighted by how many rows each holds.
 */
export function calibrationError({ scores, labels, weights }: Scores, bins = 10): number {
  const [predicted, happened] = [new Float64Array(bins), new Float64Array(bins)];
  let total = 0;
  for (const [row, score] of scores.entries()) {
    const weight = weights?.[row] ?? 1;
    const bin = widthBin(score, bins);
    predicted[bin]! += weight * score;
    happened[bin]! += weight * labels[row]!;
    total += weight;
  }
  return predicted.reduce((sum, one, bin) => sum + Math.abs(one - happened[bin]!), 0) / total;
}

/** Bin i has (i / bins, (i + 1) / bins], as scikit-learn's calibration curve has it. */
function widthBin(score: number, bins: number): number {
  const width = 1 / bins;
  let bin = Math.min(bins - 1, Math.max(0, Math.floor(score * bins)));
  while (bin > 0 && score <= bin * width) bin -= 1;
  while (bin < bins - 1 && score > (bin + 1) * width) bin += 1;
  return bin;
}

/** How rows above a threshold compare with what happened. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Counts with scores above `threshold` taken as a warning. */
export function confusionAt({ scores, labels, weights }: Scores, threshold: number): Confusion {
  const counts = [0, 0, 0, 0];
  for (const [row, score] of scores.entries())
    counts[(score > threshold ? 2 : 0) + labels[row]!]! += weights?.[row] ?? 1;
  const [trueNegatives = 0, falseNegatives = 0, falsePositives = 0, truePositives = 0] = counts;
  return { truePositives, falsePositives, falseNegatives, trueNegatives };
}

/** Share of the warnings that were right; NaN without a warning. */
export function precision({ truePositives, falsePositives }: Confusion): number {
  return truePositives / (truePositives + falsePositives);
}

/** Share of the positives that were warned of; NaN without a positive. */
export function recall({ truePositives, falseNegatives }: Confusion): number {
  return truePositives / (truePositives + falseNegatives);
}

/** Share of all rows that were warned of. */
export function flagged({ truePositives, falsePositives, falseNegatives, trueNegatives }: Confusion): number {
  const warned = truePositives + falsePositives;
  return warned / (warned + falseNegatives + trueNegatives);
}

/** Matthews' correlation of warning and outcome; 0 where one of them never varies, as in scikit-learn. */
export function matthews({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
}: Confusion): number {
  const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
  return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}

/** The threshold with the best Matthews' correlation on these rows, for rows that come later. */
export function bestThreshold({ scores, labels, order = ascending(scores) }: Scores): number {
  let positives = labels.reduce((sum, label) => sum + label, 0);
  let above = order.length;
  const totals = { positives, negatives: above - positives };
  let best = { threshold: 0.5, value: Number.NEGATIVE_INFINITY };
  for (const [position, row] of order.entries()) {
    positives -= labels[row]!;
    above -= 1;
    const next = order[position + 1];
    if (next === undefined || scores[next] === scores[row]) continue;
    const value = matthews({
      truePositives: positives,
      falsePositives: above - positives,
      falseNegatives: totals.positives - positives,
      trueNegatives: totals.negatives - (above - positives),
    });
    if (value > best.value) best = { threshold: scores[row]!, value };
  }
  return best.threshold;
}
