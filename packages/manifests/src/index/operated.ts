import type { Mapping } from '../read/node.ts';
import type { ClusterIndex } from './cluster-index.ts';

const podSettings = new Set([
  'replicas',
  'instances',
  'size',
  'nodeCount',
  'nodeSets',
  'podMetadata',
  'podTemplate',
  'image',
]);

/**
 * Namespaces with custom resources that an operator most likely makes pods of (a Prometheus, a Kafka), by the custom
 * resource that says so. Labels of those pods stand in no manifest.
 */
export function operatedScopes(index: ClusterIndex): ReadonlyMap<string, string> {
  const scopes = new Map<string, string>();
  for (const resource of index.resources) {
    if (!resource.type.includes('.') || scopes.has(resource.scope) || index.workloadOf(resource) !== undefined)
      continue;
    const { spec } = resource;
    if (spec !== undefined && describesPods(spec)) scopes.set(resource.scope, resource.title);
  }
  return scopes;
}

function describesPods(spec: Mapping): boolean {
  for (const [i, key] of spec.keys.entries()) {
    if (podSettings.has(key.text)) return true;
    const value = spec.values[i]!;
    if (value.kind === 'mapping' && value.keys.some(({ text }) => podSettings.has(text))) return true;
  }
  return false;
}
