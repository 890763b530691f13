import { dataOf } from '../../index/config-references.ts';
import type { Scalar } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const dataKeySyntax = rule({
  id: 'data-key-syntax',
  area: 'config',
  severity: 'error',
  what: 'Keys of ConfigMaps and Secrets, and names of environment variables, are of the form that Kubernetes takes.',
  why: 'The API server refuses the object.',
  fix: 'Use letters, digits, `-`, `_` and `.` in keys; printable ASCII without `=` in names of variables.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4369-allow-special-characters-environment-variable',
  ],
  types: { ConfigMap: check, Secret: check },
  containersWith: ['env', 'envFrom'],
  container(container, { target, report }) {
    const who = `container ${container.name}`;
    for (const entry of container.node.seq('env')?.items ?? [])
      if (entry.kind === 'mapping') checkName(entry.scalar('name'), who, 'name', target, report);
    for (const entry of container.node.seq('envFrom')?.items ?? [])
      if (entry.kind === 'mapping') checkName(entry.scalar('prefix'), who, 'prefix', target, report);
  },
});

const plain = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const printable = /^[\x20-\x3c\x3e-\x7e]+$/;

/** Any printable ASCII but `=` since 1.32 (KEP-4369), before that letters, digits, `-`, `_` and `.` with no digit in front. */
function checkName(
  name: Scalar | undefined,
  who: string,
  what: 'name' | 'prefix',
  [major, minor]: readonly [number, number],
  report: Context['report'],
): void {
  if (name === undefined || name.isNull || name.text === '' || plain.test(name.text)) return;
  if (!printable.test(name.text)) {
    const shown = JSON.stringify(name.text);
    report(name, `${shown} of ${who} is no ${what} of an environment variable.`);
  } else if (!/[$<{]/.test(name.text)) {
    const refused = major === 1 && minor < 32;
    report(
      name,
      refused
        ? `${JSON.stringify(name.text)} of ${who} is a ${what} that Kubernetes before 1.32 refuses.`
        : `${JSON.stringify(name.text)} of ${who} is a ${what} that shells cannot read.`,
      refused ? {} : { severity: 'info' },
    );
  }
}

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
