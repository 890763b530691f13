import type { Location } from './location.ts';

/** From worst to mildest. An `error` breaks a deploy or an application, a `warning` is a risk, `info` is advice. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The Kubernetes object (or image stage, or change) that a finding is about. Empty strings stand for what the file leaves out. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Replaces the text between two offsets of the file (UTF-16 code units from 0, `end` exclusive). */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How to mend a finding: in words always, as edits of the finding's own file where that is safe without a person's judgement. */
export interface Fix {
  readonly text: string;
  readonly edits?: readonly Edit[];
}

/** One thing that a step found, made once and rendered by many reports. */
export interface Finding {
  /** Id of the rule, kebab-case; never reused. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong here, in one sentence, with the names and numbers of this place. */
  readonly message: string;
  readonly location: Location;
  readonly object?: ObjectRef | undefined;
  readonly fix?: Fix | undefined;
}

/** What a report prints about a rule, whichever step it belongs to. */
export interface RuleInfo {
  readonly id: string;
  /** What it is about, its first tag in SARIF: `kubernetes`, `dockerfile`, `image`, `risk`, `release`. */
  readonly subject: string;
  /** The rule's group, such as `probes`; also its tag in SARIF. */
  readonly area: string;
  /** The page that explains it, as a path of this repository. */
  readonly page: string;
  readonly severity: Severity;
  /** False for rules that run only when a policy asks for them. */
  readonly enabled: boolean;
  /** What must hold. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** How to mend it. */
  readonly fix: string;
  /** Where the semantics come from: documentation, KEPs, source files. */
  readonly references: readonly string[];
}
