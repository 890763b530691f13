import { rule } from '../rule.ts';
import { lacksResource } from './lacks-resource.ts';

export const memoryRequest = rule({
  id: 'memory-request',
  area: 'resources',
  severity: 'warning',
  what: 'A container requests memory.',
  why: 'The scheduler places pods by their requests: without one it may put the pod on a full node, and the pod is among the first to be evicted.',
  fix: 'Set resources.requests.memory to what the container uses in normal operation.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  container(container, { index, report }) {
    const holder = lacksResource(container, 'requests', 'memory', index);
    if (holder !== undefined) report(holder, `Container ${container.name} has no memory request.`);
  },
});
