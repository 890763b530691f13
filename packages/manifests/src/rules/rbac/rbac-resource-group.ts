import { policyRules } from '../../resources/rbac.ts';
import type { Resource } from '../../resources/resource.ts';
import { versionsOf } from '../../schema/schema.ts';
import { type Context, rule } from '../rule.ts';

/** Kinds of the resources that are most often written under a wrong group. */
const kinds: Readonly<Record<string, string>> = {
  configmaps: 'ConfigMap',
  cronjobs: 'CronJob',
  daemonsets: 'DaemonSet',
  deployments: 'Deployment',
  endpoints: 'Endpoints',
  endpointslices: 'EndpointSlice',
  horizontalpodautoscalers: 'HorizontalPodAutoscaler',
  ingresses: 'Ingress',
  jobs: 'Job',
  leases: 'Lease',
  namespaces: 'Namespace',
  networkpolicies: 'NetworkPolicy',
  nodes: 'Node',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  persistentvolumes: 'PersistentVolume',
  poddisruptionbudgets: 'PodDisruptionBudget',
  pods: 'Pod',
  replicasets: 'ReplicaSet',
  rolebindings: 'RoleBinding',
  roles: 'Role',
  secrets: 'Secret',
  serviceaccounts: 'ServiceAccount',
  services: 'Service',
  statefulsets: 'StatefulSet',
  storageclasses: 'StorageClass',
};

/** Resources that metrics servers and old releases serve under further groups. */
const alsoIn = new Set(['metrics.k8s.io', 'custom.metrics.k8s.io', 'external.metrics.k8s.io', 'extensions', '*']);

export const rbacResourceGroup = rule({
  id: 'rbac-resource-group',
  area: 'rbac',
  severity: 'error',
  what: 'A rule of a role names resources by the API group that they are in.',
  why: 'A rule for `deployments` of the core group gives no right at all: the workload is refused with Forbidden though its role looks right.',
  fix: 'Add the group that serves the resource.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
  types: { Role: check, ClusterRole: check },
});

function check(role: Resource, { report }: Context): void {
  for (const { groups, resources } of policyRules(role)) {
    if (
      groups.length === 0 ||
      groups.some(({ text }) => alsoIn.has(text) || (text.includes('.') && !text.endsWith('.k8s.io')))
    )
      continue;
    for (const resource of resources) {
      const kind = kinds[resource.text.split('/')[0]!];
      if (kind === undefined) continue;
      const serving = [
        ...new Set(
          versionsOf(kind).map(({ apiVersion }) =>
            apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '',
          ),
        ),
      ];
      if (serving.some((group) => groups.some(({ text }) => text === group))) continue;
      const right = serving.map((group) => group || '""').join(' or ');
      report(
        resource,
        `${role.title} names ${resource.text} in ${groups.map(({ text }) => text || '""').join(', ')}, but they are in ${right}.`,
        {
          fix: `Name the apiGroup ${right}.`,
        },
      );
    }
  }
}
