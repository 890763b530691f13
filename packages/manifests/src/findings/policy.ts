import type { Severity } from '@slipway/core';
import type { Options, Rule } from '../rules/rule.ts';
import { schemaRelease } from '../schema/kubernetes.ts';

/** What a repository wants of the linter: the merged content of `slipway.yaml`, inputs and flags. */
export interface Policy {
  /** `recommended` runs all rules that are not optional, `all` runs every rule. */
  readonly preset: Preset;
  /** Kubernetes version that the manifests go to. */
  readonly target: readonly [number, number];
  readonly rules: Readonly<Record<string, RulePolicy>>;
  readonly ignores: readonly IgnorePolicy[];
  /** Findings at or above this severity fail the run; `never` always passes. */
  readonly failOn: FailOn;
}

export const presets = ['recommended', 'all'] as const;
export type Preset = (typeof presets)[number];

export const failOns = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof failOns)[number];

export interface RulePolicy {
  readonly severity?: Severity | 'off';
  readonly options?: Options;
}

/** Findings of one rule to hide. What is left out covers everything. */
export interface IgnorePolicy {
  readonly rule: string;
  /** Matched against `Kind/name`. */
  readonly object?: RegExp;
  readonly namespace?: string;
  readonly file?: (path: string) => boolean;
  readonly reason: string;
  /** Where it is written. */
  readonly place: { readonly file: string; readonly start: number; readonly end: number };
}

export const defaultPolicy: Policy = {
  preset: 'recommended',
  target: schemaRelease,
  rules: {},
  ignores: [],
  failOn: 'error',
};

/** A rule as a policy wants it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: Options;
}

export function activeRules(all: readonly Rule[], policy: Policy): ActiveRule[] {
  return all
    .filter((rule) => isActive(rule, policy))
    .map((rule) => ({
      rule,
      severity: severityOf(rule, policy),
      options: { ...rule.options, ...policy.rules[rule.id]?.options },
    }));
}

export function isActive(rule: Rule, policy: Policy): boolean {
  const wanted = policy.rules[rule.id]?.severity;
  return wanted === undefined ? policy.preset === 'all' || rule.optional !== true : wanted !== 'off';
}

export function severityOf(rule: Rule, policy: Policy): Severity {
  const wanted = policy.rules[rule.id]?.severity;
  return wanted === undefined || wanted === 'off' ? rule.severity : wanted;
}
