import { rule } from '../rule.ts';

export const requiredLabels = rule({
  id: 'required-labels',
  area: 'labels',
  severity: 'warning',
  optional: true,
  what: 'Every workload has the labels that the policy requires.',
  why: 'Who is woken at night needs to know whose workload it is; without the label nobody can ask.',
  fix: 'Add the label, or change the option `labels` of this rule.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
  options: { labels: ['owner'] as readonly string[] },
  workload({ resource }, { options, report }) {
    for (const name of options.labels) {
      const value = resource.labels?.scalar(name);
      if (value === undefined || value.isNull || value.text === '')
        report(resource.metadata ?? resource.node, `${resource.title} has no label ${name}.`);
    }
  },
});
