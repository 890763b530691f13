import type { ClusterIndex } from '../../index/cluster-index.ts';
import type { Selector } from '../../index/selector.ts';
import { serviceSelector, workloadsByService } from '../../index/services.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const serviceSelectsPods = rule({
  id: 'service-selects-pods',
  area: 'network',
  severity: 'error',
  what: 'The selector of a Service matches pods of its namespace.',
  why: 'A Service without pods has no endpoints: every connection to it is refused.',
  fix: 'Make the selector equal to labels of the pod template, and keep Service and pods in one namespace.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  types: {
    Service(service, { index, report }) {
      if (index.workloads.length === 0 || index.derive(workloadsByService).get(service)?.length !== 0) return;
      const selector = serviceSelector(service)!;
      const { why, severity } = explain(index, selector, service.scope);
      report(
        service.spec!.map('selector')!,
        `Service ${service.name} selects ${selector.text}, which no pod in namespace ${service.scope} has${why}.`,
        severity,
      );
    },
  },
});

/** The most likely reason: the pods are in another namespace, or one label differs. */
function explain(
  index: ClusterIndex,
  selector: Selector,
  scope: string,
): { why: string; severity: { severity?: 'warning' } } {
  const elsewhere = index.scopes.find((other) => other !== scope && index.selected(other, selector).length > 0);
  if (elsewhere !== undefined) {
    const [workload] = index.selected(elsewhere, selector);
    return { why: `; ${workload!.resource.title} in namespace ${elsewhere} has`, severity: {} };
  }
  const near = nearMiss(index.workloadsIn(scope), selector);
  if (near !== undefined) return { why: `; ${near}`, severity: {} };
  // With nothing alike in the set, the pods may well be made by an operator or live in another repository.
  return { why: '', severity: index.workloadsIn(scope).length > 0 ? {} : { severity: 'warning' } };
}

/** Looks at no more pods than a reader would. */
const maxLookedAt = 200;

function nearMiss(workloads: readonly Workload[], selector: Selector): string | undefined {
  for (const workload of workloads.slice(0, maxLookedAt)) {
    const labels = workload.podLabels;
    const differing = selector.labels.filter(([key, value]) => labels?.scalar(key)?.text !== value);
    const [only] = differing;
    if (only === undefined || (differing.length > 1 && differing.length === selector.labels.length)) continue;
    const actual = labels?.scalar(only[0])?.text;
    if (actual !== undefined && differing.length === 1) return `${workload.resource.title} has ${only[0]}=${actual}`;
    if (differing.length < selector.labels.length)
      return `${workload.resource.title} lacks ${differing.map(([key, value]) => `${key}=${value}`).join(',')}`;
  }
  return undefined;
}
