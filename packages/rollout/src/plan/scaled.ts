import type { ApiError } from '../kube/api-error.ts';
import type { KubeObject } from '../kube/objects.ts';

/**
 * Whether a conflict is about the number of replicas, which the HPA controller has set through the scale. What else it
 * is about is told again to who asks without that number.
 */
export function isOwnedByScaler({ status, causes }: ApiError): boolean {
  return (
    status === 409 &&
    causes.some(
      ({ field, message = '' }) =>
        field === '.spec.replicas' && message.startsWith('conflict with "kube-controller-manager"'),
    )
  );
}

/** The object without `spec.replicas`: somebody else owns the field, so that it stays as it is. */
export function withoutReplicas(object: KubeObject): KubeObject {
  const { replicas: _, ...spec } = (object['spec'] ?? {}) as Record<string, unknown>;
  return { ...object, spec };
}
