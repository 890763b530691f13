import { probesOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const probeAsksApplication = rule({
  id: 'probe-asks-application',
  area: 'probes',
  severity: 'info',
  optional: true,
  what: 'A probe asks the application, not only whether its port is open.',
  why: 'The kernel accepts connections for a process that hangs or is still loading: a tcpSocket probe tells that something listens, not that it answers.',
  fix: "Ask a health path by httpGet, a gRPC health service, or the protocol's own client.",
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-tcp-liveness-probe',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const { name, node } of probesOf(container)) {
      const key = node.map('tcpSocket') === undefined ? undefined : node.key('tcpSocket');
      if (key !== undefined)
        report(
          key,
          `${name} of container ${container.name} only opens a connection to port ${node.map('tcpSocket')!.scalar('port')?.text ?? '(none)'}.`,
        );
    }
  },
});
