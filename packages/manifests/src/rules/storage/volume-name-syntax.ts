import { volumesOf } from '../../resources/volumes.ts';
import { rule } from '../rule.ts';

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

export const volumeNameSyntax = rule({
  id: 'volume-name-syntax',
  area: 'storage',
  severity: 'error',
  what: 'The name of a volume is a DNS label.',
  why: 'The API server refuses the pod; under a Deployment that refusal meets the whole object.',
  fix: 'Use lower case letters, digits and hyphens, with a letter or digit at both ends, 63 at most.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names'],
  workloadsWith: ['volumes', 'volumeClaimTemplates'],
  workload(workload, { report }) {
    for (const { name } of volumesOf(workload)) {
      if (name === undefined || name.isNull || name.text === '' || /[$<{]/.test(name.text)) continue;
      if (name.text.length > 63 || !label.test(name.text))
        report(
          name,
          `${workload.resource.title} has a volume of the name ${JSON.stringify(name.text)}, which is no DNS label.`,
        );
    }
  },
});
