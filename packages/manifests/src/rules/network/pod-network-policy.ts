import type { ClusterIndex } from '../../index/cluster-index.ts';
import { Selector } from '../../index/selector.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const podNetworkPolicy = rule({
  id: 'pod-network-policy',
  area: 'network',
  severity: 'info',
  optional: true,
  what: 'A NetworkPolicy applies to every pod.',
  why: 'Without one a pod accepts connections from every other pod of the cluster, so that one compromised container reaches them all.',
  fix: 'Add a NetworkPolicy that selects the pods and allows only the peers that they need.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies'],
  workload(workload, { index, report }) {
    if (!index.derive(coveredWorkloads).has(workload))
      report(
        workload.template === workload.resource.node ? workload.pod : workload.template,
        `No NetworkPolicy applies to pods of ${workload.resource.title}.`,
      );
  },
});

function coveredWorkloads(index: ClusterIndex): ReadonlySet<Workload> {
  const covered = new Set<Workload>();
  for (const policy of index.ofType('NetworkPolicy')) {
    const selector = policy.spec?.map('podSelector');
    if (selector === undefined) continue;
    for (const workload of index.selected(policy.scope, Selector.ofLabelSelector(selector))) covered.add(workload);
  }
  return covered;
}
