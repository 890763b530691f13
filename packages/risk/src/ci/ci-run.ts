/** One finished run of the automated checks, wherever it was read from. */
export interface CiRun {
  /** Name or path of the workflow, pipeline or suite. */
  readonly workflow: string;
  /** Commit that it ran on; undefined where its source does not say. */
  readonly commit: string | undefined;
  readonly passed: boolean;
  /** How often it was tried; a run that passed at the second try is flaky. */
  readonly attempts: number;
  /** Seconds since 1970; NaN where its source does not say. */
  readonly time: number;
  /** Paths that its source names for the failure, such as those of test cases. */
  readonly failedPaths: readonly string[];
}

/** Runs, and where they are from, in words: `GitHub Actions, branch main`. */
export interface CiHistory {
  readonly source: string;
  readonly runs: readonly CiRun[];
}
