import type { Mapping, Scalar } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

/** Keys that the API server asks for, by type of Secret. Source: pkg/apis/core/validation, ValidateSecret. */
const keysByType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};
const accountAnnotation = 'kubernetes.io/service-account.name';

export const secretTypeKeys = rule({
  id: 'secret-type-keys',
  area: 'config',
  severity: 'error',
  what: 'A Secret of a built-in type has what that type asks for.',
  why: 'The API server refuses the Secret without its keys, and a registry login that is no JSON.',
  fix: 'Add the keys, or make the type Opaque.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
  ],
  types: {
    Secret(secret, { report }) {
      const { node } = secret;
      const type = node.scalar('type');
      if (type === undefined || !type.text.startsWith('kubernetes.io/')) return;
      const [data, texts] = [node.map('data'), node.map('stringData')];
      const has = (key: string): boolean => data?.has(key) === true || texts?.has(key) === true;
      const title = `Secret ${secret.name} of type ${type.text}`;
      const missing = (keysByType[type.text] ?? []).filter((key) => !has(key));
      if (missing.length > 0) report(type, `${title} has no ${missing.join(' and no ')}.`);
      else if (type.text === 'kubernetes.io/basic-auth' && !has('username') && !has('password'))
        report(type, `${title} has neither username nor password.`);
      else if (
        type.text === 'kubernetes.io/service-account-token' &&
        !secret.annotations?.scalar(accountAnnotation)?.text
      )
        report(type, `${title} has no annotation ${accountAnnotation}.`, {
          fix: `Add the annotation ${accountAnnotation} with the name of the ServiceAccount.`,
        });
      for (const key of ['.dockercfg', '.dockerconfigjson'])
        if (keysByType[type.text]?.includes(key) === true) checkLogin(data, texts, key, title, report);
    },
  },
});

function checkLogin(
  data: Mapping | undefined,
  texts: Mapping | undefined,
  key: string,
  title: string,
  report: Context['report'],
): void {
  // What stands under stringData wins.
  const plain = texts?.scalar(key);
  const value = plain ?? data?.scalar(key);
  if (value === undefined || value.isNull || /[$<]|\{\{/.test(value.text)) return;
  const text = plain === undefined ? decoded(value) : value.text;
  if (text !== undefined && !isJson(text)) report(value, `${key} of ${title} is no JSON.`);
}

/** Undefined for what is no base64: that is another rule's. */
function decoded({ text }: Scalar): string | undefined {
  return /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
