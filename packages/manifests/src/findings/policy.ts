import type { Severity } from '@slipway/core';
import type { Options, Rule } from '../rules/rule.ts';

/** What a repository wants of the linter: the merged content of `slipway.yaml`, inputs and flags. */
export interface Policy {
  /** `recommended` runs all rules that are not optional, `all` runs every rule. */
  readonly preset: 'recommended' | 'all';
  /** Kubernetes version that the manifests go to. */
  readonly target: readonly [number, number];
  readonly rules: Readonly<Record<string, RulePolicy>>;
  /** Findings at or above this severity fail the run; `never` always passes. */
  readonly failOn: Severity | 'never';
}

export interface RulePolicy {
  readonly severity?: Severity | 'off';
  readonly options?: Options;
}

export const defaultPolicy: Policy = { preset: 'recommended', target: [1, 34], rules: {}, failOn: 'error' };

/** A rule as a policy wants it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: Options;
}

export function activeRules(all: readonly Rule[], policy: Policy): ActiveRule[] {
  const active: ActiveRule[] = [];
  for (const rule of all) {
    const wanted = policy.rules[rule.id];
    const on = wanted?.severity === undefined ? policy.preset === 'all' || rule.optional !== true : wanted.severity !== 'off';
    if (!on) continue;
    const severity = wanted?.severity === undefined || wanted.severity === 'off' ? rule.severity : wanted.severity;
    active.push({ rule, severity, options: { ...rule.options, ...wanted?.options } });
  }
  return active;
}
