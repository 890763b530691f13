import { type KubeObject, mapAt } from '../objects.ts';
import { type Kind, resourceName } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { forbidden, notFound } from './status-error.ts';

/** Refuses objects, as quota and admission webhooks do: a text is a refusal. */
export type Admission = (object: KubeObject, operation: 'CREATE' | 'UPDATE') => string | undefined;

const namespaces = { group: '', plural: 'namespaces' };

/** @throws StatusError when an object would be created in a namespace that is not there, or that ends */
export function admitNamespace(store: Store, kind: Kind, namespace: string, name: string): void {
  if (!kind.namespaced) return;
  const found = store.get('namespaces', '', namespace);
  if (found === undefined) throw notFound(namespaces, namespace);
  if (found.metadata.deletionTimestamp === undefined) return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const message = `namespace ${namespace} is being terminated`;
  throw forbidden(kind, name, why, [{ reason: 'NamespaceTerminating', message, field: 'metadata.namespace' }]);
}

/** What ResourceQuotas count by the number of objects, and how they call it. */
function counted(kind: Kind): readonly string[] {
  const resource = resourceName(kind);
  const core = ['pods', 'services', 'secrets', 'configmaps', 'persistentvolumeclaims'];
  return [...(core.includes(resource) ? [resource] : []), `count/${resource}`];
}

/** @throws StatusError 403 when one more object of the kind is more than a ResourceQuota of its namespace allows */
export function admitQuota(store: Store, kind: Kind, object: KubeObject): void {
  const { namespace = '', name } = object.metadata;
  for (const quota of store.list('resourcequotas', namespace)) {
    const hard = mapAt(quota, 'spec', 'hard');
    for (const resource of counted(kind)) {
      const limit = hard[resource];
      const used = store.list(resourceName(kind), namespace).filter(isCounted).length;
      if (limit !== undefined && used + 1 > Number(limit))
        throw forbidden(
          kind,
          name,
          `exceeded quota: ${quota.metadata.name}, requested: ${resource}=1, used: ${resource}=${used}, limited: ${resource}=${String(limit)}`,
        );
    }
  }
}

/** Pods that have ended are not counted. */
function isCounted(object: KubeObject): boolean {
  const { phase } = mapAt(object, 'status');
  return object.kind !== 'Pod' || (phase !== 'Succeeded' && phase !== 'Failed');
}
