import { replicaRange } from '../../index/autoscalers.ts';
import { budgetsByWorkload } from '../../index/budgets.ts';
import { rule } from '../rule.ts';

export const podDisruptionBudget = rule({
  id: 'pod-disruption-budget',
  area: 'availability',
  severity: 'info',
  optional: true,
  what: 'A workload of several pods has a PodDisruptionBudget.',
  why: 'A node drain or upgrade evicts pods as fast as it can. Only a budget makes it wait until others are ready again, so without one all replicas may be away at once.',
  fix: 'Add a PodDisruptionBudget with `maxUnavailable: 1` and the labels of the pods as its selector.',
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  workload(workload, { index, report }) {
    if (workload.kind === 'Pod') return;
    const range = replicaRange(index, workload);
    if (range === undefined || range.least < 2 || index.derive(budgetsByWorkload).has(workload)) return;
    report(
      workload.resource.spec!,
      `No PodDisruptionBudget covers the ${range.least} pods of ${workload.resource.title}.`,
    );
  },
});
