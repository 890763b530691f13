import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { Selector } from './selector.ts';

/** The workloads whose pods each Service selects. Not in it: Services that select by no labels. */
export function workloadsByService(index: ClusterIndex): ReadonlyMap<Resource, readonly Workload[]> {
  const workloads = new Map<Resource, readonly Workload[]>();
  for (const service of index.ofType('Service')) {
    const selector = serviceSelector(service);
    if (selector !== undefined) workloads.set(service, index.selected(service.scope, selector));
  }
  return workloads;
}

/** The Services that send traffic to each workload's pods. */
export function servicesByWorkload(index: ClusterIndex): ReadonlyMap<Workload, readonly Resource[]> {
  const services = new Map<Workload, Resource[]>();
  for (const [service, workloads] of index.derive(workloadsByService)) {
    for (const workload of workloads) {
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
