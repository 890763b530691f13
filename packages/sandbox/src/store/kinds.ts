/** A kind that the sandbox serves. */
export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly subresources: readonly string[];
}

const rows: readonly string[] = [
  'v1 Namespace namespaces - status',
  'v1 Pod pods ns status,log,eviction',
  'v1 Service services ns status,proxy',
  'v1 ConfigMap configmaps ns',
  'v1 Secret secrets ns',
  'v1 Event events ns',
  'v1 ServiceAccount serviceaccounts ns',
  'v1 PersistentVolumeClaim persistentvolumeclaims ns status',
  'v1 ResourceQuota resourcequotas ns status',
  'v1 LimitRange limitranges ns',
  'v1 Endpoints endpoints ns',
  'apps/v1 Deployment deployments ns status,scale',
  'apps/v1 ReplicaSet replicasets ns status,scale',
  'apps/v1 StatefulSet statefulsets ns status,scale',
  'apps/v1 DaemonSet daemonsets ns status',
  'batch/v1 Job jobs ns status',
  'batch/v1 CronJob cronjobs ns status',
  'policy/v1 PodDisruptionBudget poddisruptionbudgets ns status',
  'autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers ns status',
  'networking.k8s.io/v1 Ingress ingresses ns status',
  'networking.k8s.io/v1 NetworkPolicy networkpolicies ns',
  'networking.k8s.io/v1 IngressClass ingressclasses -',
  'discovery.k8s.io/v1 EndpointSlice endpointslices ns',
  'coordination.k8s.io/v1 Lease leases ns',
  'rbac.authorization.k8s.io/v1 Role roles ns',
  'rbac.authorization.k8s.io/v1 RoleBinding rolebindings ns',
  'rbac.authorization.k8s.io/v1 ClusterRole clusterroles -',
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings -',
  'apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions - status',
];

export const builtInKinds: readonly Kind[] = rows.map((row) => {
  const [apiVersion = '', kind = '', plural = '', scope = '', subresources = ''] = row.split(' ');
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
    plural,
    namespaced: scope === 'ns',
    subresources: subresources === '' ? [] : subresources.split(','),
  };
});

/** `deployments.apps`, `pods`. */
export function resourceName({ group, plural }: Kind): string {
  return group === '' ? plural : `${plural}.${group}`;
}

export function apiVersionOf({ group, version }: Kind): string {
  return group === '' ? version : `${group}/${version}`;
}
