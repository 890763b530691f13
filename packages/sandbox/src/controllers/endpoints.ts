import { isDeepStrictEqual } from 'node:util';
import { selects } from '../api/selectors.ts';
import type { KubeObject, Labels } from '../objects.ts';
import { hasEnded, type Pod, readySince } from '../pods/pod.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, controllerReference, keyOf, namespaceOf } from './cluster.ts';
import type { Controller } from './control-loop.ts';
import { suffixOf } from './names.ts';
import type { Endpoint, EndpointPort, EndpointSlice, Service, ServicePort } from './workloads.ts';

export const serviceLabel = 'kubernetes.io/service-name';
const slices = 'endpointslices.discovery.k8s.io';
const mostPerSlice = 100;

interface Group {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: Endpoint[];
}

/** Tells of every Service which pods are behind it (k8s.io/endpointslice and pkg/controller/endpoint). */
export class EndpointsController implements Controller {
  private readonly cluster: Cluster;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  *concerns({ resource, object, old }: Change): Iterable<string> {
    if (resource === 'services') yield keyOf(object);
    if (resource === slices && object.metadata.labels?.[serviceLabel] !== undefined)
      yield `${namespaceOf(object)}/${object.metadata.labels[serviceLabel]}`;
    if (resource !== 'pods') return;
    for (const service of this.cluster.list('services', namespaceOf(object)))
      if (isSelected(service, object) || (old !== undefined && isSelected(service, old))) yield keyOf(service);
  }

  reconcile(namespace: string, name: string): undefined {
    const service = this.cluster.get('services', namespace, name);
    // What it leaves behind is collected with its owner; Endpoints have none.
    if (service === undefined) return void this.cluster.store.remove('endpoints', namespace, name);
    if (service.spec.type === 'ExternalName' || service.spec.selector === undefined) return undefined;
    const pods = this.cluster.list('pods', namespace).filter((pod) => isSelected(service, pod) && hasAddress(pod));
    this.writeSlices(service, groups(service, pods));
    this.writeEndpoints(service, pods);
    return undefined;
  }

  private ownSlices(service: Service): EndpointSlice[] {
    return this.cluster
      .list(slices, namespaceOf(service))
      .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === service.metadata.uid));
  }

  /** reconciler.go finalize: what can be said by an update of a slice that is there is; then the rest is deleted. */
  private writeSlices(service: Service, wanted: readonly Group[]): void {
    const existing = this.ownSlices(service);
    const keep = new Set<EndpointSlice>();
    // Without any pod there is an empty slice, without ports.
    for (const { ports, endpoints } of wanted.length === 0 ? [{ ports: [], endpoints: [] }] : wanted)
      for (const [index, part] of chunks(endpoints).entries()) {
        const fits = existing.filter((slice) => isDeepStrictEqual(slice.ports, orNull(ports)));
        // Where the ports are new and nothing else has use for an old slice, it is taken over rather than replaced.
        const spare = wanted.length <= 1 && existing.length === 1 ? existing[0] : undefined;
        const slice = fits[index] ?? (spare !== undefined && !keep.has(spare) ? spare : undefined);
        if (slice !== undefined) keep.add(slice);
        this.writeSlice(service, slice, ports, slice === undefined ? part : inOrder(slice, part));
      }
    for (const slice of existing) if (!keep.has(slice)) this.cluster.remove(slices, slice);
  }

  private writeSlice(
    service: Service,
    slice: EndpointSlice | undefined,
    ports: readonly EndpointPort[],
    endpoints: readonly Endpoint[],
  ): void {
    const headless = service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
    const labels: Labels = {
      ...service.metadata.labels,
      ...headless,
      [serviceLabel]: service.metadata.name,
      'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
    };
    const said = { endpoints: orNull(endpoints), ports: orNull(ports) };
    if (slice !== undefined) {
      this.cluster.update(slices, { ...slice, metadata: { ...slice.metadata, labels }, ...said });
      return;
    }
    this.cluster.create(slices, {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: this.freeName(service),
        namespace: namespaceOf(service),
        labels,
        ownerReferences: [controllerReference(service)],
      },
      addressType: 'IPv4',
      ...said,
    });
  }

  private freeName({ metadata: { namespace = '', name } }: Service): string {
    for (let count = 0; ; count++) {
      const free = `${name}-${suffixOf(`${namespace}/${name} ${count}`)}`;
      if (this.cluster.get(slices, namespace, free) === undefined) return free;
    }
  }

  private writeEndpoints(service: Service, pods: readonly Pod[]): void {
    const { name, namespace = '', labels = {} } = service.metadata;
    const { publishNotReadyAddresses = false } = service.spec;
    const staying = pods.filter(({ metadata }) => publishNotReadyAddresses || metadata.deletionTimestamp === undefined);
    const subsets = groups(service, staying).map(({ ports, endpoints }) => {
      const addresses = (serving: boolean) =>
        endpoints
          .filter(({ conditions }) => (conditions.serving || publishNotReadyAddresses) === serving)
          .map(({ addresses: [ip = ''], nodeName, targetRef }) => ({ ip, nodeName, targetRef }));
      return {
        ...(addresses(true).length === 0 ? {} : { addresses: addresses(true) }),
        ...(addresses(false).length === 0 ? {} : { notReadyAddresses: addresses(false) }),
        ports,
      };
    });
    const live = this.cluster.get('endpoints', namespace, name);
    const managed = { ...labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' };
    const said = subsets.length === 0 ? {} : { subsets };
    const metadata = { ...live?.metadata, name, namespace, labels: managed };
    const next = { apiVersion: 'v1', kind: 'Endpoints', metadata, ...said };
    if (live === undefined) this.cluster.create('endpoints', next);
    else this.cluster.update('endpoints', next);
  }
}

