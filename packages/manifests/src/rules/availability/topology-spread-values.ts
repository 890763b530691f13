import type { Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

export const topologySpreadValues = rule({
  id: 'topology-spread-values',
  area: 'availability',
  severity: 'error',
  what: 'The values of a topology spread constraint fit together.',
  why: 'The API server refuses the pod, and with it every pod of the workload.',
  fix: 'Correct the value.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
  ],
  workloadsWith: ['topologySpreadConstraints'],
  workload({ pod }, { report }) {
    const constraints = pod.seq('topologySpreadConstraints')?.maps;
    if (constraints === undefined) return;
    const seen = new Set<string>();
    for (const constraint of constraints) {
      checkConstraint(constraint, report);
      const [key, action] = [constraint.scalar('topologyKey'), constraint.scalar('whenUnsatisfiable')];
      if (key === undefined || action === undefined) continue;
      const pair = `${key.text} with ${action.text}`;
      if (seen.has(pair)) report(key, `${pair} is there twice.`, { fix: 'Remove one of the two.' });
      seen.add(pair);
    }
  },
});

function checkConstraint(constraint: Mapping, report: Context['report']): void {
  const skew = constraint.scalar('maxSkew');
  if (skew?.integer !== undefined && skew.integer < 1)
    report(skew, `maxSkew is ${skew.integer}; it has to be 1 or more.`, { fix: 'Write 1 or more.' });
  const key = constraint.scalar('topologyKey');
  if (key?.text === '' && !key.isNull)
    report(key, 'topologyKey is empty.', { fix: 'Name a label of nodes, such as kubernetes.io/hostname.' });
  const action = constraint.scalar('whenUnsatisfiable');
  if (action !== undefined && !action.isNull && action.text !== 'DoNotSchedule' && action.text !== 'ScheduleAnyway')
    report(action, `whenUnsatisfiable is ${action.text || 'empty'}; it has to be DoNotSchedule or ScheduleAnyway.`, {
      fix: 'Write DoNotSchedule or ScheduleAnyway.',
    });
  const domains = constraint.scalar('minDomains');
  if (domains?.integer === undefined) return;
  if (domains.integer < 1)
    report(domains, `minDomains is ${domains.integer}; it has to be 1 or more.`, {
      fix: 'Write 1 or more, or remove minDomains.',
    });
  else if (action?.text === 'ScheduleAnyway')
    report(domains, 'minDomains counts only with whenUnsatisfiable DoNotSchedule.', {
      fix: 'Remove minDomains, or set whenUnsatisfiable to DoNotSchedule.',
    });
}
