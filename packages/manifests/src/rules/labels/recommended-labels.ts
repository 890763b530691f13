import { rule } from '../rule.ts';

export const recommendedLabels = rule({
  id: 'recommended-labels',
  area: 'labels',
  severity: 'info',
  optional: true,
  what: 'A workload has the labels that Kubernetes recommends.',
  why: 'Dashboards, cost reports and `kubectl -l` find the parts of an application by them.',
  fix: 'Add the missing labels to the object and to its pod template.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/'],
  options: {
    labels: ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/version'] as readonly string[],
  },
  workload({ resource }, { options, report }) {
    const missing = options.labels.filter((label) => resource.labels?.has(label) !== true);
    if (missing.length > 0)
      report(resource.metadata ?? resource.node, `${resource.title} lacks ${missing.join(', ')}.`);
  },
});
