import { ApiError } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import {
  type Deployment,
  type KubeObject,
  keyOf,
  type LabelSelector,
  matchesSelector,
  nameOf,
} from '../kube/objects.ts';
import type { Release } from './release.ts';

interface Budget extends KubeObject {
  readonly spec: {
    readonly selector?: LabelSelector;
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
  };
}

/**
 * What PodDisruptionBudgets, of the release and of the cluster, will do while and after it goes out. They hold up
 * evictions (drains of nodes, cluster autoscalers), never the rollout itself.
 *
 * @returns sentences for people
 */
export async function budgetWarnings(
  { items, fronts, strategy }: Release,
  client: KubeClient,
): Promise<readonly string[]> {
  const own = items.map(({ object }) => object).filter(isBudget);
  const namespaces = new Set(fronts.map(({ deployment }) => deployment.metadata.namespace ?? ''));
  const live = (await Promise.all([...namespaces].map((namespace) => liveBudgets(client, namespace)))).flat();
  const named = new Set(own.map((budget) => nameOf(keyOf(budget))));
  const all = [...own, ...live.filter((budget) => !named.has(nameOf(keyOf(budget))))];
  return fronts.flatMap(({ deployment, autoscaler }) => {
    const budgets = all.filter((budget) => guards(budget, deployment));
    const replicas = autoscaler?.spec.minReplicas ?? deployment.spec.replicas ?? 1;
    const [first, second] = budgets;
    if (first === undefined) return [];
    const title = `Deployment ${deployment.metadata.name}`;
    if (second !== undefined)
      return [
        `${nameOf(keyOf(first))} and ${nameOf(keyOf(second))} both select the pods of ${title}: Kubernetes then evicts none of them, and drains of nodes hang. Keep one.`,
      ];
    const left = evictable(first, replicas);
    if (left === 0)
      return [
        `${nameOf(keyOf(first))} lets none of the ${replicas} pods of ${title} be evicted: drains of nodes hang. Allow one, by maxUnavailable: 1.`,
      ];
    if (strategy === 'blue-green' && evictable(first, 2 * replicas) >= replicas)
      return [
        `${nameOf(keyOf(first))} counts blue and green together: while both run, a drain may evict every pod of the colour that has the traffic.`,
      ];
    return [];
  });
}

function isBudget(object: KubeObject): object is Budget {
  return object.kind === 'PodDisruptionBudget' && object.apiVersion === 'policy/v1';
}

async function liveBudgets(client: KubeClient, namespace: string): Promise<Budget[]> {
  try {
    const { items } = await client.list('policy/v1', 'PodDisruptionBudget', { namespace });
    return items.map((item) => ({ ...item, apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }) as Budget);
  } catch (error) {
    // Advice is not worth a right of its own, nor a cluster that knows budgets.
    if (error instanceof ApiError && (error.status === 403 || error.status === 404)) return [];
    throw error;
  }
}

function guards({ metadata, spec }: Budget, deployment: Deployment): boolean {
  return (
    (metadata.namespace ?? '') === (deployment.metadata.namespace ?? '') &&
    spec.selector !== undefined &&
    matchesSelector(deployment.spec.template.metadata?.labels ?? {}, spec.selector)
  );
}

/** How many of some healthy pods may be evicted; percentages round up (pkg/controller/disruption, getExpectedScale). */
function evictable({ spec: { minAvailable, maxUnavailable } }: Budget, pods: number): number {
  if (maxUnavailable !== undefined) return Math.min(pods, scaled(maxUnavailable, pods));
  return Math.max(0, pods - scaled(minAvailable ?? 1, pods));
}

function scaled(value: number | string, total: number): number {
  return typeof value === 'number' ? value : Math.ceil((Number.parseFloat(value) / 100) * total);
}
