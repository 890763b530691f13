import { groupOf } from './objects.ts';

/** Where the API serves a kind. */
export interface Resource {
  /** `/api/v1` or `/apis/apps/v1`. */
  readonly base: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The kinds that most manifests have: with these, a release needs no discovery at all. */
const known: Readonly<Record<string, readonly string[]>> = {
  v1: [
    'Pod',
    'Service',
    'ConfigMap',
    'Secret',
    'Event',
    'ServiceAccount',
    'PersistentVolumeClaim',
    'ResourceQuota',
    'LimitRange',
    'ReplicationController',
    'Namespace*',
    'PersistentVolume*',
  ],
  'apps/v1': ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
  'batch/v1': ['Job', 'CronJob'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'policy/v1': ['PodDisruptionBudget'],
  'discovery.k8s.io/v1': ['EndpointSlice'],
  'coordination.k8s.io/v1': ['Lease'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy', 'IngressClass*'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole*', 'ClusterRoleBinding*'],
  'storage.k8s.io/v1': ['StorageClass*'],
  'scheduling.k8s.io/v1': ['PriorityClass*'],
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition*'],
};

const table: ReadonlyMap<string, Resource> = new Map(
  Object.entries(known).flatMap(([apiVersion, kinds]) =>
    kinds.map((word): [string, Resource] => {
      const kind = word.replace('*', '');
      return [
        `${apiVersion} ${kind}`,
        { base: baseOf(apiVersion), plural: pluralOf(kind), namespaced: !word.endsWith('*') },
      ];
    }),
  ),
);

export function baseOf(apiVersion: string): string {
  return groupOf(apiVersion) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
}

function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (/(s|x|ch)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** A kind that every supported cluster serves in the same place; undefined for all others. */
export function knownResource(apiVersion: string, kind: string): Resource | undefined {
  return table.get(`${apiVersion} ${kind}`);
}

/** What `GET /apis/GROUP/VERSION` says of a kind; undefined when it is not served. */
export function resourceIn(list: unknown, apiVersion: string, kind: string): Resource | undefined {
  const resources = (list as { resources?: unknown }).resources;
  if (!Array.isArray(resources)) return undefined;
  const found = resources.find(
    (entry: { kind?: string; name?: string }) => entry.kind === kind && !entry.name?.includes('/'),
  ) as { name: string; namespaced: boolean } | undefined;
  return found === undefined
    ? undefined
    : { base: baseOf(apiVersion), plural: found.name, namespaced: found.namespaced };
}

/** Path of a collection, or of one object in it. */
export function pathOf({ base, plural, namespaced }: Resource, namespace: string, name?: string): string {
  const place = namespaced && namespace !== '' ? `${base}/namespaces/${encodeURIComponent(namespace)}` : base;
  return name === undefined ? `${place}/${plural}` : `${place}/${plural}/${encodeURIComponent(name)}`;
}
