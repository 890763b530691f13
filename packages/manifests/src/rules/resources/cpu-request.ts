import { rule } from '../rule.ts';
import { lacksResource } from './lacks-resource.ts';

export const cpuRequest = rule({
  id: 'cpu-request',
  area: 'resources',
  severity: 'warning',
  what: 'A container requests cpu.',
  why: 'The scheduler places pods by their requests, and under load the kernel shares cpu by them: a container without one gets what the others leave, which may be almost nothing.',
  fix: 'Set resources.requests.cpu to what the container uses in normal operation.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  container(container, { index, report }) {
    const holder = lacksResource(container, 'requests', 'cpu', index);
    if (holder !== undefined) report(holder, `Container ${container.name} has no cpu request.`);
  },
});
