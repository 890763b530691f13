import { replicaRange } from '../../index/autoscalers.ts';
import { Selector } from '../../index/selector.ts';
import type { Mapping } from '../../read/node.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const spread = rule({
  id: 'spread',
  area: 'availability',
  severity: 'info',
  what: 'The pods of a workload are spread over nodes.',
  why: "Without a rule of the workload only the scheduler's own default spreads the pods, which gives way to other scores and is switched off in some clusters. Pods that share a node are lost together.",
  fix: 'Add a topologySpreadConstraint by kubernetes.io/hostname, or a podAntiAffinity, that selects the labels of the pods.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  ],
  workload(workload, { index, report }) {
    if (workload.kind === 'Pod') return;
    const range = replicaRange(index, workload);
    if (range === undefined || range.least < 2) return;
    // A constraint for other pods is spread-selects-own-pods's business.
    if ((workload.pod.seq('topologySpreadConstraints')?.items.length ?? 0) > 0) return;
    const { title } = workload.resource;
    const affinity = workload.pod.map('affinity');
    const anti = affinity?.map('podAntiAffinity');
    const terms = anti === undefined ? [] : termsOf(anti);
    if (terms.length === 0) report(workload.pod, `Nothing spreads the ${range.least} pods of ${title} over nodes.`);
    else if (!terms.some((term) => matchesOwn(term, workload)))
      report(
        affinity!.key('podAntiAffinity')!,
        `The podAntiAffinity of ${title} does not select its own pods, so it does not spread them.`,
        { severity: 'warning' },
      );
  },
});

/** The terms of a podAntiAffinity, required and preferred ones. */
function termsOf(anti: Mapping): Mapping[] {
  const required = anti.seq('requiredDuringSchedulingIgnoredDuringExecution')?.maps ?? [];
  const preferred = anti.seq('preferredDuringSchedulingIgnoredDuringExecution')?.maps ?? [];
  return [...required, ...preferred.flatMap((weighted) => weighted.map('podAffinityTerm') ?? [])];
}

function matchesOwn(term: Mapping, { resource, podLabels }: Workload): boolean {
  const namespaces = term.seq('namespaces')?.scalars ?? [];
  if (namespaces.length > 0 && !namespaces.some(({ text }) => text === resource.scope)) return false;
  const selector = term.map('labelSelector');
  return selector !== undefined && Selector.ofLabelSelector(selector).matches(podLabels);
}
