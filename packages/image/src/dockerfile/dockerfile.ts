import type { Location } from '@slipway/core';

/** One instruction of a Dockerfile, its place exact. */
export interface Instruction {
  /** Upper case: `RUN`, `COPY`, … */
  readonly keyword: string;
  /** Everything behind the keyword, continuation lines joined, heredocs left out. */
  readonly argumentsText: string;
  readonly flags: readonly { readonly name: string; readonly value: string | undefined; readonly location: Location }[];
  /** Arguments of the JSON (exec) form; undefined for the shell form. */
  readonly exec: readonly string[] | undefined;
  /** Bodies of heredocs, in order. */
  readonly heredocs: readonly { readonly name: string; readonly text: string }[];
  readonly location: Location;
  readonly keywordLocation: Location;
  readonly argumentsLocation: Location;
}

/** A stage from its FROM to the next. */
export interface Stage {
  readonly index: number;
  /** `AS name`; undefined for a stage without one. */
  readonly name: string | undefined;
  /** Image or stage after FROM, variables replaced by their defaults where these are known. */
  readonly base: string;
  /** The stage that it builds on, when the base is one. */
  readonly parent: number | undefined;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
  /** Stages that it copies or mounts from, by index. */
  readonly uses: readonly number[];
}

/** A read Dockerfile. */
export interface Dockerfile {
  readonly file: string;
  readonly text: string;
  readonly stages: readonly Stage[];
  /** Stage that is built: the target, else the last. */
  readonly final: Stage | undefined;
  /** ARGs before the first FROM. */
  readonly globalArgs: ReadonlyMap<string, string | undefined>;
}
