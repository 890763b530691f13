import { replicaRange } from '../../index/autoscalers.ts';
import { amountText, intOrPercent } from '../../resources/int-or-percent.ts';
import { fenceposts, rollingUpdateOf } from '../../resources/rolling-update.ts';
import { rule } from '../rule.ts';

export const rollingUpdateKeepsPods = rule({
  id: 'rolling-update-keeps-pods',
  area: 'rollout',
  severity: 'warning',
  what: 'A rolling update leaves pods running while it replaces others.',
  why: 'When maxUnavailable covers all pods, an update stops every one before a new one is ready: an outage as long as the start of the application, and for ever when the new release does not start.',
  fix: 'Set maxUnavailable to 0 and maxSurge to 1 or more, so that a new pod is ready before an old one goes.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/deployment/util/deployment_util.go',
  ],
  workload(workload, { index, report }) {
    const update = rollingUpdateOf(workload);
    if (update === undefined) return;
    const { maxSurge, maxUnavailable } = update;
    // Without a pod to keep there is nothing to lose, and 0 with 0 is refused (rolling-update-moves).
    if (maxSurge.value === 0 && maxUnavailable.value === 0) return;
    if (maxUnavailable.node === undefined && maxSurge.node === undefined) return;
    const range = replicaRange(index, workload);
    if (range === undefined) return;
    const replicas = Math.max(1, range.least);
    if (workload.replicaCount === 0 && range.autoscaler === undefined) return;
    const { surge, unavailable } = fenceposts(update, replicas);
    if (unavailable < replicas) return;
    const pods = replicas === 1 ? 'the only pod' : `all ${replicas} pods`;
    const scale = range.autoscaler === undefined ? '' : ` at the least scale of ${range.autoscaler.resource.title}`;
    const both = surge === 0 && maxUnavailable.value < 100 && maxUnavailable.percent;
    const cause = both
      ? `maxSurge of ${amountText(maxSurge)} and maxUnavailable of ${amountText(maxUnavailable)} both round to 0 of ${replicas}, which Kubernetes takes for 1 unavailable: an update`
      : `maxUnavailable of ${amountText(maxUnavailable)} lets an update`;
    const node = maxUnavailable.node ?? maxSurge.node!;
    report(node, `${cause} ${both ? 'stops' : 'stop'} ${pods}${scale} before a new one is ready.`);
  },
  types: {
    DaemonSet: ({ spec }, { report }) => {
      const value = intOrPercent(spec?.map('updateStrategy')?.map('rollingUpdate')?.get('maxUnavailable'));
      if (value?.percent === true && value.value >= 100)
        report(
          value.node!,
          `maxUnavailable of ${amountText(value)} lets an update stop the pod of every node before a new one is ready.`,
          { fix: 'Lower maxUnavailable, or set it to 0 with maxSurge 1.' },
        );
    },
  },
});
