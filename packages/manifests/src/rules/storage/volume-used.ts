import { mountsAndDevices, volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const volumeUsed = rule({
  id: 'volume-used',
  area: 'storage',
  severity: 'warning',
  what: 'A container mounts every volume of its pod.',
  why: 'The pod waits for a volume that nobody uses, and what was meant to be there, such as a configuration, is missing in the container.',
  fix: 'Mount the volume where the application looks for it, or remove it.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  workloadsWith: ['volumes', 'volumeClaimTemplates'],
  workload(workload, { report }) {
    const volumes = volumesOf(workload);
    if (volumes.length === 0 || workload.containers.length === 0) return;
    const mounted = new Set(
      workload.containers.flatMap((container) =>
        mountsAndDevices(container).map((mount) => mount.scalar('name')?.text),
      ),
    );
    for (const { name, claimed } of volumes)
      if (name !== undefined && !mounted.has(name.text))
        report(
          name,
          `No container of ${workload.resource.title} mounts the ${claimed ? 'claimed volume' : 'volume'} ${name.text}.`,
        );
  },
});
