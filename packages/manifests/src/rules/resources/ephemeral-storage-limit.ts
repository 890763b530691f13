import { rule } from '../rule.ts';
import { lacksResource } from './lacks-resource.ts';

export const ephemeralStorageLimit = rule({
  id: 'ephemeral-storage-limit',
  area: 'resources',
  severity: 'info',
  optional: true,
  what: 'A container has a limit on ephemeral storage.',
  why: 'A log that grows without end fills the disk of the node, and the kubelet evicts pods until there is room again.',
  fix: 'Set resources.limits.ephemeral-storage; the kubelet then evicts only the pod that exceeds it.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  container(container, { index, report }) {
    const holder = lacksResource(container, 'limits', 'ephemeral-storage', index);
    if (holder !== undefined) report(holder, `Container ${container.name} has no ephemeral-storage limit.`);
  },
});
