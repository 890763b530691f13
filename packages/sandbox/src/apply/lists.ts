import { isMap, type Json } from '../objects.ts';

/** What tells the items of a list apart (`x-kubernetes-list-map-keys` of the core kinds), by the path's last fields. */
const keysByField: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  env: ['name'],
  imagePullSecrets: ['name'],
  conditions: ['type'],
  ownerReferences: ['uid'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  hostAliases: ['ip'],
};

/** Maps that have one owner as a whole. */
const atomicMaps = new Set([
  'selector',
  'nodeSelector',
  'podSelector',
  'namespaceSelector',
  'configMapKeyRef',
  'secretKeyRef',
  'fieldRef',
  'scaleTargetRef',
]);

export function isAtomicMap(path: readonly string[]): boolean {
  return atomicMaps.has(path.at(-1) ?? '');
}

/** Keys of a list of maps; `value` for a list that is a set of its values; undefined for one with a single owner. */
export function listKeys(path: readonly string[], core: boolean): readonly string[] | 'value' | undefined {
  const field = path.at(-1) ?? '';
  if (field === 'finalizers' && path[0] === 'metadata') return 'value';
  if (!core) return undefined;
  if (field === 'ports')
    return path.includes('containers') || path.includes('initContainers')
      ? ['containerPort', 'protocol']
      : ['port', 'protocol'];
  return keysByField[field];
}

/** `k:{"name":"web"}`, with the keys in order and a protocol that is left out as TCP. */
export function itemKey(item: unknown, keys: readonly string[]): string {
  const map: Json = isMap(item) ? item : {};
  const entries = keys.map((key) => [key, map[key] ?? (key === 'protocol' ? 'TCP' : '')]);
  return `k:${JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))))}`;
}
