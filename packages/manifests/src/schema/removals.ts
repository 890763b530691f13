/** A version of a kind that Kubernetes no longer serves, or will not for long. */
export interface Removal {
  /** Minor release of Kubernetes 1 that is the first without it. */
  readonly removed: number;
  /** Minor release that deprecates it; there is a replacement from then on. */
  readonly deprecated: number;
  /** apiVersion that replaces it. */
  readonly instead: string | undefined;
  /** Whether objects can be moved by changing the apiVersion alone. */
  readonly same: boolean;
  /** What else changes. */
  readonly notes: string | undefined;
}

/**
 * `removed deprecated kinds: old > new [= when nothing else changes] [; notes]`. Sources: kubernetes.io, "Deprecated API
 * Migration Guide", and the lifecycle marks of k8s.io/api, which also say what is planned.
 */
const removalTable = `
16 8 Deployment,DaemonSet,ReplicaSet: extensions/v1beta1 > apps/v1 =
16 8 Deployment,StatefulSet: apps/v1beta1 > apps/v1 =
16 9 Deployment,StatefulSet,DaemonSet,ReplicaSet: apps/v1beta2 > apps/v1 =
16 9 NetworkPolicy: extensions/v1beta1 > networking.k8s.io/v1 =
16 10 PodSecurityPolicy: extensions/v1beta1 > -; Use Pod Security Admission: labels of the namespace.
20 20 PodPreset: settings.k8s.io/v1alpha1 > -; Use a mutating webhook.
21 8 CronJob: batch/v2alpha1 > batch/v1 =
22 16 MutatingWebhookConfiguration,ValidatingWebhookConfiguration: admissionregistration.k8s.io/v1beta1 > admissionregistration.k8s.io/v1; sideEffects and admissionReviewVersions become mandatory
22 16 CustomResourceDefinition: apiextensions.k8s.io/v1beta1 > apiextensions.k8s.io/v1; every version needs a structural schema
22 19 APIService: apiregistration.k8s.io/v1beta1 > apiregistration.k8s.io/v1 =
22 19 TokenReview: authentication.k8s.io/v1beta1 > authentication.k8s.io/v1 =
22 19 SubjectAccessReview,LocalSubjectAccessReview,SelfSubjectAccessReview,SelfSubjectRulesReview: authorization.k8s.io/v1beta1 > authorization.k8s.io/v1; spec.group becomes spec.groups
22 19 CertificateSigningRequest: certificates.k8s.io/v1beta1 > certificates.k8s.io/v1; signerName and usages become mandatory
22 19 Lease: coordination.k8s.io/v1beta1 > coordination.k8s.io/v1 =
22 14 Ingress: extensions/v1beta1 > networking.k8s.io/v1; every path needs a pathType, backends are written service.name and service.port
22 19 Ingress: networking.k8s.io/v1beta1 > networking.k8s.io/v1; every path needs a pathType, backends are written service.name and service.port
22 19 IngressClass: networking.k8s.io/v1beta1 > networking.k8s.io/v1 =
22 17 ClusterRole,ClusterRoleBinding,Role,RoleBinding: rbac.authorization.k8s.io/v1beta1 > rbac.authorization.k8s.io/v1 =
22 17 ClusterRole,ClusterRoleBinding,Role,RoleBinding: rbac.authorization.k8s.io/v1alpha1 > rbac.authorization.k8s.io/v1 =
22 14 PriorityClass: scheduling.k8s.io/v1beta1 > scheduling.k8s.io/v1 =
22 19 CSIDriver,CSINode,StorageClass,VolumeAttachment: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
24 21 CSIStorageCapacity,VolumeAttachment: storage.k8s.io/v1alpha1 > storage.k8s.io/v1 =
25 21 CronJob: batch/v1beta1 > batch/v1 =
25 21 EndpointSlice: discovery.k8s.io/v1beta1 > discovery.k8s.io/v1; topology becomes deprecatedTopology, nodeName and zone
25 22 Event: events.k8s.io/v1beta1 > events.k8s.io/v1; several fields become mandatory
25 23 HorizontalPodAutoscaler: autoscaling/v2beta1 > autoscaling/v2; targets are written under target
25 21 PodDisruptionBudget: policy/v1beta1 > policy/v1 =; an empty selector now selects every pod of the namespace
25 21 PodSecurityPolicy: policy/v1beta1 > -; Use Pod Security Admission: labels of the namespace.
25 20 RuntimeClass: node.k8s.io/v1beta1 > node.k8s.io/v1 =
26 23 HorizontalPodAutoscaler: autoscaling/v2beta2 > autoscaling/v2 =
26 23 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta1 > flowcontrol.apiserver.k8s.io/v1; limited.assuredConcurrencyShares becomes nominalConcurrencyShares
27 24 CSIStorageCapacity: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
29 26 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta2 > flowcontrol.apiserver.k8s.io/v1; limited.assuredConcurrencyShares becomes nominalConcurrencyShares
31 30 ResourceClaim,ResourceClaimTemplate,ResourceSlice: resource.k8s.io/v1alpha2 > resource.k8s.io/v1; requests name a DeviceClass instead of a ResourceClass
31 30 ResourceClass: resource.k8s.io/v1alpha2 > -; Write a DeviceClass in resource.k8s.io/v1.
31 30 ResourceClaimParameters,ResourceClassParameters: resource.k8s.io/v1alpha2 > -; Write the parameters into spec.devices.config of the claim.
31 30 PodSchedulingContext: resource.k8s.io/v1alpha2 > -; Leave it to the scheduler.
32 29 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta3 > flowcontrol.apiserver.k8s.io/v1 =
32 29 SelfSubjectReview: authentication.k8s.io/v1alpha1 > authentication.k8s.io/v1 =
32 29 ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding: admissionregistration.k8s.io/v1alpha1 > admissionregistration.k8s.io/v1 =
33 30 SelfSubjectReview: authentication.k8s.io/v1beta1 > authentication.k8s.io/v1 =
33 31 IPAddress,ServiceCIDR: networking.k8s.io/v1alpha1 > networking.k8s.io/v1 =
34 31 ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding: admissionregistration.k8s.io/v1beta1 > admissionregistration.k8s.io/v1 =
35 32 VolumeAttributesClass: storage.k8s.io/v1alpha1 > storage.k8s.io/v1beta1 =
35 33 StorageVersionMigration: storagemigration.k8s.io/v1alpha1 > storagemigration.k8s.io/v1beta1; spec.resource names only group and resource
36 36 Workload: scheduling.k8s.io/v1alpha1 > scheduling.k8s.io/v1alpha2; its pod groups become objects of their own
37 34 ClusterTrustBundle: certificates.k8s.io/v1alpha1 > certificates.k8s.io/v1beta1 =
37 34 IPAddress,ServiceCIDR: networking.k8s.io/v1beta1 > networking.k8s.io/v1 =
37 34 VolumeAttributesClass: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
38 35 DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice: resource.k8s.io/v1beta1 > resource.k8s.io/v1; a request names its device class under exactly
38 35 LeaseCandidate: coordination.k8s.io/v1alpha2 > coordination.k8s.io/v1beta1 =
38 35 MutatingAdmissionPolicy,MutatingAdmissionPolicyBinding: admissionregistration.k8s.io/v1alpha1 > admissionregistration.k8s.io/v1beta1 =
39 36 DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice: resource.k8s.io/v1beta2 > resource.k8s.io/v1 =
39 36 DeviceTaintRule: resource.k8s.io/v1alpha3 > resource.k8s.io/v1beta2; effect None is new
`;

