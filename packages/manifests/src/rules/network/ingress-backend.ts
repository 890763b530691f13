import type { ClusterIndex } from '../../index/cluster-index.ts';
import { type Backend, ingressBackends } from '../../index/ingresses.ts';
import { namedAnywhere, namesIn, nearestName } from '../../index/names.ts';
import { findServicePort, servicePorts } from '../../index/service-ports.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const ingressBackend = rule({
  id: 'ingress-backend',
  area: 'network',
  severity: 'error',
  what: 'Every backend of an Ingress or HTTPRoute is a Service of its namespace, and a port that the Service has.',
  why: 'Requests to that path are answered with 503, or the whole host is left out by the controller.',
  fix: 'Name a Service of the same namespace and one of its ports, by the port of the Service and not that of the container.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/',
    'https://gateway-api.sigs.k8s.io/api-types/httproute/',
  ],
  types: {
    Ingress: checkBackends,
    'HTTPRoute.gateway.networking.k8s.io': checkBackends,
    'GRPCRoute.gateway.networking.k8s.io': checkBackends,
  },
});

function checkBackends(resource: Resource, { index, report }: Context): void {
  for (const backend of ingressBackends(resource)) {
    const [service] = index.named('Service', backend.scope, backend.service.text);
    if (service === undefined) {
      const missing = describeMissing(index, resource, backend);
      if (missing !== undefined)
        report(backend.service, missing.message, missing.certain ? {} : { severity: 'warning' });
    } else if (
      backend.port !== undefined &&
      findServicePort(service, { name: backend.portName, number: backend.portNumber }) === undefined
    ) {
      const ports = servicePorts(service).map(({ name, port }) =>
        name === undefined ? String(port) : `${name} (${port})`,
      );
      report(
        backend.port,
        `${resource.title} sends requests to port ${backend.port.text} of Service ${service.name}, which has ${ports.join(', ') || 'no ports'}.`,
      );
    }
  }
}

/** A Service that is missing among other Services is a mistake; in a set without any it may be deployed by somebody else. */
function describeMissing(
  index: ClusterIndex,
  resource: Resource,
  { service, scope }: Backend,
): { message: string; certain: boolean } {
  const elsewhere = namedAnywhere(index, 'Service', service.text);
  const near = nearestName(index, 'Service', scope, service.text);
  const hint =
    elsewhere !== undefined
      ? `; one of that name is in namespace ${elsewhere.scope}`
      : near === undefined
        ? ''
        : `; the nearest is ${near}`;
  return {
    message: `${resource.title} sends requests to Service ${service.text}, which is not among the manifests of namespace ${scope}${hint}.`,
    certain: namesIn(index, 'Service', scope).size > 0 || elsewhere !== undefined,
  };
}
