import { rule } from '../rule.ts';

/** Keys that the API server asks for, by type of Secret; of a list of lists any one is enough. Source: pkg/apis/core/validation, ValidateSecret. */
const keysByType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

export const secretTypeKeys = rule({
  id: 'secret-type-keys',
  area: 'config',
  severity: 'error',
  what: 'A Secret of a built-in type has the keys of that type.',
  why: 'The API server refuses the Secret without them.',
  fix: 'Add the keys, or make the type Opaque.',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#secret-types'],
  types: {
    Secret(secret, { report }) {
      const { node } = secret;
      const type = node.scalar('type');
      const wanted = keysByType[type?.text ?? ''];
      if (type === undefined || wanted === undefined) return;
      const [data, texts] = [node.map('data'), node.map('stringData')];
      const missing = wanted.filter((key) => data?.has(key) !== true && texts?.has(key) !== true);
      if (missing.length > 0)
        report(type, `Secret ${secret.name} of type ${type.text} has no ${missing.join(' and no ')}.`);
    },
  },
});
