import type { ClusterIndex } from './cluster-index.ts';

/** Resource names for which the LimitRanges of a namespace supply a container's request or limit. */
export interface Defaults {
  readonly requests: ReadonlySet<string>;
  readonly limits: ReadonlySet<string>;
}

/** Defaults by namespace. A default limit is a default request too. Source: Kubernetes documentation, "Limit Ranges". */
export function limitRangeDefaults(index: ClusterIndex): ReadonlyMap<string, Defaults> {
  const defaults = new Map<string, { requests: Set<string>; limits: Set<string> }>();
  for (const range of index.ofType('LimitRange')) {
    for (const limit of range.spec?.seq('limits')?.maps ?? []) {
      if (limit.string('type') !== 'Container') continue;
      const known = defaults.get(range.scope) ?? { requests: new Set(), limits: new Set() };
      defaults.set(range.scope, known);
      for (const { text } of limit.map('default')?.keys ?? []) known.limits.add(text);
      for (const list of ['default', 'defaultRequest'])
        for (const { text } of limit.map(list)?.keys ?? []) known.requests.add(text);
    }
  }
  return defaults;
}
