import type { Clock } from '@slipway/core';
import type { Engine } from '../engine/engine.ts';

/** What a build needs of its surroundings. */
export interface BuildDeps {
  readonly engine: Engine;
  /** Passed on to the docker client. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
  /** Ends the build when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Live lines for the reader of the log. */
  log(line: string): void;
  /** The docker client, `docker` unless a test has another one. */
  readonly docker?: string;
}
