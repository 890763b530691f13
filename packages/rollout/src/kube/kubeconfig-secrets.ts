import { parse } from 'yaml';

/** Fields of a user in a kubeconfig that give nothing away; everything else that has some length is a secret. */
const harmless = new Set([
  'client-certificate-data',
  'apiVersion',
  'command',
  'installHint',
  'interactiveMode',
  'name',
]);
const leastLength = 6;

/**
 * What of a kubeconfig must not be seen in a log: tokens, passwords, keys and what login plugins are told. Its other
 * lines are words such as `kind: Config`, and a log without these could not be read any more.
 *
 * @returns the whole text when it is no kubeconfig that can be read: then nothing is known of what is in it
 */
export function kubeconfigSecrets(text: string): readonly string[] {
  let users: unknown;
  try {
    users = (parse(text) as { users?: unknown } | null)?.users;
  } catch {
    return [text];
  }
  if (!Array.isArray(users)) return [text];
  const secrets = users.flatMap((entry: { user?: unknown } | null) => textsIn(entry?.user, ''));
  return [...new Set(secrets)];
}

function textsIn(value: unknown, field: string): string[] {
  if (harmless.has(field)) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, field));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
  const text = String(value ?? '');
  return text.length >= leastLength && text !== 'false' ? [text] : [];
}
