import type { Location } from '@slipway/core';
import type { JoinedText, Span } from './span.ts';

/** Something wrong with the file itself, found while it was read; a rule of the area `syntax` speaks of it. */
export interface Defect extends Span {
  readonly rule: string;
  readonly message: string;
  readonly severity?: 'error' | 'warning' | 'info';
  readonly fix?: string;
}

/** `--name=value` behind a keyword. */
export interface Flag extends Span {
  readonly name: string;
  readonly value: string | undefined;
  /** Where the value stands; the flag itself when it has none. */
  readonly valueSpan: Span;
}

/** A word of an instruction, as it is written (quotes and variables kept). */
export interface Word extends Span {
  readonly text: string;
}

export interface Heredoc extends Span {
  readonly name: string;
  /** The body as written, its last line break included. */
  readonly text: string;
  /** False when the name is quoted: nothing in the body is expanded by the builder. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are taken off. */
  readonly chomp: boolean;
  /** Where `<<NAME` stands. */
  readonly head: Span;
}

/** `KEY=value` of ENV, LABEL and ARG. */
export interface Setting extends Span {
  readonly key: string;
  readonly keySpan: Span;
  /** As written, quotes kept; undefined for `ARG name`. */
  readonly raw: string | undefined;
  /** Quotes and escapes taken off, variables kept. */
  readonly value: string | undefined;
  readonly valueSpan: Span;
}

/** One instruction of a Dockerfile, its place exact. */
export interface Instruction extends Span {
  /** Upper case: `RUN`, `COPY`, … */
  readonly keyword: string;
  /** As it is written. */
  readonly written: string;
  readonly keywordSpan: Span;
  /** Everything behind the keyword and its flags, continuation lines joined, heredoc bodies left out. */
  readonly args: JoinedText;
  readonly argumentsText: string;
  readonly flags: readonly Flag[];
  /** Words of the arguments, split as BuildKit does for this keyword: JSON where that is allowed, else by white space. */
  readonly words: readonly Word[];
  /** Arguments of the JSON (exec) form; undefined for the shell form. */
  readonly exec: readonly Word[] | undefined;
  /** Settings of ENV, LABEL and ARG. */
  readonly settings: readonly Setting[];
  /** Bodies of heredocs, in order. */
  readonly heredocs: readonly Heredoc[];
  /** The instruction that ONBUILD or HEALTHCHECK holds back. */
  readonly trigger: Instruction | undefined;
  /** Comment lines directly above, without the `#`. */
  readonly comments: readonly Word[];
}

/** A stage from its FROM to the next. */
export interface Stage {
  readonly index: number;
  /** `AS name`; undefined for a stage without one. */
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  /** Image or stage after FROM, variables replaced by their defaults where these are known. */
  readonly base: string;
  readonly baseSpan: Span;
  /** Variables of the base that have no value. */
  readonly baseUnknown: readonly string[];
  /** The stage that it builds on, when the base is one. */
  readonly parent: number | undefined;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
  /** Stages that it copies or mounts from, by index. */
  readonly uses: readonly number[];
}

/** `# syntax=`, `# check=`, `# escape=` at the head of the file. */
export interface Directive extends Span {
  readonly name: string;
  readonly value: string;
}

/** A read Dockerfile. */
export interface Dockerfile {
  readonly file: string;
  /** Without a byte order mark: what all offsets, lines and columns count in. */
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly stages: readonly Stage[];
  /** Stage that is built: the target, else the last. */
  readonly final: Stage | undefined;
  /** Whether a target was asked for. */
  readonly target: string | undefined;
  /** ARGs before the first FROM. */
  readonly globalArgs: ReadonlyMap<string, string | undefined>;
  /** Values given to the build. */
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Names of contexts that are given to the build besides its own, as `contextName` makes them one. */
  readonly contexts: ReadonlySet<string>;
  /** Everything before the first FROM. */
  readonly preamble: readonly Instruction[];
  /** All instructions in the order of the file. */
  readonly instructions: readonly Instruction[];
  /** Comment lines outside of heredocs, without the `#`. */
  readonly comments: readonly Word[];
  readonly defects: readonly Defect[];
  locate(span: Span): Location;
}
