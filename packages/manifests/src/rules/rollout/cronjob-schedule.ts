import { everRuns, parseSchedule, type Schedule } from '../../resources/schedule.ts';
import { rule } from '../rule.ts';

export const cronjobSchedule = rule({
  id: 'cronjob-schedule',
  area: 'rollout',
  severity: 'error',
  what: 'A CronJob has a schedule that runs, and not more often than meant.',
  why: 'The API server refuses a schedule that it cannot read. One without any matching day never runs, and `* 3 * * *` runs sixty times from three to four, not once at three.',
  fix: 'Write minute, hour, day of the month, month and day of the week (Sunday is 0).',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax'],
  types: {
    CronJob: ({ spec }, { report }) => {
      const node = spec?.scalar('schedule');
      if (node === undefined || node.isNull) return;
      const parsed = parseSchedule(node.text);
      if ('defect' in parsed) report(node, `The schedule "${node.text}" ${parsed.defect}.`);
      if (!('schedule' in parsed)) return;
      const { schedule } = parsed;
      if (!everRuns(schedule))
        report(node, `The schedule "${node.text}" names days that no such month has, so the job never runs.`, {
          severity: 'warning',
          fix: 'Name a day that the month has.',
        });
      else if (everyMinuteOfSomeHours(schedule)) {
        const [first] = schedule.hours;
        const hours =
          schedule.hours.size === 1
            ? `hour ${first}, 60 times a day`
            : `${schedule.hours.size} hours, ${60 * schedule.hours.size} times a day`;
        const once = node.text.trim().replace(/^\S+/, '0');
        report(node, `The schedule "${node.text}" runs every minute of ${hours}.`, {
          severity: 'warning',
          fix: `Write "${once}" to run once in each of these hours.`,
        });
      }
    },
  },
});

/** The mark of a minute that was forgotten; a schedule for most of the day means it. */
function everyMinuteOfSomeHours({ minutes, hours }: Schedule): boolean {
  return minutes.size === 60 && hours.size <= 4;
}
