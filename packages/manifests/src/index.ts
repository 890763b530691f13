export { type Policy, defaultPolicy, type RulePolicy } from './findings/policy.ts';
export { type LintResult, lintManifests } from './lint.ts';
export type { SourceText } from './read/source.ts';
export { rules } from './rules/registry.ts';
export type { Rule } from './rules/rule.ts';
