import { budgetsByResource } from '../../index/budgets.ts';
import { amountText, intOrPercent } from '../../resources/int-or-percent.ts';
import { rule } from '../rule.ts';

const uncounted = new Set(['DaemonSet', 'Job', 'CronJob', 'Pod']);

export const pdbScalablePods = rule({
  id: 'pdb-scalable-pods',
  area: 'availability',
  severity: 'error',
  what: 'A budget that is relative to the number of pods covers pods whose number is known.',
  why: '`maxUnavailable` and percentages are reckoned from the replicas of the owner. Pods of a DaemonSet or Job, and pods without an owner, have none: the budget cannot be computed and then allows no eviction at all, of other pods that it covers neither.',
  fix: 'Select other pods, or set minAvailable to a whole number.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/disruption/disruption.go',
  ],
  types: {
    PodDisruptionBudget: (resource, { index, report }) => {
      const { spec } = resource;
      const maxUnavailable = intOrPercent(spec?.get('maxUnavailable'));
      const minAvailable = intOrPercent(spec?.get('minAvailable'));
      const relative = maxUnavailable ?? (minAvailable?.percent === true ? minAvailable : undefined);
      if (relative === undefined || relative.value === 0) return;
      const workload = index
        .derive(budgetsByResource)
        .get(resource)
        ?.workloads.find(({ kind }) => uncounted.has(kind));
      if (workload === undefined) return;
      const name = relative === maxUnavailable ? 'maxUnavailable' : 'minAvailable';
      const { title } = workload.resource;
      const owner = workload.kind === 'Pod' ? `${title}, which no controller owns` : `${title}, which has no replicas`;
      report(
        relative.node!,
        `${name} of ${amountText(relative)} cannot be reckoned for the pods of ${owner}.`,
        workload.kind === 'Pod' ? { severity: 'warning' } : {},
      );
    },
  },
});
