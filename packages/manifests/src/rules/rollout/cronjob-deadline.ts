import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const cronjobDeadline = rule({
  id: 'cronjob-deadline',
  area: 'rollout',
  severity: 'info',
  what: 'A CronJob says how late a run may begin.',
  why: 'Without startingDeadlineSeconds a run that was missed, while the control plane was down or the job was suspended, begins at any later time, such as a nightly job in the rush hour. Below ten seconds runs are skipped, because the controller looks only every ten.',
  fix: 'Set startingDeadlineSeconds to how late the job still makes sense, such as 600.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline'],
  types: {
    CronJob: ({ spec, title }, { report }) => {
      if (spec === undefined) return;
      const node = spec.scalar('startingDeadlineSeconds');
      const seconds = node?.integer;
      if (isUnset(spec.get('startingDeadlineSeconds')))
        report(spec, `${title} begins a missed run however late it is.`);
      else if (node !== undefined && seconds !== undefined && seconds < 0)
        report(node, `startingDeadlineSeconds is ${seconds}; the API server refuses a negative number.`, {
          severity: 'error',
        });
      else if (node !== undefined && seconds !== undefined && seconds < 10)
        report(
          node,
          `startingDeadlineSeconds is ${seconds}, but the controller looks every 10 s, so runs are skipped.`,
          { severity: 'warning', fix: 'Set startingDeadlineSeconds to more than 10.' },
        );
    },
  },
});
