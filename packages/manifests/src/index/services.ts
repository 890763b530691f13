import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { Selector } from './selector.ts';

/** The Services that send traffic to each workload's pods. */
export function servicesByWorkload(index: ClusterIndex): ReadonlyMap<Workload, readonly Resource[]> {
  const services = new Map<Workload, Resource[]>();
  for (const service of index.ofType('Service')) {
    const selector = serviceSelector(service);
    if (selector === undefined) continue;
    for (const workload of index.selected(service.scope, selector)) {
      const list = services.get(workload);
      if (list === undefined) services.set(workload, [service]);
      else list.push(service);
    }
  }
  return services;
}

/** A Service's selector; undefined when it has none, as for ExternalName or hand-made EndpointSlices. */
export function serviceSelector(service: Resource): Selector | undefined {
  const map = service.spec?.map('selector');
  if (map === undefined || map.size === 0 || service.spec?.string('type') === 'ExternalName') return undefined;
  return Selector.ofMap(map);
}
