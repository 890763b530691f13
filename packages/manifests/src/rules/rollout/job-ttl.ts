import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const jobTtl = rule({
  id: 'job-ttl',
  area: 'rollout',
  severity: 'info',
  what: 'A finished Job is removed in one way.',
  why: 'A Job that nothing removes stays for ever with its pods, and the next apply of the same name fails or does nothing. The jobs of a CronJob are removed by its history limits; a ttlSecondsAfterFinished beside them takes the failed ones away before somebody looks at them.',
  fix: 'Set ttlSecondsAfterFinished on a Job of its own; remove it from the jobTemplate of a CronJob.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/#ttl-mechanism-for-finished-jobs'],
  options: { 'min-cronjob-seconds': 86_400 },
  types: {
    Job: ({ spec, title, annotations }, { report }) => {
      if (spec === undefined) return;
      const ttl = spec.scalar('ttlSecondsAfterFinished');
      if (ttl?.integer !== undefined && ttl.integer < 0)
        return report(ttl, `ttlSecondsAfterFinished is ${ttl.integer}; the API server refuses a negative number.`, {
          severity: 'error',
          fix: 'Write 0 or more.',
        });
      const removed =
        annotations?.keys.some(({ text }) => text === 'helm.sh/hook' || text === 'argocd.argoproj.io/hook') === true;
      if (isUnset(spec.get('ttlSecondsAfterFinished')) && !removed)
        report(spec, `${title} stays after it has finished: it has no ttlSecondsAfterFinished.`, {
          fix: 'Set ttlSecondsAfterFinished, such as 86400 for a day.',
        });
    },
    CronJob: ({ spec, title }, { options, report }) => {
      const job = spec?.map('jobTemplate')?.map('spec');
      const ttl = job?.scalar('ttlSecondsAfterFinished');
      if (job === undefined || ttl?.integer === undefined || ttl.integer >= options['min-cronjob-seconds']) return;
      report(
        job.key('ttlSecondsAfterFinished')!,
        `Jobs of ${title} are removed ${ttl.text} s after their end, whatever its history limits keep.`,
        { fix: 'Remove ttlSecondsAfterFinished and set the history limits.' },
      );
    },
  },
});
