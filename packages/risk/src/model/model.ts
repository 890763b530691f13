/** Shape of one feature: piecewise constant. `values[i]` holds for x in (edges[i-1], edges[i]]; one more value than edges. */
export interface Term {
  readonly feature: string;
  readonly edges: readonly number[];
  readonly values: readonly number[];
  /** Logit of an unknown value (NaN). */
  readonly missing: number;
}

/** Shape of two features together, `values` row by row: one row a bin of the first feature. */
export interface PairTerm {
  readonly features: readonly [string, string];
  readonly edges: readonly [readonly number[], readonly number[]];
  readonly values: readonly number[];
}

/** Words of a change (identifiers, path parts) as a linear term. `weights` by token; a change's logit is scale * sum / sqrt(count). */
export interface TokenTerm {
  readonly scale: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** An additive model. logit = intercept + sum of its terms, exactly; the probability is the logistic function of that. Small JSON. */
export interface Model {
  readonly version: 1;
  /** `shipped`, `local` or `shrunk`. */
  readonly kind: 'shipped' | 'local' | 'shrunk';
  /** ISO date on which it was trained. */
  readonly trainedAt: string;
  /** What it was trained on, for the line that accompanies every score. */
  readonly data: {
    readonly repositories: number;
    readonly units: number;
    readonly positives: number;
    readonly until: string;
    /** Oldest commits of the histories that it saw, by their first 12 digits; absent where that is told otherwise. */
    readonly histories?: readonly string[];
  };
  readonly intercept: number;
  readonly terms: readonly Term[];
  readonly pairs: readonly PairTerm[];
  readonly tokens?: TokenTerm;
}

/**
 * Whether a model that came from elsewhere had learned from this history before: it fits it better than it would a new one.
 *
 * @param oldest hash of the oldest commit of the main line
 */
export function hasSeen({ data }: Pick<Model, 'data'>, oldest: string | undefined): boolean {
  return oldest !== undefined && data.histories?.includes(oldest.slice(0, 12)) === true;
}

/** What a reader of a score is told of that. */
export const seenNote =
  'The shipped model learned from this very history, so it looks better here than it would elsewhere.';

/** What one feature, pair or token term adds to the logit. `feature` is the name, `a*b` for a pair, `tokens` for words. */
export interface Contribution {
  readonly feature: string;
  readonly value: number | null;
  readonly logit: number;
}

export interface Scored {
  readonly logit: number;
  readonly intercept: number;
  readonly probability: number;
  /** Sorted by absolute logit, largest first; with the intercept they add up to the logit within 1e-9. */
  readonly contributions: readonly Contribution[];
}
