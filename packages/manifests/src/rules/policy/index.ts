import { type Rule, rule } from '../rule.ts';

// Findings of these rules are made while ignores are applied (findings/ignore.ts); here stands what they mean.

const ignoreReason = rule({
  id: 'ignore-reason',
  area: 'policy',
  severity: 'warning',
  what: 'An ignored finding says why it is ignored.',
  why: 'Without a reason nobody can tell later whether the exception still holds; an ignore that gives none is not applied.',
  fix: 'Write the reason after a colon: `# slipway-ignore memory-limit: sized by the vertical autoscaler`.',
});

const ignoreKnownRule = rule({
  id: 'ignore-known-rule',
  area: 'policy',
  severity: 'warning',
  what: 'An ignore names a rule that exists.',
  why: 'A misspelt rule id ignores nothing, and the reader believes it does.',
  fix: 'Correct the rule id; `slipway lint --format rules` lists them all.',
});

const ignoreNeeded = rule({
  id: 'ignore-needed',
  area: 'policy',
  severity: 'info',
  what: 'An ignore still hides a finding.',
  why: 'One that hides nothing will hide the next mistake at the same place.',
  fix: 'Remove the ignore.',
});

export const policyRules: readonly Rule[] = [ignoreReason, ignoreKnownRule, ignoreNeeded];
