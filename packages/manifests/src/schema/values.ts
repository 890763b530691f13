/**
 * Values that the API server accepts, by type and field. Source: the constants of k8s.io/api, and the checks of
 * pkg/apis/<group>/validation. Left out are the fields that rules of their own explain better.
 */
const valuesByField: Readonly<Record<string, string>> = {
  'CoreV1EndpointPort.protocol': 'TCP UDP SCTP',
  'DiscoveryV1EndpointPort.protocol': 'TCP UDP SCTP',
  'RbacV1Subject.kind': 'User Group ServiceAccount',
  'V1AppArmorProfile.type': 'RuntimeDefault Unconfined Localhost',
  'V1AzureDiskVolumeSource.cachingMode': 'None ReadOnly ReadWrite',
  'V1AzureDiskVolumeSource.kind': 'Shared Dedicated Managed',
  'V1CSIDriverSpec.fsGroupPolicy': 'ReadWriteOnceWithFSType File None',
  'V1CSIDriverSpec.volumeLifecycleModes': 'Persistent Ephemeral',
  'V1Container.imagePullPolicy': 'Always IfNotPresent Never',
  'V1Container.terminationMessagePolicy': 'File FallbackToLogsOnError',
  'V1ContainerPort.protocol': 'TCP UDP SCTP',
  'V1ContainerResizePolicy.restartPolicy': 'NotRequired RestartContainer',
  'V1CronJobSpec.concurrencyPolicy': 'Allow Forbid Replace',
  'V1CustomResourceDefinitionSpec.scope': 'Namespaced Cluster',
  'V1EmptyDirVolumeSource.medium':
    'Memory HugePages HugePages-2Mi HugePages-1Gi HugePages-64Ki HugePages-32Mi HugePages-512Mi HugePages-16Gi',
  'V1EndpointSlice.addressType': 'IPv4 IPv6 FQDN',
  'V1EphemeralContainer.imagePullPolicy': 'Always IfNotPresent Never',
  'V1EphemeralContainer.terminationMessagePolicy': 'File FallbackToLogsOnError',
  'V1FlowDistinguisherMethod.type': 'ByUser ByNamespace',
  'V1HTTPIngressPath.pathType': 'Exact Prefix ImplementationSpecific',
  'V1HostPathVolumeSource.type': 'DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice',
  'V1ImageVolumeSource.pullPolicy': 'Always IfNotPresent Never',
  'V1JobSpec.completionMode': 'NonIndexed Indexed',
  'V1JobSpec.podReplacementPolicy': 'TerminatingOrFailed Failed',
  'V1LabelSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
  'V1LimitRangeItem.type': 'Container Pod PersistentVolumeClaim',
  'V1LimitResponse.type': 'Queue Reject',
  'V1MatchResources.matchPolicy': 'Exact Equivalent',
  'V1MutatingWebhook.failurePolicy': 'Fail Ignore',
  'V1MutatingWebhook.matchPolicy': 'Exact Equivalent',
  'V1MutatingWebhook.reinvocationPolicy': 'Never IfNeeded',
  'V1MutatingWebhook.sideEffects': 'None NoneOnDryRun',
  'V1NetworkPolicyPort.protocol': 'TCP UDP SCTP',
  'V1NetworkPolicySpec.policyTypes': 'Ingress Egress',
  'V1NodeSelectorRequirement.operator': 'In NotIn Exists DoesNotExist Gt Lt',
  'V1ParamRef.parameterNotFoundAction': 'Allow Deny',
  'V1PersistentVolumeClaimSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'V1PersistentVolumeClaimSpec.volumeMode': 'Filesystem Block',
  'V1PersistentVolumeSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
  'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': 'Retain Delete Recycle',
  'V1PersistentVolumeSpec.volumeMode': 'Filesystem Block',
  'V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': 'IfHealthyBudget AlwaysAllow',
  'V1PodFailurePolicyOnExitCodesRequirement.operator': 'In NotIn',
  'V1PodFailurePolicyRule.action': 'FailJob FailIndex Ignore Count',
  'V1PodOS.name': 'linux windows',
  'V1PodSecurityContext.fsGroupChangePolicy': 'OnRootMismatch Always',
  'V1PodSecurityContext.seLinuxChangePolicy': 'Recursive MountOption',
  'V1PodSecurityContext.supplementalGroupsPolicy': 'Merge Strict',
  'V1PodSpec.dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
  'V1PodSpec.preemptionPolicy': 'PreemptLowerPriority Never',
  'V1PriorityClass.preemptionPolicy': 'PreemptLowerPriority Never',
  'V1PriorityLevelConfigurationSpec.type': 'Exempt Limited',
  'V1ResourceQuotaSpec.scopes':
    'Terminating NotTerminating BestEffort NotBestEffort PriorityClass CrossNamespacePodAffinity VolumeAttributesClass',
  'V1RoleRef.kind': 'Role ClusterRole',
  'V1RuleWithOperations.operations': 'CREATE UPDATE DELETE CONNECT *',
  'V1RuleWithOperations.scope': 'Cluster Namespaced *',
  'V1ScopedResourceSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
  'V1ScopedResourceSelectorRequirement.scopeName':
    'Terminating NotTerminating BestEffort NotBestEffort PriorityClass CrossNamespacePodAffinity VolumeAttributesClass',
  'V1SeccompProfile.type': 'RuntimeDefault Unconfined Localhost',
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
  'V1Taint.effect': 'NoSchedule PreferNoSchedule NoExecute',
  'V1Toleration.effect': 'NoSchedule PreferNoSchedule NoExecute',
  'V1Toleration.operator': 'Exists Equal Lt Gt',
  'V1TopologySpreadConstraint.nodeAffinityPolicy': 'Honor Ignore',
  'V1TopologySpreadConstraint.nodeTaintsPolicy': 'Honor Ignore',
  'V1ValidatingAdmissionPolicyBindingSpec.validationActions': 'Deny Warn Audit',
  'V1ValidatingAdmissionPolicySpec.failurePolicy': 'Fail Ignore',
  'V1ValidatingWebhook.failurePolicy': 'Fail Ignore',
  'V1ValidatingWebhook.matchPolicy': 'Exact Equivalent',
  'V1ValidatingWebhook.sideEffects': 'None NoneOnDryRun',
  'V1VolumeMount.mountPropagation': 'None HostToContainer Bidirectional',
  'V1VolumeMount.recursiveReadOnly': 'Disabled IfPossible Enabled',
  'V2MetricTarget.type': 'Utilization Value AverageValue',
};

const parsed = new Map<string, Map<string, ReadonlySet<string>>>();

/** Fields of a type that hold one of a few words (or a list of them), with those words; undefined when it has none. */
export function valuesOf(type: string): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  if (parsed.size === 0)
    for (const [key, values] of Object.entries(valuesByField)) {
      const dot = key.indexOf('.');
      const owner = key.slice(0, dot);
      let fields = parsed.get(owner);
      if (fields === undefined) {
        fields = new Map();
        parsed.set(owner, fields);
      }
      fields.set(key.slice(dot + 1), new Set(values.split(' ')));
    }
  return parsed.get(type);
}
