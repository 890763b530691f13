import type { ClusterIndex } from '../../index/cluster-index.ts';
import { configReferences } from '../../index/config-references.ts';
import type { Node } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const configUsed = rule({
  id: 'config-used',
  area: 'config',
  severity: 'info',
  what: 'Something uses every ConfigMap and Secret.',
  why: 'What nobody uses goes on being deployed and kept secret, and a change to it does nothing: often a sign that a reference names something else.',
  fix: 'Use it, or remove it.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  types: { ConfigMap: check, Secret: check },
});

/** Objects that controllers and Kubernetes itself look for by type, label or name. */
function isFoundOtherwise({ type, node, labels, annotations, name, namespace }: Resource): boolean {
  const secretType = type === 'Secret' ? node.string('type') : undefined;
  return (
    (secretType !== undefined && secretType !== 'Opaque' && secretType !== 'kubernetes.io/basic-auth') ||
    namespace.startsWith('kube-') ||
    name.startsWith('kube-') ||
    (labels?.keys ?? []).some(({ text }) => !text.startsWith('app.kubernetes.io/') && text.includes('/')) ||
    (annotations?.size ?? 0) > 0
  );
}

function check(resource: Resource, { index, report }: Context): void {
  const name = resource.metadata?.scalar('name');
  // Without a workload in its namespace the set is not the one that uses it.
  if (name === undefined || index.workloadsIn(resource.scope).length === 0 || isFoundOtherwise(resource)) return;
  if (index.derive(used).has(`${resource.type}/${resource.scope}/${resource.name}`)) return;
  if (index.derive(mentioned).has(resource.name)) return;
  report(name, `Nothing among the manifests uses ${resource.title}.`);
}

function used(index: ClusterIndex): ReadonlySet<string> {
  const names = new Set<string>();
  for (const workload of index.workloads)
    for (const { kind, name } of configReferences(workload))
      names.add(`${kind}/${workload.resource.scope}/${name.text}`);
  return names;
}

/** Kinds of Kubernetes itself that name ConfigMaps and Secrets, beside the workloads. */
const naming = new Set([
  'Ingress',
  'ServiceAccount',
  'Role',
  'ClusterRole',
  'PersistentVolume',
  'StorageClass',
  'APIService',
]);

/** Custom resources of much text that use neither. */
const wordy = new Set(['PrometheusRule.monitoring.coreos.com', 'VirtualService.networking.istio.io']);

/**
 * Names of ConfigMaps and Secrets that stand, as a whole value, in anything that could use them in a way that only its
 * kind knows: custom resources, Ingresses and ServiceAccounts (but not their own names and labels), and arguments and
 * environment of containers.
 */
function mentioned(index: ClusterIndex): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of ['ConfigMap', 'Secret']) for (const { name } of index.ofType(type)) names.add(name);
  const found = new Set<string>();
  for (const resource of index.resources) {
    const workload = index.workloadOf(resource);
    if (workload !== undefined) {
      for (const { node } of workload.containers)
        for (const key of ['args', 'command', 'env']) {
          const list = node.get(key);
          if (list !== undefined) collect(list, names, found);
        }
    } else if (naming.has(resource.type) || (resource.type.includes('.') && !wordy.has(resource.type))) {
      if (resource.annotations !== undefined) collect(resource.annotations, names, found);
      const { keys, values } = resource.node;
      for (let i = 0; i < keys.length; i++) if (keys[i]!.text !== 'metadata') collect(values[i]!, names, found);
    }
  }
  return found;
}

function collect(node: Node, names: ReadonlySet<string>, found: Set<string>): void {
  if (node.kind === 'mapping') for (const value of node.values) collect(value, names, found);
  else if (node.kind === 'sequence') for (const item of node.items) collect(item, names, found);
  else if (node.text.length < 600) {
    const { text } = node;
    if (names.has(text)) found.add(text);
    // `--configmap=$(NAMESPACE)/name`
    const before = Math.max(text.lastIndexOf('='), text.lastIndexOf('/'));
    if (before < 0) return;
    const last = text.slice(before + 1);
    if (names.has(last)) found.add(last);
  }
}
