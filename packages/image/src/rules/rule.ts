import type { Edit, Location, ObjectRef, RuleInfo, Severity } from '@slipway/core';
import type { ComposeFile } from '../context/compose.ts';
import type { ContextMeasure } from '../context/measure-context.ts';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import type { Span } from '../dockerfile/span.ts';
import type { BuildCheck } from './build-checks.ts';

/** Areas group rules in folders, docs and SARIF tags. */
export const areas = [
  'syntax',
  'policy',
  'base',
  'stages',
  'cache',
  'packages',
  'files',
  'shell',
  'runtime',
  'secrets',
  'style',
] as const;
export type Area = (typeof areas)[number];

export type OptionValue = number | string | boolean | readonly string[];
export type Options = Readonly<Record<string, OptionValue>>;

/** What is known about one Dockerfile. What was not looked for is left out, and rules that need it stay silent. */
export interface CheckInput {
  readonly dockerfile: Dockerfile;
  /** The file that keeps things out of the context. With `context` given, none means that there is none. */
  readonly dockerignore?: { readonly file: string; readonly text: string } | undefined;
  readonly context?: ContextMeasure | undefined;
  readonly compose?: readonly ComposeFile[] | undefined;
  /** What BuildKit itself has to say of the file, where it was asked. */
  readonly buildChecks?: readonly BuildCheck[] | undefined;
}

/** What a rule sees. */
export interface Context<O extends Options = Options> {
  readonly input: CheckInput;
  readonly dockerfile: Dockerfile;
  /** The rule's options: its defaults, overridden by the policy. */
  readonly options: O;
  /** Stages that the built image consists of: the final one and those that it builds on, base first. */
  readonly shipped: readonly Stage[];
  /** Records a finding. A range over more than one line is shown by its first. */
  report(at: Span, message: string, detail?: Detail): void;
}

/** Where one finding differs from its rule. */
export interface Detail {
  /** How to mend this very place, when that can be said better than the rule's `fix` does. */
  readonly fix?: string;
  /** Mends it without a person's judgement; only where every reader would write the same. */
  readonly edits?: readonly Edit[];
  readonly severity?: Severity;
  /** BuildKit minds it only when it comes to build that stage: where it does not, an error is a warning. */
  readonly whenBuilt?: boolean;
  readonly object?: ObjectRef;
  /** The place, where that is in another file than the Dockerfile. */
  readonly elsewhere?: Location;
}

export interface ImageRuleDefinition<O extends Options = Options> {
  /** Named by what must hold: `runtime-non-root`. Never reused, never renamed. */
  readonly id: string;
  readonly area: Area;
  readonly severity: Severity;
  /** Off unless a policy or the preset `all` turns it on: for rules of taste that many clean Dockerfiles break. */
  readonly optional?: boolean;
  /** What must hold, one sentence. */
  readonly what: string;
  /** What happens otherwise. */
  readonly why: string;
  /** What to do, imperative. */
  readonly fix: string;
  /** URLs or names of documents that the semantics come from. */
  readonly references?: readonly string[];
  readonly options?: O;
  /** Name of BuildKit's own check of the same, so that one of the two is enough. */
  readonly buildCheck?: string;
  /** What is wrong with the values that a policy gives to the options, beyond their types. */
  mistakeIn?(options: O): string | undefined;
  check(context: Context<O>): void;
}

export type ImageRule = ImageRuleDefinition<Options>;

/** Declares a rule. It does nothing but check the types; the registry makes it known. */
export function rule<const O extends Options>(
  definition: ImageRuleDefinition<Widen<O>> & { readonly options?: O },
): ImageRule {
  return definition as unknown as ImageRule;
}

/** An option's default says its type, not its only value. */
type Widen<O> = {
  readonly [K in keyof O]: O[K] extends number
    ? number
    : O[K] extends string
      ? string
      : O[K] extends boolean
        ? boolean
        : readonly string[];
};

export function ruleInfo(definition: ImageRule, severity: Severity, enabled: boolean): RuleInfo {
  const { id, area, what, why, fix, references = [] } = definition;
  const page = `docs/image-rules/${id}.md`;
  return { id, subject: 'dockerfile', area, page, severity, enabled, what, why, fix, references };
}
