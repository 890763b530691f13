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

/** Services by namespace and one of their own labels, which selectors of ServiceMonitors are matched against. */
function servicesByLabel(index: ClusterIndex): ReadonlyMap<string, readonly Resource[]> {
  const services = new Map<string, Resource[]>();
  for (const service of index.ofType('Service')) {
    const { scope, labels } = service;
    for (let i = 0; i < (labels?.size ?? 0); i++) {
      const value = labels!.values[i]!;
      if (value.kind !== 'scalar') continue;
      const key = `${scope}\0${labels!.keys[i]!.text}\0${value.text}`;
      const list = services.get(key);
      if (list === undefined) services.set(key, [service]);
      else list.push(service);
    }
  }
  return services;
}

/** Services of a namespace whose own labels a selector matches. */
export function servicesMatching(index: ClusterIndex, scope: string, selector: Selector): readonly Resource[] {
  const [label] = selector.labels;
  const candidates =
    label === undefined
      ? index.ofType('Service').filter((service) => service.scope === scope)
      : (index.derive(servicesByLabel).get(`${scope}\0${label[0]}\0${label[1]}`) ?? []);
  return candidates.filter((service) => selector.matches(service.labels));
}

/** Namespaces that hold Services. */
export function serviceScopes(index: ClusterIndex): ReadonlySet<string> {
  return new Set(index.ofType('Service').map(({ scope }) => scope));
}

/** A Service's selector; undefined when it has none, as for ExternalName or hand-made EndpointSlices. */
export function serviceSelector(service: Resource): Selector | undefined {
  const map = service.spec?.map('selector');
  if (map === undefined || map.size === 0 || service.spec?.string('type') === 'ExternalName') return undefined;
  return Selector.ofMap(map);
}
