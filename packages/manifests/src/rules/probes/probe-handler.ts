import { isUnset } from '../../read/node.ts';
import { probeHandlers, probesOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const probeHandler = rule({
  id: 'probe-handler',
  area: 'probes',
  severity: 'error',
  what: 'A probe asks in exactly one way.',
  why: 'The API server refuses a probe without a handler, with several, or with an exec handler without a command.',
  fix: 'Keep one of httpGet, tcpSocket, exec and grpc.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#probe-check-methods'],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const { name, node } of probesOf(container)) {
      const handlers = probeHandlers.filter((key) => !isUnset(node.get(key)));
      const of = `${name} of container ${container.name}`;
      if (handlers.length === 0)
        report(
          node.size === 0 ? container.node.key(name)! : node,
          `${of} has none of httpGet, tcpSocket, exec and grpc.`,
        );
      else if (handlers.length > 1)
        report(node.key(handlers[1]!)!, `${of} has both ${handlers.join(' and ')}.`, {
          fix: `Keep only one of ${handlers.join(' and ')}.`,
        });
      const exec = node.map('exec');
      if (
        exec !== undefined &&
        (exec.seq('command')?.items.length ?? 0) === 0 &&
        (isUnset(exec.get('command')) || exec.seq('command') !== undefined)
      )
        report(node.key('exec')!, `${of} has an exec handler without a command.`, {
          fix: 'List the command and its arguments under `command`.',
        });
    }
  },
});
