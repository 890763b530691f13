import { replicaRange } from '../../index/autoscalers.ts';
import type { Scalar } from '../../read/node.ts';
import { amountText } from '../../resources/int-or-percent.ts';
import { fenceposts, rollingUpdateOf } from '../../resources/rolling-update.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const hostPortUpdate = rule({
  id: 'host-port-update',
  area: 'rollout',
  severity: 'warning',
  what: 'An update of pods with a port of their node finds nodes where it is free.',
  why: 'Two pods with the same host port do not fit on one node. An update that starts a new pod before an old one goes needs a node more than there are pods; without one the pod stays pending and the update hangs.',
  fix: 'Set maxSurge to 0 and maxUnavailable to 1, use a DaemonSet, or drop the host port.',
  references: ['https://kubernetes.io/docs/concepts/configuration/overview/#services'],
  workload(workload, { index, report }) {
    const update = rollingUpdateOf(workload);
    if (update === undefined) return;
    const port = hostPort(workload);
    const least = replicaRange(index, workload)?.least ?? 0;
    if (port === undefined || least < 1) return;
    const { surge, unavailable } = fenceposts(update, least);
    if (surge === 0 || unavailable > 0) return;
    const pods = least === 1 ? 'the pod holds' : `its ${least} pods hold`;
    const { title } = workload.resource;
    report(
      port,
      `An update of ${title} starts a new pod while ${pods} port ${port.text} of the nodes (maxUnavailable ${amountText(update.maxUnavailable)} is 0 of ${least}).`,
    );
  },
});

function hostPort(workload: Workload): Scalar | undefined {
  const network = workload.pod.boolean('hostNetwork') === true;
  for (const { ports } of workload.running) {
    for (const { node } of ports) {
      const port = node.scalar('hostPort') ?? (network ? node.scalar('containerPort') : undefined);
      if (port?.integer !== undefined && port.integer > 0) return port;
    }
  }
  return undefined;
}
