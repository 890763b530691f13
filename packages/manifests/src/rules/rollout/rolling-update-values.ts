import type { Mapping } from '../../read/node.ts';
import { refusal } from '../../resources/int-or-percent.ts';
import { type Context, rule } from '../rule.ts';

export const rollingUpdateValues = rule({
  id: 'rolling-update-values',
  area: 'rollout',
  severity: 'error',
  what: 'The amounts of a rolling update are whole numbers or percentages.',
  why: 'The API server refuses negative amounts, fractions, quoted numbers, and more than 100% of pods that are unavailable.',
  fix: 'Write a whole number without quotes, or a percentage such as 25%.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
  types: {
    Deployment: ({ spec }, { report }) => check(spec?.map('strategy'), 'none', report),
    DaemonSet: ({ spec }, { report }) => check(spec?.map('updateStrategy'), '100%', report),
    StatefulSet: ({ spec }, { report }) => check(spec?.map('updateStrategy'), '100%', report),
  },
});

function check(strategy: Mapping | undefined, surgeLimit: '100%' | 'none', report: Context['report']): void {
  const update = strategy?.map('rollingUpdate');
  if (update === undefined) return;
  for (const [key, limit] of [
    ['maxSurge', surgeLimit],
    ['maxUnavailable', '100%'],
  ] as const) {
    const node = update.scalar(key);
    const reason = refusal(node, limit);
    if (node === undefined || reason === undefined) continue;
    const quoted = node.style !== 'plain' && /^\d+$/.test(node.text);
    const written = quoted ? `"${node.text}"` : node.text;
    report(node, `${key} is ${written}, ${reason}; the API server refuses that.`, {
      ...(quoted ? { fix: 'Remove the quotes.', edits: [{ start: node.start, end: node.end, text: node.text }] } : {}),
    });
  }
}
