import { servicesByWorkload } from '../../index/services.ts';
import { rule } from '../rule.ts';

export const managedPod = rule({
  id: 'managed-pod',
  area: 'availability',
  severity: 'info',
  what: 'A pod that serves requests is made by a controller.',
  why: 'Nothing makes a bare pod again when its node fails or is drained, and it cannot be updated without an outage.',
  fix: 'Make it the template of a Deployment or StatefulSet.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
  ],
  workload(workload, { index, report }) {
    if (workload.kind !== 'Pod' || workload.completes) return;
    const service = index.derive(servicesByWorkload).get(workload)?.[0];
    const key = workload.resource.node.key('kind');
    if (service !== undefined && key !== undefined)
      report(
        workload.resource.node.scalar('kind')!,
        `${workload.resource.title} serves Service ${service.name}, but no controller makes it again.`,
      );
  },
});
