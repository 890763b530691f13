import { Selector } from '../../index/selector.ts';
import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const spreadSelectsOwnPods = rule({
  id: 'spread-selects-own-pods',
  area: 'availability',
  severity: 'warning',
  what: 'A topology spread constraint selects the pods that it stands in.',
  why: 'The scheduler counts the pods that the selector matches. When the pod itself is not among them, or the selector is missing, the count never changes and nothing is spread.',
  fix: 'Give the labelSelector the labels of the pod template.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
  ],
  workloadsWith: ['topologySpreadConstraints'],
  workload(workload, { report }) {
    for (const constraint of workload.pod.seq('topologySpreadConstraints')?.maps ?? []) {
      const node = constraint.get('labelSelector');
      const by = constraint.scalar('topologyKey')?.text ?? 'its topology';
      if (isUnset(node)) report(constraint, `The spread over ${by} has no labelSelector, so it counts no pod.`);
      if (node?.kind !== 'mapping') continue;
      const selector = Selector.ofLabelSelector(node);
      if (!selector.matches(workload.podLabels))
        report(
          constraint.key('labelSelector')!,
          `The spread over ${by} counts pods with ${selector.text}, which those of ${workload.resource.title} do not have.`,
        );
    }
  },
});
