import type { ClusterIndex } from '../../index/cluster-index.ts';
import { limitRangeDefaults } from '../../index/limit-ranges.ts';
import { isUnset, type Mapping } from '../../read/node.ts';
import type { Container } from '../../resources/container.ts';

/**
 * The mapping that lacks a request or limit; undefined when nothing is missing: it is written, the pod as a whole has
 * it, a limit stands in for the request, or a LimitRange of the namespace supplies it.
 */
export function lacksResource(
  container: Container,
  list: 'requests' | 'limits',
  name: string,
  index: ClusterIndex,
): Mapping | undefined {
  if (container.role === 'ephemeral') return undefined;
  const resources = container.node.map('resources');
  if (has(resources, list, name) || has(container.workload.pod.map('resources'), list, name)) return undefined;
  if (list === 'requests' && has(resources, 'limits', name)) return undefined;
  if (index.derive(limitRangeDefaults).get(container.workload.resource.scope)?.[list].has(name)) return undefined;
  return resources?.map(list) ?? resources ?? container.node;
}

function has(resources: Mapping | undefined, list: string, name: string): boolean {
  return !isUnset(resources?.map(list)?.get(name));
}
