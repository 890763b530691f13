import { budgetsByResource, budgetsByWorkload } from '../../index/budgets.ts';
import { rule } from '../rule.ts';

export const pdbSingle = rule({
  id: 'pdb-single',
  area: 'availability',
  severity: 'error',
  what: 'A pod is covered by one PodDisruptionBudget.',
  why: 'The eviction API does not know what to do with two and refuses every eviction of the pod, so `kubectl drain` and node upgrades hang.',
  fix: 'Remove one of the budgets, or give their selectors labels that no pod shares.',
  references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/pod/storage/eviction.go'],
  types: {
    PodDisruptionBudget: (resource, { index, report }) => {
      const all = index.derive(budgetsByWorkload);
      for (const workload of index.derive(budgetsByResource).get(resource)?.workloads ?? []) {
        const first = all.get(workload)![0]!.resource;
        // The same budget written twice is one budget.
        if (first === resource || first.name === resource.name) continue;
        report(
          resource.spec!.key('selector')!,
          `The pods of ${workload.resource.title} are under ${first.title} already, and pods under two budgets cannot be evicted.`,
        );
        return;
      }
    },
  },
});
