import { sourcesOf, volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

export const volumeSource = rule({
  id: 'volume-source',
  area: 'storage',
  severity: 'error',
  what: 'A volume comes from exactly one source.',
  why: 'The API server refuses a volume with two sources, and takes one without any for an emptyDir: what was to be there is missing.',
  fix: 'Keep the one source that is meant; write `emptyDir: {}` for an empty directory.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  workload(workload, { report }) {
    for (const volume of volumesOf(workload)) {
      if (volume.claimed) continue;
      const sources = sourcesOf(volume);
      const name = volume.name?.text ?? '(no name)';
      if (sources.length > 1)
        report(
          sources[1]!,
          `Volume ${name} of ${workload.resource.title} has ${sources.length} sources: ${sources.map(({ text }) => text).join(' and ')}.`,
        );
      else if (sources.length === 0)
        report(
          volume.node,
          `Volume ${name} of ${workload.resource.title} names no source, so it is an empty directory.`,
          { severity: 'warning' },
        );
    }
  },
});
