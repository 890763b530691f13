import { isUnset } from '../../read/node.ts';
import { volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const emptyDirLimit = rule({
  id: 'empty-dir-limit',
  area: 'storage',
  severity: 'info',
  optional: true,
  what: 'An emptyDir has a sizeLimit.',
  why: 'Without one a pod may fill the disk of its node, which then evicts other pods; in memory it counts against the limits of the containers until they are killed.',
  fix: 'Set sizeLimit to what the application may write.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#emptydir'],
  workloadsWith: ['volumes'],
  workload(workload, { report }) {
    for (const { node, name } of volumesOf(workload)) {
      const directory = node.map('emptyDir');
      if (directory !== undefined && isUnset(directory.get('sizeLimit')))
        report(
          node.key('emptyDir')!,
          `The emptyDir ${name?.text ?? ''} of ${workload.resource.title} has no sizeLimit.`,
        );
    }
  },
});
