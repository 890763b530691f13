import { amountText, intOrPercent } from '../../resources/int-or-percent.ts';
import { rollingUpdateOf } from '../../resources/rolling-update.ts';
import { rule } from '../rule.ts';

export const rollingUpdateMoves = rule({
  id: 'rolling-update-moves',
  area: 'rollout',
  severity: 'error',
  what: 'A rolling update may add a pod or take one away.',
  why: 'With neither it could never begin, so the API server refuses the object. A DaemonSet must choose one of the two.',
  fix: 'Set maxSurge to 1 and keep maxUnavailable at 0, or the other way round where no extra pod fits.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
  workload(workload, { report }) {
    const update = rollingUpdateOf(workload);
    if (update === undefined || update.maxSurge.value !== 0 || update.maxUnavailable.value !== 0) return;
    const { maxSurge, maxUnavailable } = update;
    report(
      maxUnavailable.node!,
      `maxUnavailable is ${amountText(maxUnavailable)} and maxSurge is ${amountText(maxSurge)}, so no pod can ever be replaced.`,
    );
  },
  types: {
    DaemonSet: ({ spec }, { report }) => {
      const strategy = spec?.map('updateStrategy');
      const update = strategy?.map('rollingUpdate');
      if (update === undefined || (strategy!.scalar('type')?.text || 'RollingUpdate') !== 'RollingUpdate') return;
      const surge = intOrPercent(update.get('maxSurge'));
      const unavailable = intOrPercent(update.get('maxUnavailable'));
      const moves = (surge?.value ?? 0) > 0;
      if (moves && (unavailable?.value ?? 1) > 0) {
        const other =
          unavailable === undefined
            ? 'maxUnavailable is 1 unless it is set'
            : `maxUnavailable is ${amountText(unavailable)}`;
        report(
          surge!.node!,
          `maxSurge is ${amountText(surge!)} while ${other}; a DaemonSet may have only one of them above 0.`,
          {
            fix: 'Set maxUnavailable to 0, or remove maxSurge.',
          },
        );
      }
      if (!moves && unavailable?.value === 0)
        report(
          unavailable.node!,
          `maxUnavailable is ${amountText(unavailable)} and maxSurge is ${surge === undefined ? 'unset, which means 0' : amountText(surge)}, so no pod can ever be replaced.`,
        );
    },
    StatefulSet: ({ spec }, { report }) => {
      const value = intOrPercent(spec?.map('updateStrategy')?.map('rollingUpdate')?.get('maxUnavailable'));
      if (value?.value === 0)
        report(value.node!, `maxUnavailable is ${amountText(value)}, so no pod can ever be replaced.`, {
          fix: 'Set maxUnavailable to 1 or more, or remove it.',
        });
    },
  },
});
