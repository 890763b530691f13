import { isUnset, type Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

const counts = [
  'backoffLimit',
  'completions',
  'parallelism',
  'activeDeadlineSeconds',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

export const jobSettings = rule({
  id: 'job-settings',
  area: 'rollout',
  severity: 'error',
  what: 'The settings of a Job fit together.',
  why: 'The API server refuses a Job whose settings contradict each other, so the deploy stops there.',
  fix: 'Set what the message asks for, or remove the setting.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/'],
  types: {
    Job: ({ spec }, { report }) => {
      if (spec === undefined) return;
      checkJob(spec, report);
      if (!isUnset(spec.get('selector')) && spec.boolean('manualSelector') !== true)
        report(
          spec.key('selector')!,
          'The Job has a selector without manualSelector; the API server makes one itself and refuses another.',
          { fix: 'Remove the selector.' },
        );
    },
    CronJob: ({ spec }, { report }) => {
      const job = spec?.map('jobTemplate')?.map('spec');
      if (job === undefined) return;
      checkJob(job, report);
      for (const key of ['selector', 'manualSelector'])
        if (!isUnset(job.get(key)))
          report(
            job.key(key)!,
            `The jobTemplate has a ${key}; the API server refuses that, since every run gets a selector of its own.`,
            { fix: `Remove ${key}.` },
          );
    },
  },
});

function checkJob(spec: Mapping, report: Context['report']): void {
  for (const key of counts) {
    const value = spec.scalar(key);
    if (value?.integer !== undefined && value.integer < 0)
      report(value, `${key} is ${value.integer}; the API server refuses a negative number.`, {
        fix: 'Write 0 or more.',
      });
  }
  const mode = spec.scalar('completionMode');
  const indexed = mode?.text === 'Indexed';
  if (indexed && isUnset(spec.get('completions')))
    report(mode!, 'completionMode is Indexed without completions; the API server asks for their number.', {
      fix: 'Set completions.',
    });
  if (!indexed)
    for (const key of ['backoffLimitPerIndex', 'maxFailedIndexes'])
      if (!isUnset(spec.get(key)))
        report(spec.key(key)!, `${key} asks for completionMode Indexed.`, {
          fix: `Set completionMode to Indexed, or remove ${key}.`,
        });
  const restart = spec.map('template')?.map('spec')?.scalar('restartPolicy');
  if (!isUnset(spec.get('podFailurePolicy')) && restart !== undefined && restart.text !== 'Never')
    report(restart, `podFailurePolicy asks for restartPolicy Never, not ${restart.text}.`, {
      fix: 'Set restartPolicy to Never.',
    });
}
