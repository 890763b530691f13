/** A version of a kind that Kubernetes no longer serves, or will not for long. */
export interface Removal {
  /** Minor release of Kubernetes 1 that is the first without it. */
  readonly removed: number;
  /** apiVersion that replaces it. */
  readonly instead: string | undefined;
  /** Whether objects can be moved by changing the apiVersion alone. */
  readonly same: boolean;
  /** What else changes. */
  readonly notes: string | undefined;
}

/** `removed kinds: old → new [= when nothing else changes] [; notes]`. Source: kubernetes.io, "Deprecated API Migration Guide". */
const table = `
16 Deployment,DaemonSet,ReplicaSet: extensions/v1beta1 > apps/v1 =
16 Deployment,StatefulSet: apps/v1beta1 > apps/v1 =
16 Deployment,StatefulSet,DaemonSet,ReplicaSet: apps/v1beta2 > apps/v1 =
16 NetworkPolicy: extensions/v1beta1 > networking.k8s.io/v1 =
16 PodSecurityPolicy: extensions/v1beta1 > -; Use Pod Security Admission: labels of the namespace.
20 PodPreset: settings.k8s.io/v1alpha1 > -; Use a mutating webhook.
21 CronJob: batch/v2alpha1 > batch/v1 =
22 MutatingWebhookConfiguration,ValidatingWebhookConfiguration: admissionregistration.k8s.io/v1beta1 > admissionregistration.k8s.io/v1; sideEffects and admissionReviewVersions become mandatory
22 CustomResourceDefinition: apiextensions.k8s.io/v1beta1 > apiextensions.k8s.io/v1; every version needs a structural schema
22 APIService: apiregistration.k8s.io/v1beta1 > apiregistration.k8s.io/v1 =
22 TokenReview: authentication.k8s.io/v1beta1 > authentication.k8s.io/v1 =
22 SubjectAccessReview,LocalSubjectAccessReview,SelfSubjectAccessReview,SelfSubjectRulesReview: authorization.k8s.io/v1beta1 > authorization.k8s.io/v1; spec.group becomes spec.groups
22 CertificateSigningRequest: certificates.k8s.io/v1beta1 > certificates.k8s.io/v1; signerName and usages become mandatory
22 Lease: coordination.k8s.io/v1beta1 > coordination.k8s.io/v1 =
22 Ingress: extensions/v1beta1 > networking.k8s.io/v1; every path needs a pathType, backends are written service.name and service.port
22 Ingress: networking.k8s.io/v1beta1 > networking.k8s.io/v1; every path needs a pathType, backends are written service.name and service.port
22 IngressClass: networking.k8s.io/v1beta1 > networking.k8s.io/v1 =
22 ClusterRole,ClusterRoleBinding,Role,RoleBinding: rbac.authorization.k8s.io/v1beta1 > rbac.authorization.k8s.io/v1 =
22 ClusterRole,ClusterRoleBinding,Role,RoleBinding: rbac.authorization.k8s.io/v1alpha1 > rbac.authorization.k8s.io/v1 =
22 PriorityClass: scheduling.k8s.io/v1beta1 > scheduling.k8s.io/v1 =
22 CSIDriver,CSINode,StorageClass,VolumeAttachment: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
25 CronJob: batch/v1beta1 > batch/v1 =
25 EndpointSlice: discovery.k8s.io/v1beta1 > discovery.k8s.io/v1; topology becomes deprecatedTopology, nodeName and zone
25 Event: events.k8s.io/v1beta1 > events.k8s.io/v1; several fields become mandatory
25 HorizontalPodAutoscaler: autoscaling/v2beta1 > autoscaling/v2; targets are written under target
25 PodDisruptionBudget: policy/v1beta1 > policy/v1 =; an empty selector now selects every pod of the namespace
25 PodSecurityPolicy: policy/v1beta1 > -; Use Pod Security Admission: labels of the namespace.
25 RuntimeClass: node.k8s.io/v1beta1 > node.k8s.io/v1 =
26 HorizontalPodAutoscaler: autoscaling/v2beta2 > autoscaling/v2 =
26 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta1 > flowcontrol.apiserver.k8s.io/v1; limited.assuredConcurrencyShares becomes nominalConcurrencyShares
27 CSIStorageCapacity: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
29 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta2 > flowcontrol.apiserver.k8s.io/v1; limited.assuredConcurrencyShares becomes nominalConcurrencyShares
32 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta3 > flowcontrol.apiserver.k8s.io/v1 =
`;

const removals = new Map<string, Removal>();

/** Whether, and since when, Kubernetes no longer serves a kind in a version. */
export function removalOf(apiVersion: string, kind: string): Removal | undefined {
  // Versions that stay are the usual case, and need no table.
  if (!apiVersion.includes('beta') && !apiVersion.includes('alpha')) return undefined;
  if (removals.size === 0) load();
  return removals.get(`${apiVersion} ${kind}`);
}

function load(): void {
  for (const line of table.trim().split('\n')) {
    const match = /^(\d+) ([\w,]+): (\S+) > ([^\s;]+)( =)?(?:; (.*))?$/.exec(line);
    if (match === null) throw new Error(`the table of removals has the line ${line}`);
    const [, removed, kinds, from, to, same, notes] = match;
    for (const kind of kinds!.split(','))
      removals.set(`${from} ${kind}`, {
        removed: Number(removed),
        instead: to === '-' ? undefined : to,
        same: same !== undefined,
        notes,
      });
  }
}
