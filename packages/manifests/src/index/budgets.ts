import { isUnset } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { Selector } from './selector.ts';

/** A PodDisruptionBudget with the workloads whose pods it counts. */
export interface Budget {
  readonly resource: Resource;
  /** Undefined when it selects no pod at all by its form. */
  readonly selector: Selector | undefined;
  readonly workloads: readonly Workload[];
}

export function budgets(index: ClusterIndex): readonly Budget[] {
  return index.ofType('PodDisruptionBudget').map((resource) => {
    const selector = budgetSelector(resource);
    return { resource, selector, workloads: selector === undefined ? [] : index.selected(resource.scope, selector) };
  });
}

export function budgetsByResource(index: ClusterIndex): ReadonlyMap<Resource, Budget> {
  return new Map(index.derive(budgets).map((budget) => [budget.resource, budget]));
}

export function budgetsByWorkload(index: ClusterIndex): ReadonlyMap<Workload, readonly Budget[]> {
  const byWorkload = new Map<Workload, Budget[]>();
  for (const budget of index.derive(budgets)) {
    for (const workload of budget.workloads) {
      const list = byWorkload.get(workload);
      if (list === undefined) byWorkload.set(workload, [budget]);
      else list.push(budget);
    }
  }
  return byWorkload;
}

/** No selector selects nothing; an empty one selects all pods of the namespace, but nothing in policy/v1beta1. */
function budgetSelector({ spec, version }: Resource): Selector | undefined {
  const node = spec?.get('selector');
  if (isUnset(node) || node.kind !== 'mapping') return undefined;
  const selector = Selector.ofLabelSelector(node);
  return selector.isEmpty && version === 'v1beta1' ? undefined : selector;
}
