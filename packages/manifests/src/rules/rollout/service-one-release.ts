import { serviceSelector, workloadsByService } from '../../index/services.ts';
import type { Resource } from '../../resources/resource.ts';
import type { Workload } from '../../resources/workload.ts';
import { type Context, rule } from '../rule.ts';

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
      const workloads = index.derive(workloadsByService).get(service);
      if (workloads !== undefined && workloads.length > 1 && hasTwo(workloads))
        reportTwo(service, workloads.slice(0, most), report);
    },
  },
});

/** Enough to tell, and keeps a selector for a whole namespace cheap. */
const most = 50;

/** Whether there are two that serve; the same object written twice is one. */
function hasTwo(workloads: readonly Workload[]): boolean {
  let first: Workload | undefined;
  let seen = 0;
  for (const workload of workloads) {
    if (++seen > most) break;
    if (first !== undefined && workload.name === first.name && workload.kind === first.kind) continue;
    if (!serves(workload)) continue;
    if (first !== undefined) return true;
    first = workload;
  }
  return false;
}

function serves({ kind, completes }: Workload): boolean {
  return kind !== 'Pod' && kind !== 'PodTemplate' && !completes;
}

function reportTwo(service: Resource, selected: readonly Workload[], report: Context['report']): void {
  const workloads = selected.filter(serves);
  const titles = [...new Set(workloads.map(({ resource }) => resource.title))];
  const words = workloads.flatMap(({ name, podLabels }) => [
    name,
    ...(podLabels?.values ?? []).flatMap((value) => (value.kind === 'scalar' ? value.text : [])),
  ]);
  const both = new Set(words.flatMap((word) => colours.exec(word)?.[1] ?? [])).size === 2;
  if (!both && words.some((word) => canary.test(word))) return;
  const shown =
    titles.length > 3 ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more` : titles.join(' and ');
  const end = both ? ', so blue and green both get traffic' : '';
  const message = `The selector ${serviceSelector(service)!.text} of Service ${service.name} matches the pods of ${shown}${end}.`;
  report(service.spec!.key('selector')!, message, { severity: both ? 'warning' : 'info' });
}
