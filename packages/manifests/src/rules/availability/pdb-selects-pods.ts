import { nearest } from '@slipway/core';
import { type Budget, budgetsByResource } from '../../index/budgets.ts';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import { labelValues } from '../../index/names.ts';
import { operatedScopes } from '../../index/operated.ts';
import type { Selector } from '../../index/selector.ts';
import { isUnset } from '../../read/node.ts';
import type { Workload } from '../../resources/workload.ts';
import { type Context, rule } from '../rule.ts';

export const pdbSelectsPods = rule({
  id: 'pdb-selects-pods',
  area: 'availability',
  severity: 'warning',
  what: 'A PodDisruptionBudget selects the pods of a workload.',
  why: 'A budget that selects no pod protects nothing: a node drain may take all pods of the application at once, and nobody notices before it does.',
  fix: 'Give the selector the labels of the pod template that it is meant for.',
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget'],
  types: {
    PodDisruptionBudget: (resource, { index, report }) => {
      const { spec } = resource;
      const budget = index.derive(budgetsByResource).get(resource);
      if (spec === undefined || budget === undefined || budget.workloads.length > 0) return;
      const node = spec.get('selector');
      if (isUnset(node)) report(spec, `${resource.title} has no selector, so it selects no pod.`);
      else if (budget.selector === undefined) {
        if (node.kind === 'mapping')
          report(spec.key('selector')!, 'An empty selector selects no pod in policy/v1beta1.', {
            fix: 'Name the labels of the pods, or move to policy/v1, where it selects all.',
          });
      } else reportNoMatch(budget, budget.selector, index, report);
    },
  },
});

function reportNoMatch({ resource }: Budget, selector: Selector, index: ClusterIndex, report: Context['report']): void {
  const key = resource.spec!.key('selector')!;
  const { scope } = resource;
  if (selector.isEmpty) {
    report(key, `The selector is for all pods of namespace ${scope}, but no workload is in it.`, { severity: 'info' });
    return;
  }
  const message = `No workload in namespace ${scope} makes pods with ${selector.text}`;
  const elsewhere = elsewhereSelected(index, scope, selector);
  if (elsewhere !== undefined) {
    const { title } = elsewhere.resource;
    report(
      key,
      `${message}; ${title} in namespace ${elsewhere.resource.scope} does, but a budget covers its own namespace only.`,
      { severity: 'error', fix: `Move the budget to namespace ${elsewhere.resource.scope}.` },
    );
    return;
  }
  for (const [name, value] of selector.labels) {
    const values = labelValues(index, scope, name);
    if (values.has(value)) continue;
    const near = nearest(value, values);
    const at = resource.spec!.map('selector')?.map('matchLabels')?.get(name);
    if (near === undefined || at === undefined) continue;
    report(at, `${message}; the nearest has ${name}=${near}.`, {
      severity: 'error',
      fix: `Write \`${name}: ${near}\`.`,
    });
    return;
  }
  const operated = index.derive(operatedScopes).get(scope);
  if (operated === undefined) report(key, `${message}.`);
  else report(key, `${message}, unless an operator makes them (for ${operated}).`, { severity: 'info' });
}

function elsewhereSelected(index: ClusterIndex, scope: string, selector: Selector): Workload | undefined {
  for (const other of index.scopes) {
    const [workload] = other === scope ? [] : index.selected(other, selector);
    if (workload !== undefined) return workload;
  }
  return undefined;
}
