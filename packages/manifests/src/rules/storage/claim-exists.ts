import { namesIn, nearestName } from '../../index/names.ts';
import { volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const claimExists = rule({
  id: 'claim-exists',
  area: 'storage',
  severity: 'warning',
  what: 'A PersistentVolumeClaim that a pod uses is among the manifests.',
  why: 'A pod that names a claim that is not there stays Pending.',
  fix: 'Add the PersistentVolumeClaim, or name one that is there.',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes'],
  workloadsWith: ['volumes'],
  workload(workload, { index, report }) {
    const { scope, title } = workload.resource;
    const volumes = volumesOf(workload);
    for (const { node, name } of volumes) {
      const claim = node.map('persistentVolumeClaim')?.scalar('claimName');
      if (claim === undefined || claim.isNull || claim.text === '') continue;
      // What a StatefulSet claims under the same name stands in for it.
      if (volumes.some((volume) => volume.claimed && volume.name?.text === name?.text)) continue;
      if (index.named('PersistentVolumeClaim', scope, claim.text).length > 0) continue;
      const near = nearestName(index, 'PersistentVolumeClaim', scope, claim.text);
      // Claims are often made once by hand, so that no deploy can delete the data.
      const severity =
        near !== undefined ? 'error' : namesIn(index, 'PersistentVolumeClaim', scope).size > 0 ? 'warning' : 'info';
      report(
        claim,
        `${title} uses PersistentVolumeClaim ${claim.text}, which is not among the manifests of namespace ${scope}${near === undefined ? '' : `; the nearest is ${near}`}.`,
        {
          severity,
          ...(near === undefined ? {} : { fix: `Write ${near}.` }),
        },
      );
    }
  },
});
