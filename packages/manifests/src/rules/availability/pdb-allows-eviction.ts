import { replicaRange } from '../../index/autoscalers.ts';
import { type Budget, budgetsByResource } from '../../index/budgets.ts';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import { amountText, type IntOrPercent, intOrPercent, scaled } from '../../resources/int-or-percent.ts';
import type { Workload } from '../../resources/workload.ts';
import { type Context, rule } from '../rule.ts';

export const pdbAllowsEviction = rule({
  id: 'pdb-allows-eviction',
  area: 'availability',
  severity: 'error',
  what: 'A PodDisruptionBudget allows at least one pod to be evicted.',
  why: 'A budget that never allows an eviction stops every `kubectl drain`, node upgrade and scale-down of the cluster autoscaler until somebody deletes the budget or the pod by hand.',
  fix: 'Use `maxUnavailable: 1`, and run at least two replicas of what must not go away.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/disruption/disruption.go',
  ],
  types: {
    PodDisruptionBudget: (resource, { index, report }) => {
      const budget = index.derive(budgetsByResource).get(resource);
      const maxUnavailable = intOrPercent(resource.spec?.get('maxUnavailable'));
      const minAvailable = intOrPercent(resource.spec?.get('minAvailable'));
      if (maxUnavailable?.value === 0) {
        const text = amountText(maxUnavailable);
        report(maxUnavailable.node!, `maxUnavailable is ${text}, so no pod${of(budget)} may ever be evicted.`);
      } else if (minAvailable?.percent === true && minAvailable.value >= 100) {
        report(
          minAvailable.node!,
          `minAvailable is ${amountText(minAvailable)}, so no pod${of(budget)} may ever be evicted.`,
        );
      } else if (
        minAvailable !== undefined &&
        minAvailable.value > 0 &&
        budget !== undefined &&
        budget.workloads.length > 0
      ) {
        checkCount(budget, minAvailable, index, report);
      }
    },
  },
});

function checkCount(budget: Budget, minAvailable: IntOrPercent, index: ClusterIndex, report: Context['report']): void {
  let [least, most] = [0, 0];
  let autoscaler: string | undefined;
  for (const workload of distinct(budget.workloads)) {
    const range = replicaRange(index, workload);
    // Pods of a DaemonSet or Job are not counted in the manifest.
    if (range === undefined) return;
    least += range.least;
    most += range.most;
    autoscaler ??= range.autoscaler?.resource.title;
  }
  if (least === 0) return;
  const healthy = scaled(minAvailable, least, 'up');
  if (healthy < least) return;
  const never = scaled(minAvailable, most, 'up') >= most;
  const message = `minAvailable of ${amountText(minAvailable)} ${shareText(minAvailable, healthy, least)}${of(budget)}`;
  if (autoscaler === undefined) report(minAvailable.node!, `${message}, so none may ever be evicted.`);
  else if (never)
    report(
      minAvailable.node!,
      `${message} and ${autoscaler} goes no higher than ${most}, so none may ever be evicted.`,
    );
  else
    report(minAvailable.node!, `${message} at the least scale of ${autoscaler}, so none may be evicted then.`, {
      severity: 'warning',
    });
}

function shareText({ percent }: IntOrPercent, healthy: number, count: number): string {
  const pods = count === 1 ? 'the only pod' : `the ${count} pods`;
  if (healthy > count) return `is more than ${pods}`;
  if (percent && count > 1) return `rounds up to ${healthy} of ${pods}`;
  return count === 1 ? `keeps ${pods}` : `keeps all of ${pods}`;
}

function of(budget: Budget | undefined): string {
  const titles = distinct(budget?.workloads ?? []).map(({ resource }) => resource.title);
  if (titles.length === 0) return '';
  return titles.length > 2 ? ` of ${titles[0]} and ${titles.length - 1} others` : ` of ${titles.join(' and ')}`;
}

/** The same object written twice is one object with one set of pods. */
function distinct(workloads: readonly Workload[]): readonly Workload[] {
  if (workloads.length < 2) return workloads;
  return [...new Map(workloads.map((workload) => [workload.resource.title, workload])).values()];
}
