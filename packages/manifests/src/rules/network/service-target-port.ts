import type { Severity } from '@slipway/core';
import { nearest } from '@slipway/core';
import { declaredPorts, portList, type ServicePort, servicePorts } from '../../index/service-ports.ts';
import { workloadsByService } from '../../index/services.ts';
import type { ContainerPort } from '../../resources/container.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const serviceTargetPort = rule({
  id: 'service-target-port',
  area: 'network',
  severity: 'error',
  what: 'A port of a Service leads to a port that its pods declare, by name, number and protocol.',
  why: 'A name that no container has gives the Service no endpoint for this port. A number works undeclared, but it is mostly what is left when the container moved to another port: connections are then refused.',
  fix: 'Name a port of the container in targetPort, or declare the port there with the same protocol.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  types: {
    Service(service, { index, report }) {
      const selected = index.derive(workloadsByService).get(service);
      if (selected === undefined) return;
      const workloads = selected.filter(({ running }) => running.length > 0);
      if (workloads.length === 0) return;
      for (const port of servicePorts(service)) {
        const wrong = judge(port, workloads);
        if (wrong !== undefined)
          report(
            port.target ?? port.node.scalar('port') ?? port.node,
            `Service ${service.name} ${wrong.message}.`,
            wrong.detail,
          );
      }
    },
  },
});

interface Wrong {
  readonly message: string;
  readonly detail: { readonly severity?: Severity; readonly fix?: string };
}

function judge(port: ServicePort, workloads: readonly Workload[]): Wrong | undefined {
  const name = port.target?.string;
  if (name !== undefined && !/^\d+$/.test(name)) return judgeName(port, name, workloads);
  const number = port.target === undefined ? port.port : Number(port.target.text);
  if (number === undefined || !Number.isInteger(number)) return undefined;
  return judgeNumber(port, number, workloads);
}

function judgeName(port: ServicePort, name: string, workloads: readonly Workload[]): Wrong | undefined {
  const without = workloads.find(
    (workload) =>
      !declaredPorts(workload).some((declared) => declared.name === name && declared.protocol === port.protocol),
  );
  if (without === undefined) return undefined;
  const ports = declaredPorts(without);
  const other = ports.find((declared) => declared.name === name);
  const title = without.resource.title;
  if (other !== undefined)
    return {
      message: `targets port ${name} by ${port.protocol}, but ${title} declares it for ${other.protocol}`,
      detail: { fix: `Set protocol: ${other.protocol}, or declare the port for ${port.protocol} as well.` },
    };
  const near =
    nearest(
      name,
      ports.map((declared) => declared.name ?? ''),
    ) ?? ports.find((declared) => declared.number === port.port)?.name;
  return {
    message: `targets port ${name}, which no container of ${title} has; it declares ${portList(ports)}`,
    detail: near === undefined || near === '' ? {} : { fix: `Use ${near}, or name the container port ${name}.` },
  };
}

function judgeNumber(port: ServicePort, number: number, workloads: readonly Workload[]): Wrong | undefined {
  const without = workloads.find((workload) => {
    const ports = declaredPorts(workload);
    return ports.length > 0 && !ports.some((declared) => isServed(declared, number, port.protocol));
  });
  if (without === undefined) return undefined;
  const ports = declaredPorts(without);
  const implied = port.target === undefined ? ', which is also its target as targetPort is left out,' : '';
  const other = ports.find((declared) => declared.number === number);
  const title = without.resource.title;
  if (other !== undefined)
    return {
      message: `sends ${port.protocol} to port ${number}, but ${title} declares it for ${other.protocol}`,
      detail: {},
    };
  return {
    message: `targets port ${number}${implied} but ${title} declares ${portList(ports)}`,
    detail: { severity: 'warning' },
  };
}

function isServed(declared: ContainerPort, number: number, protocol: string): boolean {
  return declared.number === number && declared.protocol === protocol;
}
