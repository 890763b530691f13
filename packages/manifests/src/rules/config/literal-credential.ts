import { type Node, Scalar } from '../../read/node.ts';
import {
  credentialFlag,
  credentialIn,
  credentialSetting,
  isFlagWithCredential,
  namesCredential,
} from '../../resources/credentials.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const literalCredential = rule({
  id: 'literal-credential',
  area: 'config',
  severity: 'warning',
  what: 'No password, token or key stands in the manifest.',
  why: 'Whoever can read the repository, the object or a log of it can use the credential, and it stays in the history of the repository after it was removed.',
  fix: 'Revoke it, put the new one into a Secret that is made outside of the repository, and refer to that by secretKeyRef.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets'],
  containersWith: ['env', 'args', 'command'],
  container(container, { report }) {
    for (const entry of container.node.seq('env')?.items ?? []) {
      if (entry.kind !== 'mapping') continue;
      const [name, value] = [entry.scalar('name'), entry.scalar('value')];
      if (name === undefined || value === undefined || value.isNull) continue;
      const what = credentialIn(value.text) ?? (namesCredential(name.text, value.text) ? 'a credential' : undefined);
      if (what !== undefined)
        report(value, `Container ${container.name} gets ${what} in plain text by the variable ${name.text}.`);
    }
    for (const list of ['args', 'command']) {
      const items = container.node.seq(list)?.items;
      if (items !== undefined) checkArguments(items, `${list} of container ${container.name}`, report);
    }
  },
  types: {
    Secret(secret, { report }) {
      for (const field of ['data', 'stringData']) {
        const data = secret.node.map(field);
        for (let i = 0; i < (data?.size ?? 0); i++) {
          const [key, value] = [data!.keys[i]!, data!.values[i]!];
          if (value.kind !== 'scalar') continue;
          const text = field === 'data' ? decoded(value.text) : value.text;
          if (credentialIn(text) === undefined && !namesCredential(key.text, text) && !isLogin(key.text, text))
            continue;
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
        else if (!checkText(value, `ConfigMap ${map.name} under ${key.text}`, report))
          checkFile(value, map, key.text, report);
      }
    },
  },
});

function decoded(text: string): string {
  return /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : '';
}

/** The login of a registry: its JSON holds the password. */
function isLogin(key: string, text: string): boolean {
  return key.startsWith('.dockerc') && /"(?:auth|password)"\s*:\s*"[^"$<{]/.test(text);
}

function checkText(value: Scalar, where: string, report: Context['report']): boolean {
  const what = credentialIn(value.text);
  if (what !== undefined) report(value, `There is ${what} in ${where}.`);
  return what !== undefined;
}

function checkArguments(items: readonly Node[], where: string, report: Context['report']): void {
  for (const [i, item] of items.entries()) {
    if (item.kind !== 'scalar' || checkText(item, where, report)) continue;
    const flag = credentialFlag(item.text);
    if (flag !== undefined) report(item, `There is a credential in ${where}, as ${flag.name}.`);
    const next = items[i + 1];
    if (item.text.startsWith('-') && next?.kind === 'scalar' && !next.text.startsWith('-'))
      if (!/[=\s]/.test(item.text) && isFlagWithCredential(item.text, next.text))
        report(next, `There is a credential in ${where}, as ${item.text}.`);
  }
}

/** A file in a ConfigMap. The finding stands at the value itself, where the text of the manifest has it. */
function checkFile(value: Scalar, { file, name }: Resource, key: string, report: Context['report']): void {
  const found = value.style === 'literal' ? credentialSetting(value.text) : undefined;
  if (found === undefined) return;
  const line = value.text.slice(value.text.lastIndexOf('\n', found.at) + 1, found.at + found.value.length);
  const at = file.text.indexOf(line, value.start);
  const start = at + line.length - found.value.length;
  const place = at < 0 || at > value.end ? value : new Scalar(start, at + line.length, found.value, 'plain');
  report(place, `ConfigMap ${name} holds a credential in plain text under ${key}, as ${found.name}.`);
}
