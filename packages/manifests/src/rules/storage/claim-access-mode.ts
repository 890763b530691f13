import { replicaRange } from '../../index/autoscalers.ts';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import type { Resource } from '../../resources/resource.ts';
import { fenceposts, rollingUpdateOf } from '../../resources/rolling-update.ts';
import { volumesOf } from '../../resources/volumes.ts';
import type { Workload } from '../../resources/workload.ts';
import { type Detail, rule } from '../rule.ts';

export const claimAccessMode = rule({
  id: 'claim-access-mode',
  area: 'storage',
  severity: 'warning',
  what: 'A claim that several pods mount can be mounted by several.',
  why: 'A ReadWriteOnce volume is attached to one node at a time: pods that land on another node wait in ContainerCreating, and a rolling update that starts the new pod first may wait for ever.',
  fix: 'Use ReadWriteMany storage, a StatefulSet with volumeClaimTemplates, or one replica with the strategy Recreate.',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  workload(workload, { index, report }) {
    for (const { node, claimed } of volumesOf(workload)) {
      const source = claimed ? undefined : node.map('persistentVolumeClaim');
      const name = source?.scalar('claimName');
      if (source === undefined || name === undefined || source.boolean('readOnly') === true) continue;
      const [claim] = index.named('PersistentVolumeClaim', workload.resource.scope, name.text);
      const mode = claim === undefined ? undefined : exclusiveMode(claim);
      if (mode === undefined || staysOnOneNode(workload)) continue;
      const trouble = troubleOf(workload, mode, index);
      if (trouble !== undefined)
        report(
          name,
          `${workload.resource.title} mounts PersistentVolumeClaim ${name.text}, which is ${mode}, ${trouble.text}.`,
          trouble.detail,
        );
    }
  },
});

type Mode = 'ReadWriteOnce' | 'ReadWriteOncePod';

/** The mode of a claim that only one node, or one pod, can have; undefined when it can be shared. */
function exclusiveMode({ spec }: Resource): Mode | undefined {
  const modes = (spec?.seq('accessModes')?.scalars ?? []).map(({ text }) => text);
  if (modes.length === 0 || !modes.every((mode) => mode.startsWith('ReadWriteOnce'))) return undefined;
  return modes.includes('ReadWriteOnce') ? 'ReadWriteOnce' : 'ReadWriteOncePod';
}

/** Pods that a rule keeps on one node can share what is attached there. */
function staysOnOneNode({ pod }: Workload): boolean {
  return (
    pod.has('nodeName') ||
    pod.map('nodeSelector')?.has('kubernetes.io/hostname') === true ||
    pod.map('affinity')?.has('podAffinity') === true
  );
}

function troubleOf(workload: Workload, mode: Mode, index: ClusterIndex): { text: string; detail: Detail } | undefined {
  const severity = mode === 'ReadWriteOncePod' ? 'error' : 'warning';
  if (workload.kind === 'DaemonSet') return { text: 'by a pod on every node', detail: { severity } };
  const range = replicaRange(index, workload);
  if (range !== undefined && range.most > 1)
    return { text: `by ${range.least < range.most ? 'up to ' : ''}${range.most} pods`, detail: { severity } };
  const update = rollingUpdateOf(workload);
  if (update === undefined || range?.most !== 1) return undefined;
  const { surge, unavailable } = fenceposts(update, 1);
  if (surge === 0 || unavailable > 0) return undefined;
  return {
    text: 'and updates by starting the new pod while the old one holds it',
    detail: { severity, fix: 'Set the strategy to Recreate, or maxSurge 0 and maxUnavailable 1.' },
  };
}
