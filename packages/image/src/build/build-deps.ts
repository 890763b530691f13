import type { Clock } from '@slipway/core';
import type { Engine } from '../engine/engine.ts';

/** What a program needs that is run beside this one. */
export interface ProgramDeps {
  /** All of its environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
  /** Ends it when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** The program, `docker` unless told. */
  readonly docker?: string;
}

/** What a build needs of its surroundings. */
export interface BuildDeps extends ProgramDeps {
  readonly engine: Engine;
  /** Live lines for the reader of the log. */
  log(line: string): void;
}

/** The same while the engine is still being reached: it is needed only once buildx is done. */
export interface EarlyBuildDeps extends Omit<BuildDeps, 'engine'> {
  readonly engine: Engine | Promise<Engine>;
}
