import { nearest } from '@slipway/core';
import type { Resource } from '../resources/resource.ts';
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

const nearestCache = (): Map<string, string | undefined> => new Map();

/** The name of an object of a type in a namespace that a misspelt reference most likely means. */
export function nearestName(index: ClusterIndex, type: string, scope: string, name: string): string | undefined {
  const known = index.derive(nearestCache);
  const key = `${type}\0${scope}\0${name}`;
  let near = known.get(key);
  if (near === undefined && !known.has(key)) {
    near = nearest(name, namesIn(index, type, scope));
    known.set(key, near);
  }
  return near;
}

const anywhereCache = (): Map<string, Map<string, Resource>> => new Map();

/** An object of this type and name in any namespace, the first one of the manifests. */
export function namedAnywhere(index: ClusterIndex, type: string, name: string): Resource | undefined {
  const known = index.derive(anywhereCache);
  let byName = known.get(type);
  if (byName === undefined) {
    byName = new Map();
    for (const resource of index.ofType(type).toReversed()) byName.set(resource.name, resource);
    known.set(type, byName);
  }
  return byName.get(name);
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
