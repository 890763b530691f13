import type { FeatureRow } from '../features/feature.ts';

/** Where a label comes from, the strongest first. */
export type LabelSource = 'tag' | 'revert' | 'issue' | 'keyword';

/** A later fix that blames a unit, and when that became known. */
export interface Blame {
  /** Hash of the fix. */
  readonly by: string;
  /** Seconds since 1970 of the fix. */
  readonly time: number;
  readonly source: LabelSource;
}

/** One step of the main line: what a pull request landed. */
export interface Unit {
  readonly index: number;
  readonly hash: string;
  /** Seconds since 1970 of the committer. */
  readonly time: number;
  /** Title of the pull request, or the subject of the commit. */
  readonly subject: string;
  /** Number of the pull request, where the message has one. */
  readonly request: number | undefined;
  /** In the order of `features`. */
  readonly features: FeatureRow;
  /** In the order of `classicFeatures`: for comparisons alone, never for a model that judges people's changes. */
  readonly classic: FeatureRow;
  /** Words of the change, where they were asked for. */
  readonly tokens: readonly string[] | undefined;
  /** Paths of its files after it. */
  readonly files: readonly string[];
  /** Whether it changes code that can be blamed: not tests, generated, vendored or documents. */
  readonly touchesCode: boolean;
  /** Why it counts as a fix of something earlier; undefined where it does not. */
  readonly fix: LabelSource | undefined;
  /** Every fix that blames this unit most, in the order in which they landed. */
  readonly blames: readonly Blame[];
  /** The first of `blames`. Undefined while nothing blames it. */
  readonly blamed: Blame | undefined;
  /** Seconds since 1970 of the first fix that deletes any line of code of it, or names it: a wider label than `blamed`. */
  readonly anyFixAt?: number | undefined;
}

/** A replayed main line. */
export interface History {
  /** Hash of the newest unit. */
  readonly head: string;
  readonly units: readonly Unit[];
  /** What a reader of the result should know, as sentences: units left out of the labels, a cache that was not used. */
  readonly notes: readonly string[];
}
