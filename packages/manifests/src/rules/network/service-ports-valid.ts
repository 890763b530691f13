import { servicePorts } from '../../index/service-ports.ts';
import type { Scalar } from '../../read/node.ts';
import { rule } from '../rule.ts';

const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?$/;

export const servicePortsValid = rule({
  id: 'service-ports-valid',
  area: 'network',
  severity: 'error',
  what: 'Ports of a Service are in range, and several ports have names of their own.',
  why: 'The API server refuses the Service.',
  fix: 'Use numbers from 1 to 65535, target names of at most 15 lower-case letters, digits and dashes, and give each of several ports a name.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services'],
  types: {
    Service(service, { report }) {
      const ports = servicePorts(service);
      const names = new Set<string>();
      const numbers = new Map<string, number>();
      for (const { node, name, port, protocol, target } of ports) {
        const written = node.scalar('port');
        if (written !== undefined && port !== undefined && !inRange(port))
          report(written, `Port ${written.text} of Service ${service.name} is not between 1 and 65535.`);
        if (target !== undefined && !isTarget(target))
          report(
            target,
            `targetPort ${JSON.stringify(target.text)} of Service ${service.name} is neither a port number nor a port name.`,
          );
        if (name === undefined && ports.length > 1)
          report(node, `A port of Service ${service.name} has no name, though there are ${ports.length} ports.`);
        if (name !== undefined && names.has(name))
          report(node.scalar('name')!, `Service ${service.name} has two ports named ${name}.`);
        if (name !== undefined) names.add(name);
        const key = `${port}/${protocol}`;
        const count = (numbers.get(key) ?? 0) + 1;
        numbers.set(key, count);
        if (port !== undefined && count === 2) report(written!, `Service ${service.name} has port ${key} twice.`);
      }
    },
  },
});

function inRange(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

function isTarget(target: Scalar): boolean {
  return target.integer === undefined
    ? portName.test(target.text) && !/^\d+$/.test(target.text)
    : inRange(target.integer);
}
