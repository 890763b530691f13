import { autoscalerByResource, autoscalersByTarget } from '../../index/autoscalers.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const oneAutoscaler = rule({
  id: 'one-autoscaler',
  area: 'autoscaling',
  severity: 'error',
  what: 'One autoscaler sets the replicas of a workload.',
  why: "A HorizontalPodAutoscaler that finds its pods under another one stops scaling (`AmbiguousSelector`); in versions before that check they undo each other's work. KEDA makes a HorizontalPodAutoscaler for its ScaledObject.",
  fix: 'Put all metrics into one autoscaler and remove the other.',
  references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go'],
  types: { HorizontalPodAutoscaler: check, 'ScaledObject.keda.sh': check },
});

function check(resource: Resource, { index, report }: Context): void {
  for (const target of index.derive(autoscalerByResource).get(resource)?.targets ?? []) {
    const first = index.derive(autoscalersByTarget).get(target)![0]!.resource;
    // The same autoscaler written twice is one.
    if (first === resource || (first.name === resource.name && first.type === resource.type)) continue;
    report(resource.spec!.key('scaleTargetRef')!, `${target.title} is scaled by ${first.title} already.`);
    return;
  }
}
