import { volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const volumeNameUnique = rule({
  id: 'volume-name-unique',
  area: 'storage',
  severity: 'error',
  what: 'The volumes of a pod have different names.',
  why: 'The API server refuses two volumes of one name; of two volumeClaimTemplates the last one wins.',
  fix: 'Rename one of them, or remove it.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  workloadsWith: ['volumes', 'volumeClaimTemplates'],
  workload(workload, { report }) {
    const volumes = volumesOf(workload);
    if (volumes.length < 2) return;
    const [seen, seenClaimed] = [new Set<string>(), new Set<string>()];
    for (const { name, claimed } of volumes) {
      if (name === undefined) continue;
      // A volume that a StatefulSet claims replaces the one of the pod, so only two of a sort are too many.
      const names = claimed ? seenClaimed : seen;
      if (names.has(name.text))
        report(
          name,
          `${workload.resource.title} has two ${claimed ? 'volumeClaimTemplates' : 'volumes'} of the name ${name.text}.`,
        );
      names.add(name.text);
    }
  },
});
