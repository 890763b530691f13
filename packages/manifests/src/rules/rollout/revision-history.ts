import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const revisionHistory = rule({
  id: 'revision-history',
  area: 'rollout',
  severity: 'warning',
  what: 'A workload keeps a revision to go back to.',
  why: 'With revisionHistoryLimit 0 the revision before is deleted as soon as the new one is out, and `kubectl rollout undo` finds nothing.',
  fix: 'Remove revisionHistoryLimit (the default is 10), or set it to 2 or more.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy'],
  types: { Deployment: check, StatefulSet: check, DaemonSet: check },
});

function check({ spec, title }: Resource, { report }: Context): void {
  const limit = spec?.scalar('revisionHistoryLimit');
  const number = limit?.integer;
  if (limit === undefined || number === undefined || number > 0) return;
  if (number < 0)
    report(limit, `revisionHistoryLimit is ${number}; the API server refuses a negative number.`, {
      severity: 'error',
    });
  else report(limit, `revisionHistoryLimit is 0, so no revision of ${title} is left to go back to.`);
}