/** A list that is read from etcd has no items or some, and Go writes one without items as null. */
function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}

function isSelected({ spec: { selector } }: Service, { metadata }: KubeObject): boolean {
  return selector !== undefined && selects({ matchLabels: selector }, metadata.labels ?? {});
}

/** ShouldPodBeInEndpoints: it has an address and has not ended. One that is ending stays until it has (KEP-1672). */
function hasAddress(pod: Pod): boolean {
  return !hasEnded(pod) && pod.status?.podIP !== undefined;
}

/** Endpoints by the ports that the Service has on their pods: named ports may differ between pods. */
function groups(service: Service, pods: readonly Pod[]): Group[] {
  const found = new Map<string, Group>();
  for (const pod of pods) {
    const ports = (service.spec.ports ?? []).flatMap((port) => endpointPort(port, pod));
    const key = JSON.stringify(ports);
    const group = found.get(key) ?? { ports, endpoints: [] };
    found.set(key, group);
    group.endpoints.push(endpointOf(service, pod));
  }
  return [...found.values()];
}

function endpointPort(port: ServicePort, pod: Pod): EndpointPort[] {
  const number = portOn(pod, port.targetPort ?? port.port, port.protocol);
  if (number === undefined) return [];
  const { name = '', protocol = 'TCP', appProtocol } = port;
  return [{ name, port: number, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }];
}

/** The number of a port of a pod, where it is given by its name (endpointslice FindPort). */
export function portOn({ spec }: Pod, port: number | string, protocol = 'TCP'): number | undefined {
  if (typeof port === 'number') return port;
  const ports = [...spec.containers, ...(spec.initContainers ?? [])].flatMap((container) => container.ports ?? []);
  return ports.find((one) => one.name === port && (one.protocol ?? 'TCP') === protocol)?.containerPort;
}

function endpointOf({ spec: { publishNotReadyAddresses = false } }: Service, pod: Pod): Endpoint {
  const serving = readySince(pod) !== undefined;
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const { name, namespace = '', uid = '' } = pod.metadata;
  const { nodeName, hostname } = pod.spec;
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: { ready: publishNotReadyAddresses || (serving && !terminating), serving, terminating },
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

/** As a slice has them; what is new comes last. */
function inOrder({ endpoints }: EndpointSlice, wanted: readonly Endpoint[]): Endpoint[] {
  const present = endpoints ?? [];
  const place = new Map(present.map(({ targetRef }, index) => [targetRef.uid, index]));
  const at = ({ targetRef }: Endpoint) => place.get(targetRef.uid) ?? present.length;
  return wanted.toSorted((a, b) => at(a) - at(b));
}

function chunks(endpoints: readonly Endpoint[]): Endpoint[][] {
  const count = Math.max(1, Math.ceil(endpoints.length / mostPerSlice));
  return Array.from({ length: count }, (_, index) => endpoints.slice(index * mostPerSlice, (index + 1) * mostPerSlice));
}
