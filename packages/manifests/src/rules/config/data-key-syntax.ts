import { dataOf } from '../../index/config-references.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const dataKeySyntax = rule({
  id: 'data-key-syntax',
  area: 'config',
  severity: 'error',
  what: 'Keys of ConfigMaps and Secrets, and names of environment variables, are of the form that Kubernetes takes.',
  why: 'The API server refuses the object.',
  fix: 'Use letters, digits, `-`, `_` and `.` in keys; printable ASCII without `=` in names of variables.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  types: { ConfigMap: check, Secret: check },
  container(container, { report }) {
    for (const entry of container.node.seq('env')?.items ?? []) {
      const name = entry.kind === 'mapping' ? entry.scalar('name') : undefined;
      if (name === undefined || name.isNull || name.text === '') continue;
      if (!/^[\x20-\x3c\x3e-\x7e]+$/.test(name.text))
        report(
          name,
          `${JSON.stringify(name.text)} of container ${container.name} is no name of an environment variable.`,
        );
      else if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.text) && !/[$<{]/.test(name.text))
        report(name, `${name.text} of container ${container.name} is a variable that shells cannot read.`, {
          severity: 'info',
        });
    }
  },
});

function check(resource: Resource, { report }: Context): void {
  const seen = new Set<string>();
  for (const [key] of dataOf(resource)) {
    if (key.text.length > 253 || !/^[-._A-Za-z0-9]+$/.test(key.text) || key.text === '.' || key.text.startsWith('..'))
      report(key, `${JSON.stringify(key.text)} of ${resource.title} is no key of a ${resource.kind}.`);
    else if (resource.type === 'ConfigMap' && seen.has(key.text))
      report(key, `${resource.title} has ${key.text} under both data and binaryData, which the API server refuses.`);
    seen.add(key.text);
  }
}
