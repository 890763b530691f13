import { servicesByWorkload } from '../../index/services.ts';
import { rule } from '../rule.ts';

export const readinessProbe = rule({
  id: 'readiness-probe',
  area: 'probes',
  severity: 'warning',
  what: 'A long-running container has a readiness probe.',
  why: 'Without one a pod counts as ready the moment it starts, so a Service sends it requests that it cannot answer yet, and a rolling update goes on over a release that does not work.',
  fix: 'Add a readinessProbe that asks what a request needs, such as an httpGet of a health path on the port that the Service targets.',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  container(container, { index, report }) {
    const { workload } = container;
    if (container.role !== 'main' || workload.completes || container.has('readinessProbe')) return;
    const services = index.derive(servicesByWorkload).get(workload);
    const behind = services === undefined ? '' : `, though Service ${services[0]!.name} sends it traffic`;
    report(container.node, `Container ${container.name} has no readiness probe${behind}.`);
  },
});
