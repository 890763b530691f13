import type { Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

export const hpaReplicaRange = rule({
  id: 'hpa-replica-range',
  area: 'autoscaling',
  severity: 'error',
  what: 'An autoscaler has room between minReplicas and maxReplicas.',
  why: 'The API server refuses a minimum above the maximum. When both are the same, the autoscaler watches metrics and never changes anything.',
  fix: 'Set maxReplicas above minReplicas.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/'],
  types: {
    HorizontalPodAutoscaler: ({ spec }, { report }) => {
      if (spec === undefined) return;
      const max = spec.scalar('maxReplicas');
      const min = spec.scalar('minReplicas');
      const most = max?.integer;
      const least = min?.integer ?? 1;
      if (least < 0) report(min!, `minReplicas is ${least}; the API server refuses a negative count.`);
      if (least === 0) checkZero(spec, report);
      if (most === undefined) return;
      if (most < 1) report(max!, `maxReplicas is ${most}; the API server asks for 1 or more.`);
      else if (most < least) report(max!, `maxReplicas of ${most} is below minReplicas of ${least}.`);
      else if (most === least) {
        const unset = min?.integer === undefined ? ', which is 1 unless it is set' : '';
        report(max!, `maxReplicas of ${most} is the same as minReplicas${unset}, so the autoscaler never scales.`, {
          severity: 'warning',
        });
      }
    },
  },
});

/** Nothing runs at zero that could report its own cpu, so scaling up again takes a metric from outside. */
function checkZero(spec: Mapping, report: Context['report']): void {
  const types = (spec.seq('metrics')?.maps ?? []).map((metric) => metric.string('type'));
  const outside = types.some((type) => type === 'Object' || type === 'External');
  const fix = 'Set minReplicas to 1 or more.';
  if (outside)
    report(
      spec.scalar('minReplicas')!,
      'minReplicas is 0, which only a cluster with the alpha feature gate HPAScaleToZero accepts.',
      { severity: 'warning', fix },
    );
  else
    report(
      spec.scalar('minReplicas')!,
      'minReplicas is 0 without an Object or External metric; the API server refuses that.',
      { fix },
    );
}
