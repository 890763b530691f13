import type { RuleInfo } from '@slipway/core';

/** What the findings of a risk report speak of. */
export const riskRules: ReadonlyMap<string, RuleInfo> = new Map(
  [
    {
      id: 'risky-lines',
      subject: 'risk',
      area: 'risk',
      page: 'docs/risk.md',
      severity: 'warning' as const,
      enabled: true,
      what: 'The part of a change that carries most of its risk is looked at by a person.',
      why: 'Changes like this one have needed a fix more often than others, by the history that the model was trained on.',
      fix: 'Look at these lines first, and at what tests them.',
      references: [],
    },
  ].map((rule) => [rule.id, rule]),
);
