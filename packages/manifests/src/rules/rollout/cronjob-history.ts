import { rule } from '../rule.ts';

export const cronjobHistory = rule({
  id: 'cronjob-history',
  area: 'rollout',
  severity: 'info',
  what: 'A CronJob keeps a failed run to look at.',
  why: 'With failedJobsHistoryLimit 0 a failed job is deleted with its pods and logs, and nothing tells that or why it failed.',
  fix: 'Remove failedJobsHistoryLimit (the default is 1), or set it to 1 or more.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits'],
  types: {
    CronJob: ({ spec, title }, { report }) => {
      for (const key of ['failedJobsHistoryLimit', 'successfulJobsHistoryLimit']) {
        const limit = spec?.scalar(key);
        const number = limit?.integer;
        if (limit === undefined || number === undefined) continue;
        if (number < 0)
          report(limit, `${key} is ${number}; the API server refuses a negative number.`, {
            severity: 'error',
            fix: `Remove ${key}.`,
          });
        else if (number === 0 && key === 'failedJobsHistoryLimit')
          report(limit, `failedJobsHistoryLimit is 0, so nothing is left of a failed run of ${title}.`);
      }
    },
  },
});
