import { selects } from '../api/selectors.ts';
import { isActive, readySince } from '../pods/pod.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, keyOf, namespaceOf } from './cluster.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './control-loop.ts';
import { scaledValue } from './fenceposts.ts';

/** Counts what a PodDisruptionBudget protects (pkg/controller/disruption); the expected pods are those that there are. */
export class DisruptionBudgetController implements Controller {
  private readonly cluster: Cluster;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  *concerns({ resource, object }: Change): Iterable<string> {
    if (resource === 'poddisruptionbudgets.policy') yield keyOf(object);
    if (resource !== 'pods') return;
    for (const budget of this.cluster.list('poddisruptionbudgets.policy', namespaceOf(object)))
      if (selects(budget.spec.selector ?? {}, object.metadata.labels ?? {})) yield keyOf(budget);
  }

  reconcile(namespace: string, name: string): undefined {
    const budget = this.cluster.get('poddisruptionbudgets.policy', namespace, name);
    if (budget === undefined) return undefined;
    const { selector = {}, minAvailable, maxUnavailable } = budget.spec;
    const pods = this.cluster
      .list('pods', namespace)
      .filter((pod) => isActive(pod) && selects(selector, pod.metadata.labels ?? {}));
    const expected = pods.length;
    const desired =
      maxUnavailable === undefined
        ? scaledValue(minAvailable ?? 1, expected, Math.ceil)
        : Math.max(0, expected - scaledValue(maxUnavailable, expected, Math.ceil));
    const healthy = pods.filter((pod) => readySince(pod) !== undefined).length;
    const allowed = expected === 0 ? 0 : Math.max(0, healthy - desired);
    const condition = {
      type: 'DisruptionAllowed',
      status: allowed > 0 ? ('True' as const) : ('False' as const),
      reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
      message: '',
      observedGeneration: budget.metadata.generation ?? 0,
      lastTransitionTime: this.cluster.stamp(),
    };
    this.cluster.setStatus('poddisruptionbudgets.policy', budget, {
      observedGeneration: budget.metadata.generation ?? 0,
      expectedPods: expected,
      currentHealthy: healthy,
      desiredHealthy: desired,
      disruptionsAllowed: allowed,
      conditions: withCondition(budget.status?.conditions, condition),
    });
    return undefined;
  }
}
