import type { ClusterIndex } from './cluster-index.ts';

const cache = (): Map<string, Set<string>> => new Map();

/** Names of the objects of a type in a namespace, each once, to find the one that a misspelt reference means. */
export function namesIn(index: ClusterIndex, type: string, scope: string): ReadonlySet<string> {
  const known = index.derive(cache);
  const key = `${type}\0${scope}`;
  let names = known.get(key);
  if (names === undefined) {
    names = new Set();
    for (const resource of index.ofType(type)) if (resource.scope === scope) names.add(resource.name);
    known.set(key, names);
  }
  return names;
}

/** Namespaces that hold workloads. */
export function scopes(index: ClusterIndex): ReadonlySet<string> {
  return new Set(index.workloads.map(({ resource }) => resource.scope));
}

/** Values that the pods of a namespace have for a label, each once. */
export function labelValues(index: ClusterIndex, scope: string, label: string): ReadonlySet<string> {
  return index.derive(valuesByLabel).get(`${scope}\0${label}`) ?? none;
}

const none: ReadonlySet<string> = new Set();

function valuesByLabel(index: ClusterIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { resource, podLabels } of index.workloads) {
    for (const [i, label] of podLabels?.keys.entries() ?? []) {
      const value = podLabels!.values[i]!;
      if (value.kind !== 'scalar') continue;
      const key = `${resource.scope}\0${label.text}`;
      const known = values.get(key);
      if (known === undefined) values.set(key, new Set([value.text]));
      else known.add(value.text);
    }
  }
  return values;
}
