import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const nodePlacement = rule({
  id: 'node-placement',
  area: 'availability',
  severity: 'info',
  optional: true,
  what: 'A pod says on which nodes it runs.',
  why: 'In a cluster of several kinds of nodes (architectures, GPUs, spot instances) a pod without a rule lands on any of them.',
  fix: 'Add a nodeSelector or nodeAffinity.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/'],
  workload({ pod, resource, kind }, { report }) {
    if (
      kind === 'DaemonSet' ||
      !isUnset(pod.get('nodeSelector')) ||
      !isUnset(pod.get('nodeName')) ||
      !isUnset(pod.path('affinity', 'nodeAffinity'))
    )
      return;
    report(pod, `The pods of ${resource.title} run on any node.`);
  },
});
