import { kindSchema } from '../../schema/schema.ts';
import { rule } from '../rule.ts';

export const defaultNamespace = rule({
  id: 'default-namespace',
  area: 'labels',
  severity: 'info',
  optional: true,
  what: 'An object is in a namespace other than default.',
  why: 'Everything that names no namespace ends up in default: rights, quotas and network policies there hold for all of it together.',
  fix: 'Name a namespace in the manifest or in the deploy.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  resource(resource, { report }) {
    if (kindSchema(resource.apiVersion, resource.kind)?.namespaced !== true) return;
    if (resource.namespace === 'default')
      report(resource.metadata!.scalar('namespace')!, `${resource.title} is in namespace default.`);
    else if (resource.namespace === '')
      report(resource.metadata ?? resource.node, `${resource.title} names no namespace.`);
  },
});
