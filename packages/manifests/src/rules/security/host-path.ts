import { cleanPath, hostPaths, mountsOf, runtimeOfSocket, sensitivity } from '../../resources/host-path.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const hostPathRule = rule({
  id: 'host-path',
  area: 'security',
  severity: 'info',
  what: 'A pod mounts no directory of its node.',
  why: 'What a pod writes there stays on that node and is missing on the next one; a path that gives access to keys, sockets or programs gives away the node.',
  fix: 'Use an emptyDir, a PersistentVolumeClaim, or a projected volume; mount read-only what only has to be read.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  workloadsWith: ['volumes'],
  workload(workload, { report }) {
    for (const { volume, path } of hostPaths(workload)) {
      const clean = cleanPath(path.text);
      if (runtimeOfSocket(clean) !== undefined) continue;
      const what = sensitivity(clean);
      const { title } = workload.resource;
      if (what === undefined) report(path, `Pods of ${title} mount ${path.text} of their node.`);
      else
        report(
          path,
          `Pods of ${title} mount ${path.text} of their node, that is ${what}${isWritable(workload, volume) ? ', and may write there' : ''}.`,
          {
            severity: 'warning',
          },
        );
    }
  },
});

function isWritable(workload: Workload, volume: string): boolean {
  return workload.containers.some((container) =>
    mountsOf(container, volume).some((mount) => mount.boolean('readOnly') !== true),
  );
}
