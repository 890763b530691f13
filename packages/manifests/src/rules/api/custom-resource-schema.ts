import { customKinds } from '../../schema/custom.ts';
import { CustomWalk } from '../../schema/custom-walk.ts';
import { rule } from '../rule.ts';

export const customResourceSchema = rule({
  id: 'custom-resource-schema',
  area: 'api',
  severity: 'error',
  what: 'A custom resource is as the CustomResourceDefinition among the manifests says.',
  why: 'The API server checks the object against its definition: it refuses a wrong type or value and a missing field, and drops a field that it does not know.',
  fix: 'Correct the object, or its definition where that is behind.',
  references: [
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation',
  ],
  resource(resource, { index, report }) {
    const { type, kind, version, node } = resource;
    if (type === kind) return;
    const custom = index.derive(customKinds).get(type);
    if (custom === undefined) return;
    const { versions, definition } = custom;
    if (!versions.has(version)) {
      const served = versions.size === 0 ? 'none' : [...versions.keys()].join(', ');
      report(
        node.scalar('apiVersion')!,
        `${kind} is not served in version ${version}; its definition ${definition.name} has ${served}.`,
        { fix: `Use a version that is served: ${served}.` },
      );
      return;
    }
    const schema = versions.get(version);
    if (schema !== undefined) new CustomWalk(report).root(node, schema);
  },
});
