import type { Verbs } from '../api/verbs.ts';
import type { KubeObject } from '../objects.ts';
import { builtInKinds } from '../store/kinds.ts';

/** Pods as the API server makes and ends them: with quota, admission and grace. */
export interface PodApi {
  /** @throws StatusError when it is refused */
  create(pod: KubeObject): KubeObject;
  /** Gracefully, where there is a container to end. */
  remove(namespace: string, name: string): void;
}

export function podApi(verbs: Verbs): PodApi {
  const kind = builtInKinds.find((one) => one.kind === 'Pod')!;
  const options = { manager: 'kube-controller-manager' };
  return {
    create: (pod) =>
      verbs.create({ kind, namespace: pod.metadata.namespace ?? '', name: '', subresource: '' }, pod, options),
    remove: (namespace, name) => void verbs.remove({ kind, namespace, name, subresource: '' }, {}, options),
  };
}
