import { isUnset, type Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

export const claimComplete = rule({
  id: 'claim-complete',
  area: 'storage',
  severity: 'error',
  what: 'A claim says how it is accessed and how much it needs.',
  why: 'The API server refuses a claim without accessModes or a storage request.',
  fix: 'Set accessModes and resources.requests.storage.',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims'],
  workloadsWith: ['volumes'],
  workload({ pod }, { report }) {
    for (const volume of pod.seq('volumes')?.items ?? []) {
      const template = volume.kind === 'mapping' ? volume.map('ephemeral')?.map('volumeClaimTemplate') : undefined;
      if (template !== undefined && volume.kind === 'mapping')
        check(template.map('spec'), `The claim of volume ${volume.scalar('name')?.text ?? '(no name)'}`, report);
    }
  },
  types: {
    PersistentVolumeClaim: ({ spec, title }, { report }) => check(spec, title, report),
    StatefulSet: ({ spec }, { report }) => {
      for (const claim of spec?.seq('volumeClaimTemplates')?.maps ?? [])
        check(
          claim.map('spec'),
          `Claim template ${claim.map('metadata')?.scalar('name')?.text ?? '(no name)'}`,
          report,
        );
    },
  },
});

function check(spec: Mapping | undefined, title: string, report: Context['report']): void {
  if (spec === undefined) return;
  const modes = spec.get('accessModes');
  if (isUnset(modes) || (modes.kind === 'sequence' && modes.items.length === 0))
    report(spec, `${title} has no accessModes.`);
  if (isUnset(spec.path('resources', 'requests', 'storage')))
    report(spec, `${title} has no resources.requests.storage.`);
}
