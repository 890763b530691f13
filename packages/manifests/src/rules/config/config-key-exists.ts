import { nearest } from '@slipway/core';
import { configReferences, dataOf } from '../../index/config-references.ts';
import { rule } from '../rule.ts';

export const configKeyExists = rule({
  id: 'config-key-exists',
  area: 'config',
  severity: 'error',
  what: 'A key that a pod takes from a ConfigMap or Secret is in it.',
  why: 'The object is there, so nothing looks wrong until the pod starts: then the container waits in CreateContainerConfigError, or the volume is never mounted.',
  fix: 'Add the key to the object, correct it, or mark the reference `optional: true`.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
  ],
  workload(workload, { index, report }) {
    for (const { kind, name, key, optional, who } of configReferences(workload)) {
      if (key === undefined || key.isNull || optional) continue;
      const [object] = index.named(kind, workload.resource.scope, name.text);
      if (object === undefined) continue;
      const keys = dataOf(object).map(([{ text }]) => text);
      // An empty Secret is often a place that somebody else fills.
      if (keys.includes(key.text) || (kind === 'Secret' && keys.length === 0)) continue;
      const near = nearest(key.text, keys);
      const has =
        keys.length === 0 ? 'is empty' : keys.length > 6 ? `has ${keys.length} others` : `has ${keys.join(', ')}`;
      report(
        key,
        `${who} takes the key ${key.text} of ${kind} ${name.text}, which ${has}.`,
        near === undefined ? {} : { fix: `Write ${near}.` },
      );
    }
  },
});
