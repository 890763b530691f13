import { isUnset, type Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

export const jobDeadline = rule({
  id: 'job-deadline',
  area: 'rollout',
  severity: 'info',
  optional: true,
  what: 'A Job ends at some time, even when it hangs.',
  why: 'A job that waits for ever for a lock or a peer keeps its resources, and under concurrencyPolicy Forbid it stops all later runs without a word.',
  fix: 'Set activeDeadlineSeconds to several times what the job takes.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup'],
  types: {
    Job: ({ spec, title }, { report }) => check(spec, title, report),
    CronJob: ({ spec, title }, { report }) => check(spec?.map('jobTemplate')?.map('spec'), `A run of ${title}`, report),
  },
});

function check(spec: Mapping | undefined, title: string, report: Context['report']): void {
  if (
    spec === undefined ||
    !isUnset(spec.get('activeDeadlineSeconds')) ||
    !isUnset(spec.path('template', 'spec', 'activeDeadlineSeconds'))
  )
    return;
  report(spec, `${title} may run for ever: it has no activeDeadlineSeconds.`);
}
