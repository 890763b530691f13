import { autoscalersByTarget, targetType } from '../../index/autoscalers.ts';
import { rule } from '../rule.ts';

export const vpaBesideHpa = rule({
  id: 'vpa-beside-hpa',
  area: 'autoscaling',
  severity: 'warning',
  what: 'A vertical autoscaler leaves alone what a horizontal one goes by.',
  why: 'Both react to the same usage: the vertical one raises the request, utilization falls, the horizontal one takes pods away, and the usage of the rest rises again.',
  fix: 'Set updateMode to Off or Initial, leave cpu and memory out of controlledResources, or scale horizontally by another metric.',
  references: [
    'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
  ],
  types: {
    'VerticalPodAutoscaler.autoscaling.k8s.io': (resource, { index, report }) => {
      const { spec } = resource;
      const ref = spec?.map('targetRef');
      const mode = spec?.map('updatePolicy')?.scalar('updateMode');
      if (ref === undefined || mode?.text === 'Off' || mode?.text === 'Initial') return;
      for (const target of index.named(targetType(ref), resource.scope, ref.scalar('name')?.text ?? '')) {
        for (const { resource: horizontal } of index.derive(autoscalersByTarget).get(target) ?? []) {
          const metrics = horizontal.spec?.seq('metrics')?.maps ?? [];
          const by =
            metrics.length === 0
              ? 'cpu'
              : metrics
                  .map((metric) => (metric.map('resource') ?? metric.map('containerResource'))?.scalar('name')?.text)
                  .find((name) => name === 'cpu' || name === 'memory');
          if (horizontal.kind !== 'HorizontalPodAutoscaler' || by === undefined) continue;
          report(
            mode ?? spec!,
            `${resource.title} changes the requests of ${target.title}, which ${horizontal.title} scales by ${by}.`,
          );
          return;
        }
      }
    },
  },
});
