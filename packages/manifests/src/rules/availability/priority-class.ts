import { rule } from '../rule.ts';

export const priorityClass = rule({
  id: 'priority-class',
  area: 'availability',
  severity: 'info',
  optional: true,
  what: 'A pod has a priority class, one of those agreed on.',
  why: 'When nodes are full, or memory runs short, pods of lower priority go first. Without classes it is chance whether the shop or its reports stay.',
  fix: 'Set priorityClassName; name the accepted classes in the option `accepted`.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
  options: { accepted: [] },
  workload({ pod, resource }, { options, report }) {
    const name = pod.scalar('priorityClassName');
    const { accepted } = options;
    if (name === undefined || name.isNull || name.text === '')
      report(pod, `The pods of ${resource.title} have no priority class.`);
    else if (accepted.length > 0 && !accepted.includes(name.text))
      report(name, `The priority class ${name.text} of ${resource.title} is none of ${accepted.join(', ')}.`);
  },
});
