import { autoscalerByResource } from '../../index/autoscalers.ts';
import { servicesByWorkload } from '../../index/services.ts';
import { rule } from '../rule.ts';

export const hpaMinReplicas = rule({
  id: 'hpa-min-replicas',
  area: 'autoscaling',
  severity: 'warning',
  what: 'An autoscaler keeps several pods of what serves requests.',
  why: 'In quiet hours it goes down to its minimum. When that is a single pod, a drain or failure of its node is an outage, and the first rush meets one pod alone.',
  fix: 'Set minReplicas to 2 or more.',
  references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  options: { min: 2 },
  types: {
    HorizontalPodAutoscaler: (resource, { index, options, report }) => {
      const { spec } = resource;
      if (spec === undefined) return;
      const written = spec.scalar('minReplicas');
      const least = written?.integer ?? 1;
      // Zero is hpa-replica-range's business.
      if (least < 1 || least >= options.min) return;
      const target = index.derive(autoscalerByResource).get(resource)?.targets[0];
      const workload = target && index.workloadOf(target);
      const service = workload && index.derive(servicesByWorkload).get(workload)?.[0];
      const traffic = service === undefined ? '' : `, though Service ${service.name} sends it traffic`;
      const title = target?.title ?? 'its target';
      const pods = least === 1 ? 'a single pod' : `${least} pods, fewer than ${options.min}`;
      const unset = written?.integer === undefined ? ' (minReplicas is 1 unless it is set)' : '';
      report(
        written?.integer === undefined ? spec : written,
        `${resource.title} lets ${title} go down to ${pods}${unset}${traffic}.`,
        service === undefined ? { severity: 'info' } : {},
      );
    },
  },
});
