import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const pdbUnhealthyEviction = rule({
  id: 'pdb-unhealthy-eviction',
  area: 'availability',
  severity: 'info',
  optional: true,
  what: 'A PodDisruptionBudget says whether pods that are not ready may be evicted.',
  why: 'By default (IfHealthyBudget) a pod that crashes or never becomes ready blocks the drain of its node, though nothing is lost with it.',
  fix: 'Set `unhealthyPodEvictionPolicy: AlwaysAllow`, unless a pod that is not ready may still hold data that others need.',
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy'],
  types: {
    PodDisruptionBudget: ({ spec, title }, { report, target }) => {
      if (spec === undefined || target[1] < 27 || !isUnset(spec.get('unhealthyPodEvictionPolicy'))) return;
      report(spec, `${title} does not set unhealthyPodEvictionPolicy.`);
    },
  },
});
