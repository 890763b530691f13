import { serviceSelector } from '../../index/services.ts';
import { rule } from '../rule.ts';

const colours = /(?:^|[-_.])(blue|green)(?:$|[-_.])/;
const canary = /canary|stable|baseline|primary|preview|experiment/;

export const serviceOneRelease = rule({
  id: 'service-one-release',
  area: 'rollout',
  severity: 'info',
  what: 'A Service sends traffic to the pods of one workload.',
  why: 'A selector that matches two workloads spreads requests over both. A blue-green switch then switches nothing, and a release that is still being tried, or another component, answers part of the traffic.',
  fix: 'Add the label that tells them apart to the selector of the Service.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  types: {
    Service: (service, { index, report }) => {
      const selector = serviceSelector(service);
      if (selector === undefined) return;
      // Fifty are enough to tell, and keep a selector for a whole namespace cheap.
      const workloads = index
        .selected(service.scope, selector)
        .slice(0, 50)
        .filter(({ completes, kind }) => !completes && kind !== 'Pod' && kind !== 'PodTemplate');
      if (workloads.length < 2) return;
      const titles = [...new Set(workloads.map(({ resource }) => resource.title))];
      if (titles.length < 2) return;
      const texts = workloads.map(({ name, podLabels }) => [
        name,
        ...(podLabels?.values ?? []).flatMap((value) => (value.kind === 'scalar' ? value.text : [])),
      ]);
      const found = new Set(texts.flatMap((words) => words.flatMap((word) => colours.exec(word)?.[1] ?? [])));
      const both = found.size === 2;
      if (!both && texts.some((words) => words.some((word) => canary.test(word)))) return;
      const shown =
        titles.length > 3 ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more` : titles.join(' and ');
      const end = both ? ', so blue and green both get traffic' : '';
      report(
        service.spec!.key('selector')!,
        `The selector ${selector.text} of Service ${service.name} matches the pods of ${shown}${end}.`,
        { severity: both ? 'warning' : 'info' },
      );
    },
  },
});
