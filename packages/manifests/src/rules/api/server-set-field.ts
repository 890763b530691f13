import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

const fields = ['uid', 'resourceVersion', 'generation', 'selfLink', 'managedFields', 'creationTimestamp'];

export const serverSetField = rule({
  id: 'server-set-field',
  area: 'api',
  severity: 'info',
  what: 'A manifest leaves out what the API server and the controllers write.',
  why: 'Such fields come from `kubectl get -o yaml`. A resourceVersion or uid makes an apply fail with a conflict once the object has changed; the others only tell of another cluster.',
  fix: 'Remove the field.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/'],
  resource(resource, { report }) {
    const { metadata, node } = resource;
    if (metadata !== undefined)
      for (const field of fields)
        if (!isUnset(metadata.get(field)))
          report(
            metadata.key(field)!,
            `metadata.${field} is set by the API server.`,
            field === 'resourceVersion' || field === 'uid' ? { severity: 'warning' } : undefined,
          );
    const status = node.map('status');
    if (status !== undefined && resource.type === resource.kind && isWritten(status.keys.map(({ text }) => text)))
      report(node.key('status')!, 'status is written by controllers.');
  },
});

/** Generators of custom resource definitions leave an empty status behind, which does no harm. */
function isWritten(keys: readonly string[]): boolean {
  return keys.some(
    (key) => key !== 'loadBalancer' && key !== 'acceptedNames' && key !== 'conditions' && key !== 'storedVersions',
  );
}
