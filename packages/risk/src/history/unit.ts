import type { FeatureRow } from '../features/feature.ts';

/** Where a label comes from, the strongest first. */
export type LabelSource = 'tag' | 'revert' | 'issue' | 'keyword';

/** One step of the main line: what a pull request landed. */
export interface Unit {
  readonly index: number;
  readonly hash: string;
  /** Seconds since 1970 of the committer. */
  readonly time: number;
  readonly subject: string;
  readonly features: FeatureRow;
  /** Whether it changes code that can be blamed: not tests, generated, vendored or documents. */
  readonly touchesCode: boolean;
  /** Why it counts as a fix of something earlier; undefined where it does not. */
  readonly fix: LabelSource | undefined;
  /** Unit that a later fix blames most, and when that became known. Undefined while nothing blames it. */
  readonly blamed: { readonly by: string; readonly time: number; readonly source: LabelSource } | undefined;
}

/** A replayed main line. */
export interface History {
  readonly head: string;
  readonly units: readonly Unit[];
}
