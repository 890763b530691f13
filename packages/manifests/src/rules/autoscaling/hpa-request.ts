import { autoscalerByResource } from '../../index/autoscalers.ts';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import { isUnset, type Mapping, type Node, type Scalar } from '../../read/node.ts';
import type { Container } from '../../resources/container.ts';
import type { Workload } from '../../resources/workload.ts';
import { type Context, rule } from '../rule.ts';

/** A metric that is a share of what containers request. */
interface Share {
  readonly resource: string;
  /** Only this container's, for `type: ContainerResource`. */
  readonly container: Scalar | undefined;
  /** Where the autoscaler asks for it. */
  readonly at: Node;
  readonly implied: boolean;
}

export const hpaRequest = rule({
  id: 'hpa-request',
  area: 'autoscaling',
  severity: 'error',
  what: 'An autoscaler that goes by utilization finds the request of that resource on every container.',
  why: 'Utilization is usage divided by request. If one container of the pod has no request, the autoscaler gives the metric up (`missing request for cpu`) and never scales.',
  fix: 'Set the request on the containers that lack it, or use an averageValue target.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go',
  ],
  types: {
    HorizontalPodAutoscaler: (resource, { index, report }) => {
      const { spec } = resource;
      if (spec === undefined) return;
      const shares = resource.version === 'v1' ? sharesOfV1(spec) : sharesOf(spec);
      if (shares.length === 0) return;
      const target = index.derive(autoscalerByResource).get(resource)?.targets[0];
      const workload = target && index.workloadOf(target);
      if (workload === undefined) return;
      for (const share of shares) checkShare(share, workload, index, report);
    },
  },
});

function checkShare(share: Share, workload: Workload, index: ClusterIndex, report: Context['report']): void {
  const { resource, container } = share;
  const { title } = workload.resource;
  if (container !== undefined && !workload.running.some(({ name }) => name === container.text)) {
    report(
      container,
      `The metric is of container ${container.text}, which ${title} does not have; it has ${workload.running.map(({ name }) => name).join(', ')}.`,
    );
    return;
  }
  // A request for the whole pod stands in for those of its containers (KEP-2837).
  if (container === undefined && !isUnset(workload.pod.path('resources', 'requests', resource))) return;
  if (defaulted(index, workload.resource.scope, resource)) return;
  const without = workload.running.filter(
    (c) => (container === undefined || c.name === container.text) && !requests(c, resource),
  );
  if (without.length === 0) return;
  const names = without.map(({ name }) => name).join(' and ');
  const asks = share.implied
    ? `Without metrics the autoscaler goes by 80% of the ${resource} request`
    : `The target is a share of the ${resource} request`;
  report(share.at, `${asks}, but container ${names} of ${title} ${without.length > 1 ? 'have' : 'has'} none.`, {
    fix: `Set resources.requests.${resource} on container ${names} of ${title}, or use an averageValue target.`,
  });
}

/** A limit stands for the request where that is left out. */
function requests(container: Container, resource: string): boolean {
  return !isUnset(container.resource('requests', resource)) || !isUnset(container.resource('limits', resource));
}

/** Whether a LimitRange among the manifests gives containers of the namespace this request. */
function defaulted(index: ClusterIndex, scope: string, resource: string): boolean {
  return index
    .ofType('LimitRange')
    .some(
      (range) =>
        range.scope === scope &&
        (range.spec?.seq('limits')?.maps ?? []).some(
          (limit) => !isUnset(limit.path('defaultRequest', resource)) || !isUnset(limit.path('default', resource)),
        ),
    );
}

function sharesOfV1(spec: Mapping): Share[] {
  const target = spec.scalar('targetCPUUtilizationPercentage');
  const key = spec.key('targetCPUUtilizationPercentage');
  return [isUnset(target) ? implied(spec) : { resource: 'cpu', container: undefined, at: key!, implied: false }];
}

function sharesOf(spec: Mapping): Share[] {
  const metrics = spec.seq('metrics')?.maps ?? [];
  if (metrics.length === 0) return isUnset(spec.get('metrics')) ? [implied(spec)] : [];
  const shares: Share[] = [];
  for (const metric of metrics) {
    for (const key of ['resource', 'containerResource']) {
      const source = metric.map(key);
      const name = source?.scalar('name')?.text;
      if (source === undefined || name === undefined) continue;
      const target = source.map('target');
      const utilization = target?.key('averageUtilization') ?? source.key('targetAverageUtilization');
      if (utilization === undefined) continue;
      shares.push({
        resource: name,
        container: key === 'resource' ? undefined : source.scalar('container'),
        at: utilization,
        implied: false,
      });
    }
  }
  return shares;
}

function implied(spec: Mapping): Share {
  return { resource: 'cpu', container: undefined, at: spec, implied: true };
}
