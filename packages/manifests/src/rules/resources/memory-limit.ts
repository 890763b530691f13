import { rule } from '../rule.ts';
import { lacksResource } from './lacks-resource.ts';

export const memoryLimit = rule({
  id: 'memory-limit',
  area: 'resources',
  severity: 'warning',
  what: 'A container has a memory limit.',
  why: 'Without one a leak takes the memory of the whole node, and the kernel or the kubelet then kills pods that did nothing wrong.',
  fix: 'Set resources.limits.memory to what the container needs at its peak, and the memory request to the same value, so that the node never promises more than it has.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  container(container, { index, report }) {
    const holder = lacksResource(container, 'limits', 'memory', index);
    if (holder !== undefined) report(holder, `Container ${container.name} has no memory limit.`);
  },
});
