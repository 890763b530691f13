import { nearest } from '@slipway/core';
import { mountsAndDevices, volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const volumeMountExists = rule({
  id: 'volume-mount-exists',
  area: 'storage',
  severity: 'error',
  what: 'A container mounts volumes that its pod has.',
  why: 'The API server refuses the pod; under a Deployment that shows only as a ReplicaSet that makes no pods.',
  fix: 'Add the volume to the pod, or name one that is there.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  containersWith: ['volumeMounts', 'volumeDevices'],
  container(container, { report }) {
    for (const mount of mountsAndDevices(container)) {
      const name = mount.scalar('name');
      if (name === undefined || name.isNull) continue;
      const volumes = volumesOf(container.workload);
      if (volumes.some((volume) => volume.name?.text === name.text)) continue;
      const names = volumes.map((volume) => volume.name?.text ?? '');
      const near = nearest(name.text, names);
      const has = names.length === 0 ? 'has no volumes' : `has ${names.join(', ')}`;
      report(
        name,
        `Container ${container.name} mounts the volume ${name.text}, but the pod ${has}.`,
        near === undefined ? {} : { fix: `Write ${near}.` },
      );
    }
  },
});
