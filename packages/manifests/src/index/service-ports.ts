import type { Mapping, Scalar } from '../read/node.ts';
import type { ContainerPort } from '../resources/container.ts';
import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';

export interface ServicePort {
  readonly node: Mapping;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly protocol: string;
  /** As written; undefined when it is left out, which means `port`. */
  readonly target: Scalar | undefined;
}

export function servicePorts(service: Resource): ServicePort[] {
  return (service.spec?.seq('ports')?.maps ?? []).map((node) => {
    const target = node.scalar('targetPort');
    return {
      node,
      name: node.scalar('name')?.text,
      port: node.integer('port'),
      protocol: node.scalar('protocol')?.text || 'TCP',
      target: target?.isNull ? undefined : target,
    };
  });
}

/** Ports that a workload's running containers declare. */
export function declaredPorts(workload: Workload): readonly ContainerPort[] {
  let ports = known.get(workload);
  if (ports === undefined) {
    ports = workload.running.flatMap((container) => container.ports);
    known.set(workload, ports);
  }
  return ports;
}

/** Every Service that selects a workload asks for its ports. */
const known = new WeakMap<Workload, readonly ContainerPort[]>();

/** `http (8080/TCP), 9090/TCP`, for messages. */
export function portList(ports: readonly ContainerPort[]): string {
  if (ports.length === 0) return 'none';
  return ports
    .map(({ name, number, protocol }) =>
      name === undefined ? `${number}/${protocol}` : `${name} (${number}/${protocol})`,
    )
    .join(', ');
}

/** Finds a port of a Service as an Ingress names it, by name or by number. */
export function findServicePort(
  service: Resource,
  wanted: { readonly name?: string | undefined; readonly number?: number | undefined },
): ServicePort | undefined {
  return servicePorts(service).find(({ name, port }) =>
    wanted.name === undefined ? port === wanted.number : name === wanted.name,
  );
}
