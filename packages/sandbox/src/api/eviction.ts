import { mapAt, numberAt } from '../objects.ts';
import type { Store } from '../store/store.ts';
import { selects } from './selectors.ts';
import { notFound, StatusError } from './status-error.ts';
import type { Target, Verbs } from './verbs.ts';

/** Deletes a pod unless a PodDisruptionBudget speaks against it. @throws StatusError 429 then */
export function evict(store: Store, verbs: Verbs, target: Target): object {
  const { kind, namespace, name } = target;
  const pod = store.get('pods', namespace, name);
  if (pod === undefined) throw notFound(kind, name);
  for (const budget of store.list('poddisruptionbudgets.policy', namespace)) {
    const selector = mapAt(budget, 'spec')['selector'];
    if (selector === undefined || !selects(selector, pod.metadata.labels ?? {})) continue;
    if ((numberAt(budget, 'status', 'disruptionsAllowed') ?? 0) > 0) continue;
    const { desiredHealthy = 0, currentHealthy = 0 } = mapAt(budget, 'status');
    const message = `The disruption budget ${budget.metadata.name} needs ${String(desiredHealthy)} healthy pods and has ${String(currentHealthy)} currently`;
    throw new StatusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
      causes: [{ reason: 'DisruptionBudget', message }],
    });
  }
  verbs.remove({ ...target, subresource: '' });
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
}
