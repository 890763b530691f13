import { rule } from '../rule.ts';

export const requiredAnnotations = rule({
  id: 'required-annotations',
  area: 'labels',
  severity: 'warning',
  optional: true,
  what: 'Every workload has the annotations that the policy requires.',
  why: 'Who is woken at night needs to know whose workload it is; without the annotation nobody can ask.',
  fix: 'Add the annotation, or change the option `annotations` of this rule.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
  options: { annotations: ['email'] as readonly string[] },
  workload({ resource }, { options, report }) {
    for (const name of options.annotations) {
      const value = resource.annotations?.scalar(name);
      if (value === undefined || value.isNull || value.text === '')
        report(resource.metadata ?? resource.node, `${resource.title} has no annotation ${name}.`);
    }
  },
});
