import { rule } from '../rule.ts';
import { lacksResource } from './lacks-resource.ts';

export const ephemeralStorageRequest = rule({
  id: 'ephemeral-storage-request',
  area: 'resources',
  severity: 'info',
  optional: true,
  what: 'A container requests ephemeral storage.',
  why: 'Logs, emptyDir volumes and the writable layer share the disk of the node: without requests the scheduler knows nothing of it.',
  fix: 'Set resources.requests.ephemeral-storage to what logs and temporary files take.',
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  container(container, { index, report }) {
    const holder = lacksResource(container, 'requests', 'ephemeral-storage', index);
    if (holder !== undefined) report(holder, `Container ${container.name} has no ephemeral-storage request.`);
  },
});
