import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const noHostPort = rule({
  id: 'no-host-port',
  area: 'security',
  severity: 'warning',
  what: 'A container takes no port of its node.',
  why: 'Only one pod per node can have the port, so the scheduler runs out of nodes during a rolling update, and the port is open to everybody who reaches the node.',
  fix: 'Remove hostPort and publish the port by a Service.',
  references: ['https://kubernetes.io/docs/concepts/configuration/overview/#services'],
  containersWith: ['ports'],
  container(container, { report }) {
    if (!isReleased(container) || container.workload.pod.boolean('hostNetwork') === true) return;
    for (const { node } of container.ports) {
      const port = node.scalar('hostPort');
      if (port?.integer) report(port, `Container ${container.name} takes port ${port.text} of its node.`);
    }
  },
});
