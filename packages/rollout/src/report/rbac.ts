import { stringify } from 'yaml';
import type { KubeClient } from '../kube/client.ts';
import { groupOf, type KubeObject, type ObjectKey } from '../kube/objects.ts';
import { replaceAnnotation } from '../plan/dry-run.ts';
import { isPrecious } from '../plan/precious.ts';
import type { Release } from '../plan/release.ts';
import { stateName } from '../state/record-store.ts';

interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** What every release looks at. */
const watched: readonly PolicyRule[] = [
  { apiGroups: ['apps'], resources: ['deployments', 'replicasets'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods', 'events', 'configmaps'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: ['get', 'list', 'patch'] },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: ['list'] },
  { apiGroups: [''], resources: ['services/proxy'], verbs: ['get'] },
];

/**
 * The smallest Role (and ClusterRole, for kinds without a namespace) that a release needs, with its ServiceAccount.
 *
 * @param inventory what the live release has made: what has left the manifests since is still to be removed
 */
export async function rbacFor(
  release: Release,
  client: KubeClient,
  inventory: readonly ObjectKey[] = [],
): Promise<string> {
  const name = `slipway-${release.app}`.slice(0, 60);
  const byNamespace = new Map<string, Map<string, PolicyRule>>();
  const cluster = new Map<string, PolicyRule>();
  for (const { object } of [...release.items, ...(release.smokeJob === undefined ? [] : [release.smokeJob])]) {
    const resource = await client.resourceOf(object.apiVersion, object.kind);
    const group = groupOf(object.apiVersion);
    const plural = resource?.plural ?? `${object.kind.toLowerCase()}s`;
    const rule: PolicyRule = {
      apiGroups: [group],
      resources: [plural],
      verbs: ['get', 'list', 'watch', 'create', 'patch', ...(mayBeDeleted(object) ? ['delete'] : [])],
    };
    const { namespace } = object.metadata;
    if (namespace === undefined) cluster.set(`${group}/${plural}`, rule);
    else {
      // A broken pod of a StatefulSet is replaced by nobody else.
      const pods: PolicyRule = { apiGroups: [''], resources: ['pods'], verbs: ['delete'] };
      const rules = byNamespace.get(namespace) ?? new Map<string, PolicyRule>();
      if (object.kind === 'StatefulSet') rules.set('pods', pods);
      byNamespace.set(namespace, rules.set(`${group}/${plural}`, rule));
    }
  }
  for (const { apiVersion, kind, namespace } of inventory.filter((key) => !isPrecious(key))) {
    const group = groupOf(apiVersion);
    const plural = (await client.resourceOf(apiVersion, kind))?.plural ?? `${kind.toLowerCase()}s`;
    const rules = namespace === '' ? cluster : (byNamespace.get(namespace) ?? new Map<string, PolicyRule>());
    if (namespace !== '') byNamespace.set(namespace, rules);
    const known = rules.has(`${group}/${plural}`);
    if (!known) rules.set(`${group}/${plural}`, { apiGroups: [group], resources: [plural], verbs: ['get', 'delete'] });
  }
  if (!byNamespace.has(release.namespace)) byNamespace.set(release.namespace, new Map());
  const account = { kind: 'ServiceAccount', name, namespace: release.namespace };
  const documents: unknown[] = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: release.namespace } },
  ];
  for (const [namespace, rules] of byNamespace) {
    const own = namespace === release.namespace ? stateRules(release) : [];
    documents.push(...role('Role', { name, namespace }, merged([...rules.values(), ...watched, ...own]), account));
  }
  if (cluster.size > 0)
    documents.push(
      ...role(
        'ClusterRole',
        { name: `slipway-${release.namespace}-${release.app}`.slice(0, 200) },
        merged([...cluster.values()]),
        account,
      ),
    );
  return documents.map((document) => stringify(document, { aliasDuplicateObjects: false })).join('---\n');
}

/** Nothing is deleted because of what it may hold, unless its own annotation allows to make it anew. */
function mayBeDeleted({ kind, metadata }: KubeObject): boolean {
  return !isPrecious({ kind }) || metadata.annotations?.[replaceAnnotation] === 'replace';
}

/** The record and the lock. `create` cannot be limited to a name. */
function stateRules({ app }: Release): PolicyRule[] {
  const resourceNames = [stateName(app)];
  return [
    { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['update'], resourceNames },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'update'], resourceNames },
  ];
}

function role(
  kind: string,
  metadata: Record<string, string>,
  rules: readonly PolicyRule[],
  subject: unknown,
): unknown[] {
  const group = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: `${group}/v1`, kind, metadata, rules },
    {
      apiVersion: `${group}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: group, kind, name: metadata['name'] },
      subjects: [subject],
    },
  ];
}

/** Rules of the same resource in one, those of the same verbs together. */
function merged(rules: readonly PolicyRule[]): PolicyRule[] {
  const verbs = new Map<string, Set<string>>();
  const named: PolicyRule[] = [];
  for (const rule of rules) {
    if (rule.resourceNames !== undefined) named.push(rule);
    else
      for (const resource of rule.resources) {
        const key = `${rule.apiGroups[0]!} ${resource}`;
        verbs.set(key, new Set([...(verbs.get(key) ?? []), ...rule.verbs]));
      }
  }
  const groups = Map.groupBy(verbs, ([key, set]) => `${key.split(' ')[0]!} ${[...set].sort().join(',')}`);
  return [
    ...[...groups.values()].map((entries) => ({
      apiGroups: [entries[0]![0].split(' ')[0]!],
      resources: entries.map(([key]) => key.split(' ')[1]!).sort(),
      verbs: [...entries[0]![1]].sort(),
    })),
    ...named,
  ];
}
