import { volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const volumeNameUnique = rule({
  id: 'volume-name-unique',
  area: 'storage',
  severity: 'error',
  what: 'The volumes of a pod have different names.',
  why: 'The API server refuses two volumes of one name.',
  fix: 'Rename one of them, or remove it.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  workload(workload, { report }) {
    const volumes = volumesOf(workload);
    if (volumes.length < 2) return;
    const seen = new Set<string>();
    for (const { name, claimed } of volumes) {
      // A volume that a StatefulSet claims replaces the one of the pod.
      if (name === undefined || claimed) continue;
      if (seen.has(name.text)) report(name, `${workload.resource.title} has two volumes of the name ${name.text}.`);
      seen.add(name.text);
    }
  },
});
