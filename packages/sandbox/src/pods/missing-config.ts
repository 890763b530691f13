import { isMap, type Json, type KubeObject, listAt, mapAt } from '../objects.ts';
import type { Store } from '../store/store.ts';

/** Containers whose environment refers to a ConfigMap, Secret or key that does not exist, in the kubelet's words. */
export function missingConfig(
  store: Store,
  pod: KubeObject,
  { inventSecrets }: { readonly inventSecrets: boolean },
): Map<string, string> {
  const namespace = pod.metadata.namespace ?? '';
  const missing = new Map<string, string>();
  for (const container of listAt(pod, 'spec', 'containers')) {
    const refs = [
      ...listAt(container, 'env').flatMap((entry) => [
        { kind: 'ConfigMap', ref: mapAt(entry, 'valueFrom', 'configMapKeyRef') },
        { kind: 'Secret', ref: mapAt(entry, 'valueFrom', 'secretKeyRef') },
      ]),
      ...listAt(container, 'envFrom').flatMap((entry) => [
        { kind: 'ConfigMap', ref: mapAt(entry, 'configMapRef') },
        { kind: 'Secret', ref: mapAt(entry, 'secretRef') },
      ]),
    ];
    const words = refs
      .filter(({ kind }) => kind !== 'Secret' || !inventSecrets)
      .map(({ kind, ref }) => problem(store, namespace, kind, ref))
      .find((text) => text !== undefined);
    if (words !== undefined) missing.set(String(container['name']), words);
  }
  return missing;
}

function problem(store: Store, namespace: string, kind: string, ref: Json): string | undefined {
  const { name, key, optional } = ref as { name?: string; key?: string; optional?: boolean };
  if (name === undefined || optional === true) return undefined;
  const object = store.get(kind === 'Secret' ? 'secrets' : 'configmaps', namespace, name);
  if (object === undefined) return `${kind.toLowerCase()} "${name}" not found`;
  const keys = { ...mapAt(object, 'data'), ...mapAt(object, 'binaryData') };
  if (key === undefined || (isMap(keys) && key in keys)) return undefined;
  return `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}
