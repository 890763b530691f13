import { replicaRange } from '../../index/autoscalers.ts';
import { servicesByWorkload } from '../../index/services.ts';
import { amountText } from '../../resources/int-or-percent.ts';
import { fenceposts, rollingUpdateOf } from '../../resources/rolling-update.ts';
import { rule } from '../rule.ts';

export const rollingUpdateKeepsCapacity = rule({
  id: 'rolling-update-keeps-capacity',
  area: 'rollout',
  severity: 'info',
  optional: true,
  what: 'A rolling update of what serves requests keeps all its pods available.',
  why: 'With maxUnavailable above 0 an update begins by taking pods away, so the rest carries the load until new ones are ready.',
  fix: 'Set maxUnavailable to 0 and maxSurge to 1 or more.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable'],
  workload(workload, { index, report }) {
    const update = rollingUpdateOf(workload);
    if (update === undefined) return;
    const service = index.derive(servicesByWorkload).get(workload)?.[0];
    const range = replicaRange(index, workload);
    if (service === undefined || range === undefined || range.least < 1) return;
    const { unavailable } = fenceposts(update, range.least);
    // Nothing left is rolling-update-keeps-pods's business.
    if (unavailable === 0 || unavailable >= range.least) return;
    const { maxUnavailable } = update;
    const written =
      maxUnavailable.node === undefined
        ? 'the default maxUnavailable of 25%'
        : `maxUnavailable of ${amountText(maxUnavailable)}`;
    report(
      maxUnavailable.node ?? update.node ?? workload.resource.spec!,
      `With ${written} an update leaves ${range.least - unavailable} of ${range.least} pods to Service ${service.name}.`,
    );
  },
});
