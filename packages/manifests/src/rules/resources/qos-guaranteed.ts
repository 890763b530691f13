import { qosOf } from '../../resources/qos.ts';
import { rule } from '../rule.ts';

export const qosGuaranteed = rule({
  id: 'qos-guaranteed',
  area: 'resources',
  severity: 'info',
  optional: true,
  what: 'A pod is of QoS class Guaranteed.',
  why: 'Pods of the other classes are evicted first when a node runs short, and may be slowed down or killed for what their neighbours do.',
  fix: 'Give every container cpu and memory limits, and requests of the same values.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/'],
  workload(workload, { report }) {
    const qos = qosOf(workload);
    if (qos.class !== 'Guaranteed')
      report(workload.pod, `Pods of ${workload.resource.title} are ${qos.class}: ${qos.reason}.`);
  },
});
