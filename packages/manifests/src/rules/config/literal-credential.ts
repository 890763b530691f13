import type { Node, Scalar } from '../../read/node.ts';
import { credentialIn, namesCredential } from '../../resources/credentials.ts';
import { type Context, rule } from '../rule.ts';

export const literalCredential = rule({
  id: 'literal-credential',
  area: 'config',
  severity: 'warning',
  what: 'No password, token or key stands in the manifest.',
  why: 'Whoever can read the repository, the object or a log of it can use the credential, and it stays in the history of the repository after it was removed.',
  fix: 'Revoke it, put the new one into a Secret that is made outside of the repository, and refer to that by secretKeyRef.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets'],
  container(container, { report }) {
    for (const entry of container.node.seq('env')?.items ?? []) {
      if (entry.kind !== 'mapping') continue;
      const [name, value] = [entry.scalar('name'), entry.scalar('value')];
      if (name === undefined || value === undefined || value.isNull) continue;
      const what = credentialIn(value.text) ?? (namesCredential(name.text, value.text) ? 'a credential' : undefined);
      if (what !== undefined)
        report(value, `Container ${container.name} gets ${what} in plain text by the variable ${name.text}.`);
    }
    for (const list of ['args', 'command'])
      for (const item of container.node.seq(list)?.items ?? [])
        if (item.kind === 'scalar') checkText(item, `${list} of container ${container.name}`, report);
  },
  types: {
    Secret(secret, { report }) {
      for (const field of ['data', 'stringData']) {
        const data = secret.node.map(field);
        for (let i = 0; i < (data?.size ?? 0); i++) {
          const [key, value] = [data!.keys[i]!, data!.values[i]!];
          if (value.kind !== 'scalar') continue;
          const text = field === 'data' ? decoded(value.text) : value.text;
          if (credentialIn(text) === undefined && !namesCredential(key.text, text)) continue;
          const form = field === 'data' ? 'in base64, which everybody can read' : 'in plain text';
          report(value, `Secret ${secret.name} holds a credential under ${key.text} ${form}.`);
        }
      }
    },
    ConfigMap(map, { report }) {
      const data = map.node.map('data');
      for (let i = 0; i < (data?.size ?? 0); i++) {
        const [key, value] = [data!.keys[i]!, data!.values[i]! as Node];
        if (value.kind !== 'scalar') continue;
        if (namesCredential(key.text, value.text))
          report(value, `ConfigMap ${map.name} holds a credential in plain text under ${key.text}.`);
        else checkText(value, `ConfigMap ${map.name} under ${key.text}`, report);
      }
    },
  },
});

function decoded(text: string): string {
  return /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : '';
}

function checkText(value: Scalar, where: string, report: Context['report']): void {
  const what = credentialIn(value.text);
  if (what !== undefined) report(value, `There is ${what} in ${where}.`);
}
