import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

/** Annotations that clients and controllers keep their own state in. */
const annotations = new Set([
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
  'kubectl.kubernetes.io/last-applied-configuration',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
]);

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
    const written = resource.annotations;
    if (written !== undefined)
      for (const key of written.keys)
        if (annotations.has(key.text)) report(key, `The annotation ${key.text} is written by the cluster's own tools.`);
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
