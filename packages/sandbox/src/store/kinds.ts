import type { Json } from '../objects.ts';
import { rootOf, type StructType, typeNamed } from '../schema/types.ts';

/** A kind that the sandbox serves. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly subresources: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  /** Of a custom resource, as its definition says. */
  readonly schema?: StructType;
  /** The OpenAPI schema that its type comes from. */
  readonly definition?: Json;
}

// apiVersion, kind, resource, scope, subresources, short names. A `+` behind the kind: its specs have generations.
const rows: readonly string[] = [
  'v1 Namespace namespaces - status ns',
  'v1 Pod+ pods ns status,log,eviction,proxy po all',
  'v1 Service services ns status,proxy svc all',
  'v1 ConfigMap configmaps ns - cm',
  'v1 Secret secrets ns - -',
  'v1 Event events ns - ev',
  'v1 ServiceAccount serviceaccounts ns - sa',
  'v1 PersistentVolumeClaim persistentvolumeclaims ns status pvc',
  'v1 ResourceQuota resourcequotas ns status quota',
  'v1 LimitRange limitranges ns - limits',
  'v1 Endpoints endpoints ns - ep',
  'apps/v1 Deployment+ deployments ns status,scale deploy all',
  'apps/v1 ReplicaSet+ replicasets ns status,scale rs all',
  'apps/v1 StatefulSet+ statefulsets ns status,scale sts all',
  'apps/v1 DaemonSet+ daemonsets ns status ds all',
  'batch/v1 Job+ jobs ns status - all',
  'batch/v1 CronJob+ cronjobs ns status cj all',
  'policy/v1 PodDisruptionBudget+ poddisruptionbudgets ns status pdb',
  'autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers ns status hpa all',
  'networking.k8s.io/v1 Ingress+ ingresses ns status ing',
  'networking.k8s.io/v1 NetworkPolicy+ networkpolicies ns - netpol',
  'networking.k8s.io/v1 IngressClass+ ingressclasses - - -',
  'discovery.k8s.io/v1 EndpointSlice+ endpointslices ns - -',
  'coordination.k8s.io/v1 Lease leases ns - -',
  'rbac.authorization.k8s.io/v1 Role roles ns - -',
  'rbac.authorization.k8s.io/v1 RoleBinding rolebindings ns - -',
  'rbac.authorization.k8s.io/v1 ClusterRole clusterroles - - -',
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings - - -',
  'storage.k8s.io/v1 StorageClass storageclasses - - sc',
  'scheduling.k8s.io/v1 PriorityClass priorityclasses - - pc',
  'apiextensions.k8s.io/v1 CustomResourceDefinition+ customresourcedefinitions - status crd,crds',
];

const withGeneration = new Set<string>();

const listed = (text = '-'): string[] => (text === '-' ? [] : text.split(','));

export const builtInKinds: readonly Kind[] = rows.map((row) => {
  const [apiVersion = '', name = '', plural = '', scope = '', subresources, shortNames, categories] = row.split(' ');
  const slash = apiVersion.indexOf('/');
  const kind: Kind = {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: name.replace('+', ''),
    plural,
    namespaced: scope === 'ns',
    subresources: listed(subresources),
    shortNames: listed(shortNames),
    categories: listed(categories),
  };
  if (name.endsWith('+')) withGeneration.add(resourceName(kind));
  return kind;
});

const builtIn = new Set(builtInKinds.map(resourceName));

/** Whether objects of a resource count the generations of what is wanted of them. All custom resources do. */
export function hasGeneration(resource: string): boolean {
  return withGeneration.has(resource) || !builtIn.has(resource);
}

/** `deployments.apps`, `pods`. */
export function resourceName({ group, plural }: Pick<Kind, 'group' | 'plural'>): string {
  return group === '' ? plural : `${plural}.${group}`;
}

export function apiVersionOf({ group, version }: Pick<Kind, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The type of the objects of a kind. */
export function typeOfKind({ kind, schema }: Kind): StructType {
  return schema ?? rootOf(typeNamed(kind));
}
