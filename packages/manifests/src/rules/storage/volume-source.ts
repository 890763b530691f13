import { isUnset, type Mapping } from '../../read/node.ts';
import { sourcesOf, volumesOf } from '../../resources/volumes.ts';
import { type Context, rule } from '../rule.ts';

export const volumeSource = rule({
  id: 'volume-source',
  area: 'storage',
  severity: 'error',
  what: 'A volume comes from exactly one source, which says what it is of.',
  why: 'The API server refuses a volume with two sources, and takes one without any for an emptyDir: what was to be there is missing. It refuses a configMap or secret without a name, too.',
  fix: 'Keep the one source that is meant; write `emptyDir: {}` for an empty directory.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  workloadsWith: ['volumes', 'volumeClaimTemplates'],
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
      else checkObject(volume.node, `Volume ${name} of ${workload.resource.title}`, report);
    }
  },
});

/** Sources that are nothing without the name of an object, which their schemas do not ask for. */
const objects = [
  ['configMap', 'name', 'ConfigMap'],
  ['secret', 'secretName', 'Secret'],
] as const;

function checkObject(volume: Mapping, what: string, report: Context['report']): void {
  for (const [field, nameKey, kind] of objects) {
    const source = volume.map(field);
    if (source === undefined) continue;
    const name = source.get(nameKey);
    if (isUnset(name) || (name.kind === 'scalar' && name.text === '')) report(source, `${what} names no ${kind}.`);
  }
}
