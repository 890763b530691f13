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

const valueCache = (): Map<string, Set<string>> => new Map();

/** Values that the pods of a namespace have for a label, each once. */
export function labelValues(index: ClusterIndex, scope: string, label: string): ReadonlySet<string> {
  const known = index.derive(valueCache);
  const key = `${scope}\0${label}`;
  let values = known.get(key);
  if (values === undefined) {
    values = new Set();
    for (const { podLabels } of index.workloadsIn(scope)) {
      const value = podLabels?.scalar(label);
      if (value !== undefined) values.add(value.text);
    }
    known.set(key, values);
  }
  return values;
}
