import { kindSchema } from '../../schema/schema.ts';
import { rule } from '../rule.ts';

export const clusterScopedNamespace = rule({
  id: 'cluster-scoped-namespace',
  area: 'api',
  severity: 'warning',
  what: 'An object that belongs to no namespace names none.',
  why: 'A ClusterRole or PersistentVolume is the same for all namespaces. The API server ignores the namespace or refuses the object, and a reader takes its effect for smaller than it is.',
  fix: 'Remove the namespace, or use the namespaced kind.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace',
  ],
  resource(resource, { report }) {
    if (resource.namespace === '') return;
    const kind = kindSchema(resource.apiVersion, resource.kind);
    if (kind === undefined || kind.namespaced) return;
    report(
      resource.metadata!.key('namespace')!,
      `${resource.title} belongs to no namespace, but names ${resource.namespace}.`,
    );
  },
});
