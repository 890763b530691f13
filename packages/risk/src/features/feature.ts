/** Which part of a change a feature speaks of; also how reasons are grouped. */
export type FeatureGroup = 'size' | 'complexity' | 'spread' | 'composition' | 'history' | 'relative';

/** One number that is known of a change before it is merged. */
export interface Feature {
  /** Stable name: column of the export, key of the model. snake_case, unit in the name where it has one. */
  readonly name: string;
  readonly group: FeatureGroup;
  /** What it counts, for documentation: `lines added outside of tests, generated and vendored files`. */
  readonly what: string;
  /** Whether risk may only grow with it in a trained model: 1; 0 leaves the shape free. */
  readonly monotone: 0 | 1;
}

/** Values of one change, in the order of the features that they were made with. NaN stands for what is not known. */
export type FeatureRow = Float64Array;