/** `introduced version: kinds`, for versions that a cluster in use may not have yet. Source: the lifecycle marks of k8s.io/api. */
const introductionTable = `
16 admissionregistration.k8s.io/v1: MutatingWebhookConfiguration,ValidatingWebhookConfiguration
16 apiextensions.k8s.io/v1: CustomResourceDefinition
17 storage.k8s.io/v1: CSINode
18 storage.k8s.io/v1: CSIDriver
19 certificates.k8s.io/v1: CertificateSigningRequest
19 events.k8s.io/v1: Event
19 networking.k8s.io/v1: Ingress,IngressClass
20 node.k8s.io/v1: RuntimeClass
21 batch/v1: CronJob
21 discovery.k8s.io/v1: EndpointSlice
21 policy/v1: PodDisruptionBudget
23 autoscaling/v2: HorizontalPodAutoscaler
24 storage.k8s.io/v1: CSIStorageCapacity
28 authentication.k8s.io/v1: SelfSubjectReview
29 flowcontrol.apiserver.k8s.io/v1: FlowSchema,PriorityLevelConfiguration
30 admissionregistration.k8s.io/v1: ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding
31 networking.k8s.io/v1beta1: IPAddress,ServiceCIDR
31 storage.k8s.io/v1beta1: VolumeAttributesClass
32 resource.k8s.io/v1beta1: DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice
33 certificates.k8s.io/v1beta1: ClusterTrustBundle
33 coordination.k8s.io/v1beta1: LeaseCandidate
33 networking.k8s.io/v1: IPAddress,ServiceCIDR
33 resource.k8s.io/v1beta2: DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice
34 admissionregistration.k8s.io/v1beta1: MutatingAdmissionPolicy,MutatingAdmissionPolicyBinding
34 resource.k8s.io/v1: DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice
34 storage.k8s.io/v1: VolumeAttributesClass
35 certificates.k8s.io/v1beta1: PodCertificateRequest
35 storagemigration.k8s.io/v1beta1: StorageVersionMigration
36 admissionregistration.k8s.io/v1: MutatingAdmissionPolicy,MutatingAdmissionPolicyBinding
36 resource.k8s.io/v1beta2: DeviceTaintRule
36 scheduling.k8s.io/v1alpha2: PodGroup,Workload
`;

const removals = new Map<string, Removal>();
const introductions = new Map<string, number>();

/** Whether, and since when, Kubernetes no longer serves a kind in a version. */
export function removalOf(apiVersion: string, kind: string): Removal | undefined {
  // Versions that stay are the usual case, and need no table.
  if (!apiVersion.includes('beta') && !apiVersion.includes('alpha')) return undefined;
  if (removals.size === 0) loadRemovals();
  return removals.get(`${apiVersion} ${kind}`);
}

/** Minor release of Kubernetes 1 that first serves a kind in a version; undefined when that is long ago. */
export function introductionOf(apiVersion: string, kind: string): number | undefined {
  if (introductions.size === 0)
    for (const line of introductionTable.trim().split('\n')) {
      const [minor, version, kinds] = line.split(' ') as [string, string, string];
      for (const name of kinds.split(',')) introductions.set(`${version} ${name}`.replace(':', ''), Number(minor));
    }
  return introductions.get(`${apiVersion} ${kind}`);
}

function loadRemovals(): void {
  for (const line of removalTable.trim().split('\n')) {
    const [row, notes] = line.split('; ', 2) as [string, string?];
    const [removed, deprecated, kinds, from, , to, same] = row.split(' ') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string?,
    ];
    const removal = {
      removed: Number(removed),
      deprecated: Number(deprecated),
      instead: to === '-' ? undefined : to,
      same: same !== undefined,
      notes,
    };
    for (const kind of kinds.slice(0, -1).split(',')) removals.set(`${from} ${kind}`, removal);
  }
}
