import { type ImageRule, rule } from '../rule.ts';
import { buildCheck } from './build-check.ts';

// Findings of these rules are made while ignores are applied (ignore.ts); here stands what they mean.

const ignoreReason = rule({
  id: 'ignore-reason',
  area: 'policy',
  severity: 'warning',
  what: 'An ignored finding says why it is ignored.',
  why: 'Without a reason nobody can tell later whether the exception still holds; an ignore that gives none is not applied.',
  fix: 'Write the reason after a colon: `# slipway-ignore base-tag: rebuilt nightly under this name`.',
  check() {},
});

const ignoreKnownRule = rule({
  id: 'ignore-known-rule',
  area: 'policy',
  severity: 'warning',
  what: 'An ignore names a rule that exists.',
  why: 'A misspelt rule id ignores nothing, and the reader believes it does.',
  fix: 'Correct the rule id; docs/image-rules lists them all.',
  check() {},
});

const ignoreNeeded = rule({
  id: 'ignore-needed',
  area: 'policy',
  severity: 'info',
  what: 'An ignore still hides a finding.',
  why: 'One that hides nothing will hide the next mistake at the same place.',
  fix: 'Remove the ignore.',
  check() {},
});

export const policyRules: readonly ImageRule[] = [ignoreReason, ignoreKnownRule, ignoreNeeded, buildCheck];
