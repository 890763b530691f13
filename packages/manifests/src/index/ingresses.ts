import type { Mapping, Scalar } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';

/** A Service that an Ingress or route sends requests to. */
export interface Backend {
  readonly service: Scalar;
  readonly scope: string;
  /** The port as written. */
  readonly port: Scalar | undefined;
  readonly portName: string | undefined;
  readonly portNumber: number | undefined;
}

/** Every backend of an Ingress (v1 and the removed v1beta1) or of a Gateway API route. */
export function ingressBackends(resource: Resource): Backend[] {
  const { spec } = resource;
  if (spec === undefined) return [];
  if (resource.kind !== 'Ingress') return routeBackends(resource, spec);
  const backends = [spec.map('defaultBackend'), spec.map('backend')];
  for (const rule of spec.seq('rules')?.maps ?? [])
    for (const path of rule.map('http')?.seq('paths')?.maps ?? []) backends.push(path.map('backend'));
  return backends
    .filter((backend) => backend !== undefined)
    .map((backend) => ofIngress(resource, backend))
    .filter((backend) => backend !== undefined);
}

function ofIngress(resource: Resource, backend: Mapping): Backend | undefined {
  const nested = backend.map('service');
  const service = nested === undefined ? backend.scalar('serviceName') : nested.scalar('name');
  if (service === undefined) return undefined;
  const port =
    nested === undefined
      ? backend.scalar('servicePort')
      : (nested.map('port')?.scalar('name') ?? nested.map('port')?.scalar('number'));
  return { service, scope: resource.scope, port, portName: port?.string, portNumber: port?.integer };
}

function routeBackends(resource: Resource, spec: Mapping): Backend[] {
  const backends: Backend[] = [];
  for (const rule of spec.seq('rules')?.maps ?? []) {
    for (const ref of rule.seq('backendRefs')?.maps ?? []) {
      const service = ref.scalar('name');
      const isService = (ref.string('kind') ?? 'Service') === 'Service' && (ref.string('group') ?? '') === '';
      if (service === undefined || !isService) continue;
      const port = ref.scalar('port');
      backends.push({
        service,
        scope: ref.string('namespace') ?? resource.scope,
        port,
        portName: undefined,
        portNumber: port?.integer,
      });
    }
  }
  return backends;
}
