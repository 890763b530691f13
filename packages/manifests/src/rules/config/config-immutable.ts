import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const configImmutable = rule({
  id: 'config-immutable',
  area: 'config',
  severity: 'info',
  optional: true,
  what: 'A ConfigMap or Secret is immutable.',
  why: 'A change to an object in use reaches some pods at once, others at their next start, and a roll-back of the Deployment does not undo it. An immutable object changes by a new name, which rolls the pods, and costs the API server no watches.',
  fix: 'Set `immutable: true` and put a version or hash into the name, as the generators of kustomize do.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable'],
  types: { ConfigMap: check, Secret: check },
});

function check(resource: Resource, { report }: Context): void {
  const { node, title, metadata } = resource;
  if (node.boolean('immutable') === true) return;
  report(
    node.scalar('immutable') ?? metadata?.scalar('name') ?? node,
    `${title} may change under the pods that use it.`,
  );
}
