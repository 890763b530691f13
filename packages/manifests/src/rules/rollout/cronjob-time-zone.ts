import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

const known = new Map<string, boolean>();

export const cronjobTimeZone = rule({
  id: 'cronjob-time-zone',
  area: 'rollout',
  severity: 'error',
  what: 'The time zone of a CronJob exists.',
  why: 'The API server refuses a time zone that is not in its database, and `Local`.',
  fix: 'Write a name of the tz database, such as Europe/Vienna or Etc/UTC.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones'],
  types: {
    CronJob: ({ spec }, { report }) => {
      const node = spec?.get('timeZone');
      if (isUnset(node) || node.kind !== 'scalar') return;
      if (node.text === '')
        report(node, 'timeZone is empty; the API server refuses that.', {
          fix: 'Name a time zone, or remove timeZone.',
        });
      else if (!isTimeZone(node.text)) report(node, `timeZone ${node.text} is no name of the tz database.`);
    },
  },
});

function isTimeZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    answer = !/^local$/i.test(name) && !/^[+-]/.test(name) && intlKnows(name);
    known.set(name, answer);
  }
  return answer;
}

function intlKnows(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
