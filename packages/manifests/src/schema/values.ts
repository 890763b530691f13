/**
 * Values that the API server accepts, by type and field. Source: the constants of k8s.io/api, and the checks of
 * pkg/apis/<group>/validation. Left out are the fields that rules of their own explain better.
 */
const valuesByField: Readonly<Record<string, string>> = {
  'V1Container.imagePullPolicy': 'Always IfNotPresent Never',
  'V1Container.terminationMessagePolicy': 'File FallbackToLogsOnError',
  'V1ContainerPort.protocol': 'TCP UDP SCTP',
  'V1CronJobSpec.concurrencyPolicy': 'Allow Forbid Replace',
  'V1CustomResourceDefinitionSpec.scope': 'Namespaced Cluster',
  'V1EmptyDirVolumeSource.medium': 'Memory HugePages HugePages-2Mi HugePages-1Gi',
  'V1HTTPIngressPath.pathType': 'Exact Prefix ImplementationSpecific',
  'V1HostPathVolumeSource.type': 'DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice',
  'V1JobSpec.completionMode': 'NonIndexed Indexed',
  'V1JobSpec.podReplacementPolicy': 'TerminatingOrFailed Failed',
  'V1LabelSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
  'V1LimitRangeItem.type': 'Container Pod PersistentVolumeClaim',
  'V1MutatingWebhook.failurePolicy': 'Fail Ignore',
  'V1MutatingWebhook.matchPolicy': 'Exact Equivalent',
  'V1MutatingWebhook.reinvocationPolicy': 'Never IfNeeded',
  'V1MutatingWebhook.sideEffects': 'None NoneOnDryRun',
  'V1NetworkPolicyPort.protocol': 'TCP UDP SCTP',
  'V1NetworkPolicySpec.policyTypes': 'Ingress Egress',
  'V1NodeSelectorRequirement.operator': 'In NotIn Exists DoesNotExist Gt Lt',
  'V1PersistentVolumeClaimSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'V1PersistentVolumeClaimSpec.volumeMode': 'Filesystem Block',
  'V1PersistentVolumeSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': 'Retain Delete Recycle',
  'V1PersistentVolumeSpec.volumeMode': 'Filesystem Block',
  'V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': 'IfHealthyBudget AlwaysAllow',
  'V1PodOS.name': 'linux windows',
  'V1PodSecurityContext.fsGroupChangePolicy': 'OnRootMismatch Always',
  'V1PodSpec.dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
  'V1PodSpec.preemptionPolicy': 'PreemptLowerPriority Never',
  'V1PriorityClass.preemptionPolicy': 'PreemptLowerPriority Never',
  'V1ResourceQuotaSpec.scopes':
    'Terminating NotTerminating BestEffort NotBestEffort PriorityClass CrossNamespacePodAffinity VolumeAttributesClass',
  'V1RoleRef.kind': 'Role ClusterRole',
  'V1SeccompProfile.type': 'RuntimeDefault Unconfined Localhost',
  'V1AppArmorProfile.type': 'RuntimeDefault Unconfined Localhost',
  'V1SecurityContext.procMount': 'Default Unmasked',
  'V1ServicePort.protocol': 'TCP UDP SCTP',
  'V1ServiceSpec.externalTrafficPolicy': 'Cluster Local',
  'V1ServiceSpec.internalTrafficPolicy': 'Cluster Local',
  'V1ServiceSpec.ipFamilies': 'IPv4 IPv6',
  'V1ServiceSpec.ipFamilyPolicy': 'SingleStack PreferDualStack RequireDualStack',
  'V1ServiceSpec.sessionAffinity': 'None ClientIP',
  'V1ServiceSpec.type': 'ClusterIP NodePort LoadBalancer ExternalName',
  'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': 'Retain Delete',
  'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': 'Retain Delete',
  'V1StatefulSetSpec.podManagementPolicy': 'OrderedReady Parallel',
  'V1StorageClass.reclaimPolicy': 'Delete Retain Recycle',
  'V1StorageClass.volumeBindingMode': 'Immediate WaitForFirstConsumer',
  'RbacV1Subject.kind': 'User Group ServiceAccount',
  'V1Taint.effect': 'NoSchedule PreferNoSchedule NoExecute',
  'V1Toleration.effect': 'NoSchedule PreferNoSchedule NoExecute',
  'V1Toleration.operator': 'Exists Equal Lt Gt',
  'V1ValidatingWebhook.failurePolicy': 'Fail Ignore',
  'V1ValidatingWebhook.matchPolicy': 'Exact Equivalent',
  'V1ValidatingWebhook.sideEffects': 'None NoneOnDryRun',
  'V1VolumeMount.mountPropagation': 'None HostToContainer Bidirectional',
  'V1VolumeMount.recursiveReadOnly': 'Disabled IfPossible Enabled',
  'V2MetricTarget.type': 'Utilization Value AverageValue',
};

const parsed = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** Fields of a type that hold one of a few words (or a list of them), with those words; undefined when it has none. */
export function valuesOf(type: string): ReadonlyMap<string, readonly string[]> | undefined {
  if (parsed.size === 0)
    for (const [key, values] of Object.entries(valuesByField)) {
      const dot = key.indexOf('.');
      const fields = (parsed.get(key.slice(0, dot)) ?? new Map()) as Map<string, readonly string[]>;
      fields.set(key.slice(dot + 1), values.split(' '));
      parsed.set(key.slice(0, dot), fields);
    }
  return parsed.get(type);
}
