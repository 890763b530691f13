import { isUnset } from '../../read/node.ts';
import { refusal } from '../../resources/int-or-percent.ts';
import { rule } from '../rule.ts';

export const pdbPolicy = rule({
  id: 'pdb-policy',
  area: 'availability',
  severity: 'error',
  what: 'A PodDisruptionBudget sets either minAvailable or maxUnavailable.',
  why: 'The API server refuses both together and amounts that it cannot read. With neither, the budget allows every eviction.',
  fix: 'Keep `maxUnavailable: 1` alone.',
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget'],
  types: {
    PodDisruptionBudget: ({ spec, title }, { report }) => {
      if (spec === undefined) return;
      const keys = ['minAvailable', 'maxUnavailable'].filter((key) => !isUnset(spec.get(key)));
      if (keys.length === 2) report(spec.key('minAvailable')!, `${title} sets both minAvailable and maxUnavailable.`);
      if (keys.length === 0)
        report(spec, `${title} sets neither minAvailable nor maxUnavailable, so it allows every eviction.`, {
          severity: 'warning',
        });
      for (const key of keys) {
        const node = spec.scalar(key);
        const reason = refusal(node, '100%');
        if (node === undefined || reason === undefined) continue;
        const quoted = node.style !== 'plain' && /^\d+$/.test(node.text);
        report(node, `${key} is ${quoted ? `"${node.text}"` : node.text}, ${reason}; the API server refuses that.`, {
          fix: quoted ? 'Remove the quotes.' : 'Write a whole number without quotes, or a percentage up to 100%.',
          ...(quoted ? { edits: [{ start: node.start, end: node.end, text: node.text }] } : {}),
        });
      }
    },
  },
});
