import { configReferences } from '../../index/config-references.ts';
import { rule } from '../rule.ts';

export const secretByFile = rule({
  id: 'secret-by-file',
  area: 'config',
  severity: 'info',
  optional: true,
  what: 'A container reads Secrets from files.',
  why: 'Environment variables are inherited by every child process and end up in crash reports and logs; files can be closed off, and follow a rotation of the Secret.',
  fix: 'Mount the Secret as a volume and read the file.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets'],
  workload(workload, { report }) {
    for (const { kind, name, by, who } of configReferences(workload))
      if (kind === 'Secret' && by === 'env') report(name, `${who} gets Secret ${name.text} by its environment.`);
  },
});
