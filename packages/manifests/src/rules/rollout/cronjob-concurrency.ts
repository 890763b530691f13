import { rule } from '../rule.ts';

export const cronjobConcurrency = rule({
  id: 'cronjob-concurrency',
  area: 'rollout',
  severity: 'info',
  optional: true,
  what: 'A CronJob does not start a run while the one before still works.',
  why: 'With concurrencyPolicy Allow, the default, a run that takes longer than the interval overlaps with the next; when the cause is load, the runs pile up and add to it.',
  fix: 'Set concurrencyPolicy to Forbid or Replace, unless runs may overlap.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy'],
  types: {
    CronJob: ({ spec, title }, { report }) => {
      if (spec === undefined) return;
      const policy = spec.scalar('concurrencyPolicy');
      const unset = policy === undefined || policy.isNull || policy.text === '';
      if (unset) report(spec, `Runs of ${title} may overlap: concurrencyPolicy is Allow unless it is set.`);
      else if (policy.text === 'Allow') report(policy, `Runs of ${title} may overlap: concurrencyPolicy is Allow.`);
    },
  },
});
