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
