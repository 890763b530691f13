import { replicaRange } from '../../index/autoscalers.ts';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import type { Scalar } from '../../read/node.ts';
import { fenceposts, rollingUpdateOf } from '../../resources/rolling-update.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

const kinds = new Set(['Deployment', 'ReplicaSet', 'ReplicationController']);

export const rwoVolumeUpdate = rule({
  id: 'rwo-volume-update',
  area: 'rollout',
  severity: 'warning',
  what: 'A volume for one node is not needed by two pods at once.',
  why: 'A ReadWriteOnce volume is attached to one node. A second replica, or the new pod of a rolling update, that is scheduled to another node waits for it (`Multi-Attach error`): the update hangs, because the old pod goes only when the new one is ready.',
  fix: 'Use a StatefulSet with volumeClaimTemplates, strategy Recreate for a single pod, or a ReadWriteMany volume.',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  workloadsWith: ['volumes'],
  workload(workload, { index, report }) {
    if (!kinds.has(workload.kind)) return;
    for (const volume of workload.pod.seq('volumes')?.maps ?? []) {
      const claim = volume.map('persistentVolumeClaim')?.scalar('claimName');
      const mode = claim && onlyMode(index, workload, claim);
      if (claim === undefined || mode === undefined) continue;
      const { most, autoscaler } = replicaRange(index, workload)!;
      const { title } = workload.resource;
      const severity = mode === 'ReadWriteOncePod' ? 'error' : 'warning';
      if (most > 1) {
        const by =
          autoscaler === undefined ? `${most} replicas` : `up to ${most} replicas by ${autoscaler.resource.title}`;
        const limit = mode === 'ReadWriteOncePod' ? 'for a single pod' : 'attached to a single node';
        report(claim, `${title} has ${by}, but PersistentVolumeClaim ${claim.text} is ${mode}, ${limit}.`, {
          severity,
        });
        continue;
      }
      const update = rollingUpdateOf(workload);
      if (most === 0 || update === undefined) continue;
      const { surge, unavailable } = fenceposts(update, 1);
      if (surge > 0 && unavailable === 0)
        report(
          claim,
          `A rolling update of ${title} starts a second pod before the first one goes, but PersistentVolumeClaim ${claim.text} is ${mode}.`,
          { severity, fix: 'Set `strategy: {type: Recreate}`, or maxSurge 0 with maxUnavailable 1.' },
        );
    }
  },
});

/** The claim's access mode when it has only one and that is for one node or pod. */
function onlyMode(index: ClusterIndex, workload: Workload, claim: Scalar): string | undefined {
  const object = index.named('PersistentVolumeClaim', workload.resource.scope, claim.text)[0];
  const modes = object?.spec?.seq('accessModes')?.scalars ?? [];
  const [mode] = modes;
  return modes.length === 1 && (mode!.text === 'ReadWriteOnce' || mode!.text === 'ReadWriteOncePod')
    ? mode!.text
    : undefined;
}
