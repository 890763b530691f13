export const id = 764;
export const ids = [764];
export const modules = {

/***/ 84764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSandbox: () => (/* reexport */ startSandbox)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/sandbox/lib/objects.js
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A map inside of an object; empty when there is none. */
function mapAt(object, ...path) {
    let value = object;
    for (const step of path)
        value = isMap(value) ? value[step] : undefined;
    return isMap(value) ? value : {};
}
function listAt(object, ...path) {
    const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)];
    return Array.isArray(value) ? value.filter(isMap) : [];
}
function numberAt(object, ...path) {
    const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)];
    return typeof value === 'number' ? value : undefined;
}
function textAt(object, ...path) {
    const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)];
    return typeof value === 'string' ? value : undefined;
}
function labelsAt(object, ...path) {
    return mapAt(object, ...path);
}
function ownerOf(object) {
    return object.metadata.ownerReferences?.find(({ controller }) => controller === true);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/schema/type-rows.js
/**
 * The types of the kinds that the sandbox serves, of Kubernetes 1.34 (k8s.io/api v0.34.4 and its OpenAPI description).
 *
 * A row is a type and its fields, in the order of the API: `field:TYPE`. A type is another row or a letter: s string,
 * i and l int32 and int64, n number, b boolean, x integer or string, q quantity, t and u times in seconds and
 * microseconds, y base64, a anything. `[T` is an atomic list, `[key+key|T` a list whose items are told apart by keys,
 * `[=T` a set, `{T` a map, `{~T` an atomic map; `~` behind a row's name makes the type atomic. Before a type, `*` is a
 * pointer: it is kept even when it is zero; `!` is a field that is always written. Behind it, `@key` is the key of a
 * strategic merge patch (`@` alone: a list of values that is merged), and `=TCP` a default.
 */
const typeRows = `
AWSElasticBlockStoreVolumeSource volumeID:!s fsType:s partition:i readOnly:b
Affinity nodeAffinity:*NodeAffinity podAffinity:*PodAffinity podAntiAffinity:*PodAntiAffinity
AggregationRule clusterRoleSelectors:[LabelSelector
AppArmorProfile type:!s localhostProfile:*s
AzureDiskVolumeSource diskName:!s diskURI:!s cachingMode:*s=ReadWrite fsType:*s=ext4 readOnly:*b kind:*s=Shared
AzureFileVolumeSource secretName:!s shareName:!s readOnly:b
CSIVolumeSource driver:!s readOnly:*b fsType:*s volumeAttributes:{s nodePublishSecretRef:*LocalObjectReference
Capabilities add:[s drop:[s
CephFSVolumeSource monitors:![s path:s user:s secretFile:s secretRef:*LocalObjectReference readOnly:b
CinderVolumeSource volumeID:!s fsType:s readOnly:b secretRef:*LocalObjectReference
ClientIPConfig timeoutSeconds:*i
ClusterRole metadata:!ObjectMeta rules:![PolicyRule aggregationRule:*AggregationRule
ClusterRoleBinding metadata:!ObjectMeta subjects:[Subject roleRef:!RoleRef
ClusterTrustBundleProjection name:*s signerName:*s labelSelector:*LabelSelector optional:*b path:!s
Condition type:!s status:!s observedGeneration:l lastTransitionTime:!t reason:!s message:!s
ConfigMap metadata:!ObjectMeta immutable:*b data:{s binaryData:{y
ConfigMapEnvSource name:s optional:*b
ConfigMapKeySelector~ name:s key:!s optional:*b
ConfigMapProjection name:s items:[KeyToPath optional:*b
ConfigMapVolumeSource name:s items:[KeyToPath defaultMode:*i optional:*b
Container name:!s image:s command:[s args:[s workingDir:s ports:[containerPort+protocol|ContainerPort@containerPort envFrom:[EnvFromSource env:[name|EnvVar@name resources:!ResourceRequirements resizePolicy:[ContainerResizePolicy restartPolicy:*s restartPolicyRules:[ContainerRestartRule volumeMounts:[mountPath|VolumeMount@mountPath volumeDevices:[devicePath|VolumeDevice@devicePath livenessProbe:*Probe readinessProbe:*Probe startupProbe:*Probe lifecycle:*Lifecycle terminationMessagePath:s terminationMessagePolicy:s imagePullPolicy:s securityContext:*SecurityContext stdin:b stdinOnce:b tty:b
ContainerExtendedResourceRequest containerName:!s resourceName:!s requestName:!s
ContainerPort name:s hostPort:i containerPort:!i protocol:s=TCP hostIP:s
ContainerResizePolicy resourceName:!s restartPolicy:!s
ContainerResourceMetricSource name:!s target:!MetricTarget container:!s
ContainerResourceMetricStatus name:!s current:!MetricValueStatus container:!s
ContainerRestartRule action:s exitCodes:*ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes operator:s values:[=i
ContainerState waiting:*ContainerStateWaiting running:*ContainerStateRunning terminated:*ContainerStateTerminated
ContainerStateRunning startedAt:!t
ContainerStateTerminated exitCode:!i signal:i reason:s message:s startedAt:!t finishedAt:!t containerID:s
ContainerStateWaiting reason:s message:s
ContainerStatus name:!s state:!ContainerState lastState:!ContainerState ready:!b restartCount:!i image:!s imageID:!s containerID:s started:*b allocatedResources:{q resources:*ResourceRequirements volumeMounts:[mountPath|VolumeMountStatus@mountPath user:*ContainerUser allocatedResourcesStatus:[name|ResourceStatus@name stopSignal:*s
ContainerUser linux:*LinuxContainerUser
CronJob metadata:!ObjectMeta spec:!CronJobSpec status:!CronJobStatus
CronJobSpec schedule:!s timeZone:*s startingDeadlineSeconds:*l concurrencyPolicy:s suspend:*b jobTemplate:!JobTemplateSpec successfulJobsHistoryLimit:*i failedJobsHistoryLimit:*i
CronJobStatus active:[ObjectReference lastScheduleTime:*t lastSuccessfulTime:*t
CrossVersionObjectReference kind:!s name:!s apiVersion:s
CustomResourceColumnDefinition name:!s type:!s format:s description:s priority:i jsonPath:!s
CustomResourceConversion strategy:!s webhook:*WebhookConversion
CustomResourceDefinition metadata:!ObjectMeta spec:!CustomResourceDefinitionSpec status:!CustomResourceDefinitionStatus
CustomResourceDefinitionCondition type:!s status:!s lastTransitionTime:!t reason:s message:s
CustomResourceDefinitionNames plural:!s singular:s shortNames:[s kind:!s listKind:s categories:[s
CustomResourceDefinitionSpec group:!s names:!CustomResourceDefinitionNames scope:!s versions:![CustomResourceDefinitionVersion conversion:*CustomResourceConversion preserveUnknownFields:b
CustomResourceDefinitionStatus conditions:![type|CustomResourceDefinitionCondition acceptedNames:!CustomResourceDefinitionNames storedVersions:![s
CustomResourceDefinitionVersion name:!s served:!b storage:!b deprecated:b deprecationWarning:*s schema:*CustomResourceValidation subresources:*CustomResourceSubresources additionalPrinterColumns:[CustomResourceColumnDefinition selectableFields:[SelectableField
CustomResourceSubresourceScale specReplicasPath:!s statusReplicasPath:!s labelSelectorPath:*s
CustomResourceSubresourceStatus
CustomResourceSubresources status:*CustomResourceSubresourceStatus scale:*CustomResourceSubresourceScale
CustomResourceValidation openAPIV3Schema:*a
DaemonSet metadata:!ObjectMeta spec:!DaemonSetSpec status:!DaemonSetStatus
DaemonSetCondition type:!s status:!s lastTransitionTime:!t reason:s message:s
DaemonSetSpec selector:*!LabelSelector template:!PodTemplateSpec updateStrategy:!DaemonSetUpdateStrategy minReadySeconds:i revisionHistoryLimit:*i
DaemonSetStatus currentNumberScheduled:!i numberMisscheduled:!i desiredNumberScheduled:!i numberReady:!i observedGeneration:l updatedNumberScheduled:i numberAvailable:i numberUnavailable:i collisionCount:*i conditions:[type|DaemonSetCondition@type
DaemonSetUpdateStrategy type:s rollingUpdate:*RollingUpdateDaemonSet
DeleteOptions gracePeriodSeconds:*l preconditions:*Preconditions orphanDependents:*b propagationPolicy:*s dryRun:[s ignoreStoreReadErrorWithClusterBreakingPotential:*b
Deployment metadata:!ObjectMeta spec:!DeploymentSpec status:!DeploymentStatus
DeploymentCondition type:!s status:!s lastUpdateTime:!t lastTransitionTime:!t reason:s message:s
DeploymentSpec replicas:*i selector:*!LabelSelector template:!PodTemplateSpec strategy:!DeploymentStrategy minReadySeconds:i revisionHistoryLimit:*i paused:b progressDeadlineSeconds:*i
DeploymentStatus observedGeneration:l replicas:i updatedReplicas:i readyReplicas:i availableReplicas:i unavailableReplicas:i terminatingReplicas:*i conditions:[type|DeploymentCondition@type collisionCount:*i
DeploymentStrategy type:s rollingUpdate:*RollingUpdateDeployment
DiscoveryEndpointPort~ name:*s protocol:*s port:*i appProtocol:*s
DownwardAPIProjection items:[DownwardAPIVolumeFile
DownwardAPIVolumeFile path:!s fieldRef:*ObjectFieldSelector resourceFieldRef:*ResourceFieldSelector mode:*i
DownwardAPIVolumeSource items:[DownwardAPIVolumeFile defaultMode:*i
EmptyDirVolumeSource medium:s sizeLimit:*q
Endpoint addresses:![=s conditions:!EndpointConditions hostname:*s targetRef:*ObjectReference deprecatedTopology:{s nodeName:*s zone:*s hints:*EndpointHints
EndpointAddress~ ip:!s hostname:s nodeName:*s targetRef:*ObjectReference
EndpointConditions ready:*b serving:*b terminating:*b
EndpointHints forZones:[ForZone forNodes:[ForNode
EndpointPort~ name:s port:!i protocol:s appProtocol:*s
EndpointSlice metadata:!ObjectMeta addressType:!s endpoints:![Endpoint ports:![DiscoveryEndpointPort
EndpointSubset addresses:[EndpointAddress notReadyAddresses:[EndpointAddress ports:[EndpointPort
Endpoints metadata:!ObjectMeta subsets:[EndpointSubset
EnvFromSource prefix:s configMapRef:*ConfigMapEnvSource secretRef:*SecretEnvSource
EnvVar name:!s value:s valueFrom:*EnvVarSource
EnvVarSource fieldRef:*ObjectFieldSelector resourceFieldRef:*ResourceFieldSelector configMapKeyRef:*ConfigMapKeySelector secretKeyRef:*SecretKeySelector fileKeyRef:*FileKeySelector
EphemeralContainer name:!s image:s command:[s args:[s workingDir:s ports:[containerPort+protocol|ContainerPort@containerPort envFrom:[EnvFromSource env:[name|EnvVar@name resources:!ResourceRequirements resizePolicy:[ContainerResizePolicy restartPolicy:*s restartPolicyRules:[ContainerRestartRule volumeMounts:[mountPath|VolumeMount@mountPath volumeDevices:[devicePath|VolumeDevice@devicePath livenessProbe:*Probe readinessProbe:*Probe startupProbe:*Probe lifecycle:*Lifecycle terminationMessagePath:s terminationMessagePolicy:s imagePullPolicy:s securityContext:*SecurityContext stdin:b stdinOnce:b tty:b targetContainerName:s
EphemeralVolumeSource volumeClaimTemplate:*PersistentVolumeClaimTemplate
Event metadata:!ObjectMeta involvedObject:!ObjectReference reason:s message:s source:!EventSource firstTimestamp:!t lastTimestamp:!t count:i type:s eventTime:!u series:*EventSeries action:s related:*ObjectReference reportingComponent:!s reportingInstance:!s
EventSeries count:i lastObservedTime:!u
EventSource component:s host:s
EventsEvent metadata:!ObjectMeta eventTime:!u series:*EventsEventSeries reportingController:s reportingInstance:s action:s reason:s regarding:!ObjectReference related:*ObjectReference note:s type:s deprecatedSource:!EventSource deprecatedFirstTimestamp:!t deprecatedLastTimestamp:!t deprecatedCount:i
EventsEventSeries count:!i lastObservedTime:!u
Eviction metadata:!ObjectMeta deleteOptions:*DeleteOptions
ExecAction command:[s
ExternalMetricSource metric:!MetricIdentifier target:!MetricTarget
ExternalMetricStatus metric:!MetricIdentifier current:!MetricValueStatus
FCVolumeSource targetWWNs:[s lun:*i fsType:s readOnly:b wwids:[s
FileKeySelector~ volumeName:!s path:!s key:!s optional:*b
FlexVolumeSource driver:!s fsType:s secretRef:*LocalObjectReference readOnly:b options:{s
FlockerVolumeSource datasetName:s datasetUUID:s
ForNode name:!s
ForZone name:!s
GCEPersistentDiskVolumeSource pdName:!s fsType:s partition:i readOnly:b
GRPCAction port:!i service:*!s
GitRepoVolumeSource repository:!s revision:s directory:s
GlusterfsVolumeSource endpoints:!s path:!s readOnly:b
HPAScalingPolicy type:!s value:!i periodSeconds:!i
HPAScalingRules stabilizationWindowSeconds:*i selectPolicy:*s policies:[HPAScalingPolicy tolerance:*q
HTTPGetAction path:s port:!x host:s scheme:s httpHeaders:[HTTPHeader
HTTPHeader name:!s value:!s
HTTPIngressPath path:s pathType:*!s backend:!IngressBackend
HTTPIngressRuleValue paths:![HTTPIngressPath
HorizontalPodAutoscaler metadata:!ObjectMeta spec:!HorizontalPodAutoscalerSpec status:!HorizontalPodAutoscalerStatus
HorizontalPodAutoscalerBehavior scaleUp:*HPAScalingRules scaleDown:*HPAScalingRules
HorizontalPodAutoscalerCondition type:!s status:!s lastTransitionTime:!t reason:s message:s
HorizontalPodAutoscalerSpec scaleTargetRef:!CrossVersionObjectReference minReplicas:*i maxReplicas:!i metrics:[MetricSpec behavior:*HorizontalPodAutoscalerBehavior
HorizontalPodAutoscalerStatus observedGeneration:*l lastScaleTime:*t currentReplicas:i desiredReplicas:!i currentMetrics:![MetricStatus conditions:[type|HorizontalPodAutoscalerCondition@type
HostAlias ip:!s hostnames:[s
HostIP ip:!s
HostPathVolumeSource path:!s type:*s
IPBlock cidr:!s except:[s
ISCSIVolumeSource targetPortal:!s iqn:!s lun:!i iscsiInterface:s=default fsType:s readOnly:b portals:[s chapAuthDiscovery:b chapAuthSession:b secretRef:*LocalObjectReference initiatorName:*s
ImageVolumeSource reference:s pullPolicy:s
Ingress metadata:!ObjectMeta spec:!IngressSpec status:!IngressStatus
IngressBackend service:*IngressServiceBackend resource:*TypedLocalObjectReference
IngressClass metadata:!ObjectMeta spec:!IngressClassSpec
IngressClassParametersReference apiGroup:*s kind:!s name:!s scope:*!s namespace:*s
IngressClassSpec controller:s parameters:*IngressClassParametersReference
IngressLoadBalancerIngress ip:s hostname:s ports:[IngressPortStatus
IngressLoadBalancerStatus ingress:[IngressLoadBalancerIngress
IngressPortStatus port:!i protocol:!s error:*s
IngressRule host:s http:*HTTPIngressRuleValue
IngressServiceBackend name:!s port:!ServiceBackendPort
IngressSpec ingressClassName:*s defaultBackend:*IngressBackend tls:[IngressTLS rules:[IngressRule
IngressStatus loadBalancer:!IngressLoadBalancerStatus
IngressTLS hosts:[s secretName:s
Job metadata:!ObjectMeta spec:!JobSpec status:!JobStatus
JobCondition type:!s status:!s lastProbeTime:!t lastTransitionTime:!t reason:s message:s
JobSpec parallelism:*i completions:*i activeDeadlineSeconds:*l podFailurePolicy:*PodFailurePolicy successPolicy:*SuccessPolicy backoffLimit:*i backoffLimitPerIndex:*i maxFailedIndexes:*i selector:*LabelSelector manualSelector:*b template:!PodTemplateSpec ttlSecondsAfterFinished:*i completionMode:*s suspend:*b podReplacementPolicy:*s managedBy:*s
JobStatus conditions:[JobCondition@type startTime:*t completionTime:*t active:i succeeded:i failed:i terminating:*i completedIndexes:s failedIndexes:*s uncountedTerminatedPods:*UncountedTerminatedPods ready:*i
JobTemplateSpec metadata:!ObjectMeta spec:!JobSpec
KeyToPath key:!s path:!s mode:*i
LabelSelector~ matchLabels:{s matchExpressions:[LabelSelectorRequirement
LabelSelectorRequirement key:!s operator:!s values:[s
Lease metadata:!ObjectMeta spec:!LeaseSpec
LeaseSpec holderIdentity:*s leaseDurationSeconds:*i acquireTime:*u renewTime:*u leaseTransitions:*i strategy:*s preferredHolder:*s
Lifecycle postStart:*LifecycleHandler preStop:*LifecycleHandler stopSignal:*s
LifecycleHandler exec:*ExecAction httpGet:*HTTPGetAction tcpSocket:*TCPSocketAction sleep:*SleepAction
LimitRange metadata:!ObjectMeta spec:!LimitRangeSpec
LimitRangeItem type:!s max:{q min:{q default:{q defaultRequest:{q maxLimitRequestRatio:{q
LimitRangeSpec limits:![LimitRangeItem
LinuxContainerUser uid:!l gid:!l supplementalGroups:[l
LoadBalancerIngress ip:s hostname:s ipMode:*s ports:[PortStatus
LoadBalancerStatus ingress:[LoadBalancerIngress
LocalObjectReference~ name:s
ManagedFieldsEntry manager:s operation:s apiVersion:s time:*t fieldsType:s fieldsV1:*a subresource:s
MetricIdentifier name:!s selector:*LabelSelector
MetricSpec type:!s object:*ObjectMetricSource pods:*PodsMetricSource resource:*ResourceMetricSource containerResource:*ContainerResourceMetricSource external:*ExternalMetricSource
MetricStatus type:!s object:*ObjectMetricStatus pods:*PodsMetricStatus resource:*ResourceMetricStatus containerResource:*ContainerResourceMetricStatus external:*ExternalMetricStatus
MetricTarget type:!s value:*q averageValue:*q averageUtilization:*i
MetricValueStatus value:*q averageValue:*q averageUtilization:*i
ModifyVolumeStatus targetVolumeAttributesClassName:s status:!s
NFSVolumeSource server:!s path:!s readOnly:b
Namespace metadata:!ObjectMeta spec:!NamespaceSpec status:!NamespaceStatus
NamespaceCondition type:!s status:!s lastTransitionTime:!t reason:s message:s
NamespaceSpec finalizers:[s
NamespaceStatus phase:s conditions:[type|NamespaceCondition@type
NetworkPolicy metadata:!ObjectMeta spec:!NetworkPolicySpec
NetworkPolicyEgressRule ports:[NetworkPolicyPort to:[NetworkPolicyPeer
NetworkPolicyIngressRule ports:[NetworkPolicyPort from:[NetworkPolicyPeer
NetworkPolicyPeer podSelector:*LabelSelector namespaceSelector:*LabelSelector ipBlock:*IPBlock
NetworkPolicyPort protocol:*s port:*x endPort:*i
NetworkPolicySpec podSelector:!LabelSelector ingress:[NetworkPolicyIngressRule egress:[NetworkPolicyEgressRule policyTypes:[s
NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:*NodeSelector preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm
NodeSelector~ nodeSelectorTerms:![NodeSelectorTerm
NodeSelectorRequirement key:!s operator:!s values:[s
NodeSelectorTerm~ matchExpressions:[NodeSelectorRequirement matchFields:[NodeSelectorRequirement
ObjectFieldSelector~ apiVersion:s fieldPath:!s
ObjectMeta name:s generateName:s namespace:s selfLink:s uid:s resourceVersion:s generation:l creationTimestamp:t deletionTimestamp:*t deletionGracePeriodSeconds:*l labels:{s annotations:{s ownerReferences:[uid|OwnerReference@uid finalizers:[=s@ managedFields:[ManagedFieldsEntry
ObjectMetricSource describedObject:!CrossVersionObjectReference target:!MetricTarget metric:!MetricIdentifier
ObjectMetricStatus metric:!MetricIdentifier current:!MetricValueStatus describedObject:!CrossVersionObjectReference
ObjectReference~ kind:s namespace:s name:s uid:s apiVersion:s resourceVersion:s fieldPath:s
OwnerReference~ apiVersion:!s kind:!s name:!s uid:!s controller:*b blockOwnerDeletion:*b
PersistentVolumeClaim metadata:!ObjectMeta spec:!PersistentVolumeClaimSpec status:!PersistentVolumeClaimStatus
PersistentVolumeClaimCondition type:!s status:!s lastProbeTime:!t lastTransitionTime:!t reason:s message:s
PersistentVolumeClaimSpec accessModes:[s selector:*LabelSelector resources:!VolumeResourceRequirements volumeName:s storageClassName:*s volumeMode:*s dataSource:*TypedLocalObjectReference dataSourceRef:*TypedObjectReference volumeAttributesClassName:*s
PersistentVolumeClaimStatus phase:s accessModes:[s capacity:{q conditions:[type|PersistentVolumeClaimCondition@type allocatedResources:{q allocatedResourceStatuses:{s currentVolumeAttributesClassName:*s modifyVolumeStatus:*ModifyVolumeStatus
PersistentVolumeClaimTemplate metadata:!ObjectMeta spec:!PersistentVolumeClaimSpec
PersistentVolumeClaimVolumeSource claimName:!s readOnly:b
PhotonPersistentDiskVolumeSource pdID:!s fsType:s
Pod metadata:!ObjectMeta spec:!PodSpec status:!PodStatus
PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
PodAffinityTerm labelSelector:*LabelSelector namespaces:[s topologyKey:!s namespaceSelector:*LabelSelector matchLabelKeys:[s mismatchLabelKeys:[s
PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
PodCertificateProjection signerName:s keyType:s maxExpirationSeconds:*i credentialBundlePath:s keyPath:s certificateChainPath:s
PodCondition type:!s observedGeneration:l status:!s lastProbeTime:!t lastTransitionTime:!t reason:s message:s
PodDNSConfig nameservers:[s searches:[s options:[PodDNSConfigOption
PodDNSConfigOption name:s value:*s
PodDisruptionBudget metadata:!ObjectMeta spec:!PodDisruptionBudgetSpec status:!PodDisruptionBudgetStatus
PodDisruptionBudgetSpec minAvailable:*x selector:*LabelSelector maxUnavailable:*x unhealthyPodEvictionPolicy:*s
PodDisruptionBudgetStatus observedGeneration:l disruptedPods:{t disruptionsAllowed:!i currentHealthy:!i desiredHealthy:!i expectedPods:!i conditions:[type|Condition@type
PodExtendedResourceClaimStatus requestMappings:![ContainerExtendedResourceRequest resourceClaimName:!s
PodFailurePolicy rules:![PodFailurePolicyRule
PodFailurePolicyOnExitCodesRequirement containerName:*s operator:!s values:![=i
PodFailurePolicyOnPodConditionsPattern type:!s status:!s
PodFailurePolicyRule action:!s onExitCodes:*PodFailurePolicyOnExitCodesRequirement onPodConditions:[PodFailurePolicyOnPodConditionsPattern
PodIP ip:!s
PodOS name:!s
PodReadinessGate conditionType:!s
PodResourceClaim name:!s resourceClaimName:*s resourceClaimTemplateName:*s
PodResourceClaimStatus name:!s resourceClaimName:*s
PodSchedulingGate name:!s
PodSecurityContext seLinuxOptions:*SELinuxOptions windowsOptions:*WindowsSecurityContextOptions runAsUser:*l runAsGroup:*l runAsNonRoot:*b supplementalGroups:[l supplementalGroupsPolicy:*s fsGroup:*l sysctls:[Sysctl fsGroupChangePolicy:*s seccompProfile:*SeccompProfile appArmorProfile:*AppArmorProfile seLinuxChangePolicy:*s
PodSpec volumes:[name|Volume@name initContainers:[name|Container@name containers:![name|Container@name ephemeralContainers:[name|EphemeralContainer@name restartPolicy:s terminationGracePeriodSeconds:*l activeDeadlineSeconds:*l dnsPolicy:s nodeSelector:{~s serviceAccountName:s serviceAccount:s automountServiceAccountToken:*b nodeName:s hostNetwork:b hostPID:b hostIPC:b shareProcessNamespace:*b securityContext:*PodSecurityContext imagePullSecrets:[name|LocalObjectReference@name hostname:s subdomain:s affinity:*Affinity schedulerName:s tolerations:[Toleration hostAliases:[ip|HostAlias@ip priorityClassName:s priority:*i dnsConfig:*PodDNSConfig readinessGates:[PodReadinessGate runtimeClassName:*s enableServiceLinks:*b preemptionPolicy:*s overhead:{q topologySpreadConstraints:[topologyKey+whenUnsatisfiable|TopologySpreadConstraint@topologyKey setHostnameAsFQDN:*b os:*PodOS hostUsers:*b schedulingGates:[name|PodSchedulingGate@name resourceClaims:[name|PodResourceClaim@name resources:*ResourceRequirements hostnameOverride:*s
PodStatus observedGeneration:l phase:s conditions:[type|PodCondition@type message:s reason:s nominatedNodeName:s hostIP:s hostIPs:[HostIP@ip podIP:s podIPs:[ip|PodIP@ip startTime:*t initContainerStatuses:[ContainerStatus containerStatuses:[ContainerStatus qosClass:s ephemeralContainerStatuses:[ContainerStatus resize:s resourceClaimStatuses:[name|PodResourceClaimStatus@name extendedResourceClaimStatus:*PodExtendedResourceClaimStatus
PodTemplateSpec metadata:!ObjectMeta spec:!PodSpec
PodsMetricSource metric:!MetricIdentifier target:!MetricTarget
PodsMetricStatus metric:!MetricIdentifier current:!MetricValueStatus
PolicyRule verbs:![s apiGroups:[s resources:[s resourceNames:[s nonResourceURLs:[s
PortStatus port:!i protocol:!s error:*s
PortworxVolumeSource volumeID:!s fsType:s readOnly:b
Preconditions uid:*s resourceVersion:*s
PreferredSchedulingTerm weight:!i preference:!NodeSelectorTerm
PriorityClass metadata:!ObjectMeta value:!i globalDefault:b description:s preemptionPolicy:*s
Probe exec:*ExecAction httpGet:*HTTPGetAction tcpSocket:*TCPSocketAction grpc:*GRPCAction initialDelaySeconds:i timeoutSeconds:i periodSeconds:i successThreshold:i failureThreshold:i terminationGracePeriodSeconds:*l
ProjectedVolumeSource sources:![VolumeProjection defaultMode:*i
QuobyteVolumeSource registry:!s volume:!s readOnly:b user:s group:s tenant:s
RBDVolumeSource monitors:![s image:!s fsType:s pool:s=rbd user:s=admin keyring:s=/etc/ceph/keyring secretRef:*LocalObjectReference readOnly:b
ReplicaSet metadata:!ObjectMeta spec:!ReplicaSetSpec status:!ReplicaSetStatus
ReplicaSetCondition type:!s status:!s lastTransitionTime:!t reason:s message:s
ReplicaSetSpec replicas:*i minReadySeconds:i selector:*!LabelSelector template:!PodTemplateSpec
ReplicaSetStatus replicas:!i fullyLabeledReplicas:i readyReplicas:i availableReplicas:i terminatingReplicas:*i observedGeneration:l conditions:[type|ReplicaSetCondition@type
ResourceClaim name:!s request:s
ResourceFieldSelector~ containerName:s resource:!s divisor:!q
ResourceHealth resourceID:!s health:s
ResourceMetricSource name:!s target:!MetricTarget
ResourceMetricStatus name:!s current:!MetricValueStatus
ResourceQuota metadata:!ObjectMeta spec:!ResourceQuotaSpec status:!ResourceQuotaStatus
ResourceQuotaSpec hard:{q scopes:[s scopeSelector:*ScopeSelector
ResourceQuotaStatus hard:{q used:{q
ResourceRequirements limits:{q requests:{q claims:[name|ResourceClaim
ResourceStatus name:!s resources:[resourceID|ResourceHealth
Role metadata:!ObjectMeta rules:![PolicyRule
RoleBinding metadata:!ObjectMeta subjects:[Subject roleRef:!RoleRef
RoleRef~ apiGroup:!s kind:!s name:!s
RollingUpdateDaemonSet maxUnavailable:*x maxSurge:*x
RollingUpdateDeployment maxUnavailable:*x maxSurge:*x
RollingUpdateStatefulSetStrategy partition:*i maxUnavailable:*x
SELinuxOptions user:s role:s type:s level:s
Scale metadata:!ObjectMeta spec:!ScaleSpec status:!ScaleStatus
ScaleIOVolumeSource gateway:!s system:!s secretRef:*!LocalObjectReference sslEnabled:b protectionDomain:s storagePool:s storageMode:s=ThinProvisioned volumeName:s fsType:s=xfs readOnly:b
ScaleSpec replicas:i
ScaleStatus replicas:!i selector:s
ScopeSelector~ matchExpressions:[ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement scopeName:!s operator:!s values:[s
SeccompProfile type:!s localhostProfile:*s
Secret metadata:!ObjectMeta immutable:*b data:{y stringData:{s type:s
SecretEnvSource name:s optional:*b
SecretKeySelector~ name:s key:!s optional:*b
SecretProjection name:s items:[KeyToPath optional:*b
SecretVolumeSource secretName:s items:[KeyToPath defaultMode:*i optional:*b
SecurityContext capabilities:*Capabilities privileged:*b seLinuxOptions:*SELinuxOptions windowsOptions:*WindowsSecurityContextOptions runAsUser:*l runAsGroup:*l runAsNonRoot:*b readOnlyRootFilesystem:*b allowPrivilegeEscalation:*b procMount:*s seccompProfile:*SeccompProfile appArmorProfile:*AppArmorProfile
SelectableField jsonPath:!s
Service metadata:!ObjectMeta spec:!ServiceSpec status:!ServiceStatus
ServiceAccount metadata:!ObjectMeta secrets:[name|ObjectReference@name imagePullSecrets:[LocalObjectReference automountServiceAccountToken:*b
ServiceAccountTokenProjection audience:s expirationSeconds:*l path:!s
ServiceBackendPort~ name:s number:i
ServicePort name:s protocol:s=TCP appProtocol:*s port:!i targetPort:!x nodePort:i
ServiceReference namespace:!s name:!s path:*s port:*i
ServiceSpec ports:[port+protocol|ServicePort@port selector:{~s clusterIP:s clusterIPs:[s type:s externalIPs:[s sessionAffinity:s loadBalancerIP:s loadBalancerSourceRanges:[s externalName:s externalTrafficPolicy:s healthCheckNodePort:i publishNotReadyAddresses:b sessionAffinityConfig:*SessionAffinityConfig ipFamilies:[s ipFamilyPolicy:*s allocateLoadBalancerNodePorts:*b loadBalancerClass:*s internalTrafficPolicy:*s trafficDistribution:*s
ServiceStatus loadBalancer:!LoadBalancerStatus conditions:[type|Condition@type
SessionAffinityConfig clientIP:*ClientIPConfig
SleepAction seconds:!l
StatefulSet metadata:!ObjectMeta spec:!StatefulSetSpec status:!StatefulSetStatus
StatefulSetCondition type:!s status:!s lastTransitionTime:!t reason:s message:s
StatefulSetOrdinals start:!i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s whenScaled:s
StatefulSetSpec replicas:*i selector:*!LabelSelector template:!PodTemplateSpec volumeClaimTemplates:[PersistentVolumeClaim serviceName:!s podManagementPolicy:s updateStrategy:!StatefulSetUpdateStrategy revisionHistoryLimit:*i minReadySeconds:i persistentVolumeClaimRetentionPolicy:*StatefulSetPersistentVolumeClaimRetentionPolicy ordinals:*StatefulSetOrdinals
StatefulSetStatus observedGeneration:l replicas:!i readyReplicas:i currentReplicas:i updatedReplicas:i currentRevision:s updateRevision:s collisionCount:*i conditions:[type|StatefulSetCondition@type availableReplicas:!i
StatefulSetUpdateStrategy type:s rollingUpdate:*RollingUpdateStatefulSetStrategy
StorageClass metadata:!ObjectMeta provisioner:!s parameters:{s reclaimPolicy:*s mountOptions:[s allowVolumeExpansion:*b volumeBindingMode:*s allowedTopologies:[TopologySelectorTerm
StorageOSVolumeSource volumeName:s volumeNamespace:s fsType:s readOnly:b secretRef:*LocalObjectReference
Subject~ kind:!s apiGroup:s name:!s namespace:s
SuccessPolicy rules:![SuccessPolicyRule
SuccessPolicyRule succeededIndexes:*s succeededCount:*i
Sysctl name:!s value:!s
TCPSocketAction port:!x host:s
Toleration key:s operator:s value:s effect:s tolerationSeconds:*l
TopologySelectorLabelRequirement key:!s values:![s
TopologySelectorTerm~ matchLabelExpressions:[TopologySelectorLabelRequirement
TopologySpreadConstraint maxSkew:!i topologyKey:!s whenUnsatisfiable:!s labelSelector:*LabelSelector minDomains:*i nodeAffinityPolicy:*s nodeTaintsPolicy:*s matchLabelKeys:[s
TypedLocalObjectReference~ apiGroup:*!s kind:!s name:!s
TypedObjectReference apiGroup:*!s kind:!s name:!s namespace:*s
UncountedTerminatedPods succeeded:[=s failed:[=s
Volume name:!s hostPath:*HostPathVolumeSource emptyDir:*EmptyDirVolumeSource gcePersistentDisk:*GCEPersistentDiskVolumeSource awsElasticBlockStore:*AWSElasticBlockStoreVolumeSource gitRepo:*GitRepoVolumeSource secret:*SecretVolumeSource nfs:*NFSVolumeSource iscsi:*ISCSIVolumeSource glusterfs:*GlusterfsVolumeSource persistentVolumeClaim:*PersistentVolumeClaimVolumeSource rbd:*RBDVolumeSource flexVolume:*FlexVolumeSource cinder:*CinderVolumeSource cephfs:*CephFSVolumeSource flocker:*FlockerVolumeSource downwardAPI:*DownwardAPIVolumeSource fc:*FCVolumeSource azureFile:*AzureFileVolumeSource configMap:*ConfigMapVolumeSource vsphereVolume:*VsphereVirtualDiskVolumeSource quobyte:*QuobyteVolumeSource azureDisk:*AzureDiskVolumeSource photonPersistentDisk:*PhotonPersistentDiskVolumeSource projected:*ProjectedVolumeSource portworxVolume:*PortworxVolumeSource scaleIO:*ScaleIOVolumeSource storageos:*StorageOSVolumeSource csi:*CSIVolumeSource ephemeral:*EphemeralVolumeSource image:*ImageVolumeSource
VolumeDevice name:!s devicePath:!s
VolumeMount name:!s readOnly:b recursiveReadOnly:*s mountPath:!s subPath:s mountPropagation:*s subPathExpr:s
VolumeMountStatus name:!s mountPath:!s readOnly:b recursiveReadOnly:*s
VolumeProjection secret:*SecretProjection downwardAPI:*DownwardAPIProjection configMap:*ConfigMapProjection serviceAccountToken:*ServiceAccountTokenProjection clusterTrustBundle:*ClusterTrustBundleProjection podCertificate:*PodCertificateProjection
VolumeResourceRequirements limits:{q requests:{q
VsphereVirtualDiskVolumeSource volumePath:!s fsType:s storagePolicyName:s storagePolicyID:s
WebhookClientConfig url:*s service:*ServiceReference caBundle:y
WebhookConversion clientConfig:*WebhookClientConfig conversionReviewVersions:![s
WeightedPodAffinityTerm weight:!i podAffinityTerm:!PodAffinityTerm
WindowsSecurityContextOptions gmsaCredentialSpecName:*s gmsaCredentialSpec:*s runAsUserName:*s hostProcess:*b
`;

;// CONCATENATED MODULE: ./packages/sandbox/lib/schema/types.js

const anything = { is: 'any' };
let rows;
const parsed = new Map();
/** @throws TypeError for a name that no row has */
function typeNamed(name) {
    const known = parsed.get(name);
    if (known !== undefined)
        return known;
    rows ??= new Map(typeRows
        .trim()
        .split('\n')
        .map((row) => [/^\w+/.exec(row)[0], row]));
    const row = rows.get(name);
    if (row === undefined)
        throw new TypeError(`no type ${name}`);
    const [head = '', ...columns] = row.split(' ');
    const fields = new Map();
    const type = { is: 'struct', name, fields, atomic: head.endsWith('~'), open: false };
    // Before its fields, for a type may hold itself.
    parsed.set(name, type);
    for (const column of columns) {
        const colon = column.indexOf(':');
        fields.set(column.slice(0, colon), fieldOf(column.slice(colon + 1)));
    }
    return type;
}
function fieldOf(text) {
    const [, pointer = '', always = '', type = '', mergeKey, byDefault] = /^(\*?)(!?)([^@]*?)(?:@(\w*))?(?:(?<!\[)=([\w./-]+))?$/.exec(text) ?? [];
    const presence = always === '!' ? 'always' : pointer === '*' ? 'given' : 'nonzero';
    return {
        type: typeOf(type),
        // A pointer that is always written is null when it is not given; nothing here tells that from not being there.
        presence: pointer === '*' && always === '!' ? 'given' : presence,
        ...(byDefault === undefined ? {} : { byDefault }),
        ...(mergeKey === undefined ? {} : { mergeKey }),
    };
}
const atomicTwins = new Map();
function typeOf(text) {
    if (text.startsWith('[='))
        return { is: 'list', of: typeOf(text.slice(2)), items: 'values', keys: [] };
    if (text.startsWith('[')) {
        const bar = text.indexOf('|');
        if (bar < 0)
            return { is: 'list', of: typeOf(text.slice(1)), items: 'atomic', keys: [] };
        return { is: 'list', of: typeOf(text.slice(bar + 1)), items: 'keys', keys: text.slice(1, bar).split('+') };
    }
    if (text.startsWith('{~'))
        return { is: 'map', of: typeOf(text.slice(2)), atomic: true };
    if (text.startsWith('{'))
        return { is: 'map', of: typeOf(text.slice(1)), atomic: false };
    if (text.startsWith('~'))
        return atomic(typeNamed(text.slice(1)));
    if (text === 'a')
        return anything;
    return text.length === 1 ? { is: 'scalar', scalar: text } : typeNamed(text);
}
function atomic(type) {
    const twin = atomicTwins.get(type) ?? { ...type, atomic: true };
    atomicTwins.set(type, twin);
    return twin;
}
const roots = new Map();
const types_text = { type: { is: 'scalar', scalar: 's' }, presence: 'nonzero' };
/** A type with `apiVersion` and `kind`, as the root of an object has them. */
function rootOf(type) {
    const known = roots.get(type);
    if (known !== undefined)
        return known;
    const root = { ...type, fields: new Map([['apiVersion', types_text], ['kind', types_text], ...type.fields]) };
    roots.set(type, root);
    return root;
}
/** The type of the value below a field; undefined when the type declares no such field. */
function childType(type, name) {
    if (type.is === 'any')
        return anything;
    if (type.is === 'map')
        return type.of;
    if (type.is !== 'struct')
        return undefined;
    return type.fields.get(name)?.type ?? (type.open ? anything : undefined);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/schema/custom-types.js


const known = new WeakMap();
/** The kinds that a CustomResourceDefinition serves, one for each version. */
function kindsOf(definition) {
    const found = known.get(definition);
    if (found !== undefined)
        return found;
    const spec = mapAt(definition, 'spec');
    const names = mapAt(spec, 'names');
    const texts = (value) => (Array.isArray(value) ? value.map(String) : []);
    const kinds = listAt(spec, 'versions')
        .filter(({ served }) => served === true)
        .map((version) => ({
        group: String(spec['group']),
        version: String(version['name']),
        kind: String(names['kind']),
        plural: String(names['plural']),
        namespaced: spec['scope'] !== 'Cluster',
        subresources: Object.keys(mapAt(version, 'subresources')).filter((name) => name === 'status'),
        shortNames: texts(names['shortNames']),
        categories: texts(names['categories']),
        schema: rootType(mapAt(version, 'schema', 'openAPIV3Schema')),
        definition: mapAt(version, 'schema', 'openAPIV3Schema'),
    }));
    known.set(definition, kinds);
    return kinds;
}
const custom_types_text = { type: { is: 'scalar', scalar: 's' }, presence: 'nonzero' };
function rootType(schema) {
    const fields = new Map([
        ['apiVersion', custom_types_text],
        ['kind', custom_types_text],
        ['metadata', { type: typeNamed('ObjectMeta'), presence: 'always' }],
    ]);
    for (const [name, property] of Object.entries(mapAt(schema, 'properties')))
        if (!fields.has(name))
            fields.set(name, custom_types_fieldOf(property));
    return { is: 'struct', name: '', fields, atomic: false, open: isOpen(schema) };
}
const isOpen = (schema) => schema['x-kubernetes-preserve-unknown-fields'] === true;
function custom_types_fieldOf(property) {
    const schema = isMap(property) ? property : {};
    const byDefault = schema['default'];
    return { type: custom_types_typeOf(schema), presence: 'given', ...(byDefault === undefined ? {} : { byDefault }) };
}
/** The type that a structural schema describes (apiextensions-apiserver, pkg/apiserver/schema). */
function custom_types_typeOf(schema) {
    if (schema['x-kubernetes-int-or-string'] === true)
        return { is: 'scalar', scalar: 'x' };
    switch (schema['type']) {
        case 'array':
            return {
                is: 'list',
                of: custom_types_typeOf(mapAt(schema, 'items')),
                items: schema['x-kubernetes-list-type'] === 'map'
                    ? 'keys'
                    : schema['x-kubernetes-list-type'] === 'set'
                        ? 'values'
                        : 'atomic',
                keys: schema['x-kubernetes-list-map-keys'] ?? [],
            };
        case 'object':
            return objectType(schema);
        case 'string':
            return { is: 'scalar', scalar: 's' };
        case 'integer':
            return { is: 'scalar', scalar: 'l' };
        case 'number':
            return { is: 'scalar', scalar: 'n' };
        case 'boolean':
            return { is: 'scalar', scalar: 'b' };
        default:
            return anything;
    }
}
function objectType(schema) {
    const atomic = schema['x-kubernetes-map-type'] === 'atomic';
    const values = schema['additionalProperties'];
    if (isMap(values) && schema['properties'] === undefined)
        return { is: 'map', of: custom_types_typeOf(values), atomic };
    const properties = Object.entries(mapAt(schema, 'properties'));
    if (properties.length === 0 && isOpen(schema))
        return anything;
    const fields = new Map(properties.map(([name, property]) => [name, custom_types_fieldOf(property)]));
    if (schema['x-kubernetes-embedded-resource'] === true) {
        fields.set('apiVersion', custom_types_text).set('kind', custom_types_text);
        fields.set('metadata', { type: typeNamed('ObjectMeta'), presence: 'given' });
    }
    return { is: 'struct', name: '', fields, atomic, open: isOpen(schema) };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/store/kinds.js

// apiVersion, kind, resource, scope, subresources, short names. A `+` behind the kind: its specs have generations.
const kinds_rows = [
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
const withGeneration = new Set();
const listed = (text = '-') => (text === '-' ? [] : text.split(','));
const builtInKinds = kinds_rows.map((row) => {
    const [apiVersion = '', name = '', plural = '', scope = '', subresources, shortNames, categories] = row.split(' ');
    const slash = apiVersion.indexOf('/');
    const kind = {
        group: slash < 0 ? '' : apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
        kind: name.replace('+', ''),
        plural,
        namespaced: scope === 'ns',
        subresources: listed(subresources),
        shortNames: listed(shortNames),
        categories: listed(categories),
    };
    if (name.endsWith('+'))
        withGeneration.add(resourceName(kind));
    return kind;
});
const builtIn = new Set(builtInKinds.map(resourceName));
/** Whether objects of a resource count the generations of what is wanted of them. All custom resources do. */
function hasGeneration(resource) {
    return withGeneration.has(resource) || !builtIn.has(resource);
}
/** `deployments.apps`, `pods`. */
function resourceName({ group, plural }) {
    return group === '' ? plural : `${plural}.${group}`;
}
function apiVersionOf({ group, version }) {
    return group === '' ? version : `${group}/${version}`;
}
/** The type of the objects of a kind. */
function typeOfKind({ kind, schema }) {
    return schema ?? rootOf(typeNamed(kind));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/schema/quantity.js
const suffixes = {
    decimal: { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 },
    binary: ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'],
};
/**
 * The canonical text of a quantity, as the API server gives it back: `1000m` is `1`, `0.5` is `500m`, `1024Mi` is `1Gi`
 * (apimachinery, pkg/api/resource). Undefined when it is none.
 */
function canonicalQuantity(value) {
    const match = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/.exec(String(value));
    if (match === null)
        return undefined;
    const [, sign = '', number = '', suffix = ''] = match;
    const [whole = '', fraction = ''] = number.split('.');
    const decimal = {
        digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`),
        exponent: -fraction.length,
    };
    if (decimal.digits === 0n)
        return '0';
    if (suffix.endsWith('i'))
        return binary(decimal, suffixes.binary.indexOf(suffix));
    const scientific = /^[eE]([+-]?\d+)$/.exec(suffix);
    const shift = scientific === null ? suffixes.decimal[suffix] : Number(scientific[1]);
    return plain({ digits: decimal.digits, exponent: decimal.exponent + shift }, scientific !== null);
}
/** The largest binary suffix that leaves no fraction; a number that is none of bytes is written as a decimal one. */
function binary({ digits, exponent }, power) {
    let bytes = digits * 1024n ** BigInt(power);
    const divisor = 10n ** BigInt(-exponent);
    if (bytes % divisor !== 0n)
        return plain({ digits: bytes, exponent }, false);
    bytes /= divisor;
    let at = 0;
    while (at < 6 && bytes % 1024n === 0n) {
        bytes /= 1024n;
        at++;
    }
    return `${bytes}${suffixes.binary[at]}`;
}
/** The largest decimal suffix that leaves no fraction. */
function plain({ digits, exponent }, scientific) {
    let [number, power] = [digits, exponent];
    while (number % 10n === 0n) {
        number /= 10n;
        power++;
    }
    // No finer than nano; the rest is rounded up.
    while (power < -9) {
        number = number / 10n + (number % 10n === 0n ? 0n : 1n);
        power++;
    }
    while (power % 3 !== 0 || power > 18) {
        number *= 10n;
        power--;
    }
    const suffix = Object.entries(suffixes.decimal).find(([, found]) => found === power)?.[0] ?? '';
    return `${number}${scientific && power > 0 ? `e${power}` : suffix}`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/schema/normalize.js


/** A value that its type cannot hold, in the words of the decoder of the API server. */
class DecodeError extends Error {
    name = 'DecodeError';
}
/**
 * A value as the API server gives it back after it was read into a Go struct and written again: without what the type
 * does not declare and what is null or, where the type says so, zero; with fields that are always written; fields in the
 * order of the type, keys of maps sorted; quantities in their canonical form.
 *
 * @throws DecodeError
 */
function normalize(type, value, notes = { unknown: [] }) {
    return normalized(type, value, '', '', notes);
}
function normalized(type, value, path, owner, notes) {
    if (type.is === 'any')
        return value;
    // What a custom resource may not be, its schema says afterwards.
    const isCustom = owner === '' && path !== '';
    if (isCustom && !fits(type, value))
        return value;
    if (type.is === 'scalar')
        return isCustom ? value : scalar(type.scalar, value, owner, path);
    if (type.is === 'list') {
        if (!Array.isArray(value))
            throw mismatch(value, owner, path, `[]${goType(type.of)}`);
        return value.map((item, i) => item === null ? zeroOf(type.of) : normalized(type.of, item, `${path}[${i}]`, owner, notes));
    }
    if (!isMap(value))
        throw mismatch(value, owner, path, type.is === 'map' ? `map[string]${goType(type.of)}` : goType(type));
    if (type.is === 'struct')
        return struct(type, value, path, notes);
    const entries = Object.keys(value)
        .sort()
        .map((key) => {
        const item = value[key];
        return [key, item == null ? zeroOf(type.of) : normalized(type.of, item, below(path, key), owner, notes)];
    });
    return Object.fromEntries(entries);
}
function fits(type, value) {
    return type.is === 'scalar' || (type.is === 'list' ? Array.isArray(value) : isMap(value));
}
function struct(type, value, path, notes) {
    const result = {};
    for (const [name, field] of type.fields) {
        const given = value[name] ?? undefined;
        if (given === undefined) {
            if (field.presence === 'always')
                result[name] = zeroOf(field.type);
            continue;
        }
        const item = normalized(field.type, given, below(path, name), type.name, notes);
        if (field.presence !== 'nonzero' || !isZero(item, field))
            result[name] = item;
    }
    for (const name of Object.keys(value)) {
        if (type.fields.has(name))
            continue;
        if (type.open)
            result[name] = value[name];
        else
            notes.unknown.push(below(path, name));
    }
    return result;
}
const below = (path, name) => (path === '' ? name : `${path}.${name}`);
function isZero(value, { type }) {
    if (type.is === 'list')
        return Array.isArray(value) && value.length === 0;
    if (type.is === 'map')
        return isMap(value) && Object.keys(value).length === 0;
    return value === '' || value === 0 || value === false || value === null;
}
/** What stands in a field that is always written and was not given. */
function zeroOf(type) {
    if (type.is === 'struct')
        return struct(type, {}, '', { unknown: [] });
    if (type.is !== 'scalar')
        return null;
    if (type.scalar === 's')
        return '';
    if (type.scalar === 'b')
        return false;
    if (type.scalar === 'q')
        return '0';
    return 'tuy'.includes(type.scalar) ? null : 0;
}
const goScalars = {
    s: 'string',
    i: 'int32',
    l: 'int64',
    n: 'float64',
    b: 'bool',
    x: 'intstr.IntOrString',
    q: 'resource.Quantity',
    t: 'v1.Time',
    u: 'v1.MicroTime',
    y: '[]uint8',
};
function goType(type) {
    if (type.is === 'scalar')
        return goScalars[type.scalar];
    return type.is === 'struct' ? `v1.${type.name}` : 'interface {}';
}
function mismatch(value, owner, path, expected) {
    const is = Array.isArray(value)
        ? 'array'
        : isMap(value)
            ? 'object'
            : typeof value === 'boolean'
                ? 'bool'
                : typeof value;
    return new DecodeError(`json: cannot unmarshal ${is} into Go struct field ${owner}.${path.replaceAll(/\[\d+\]/g, '')} of type ${expected}`);
}
function scalar(scalar, value, owner, path) {
    const expect = (holds) => {
        if (!holds)
            throw mismatch(value, owner, path, goScalars[scalar]);
        return value;
    };
    switch (scalar) {
        case 's':
            return expect(typeof value === 'string');
        case 'b':
            return expect(typeof value === 'boolean');
        case 'n':
            return expect(typeof value === 'number');
        case 'i':
        case 'l':
            return expect(Number.isInteger(value));
        case 'x':
            return expect(typeof value === 'string' || Number.isInteger(value));
        case 'y':
            return bytes(expect(typeof value === 'string'));
        case 'q':
            return quantity(expect(typeof value === 'string' || typeof value === 'number'));
        default:
            return time(expect(typeof value === 'string'), scalar === 'u' ? 6 : 0);
    }
}
function quantity(value) {
    const canonical = canonicalQuantity(value);
    if (canonical === undefined)
        throw new DecodeError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    return canonical;
}
function bytes(text) {
    if (!/^[A-Za-z0-9+/\n]*={0,2}$/.test(text) || text.replaceAll('\n', '').length % 4 !== 0) {
        const at = text.search(/[^A-Za-z0-9+/\n]/);
        throw new DecodeError(`illegal base64 data at input byte ${at < 0 ? text.length - (text.length % 4) : at}`);
    }
    return text.replaceAll('\n', '');
}
/** In UTC and with as many digits of a second as the type has. */
function time(text, digits) {
    const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
    if (match === null || Number.isNaN(Date.parse(text)))
        throw new DecodeError(`parsing time "${text}" as "2006-01-02T15:04:05Z07:00": cannot parse "${text}" as "2006"`);
    const [, seconds = '', fraction = '', zone = ''] = match;
    const utc = zone === 'Z' ? seconds : new Date(`${seconds}${zone}`).toISOString().slice(0, 19);
    return digits === 0 ? `${utc}Z` : `${utc}.${fraction.slice(0, digits).padEnd(digits, '0')}Z`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/status-error.js

/** An answer that says no, as a Status object. */
class StatusError extends Error {
    name = 'StatusError';
    status;
    reason;
    details;
    constructor(status, reason, message, details) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.details = details;
    }
    get retryAfterSeconds() {
        return this.details?.retryAfterSeconds;
    }
}
function statusBody({ status, reason, message, details }) {
    return {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message,
        ...(reason === '' ? {} : { reason }),
        ...(details === undefined ? {} : { details }),
        code: status,
    };
}
/** What details say of an object: `kind` is its resource there. */
function detailsOf({ group, plural }, name) {
    return { ...(name === '' ? {} : { name }), ...(group === '' ? {} : { group }), kind: plural };
}
function badRequest(message) {
    return new StatusError(400, 'BadRequest', message);
}
function notFound(resource, name) {
    return new StatusError(404, 'NotFound', `${resourceName(resource)} "${name}" not found`, detailsOf(resource, name));
}
/** A path that is not served. */
function notServed() {
    return new StatusError(404, 'NotFound', 'the server could not find the requested resource', {});
}
function conflict(resource, name, why) {
    const message = `Operation cannot be fulfilled on ${resourceName(resource)} "${name}": ${why}`;
    return new StatusError(409, 'Conflict', message, detailsOf(resource, name));
}
function forbidden(resource, name, why, causes) {
    const message = `${resourceName(resource)} "${name}" is forbidden: ${why}`;
    return new StatusError(403, 'Forbidden', message, {
        ...detailsOf(resource, name),
        ...(causes === undefined ? {} : { causes }),
    });
}
/** 422 with every cause, in the words of field.ErrorList. */
function invalid(kind, name, causes) {
    const list = [...new Set(causes.map(({ field, message }) => `${field}: ${message}`))];
    const { group } = kind;
    const qualified = group === '' ? kind.kind : `${kind.kind}.${group}`;
    return new StatusError(422, 'Invalid', `${qualified} "${name}" is invalid: ${list.length > 1 ? `[${list.join(', ')}]` : list.join('')}`, { ...(name === '' ? {} : { name }), ...(group === '' ? {} : { group }), kind: kind.kind, causes });
}
function required(field, more = '') {
    return { reason: 'FieldValueRequired', message: `Required value${more === '' ? '' : `: ${more}`}`, field };
}
function wrong(field, value, why) {
    return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value ?? null)}: ${why}`, field };
}
function unsupported(field, value, supported) {
    const list = supported.map((one) => `"${one}"`).join(', ');
    return {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`,
        field,
    };
}
function refused(field, why) {
    return { reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field };
}
function duplicate(field, value) {
    return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${JSON.stringify(value)}`, field };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/decode.js





/** The JSON or YAML of a body, by its media type. */
function parseBody(body, mediaType) {
    const type = mediaType.split(';')[0].trim();
    if (!['', '*/*', 'application/json', 'application/yaml', 'application/x-www-form-urlencoded'].includes(type))
        throw new StatusError(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml');
    try {
        return body === '' ? {} : type === 'application/yaml' ? (0,dist.parse)(body) : JSON.parse(body);
    }
    catch (error) {
        throw badRequest(`couldn't get version/kind; json parse error: ${error instanceof Error ? error.message : ''}`);
    }
}
/** A body of a kind as the API server understands it. @throws StatusError 400 for what is none */
function decode(kind, body, options = {}) {
    const apiVersion = apiVersionOf(kind);
    if (!isMap(body))
        throw badRequest(`the object provided is unrecognized (must be of type ${kind.kind})`);
    const given = { apiVersion: body['apiVersion'] || apiVersion, kind: body['kind'] || kind.kind };
    const cannot = (why) => badRequest(`${String(given.kind)} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${why}`);
    if (given.apiVersion !== apiVersion || given.kind !== kind.kind) {
        if (kind.schema !== undefined)
            throw badRequest(`the object provided is unrecognized: expected ${apiVersion}, Kind=${kind.kind}, got ${String(given.apiVersion)}, Kind=${String(given.kind)}`);
        throw cannot(`converting (${String(given.apiVersion)}.${String(given.kind)}) to (${kind.group}.${kind.kind}): unknown conversion`);
    }
    const notes = { unknown: [] };
    let object;
    try {
        object = normalize(typeOfKind(kind), { metadata: {}, ...body, ...given }, notes);
    }
    catch (error) {
        throw error instanceof DecodeError ? cannot(error.message) : error;
    }
    report(notes.unknown, options, (list) => cannot(`strict decoding error: ${list}`));
    return withReset(object, body);
}
/**
 * A patched object as the API server understands it.
 *
 * @throws StatusError 422 for what the patch makes that the kind cannot hold
 */
function decodePatched(kind, patched, options = {}) {
    const notes = { unknown: [] };
    const wrong = (why) => {
        const message = `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${why}`;
        const causes = [{ reason: 'FieldValueInvalid', message, field: 'patch' }];
        return new StatusError(422, 'Invalid', ` "" is invalid: patch: ${message}`, { causes });
    };
    let object;
    try {
        object = normalize(typeOfKind(kind), patched, notes);
    }
    catch (error) {
        throw error instanceof DecodeError ? wrong(error.message) : error;
    }
    report(notes.unknown, options, (list) => wrong(`strict decoding error: ${list}`));
    return withReset(object, patched);
}
function report(unknown, { validation = 'Warn', warn }, error) {
    const texts = unknown.map((path) => `unknown field "${path}"`);
    if (texts.length === 0 || validation === 'Ignore')
        return;
    if (validation === 'Strict')
        throw error(texts.join(', '));
    for (const text of texts)
        warn?.(text);
}
/** An empty list of managed fields, which asks to forget them, would look as if it was not given. */
function withReset(object, body) {
    const given = mapAt(body, 'metadata')['managedFields'];
    if (!Array.isArray(given) || given.length > 0)
        return object;
    return { ...object, metadata: { ...object.metadata, managedFields: [] } };
}
const empties = new WeakMap();
/** An object of a kind that sets nothing. */
function emptyOf(kind) {
    const type = typeOfKind(kind);
    const known = empties.get(type);
    if (known !== undefined)
        return known;
    const empty = normalize(type, { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: {} });
    empties.set(type, empty);
    return empty;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/path-set.js
/**
 * A set of paths (structured-merge-diff, fieldpath.Set): the steps that are members, and what is below steps. A path may
 * be in it without the paths above or below.
 */
class PathSet {
    members = new Set();
    children = new Map();
    static from(fields) {
        const set = new PathSet();
        for (const [step, below] of Object.entries(fields)) {
            const steps = Object.keys(below);
            if (steps.length === 0 || '.' in below)
                set.members.add(step);
            const { '.': _, ...rest } = below;
            if (Object.keys(rest).length > 0)
                set.children.set(step, PathSet.from(rest));
        }
        return set;
    }
    static of(...paths) {
        const set = new PathSet();
        for (const path of paths)
            set.insert(path);
        return set;
    }
    /** As FieldsV1, in its order. */
    toFields() {
        const fields = {};
        for (const step of [...new Set([...this.members, ...this.children.keys()])].sort(inOrder)) {
            const below = this.children.get(step)?.toFields() ?? {};
            fields[step] = this.members.has(step) && Object.keys(below).length > 0 ? { '.': {}, ...below } : below;
        }
        return fields;
    }
    get isEmpty() {
        return this.members.size === 0 && [...this.children.values()].every((below) => below.isEmpty);
    }
    /** Adds a path; the whole object is no member of anything. */
    insert(path) {
        if (path.length === 0)
            return;
        let set = this;
        for (const step of path.slice(0, -1)) {
            const below = set.children.get(step) ?? new PathSet();
            set.children.set(step, below);
            set = below;
        }
        set.members.add(path.at(-1));
    }
    has(path) {
        let set = this;
        for (const step of path.slice(0, -1))
            set = set?.children.get(step);
        return path.length > 0 && set?.members.has(path.at(-1)) === true;
    }
    /** Every path, members of a step before what is below them. */
    *paths(above = []) {
        for (const step of [...this.members].sort(inOrder))
            yield [...above, step];
        for (const step of [...this.children.keys()].sort(inOrder))
            yield* this.children.get(step).paths([...above, step]);
    }
    union(other) {
        return combined(new Set([...this.members, ...other.members]), new Set([...this.children.keys(), ...other.children.keys()]), (step) => {
            const [a, b] = [this.children.get(step), other.children.get(step)];
            return a === undefined ? b : b === undefined ? a : a.union(b);
        });
    }
    intersection(other) {
        return combined([...this.members].filter((step) => other.members.has(step)), this.children.keys(), (step) => other.children.has(step) && this.children.get(step).intersection(other.children.get(step)));
    }
    /** What is here and not there; what is below a path of the other stays. */
    difference(other) {
        return combined([...this.members].filter((step) => !other.members.has(step)), this.children.keys(), (step) => {
            const [a, b] = [this.children.get(step), other.children.get(step)];
            return b === undefined ? a : a.difference(b);
        });
    }
    /** What is neither in the other set nor below a path of it. */
    without(other) {
        return combined([...this.members].filter((step) => !other.members.has(step)), this.children.keys(), (step) => {
            const [a, b] = [this.children.get(step), other.children.get(step)];
            return other.members.has(step) ? undefined : b === undefined ? a : a.without(b);
        });
    }
}
function combined(members, steps, below) {
    const set = new PathSet();
    for (const step of members)
        set.members.add(step);
    for (const step of steps) {
        const found = below(step);
        if (found !== undefined && found !== false && !found.isEmpty)
            set.children.set(step, found);
    }
    return set;
}
const kinds = 'fkvi';
function inOrder(a, b) {
    return kinds.indexOf(a[0]) - kinds.indexOf(b[0]) || (a < b ? -1 : a > b ? 1 : 0);
}
/** `.spec.containers[name="web"].image`, as conflicts name a field. */
function pathText(path) {
    return path.map(stepText).join('');
}
function stepText(step) {
    const rest = step.slice(2);
    if (step.startsWith('f:'))
        return `.${rest}`;
    if (step.startsWith('v:'))
        return `[=${rest}]`;
    const keys = Object.entries(JSON.parse(rest));
    return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/managed-fields.js


/** What tells managers apart: who applies stays the same whatever version it applies. */
function idOf({ manager, operation, apiVersion, subresource }) {
    return JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource ?? '']);
}
/** Managed fields as they are stored, by manager (managedfields.DecodeManagedFields). */
function decoded(entries = []) {
    return new Map(entries.map(({ manager, operation, apiVersion, subresource, time, fieldsV1 }) => {
        const owned = { manager, operation, apiVersion, subresource, time, set: PathSet.from(fieldsV1 ?? {}) };
        return [idOf(owned), owned];
    }));
}
/** In the order of the API: applies first, then by time and name. */
function encoded(managers) {
    return [...managers.values()]
        .filter(({ set }) => !set.isEmpty)
        .sort((a, b) => compare(a.operation, b.operation) ||
        compare(a.time ?? '', b.time ?? '') ||
        compare(a.manager, b.manager) ||
        compare(a.apiVersion, b.apiVersion) ||
        compare(a.subresource ?? '', b.subresource ?? ''))
        .map(({ manager, operation, apiVersion, time, set, subresource }) => ({
        manager,
        operation,
        apiVersion,
        ...(time === undefined ? {} : { time }),
        fieldsType: 'FieldsV1',
        fieldsV1: set.toFields(),
        ...(subresource === undefined ? {} : { subresource }),
    }));
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
const maxUpdaters = 10;
/** Puts the oldest updates into one entry, so that no more than ten are left (capmanagers.go). */
function capped(managers) {
    const result = new Map(managers);
    const updaters = [...managers].filter(([, { operation }]) => operation === 'Update');
    let left = updaters.length;
    updaters.sort(([idA, a], [idB, b]) => compare(a.time ?? '', b.time ?? '') || compare(idA, idB));
    const firsts = new Map();
    for (const [id, owned] of updaters) {
        if (left <= maxUpdaters)
            break;
        const first = firsts.get(owned.apiVersion);
        firsts.set(owned.apiVersion, first ?? id);
        if (first === undefined)
            continue;
        const bucket = { ...owned, manager: 'ancient-changes', subresource: undefined };
        const known = result.get(idOf(bucket)) ?? result.get(first);
        if (!result.has(idOf(bucket)))
            result.delete(first);
        result.delete(id);
        result.set(idOf(bucket), { ...bucket, set: owned.set.union(known.set) });
        left--;
    }
    return result;
}
/** Whether entries own the same, whenever they came to. */
function ownSame(a = [], b = []) {
    const timeless = (entries) => entries.map(({ time: _, ...entry }) => entry);
    return (0,external_node_util_.isDeepStrictEqual)(timeless(a), timeless(b));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/store/store.js





/** So many changes are remembered for watches, and half of them when they are too many. */
const historyLimit = 20_000;
/** Every object of the cluster, by resource (`deployments.apps`), and the history that watches are fed from. */
class Store {
    /** Set by the API, which knows the types. */
    track;
    clock;
    collections = new Map();
    listeners = new Set();
    history = [];
    /** Changes up to this version are forgotten: a watch from before is told 410. */
    forgotten = 0;
    counter = 1;
    constructor(clock) {
        this.clock = clock;
    }
    get version() {
        return this.counter;
    }
    get(resource, namespace, name) {
        return this.collections.get(resource)?.get(`${namespace}/${name}`);
    }
    list(resource, namespace = '') {
        const all = [...(this.collections.get(resource)?.values() ?? [])];
        return namespace === '' ? all : all.filter(({ metadata }) => metadata.namespace === namespace);
    }
    /** The resources that have objects. */
    resources() {
        return [...this.collections].filter(([, objects]) => objects.size > 0).map(([resource]) => resource);
    }
    create(resource, object, hand) {
        return this.write(resource, 'ADDED', this.tracked(resource, undefined, this.created(resource, object), hand), undefined);
    }
    /** What `create` stores. */
    created(resource, object) {
        const { uid = (0,external_node_crypto_.randomUUID)(), creationTimestamp = timestamp(this.clock.now()) } = object.metadata;
        const generation = hasGeneration(resource) ? { generation: 1 } : {};
        return { ...object, metadata: { ...object.metadata, uid, creationTimestamp, ...generation } };
    }
    /**
     * Replaces an object. Its generation grows when anything but metadata and status differs, or when it begins to be
     * deleted; the same object is no change. One that is to be deleted goes with its last finalizer.
     */
    update(resource, object, hand) {
        const old = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
        if (old === undefined)
            return object;
        const next = this.updated(resource, old, object, hand);
        if (next === old)
            return old;
        const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = next.metadata;
        const isReleased = isHeld(old) && !isHeld(next);
        if (deletionTimestamp === undefined || deletionGracePeriodSeconds > 0 || !isReleased)
            return this.write(resource, 'MODIFIED', next, old);
        this.write(resource, 'DELETED', next, old);
        return next;
    }
    /** What `update` stores; the old object when it makes no difference. */
    updated(resource, old, object, hand) {
        const next = this.tracked(resource, old, succeeding(resource, old, object), hand);
        return isSame(old, next) ? old : next;
    }
    updateStatus(resource, object, status, hand) {
        const live = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
        const by = hand && { subresource: 'status', ...hand };
        return live === undefined ? object : this.update(resource, { ...live, status }, by);
    }
    remove(resource, namespace, name) {
        const old = this.get(resource, namespace, name);
        return old === undefined ? undefined : this.write(resource, 'DELETED', old, old);
    }
    subscribe(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    /** @returns the changes after a version; undefined when they are forgotten */
    since(version) {
        if (version < this.forgotten)
            return undefined;
        return this.history.filter((change) => change.version > version);
    }
    /** @returns the objects of a resource as they were at a version; undefined when that is forgotten */
    listAt(version, resource, namespace = '') {
        const missed = this.since(version);
        if (missed === undefined)
            return undefined;
        const objects = new Map(this.list(resource, namespace).map((object) => [keyOf(object), object]));
        for (const change of missed.toReversed()) {
            const { object, old } = change;
            if (change.resource !== resource || (namespace !== '' && object.metadata.namespace !== namespace))
                continue;
            if (old === undefined)
                objects.delete(keyOf(object));
            else
                objects.set(keyOf(object), old);
        }
        return [...objects.values()];
    }
    /** Forgets the history, as etcd does after a while: older watches have to list again. */
    forget() {
        this.history = [];
        this.forgotten = this.counter;
    }
    tracked(resource, old, next, hand) {
        return hand === undefined || this.track === undefined ? next : this.track(resource, old, next, hand);
    }
    write(resource, type, object, old) {
        this.counter++;
        const stored = frozen({ ...object, metadata: { ...object.metadata, resourceVersion: String(this.counter) } });
        const collection = this.collections.get(resource) ?? new Map();
        this.collections.set(resource, collection);
        if (type === 'DELETED')
            collection.delete(keyOf(object));
        else
            collection.set(keyOf(object), stored);
        const change = { type, resource, object: stored, old, version: this.counter };
        this.history.push(change);
        if (this.history.length > historyLimit) {
            this.forgotten = this.history[historyLimit / 2 - 1].version;
            this.history = this.history.slice(historyLimit / 2);
        }
        for (const listener of [...this.listeners])
            listener(change);
        return stored;
    }
}
/** Whether somebody has to do something before an object may be gone. */
function isHeld({ metadata: { finalizers } }) {
    return Array.isArray(finalizers) && finalizers.length > 0;
}
function keyOf({ metadata: { namespace = '', name } }) {
    return `${namespace}/${name}`;
}
/** What comes after an object: with what only the server sets, and its generation. */
function succeeding(resource, old, { metadata, ...content }) {
    const { uid, creationTimestamp, generation = 0 } = old.metadata;
    const grows = !(0,external_node_util_.isDeepStrictEqual)(contentOf(old), contentOf(content)) ||
        (metadata.deletionTimestamp !== undefined && old.metadata.deletionTimestamp === undefined);
    return {
        ...content,
        metadata: {
            ...metadata,
            ...(old.metadata.resourceVersion === undefined ? {} : { resourceVersion: old.metadata.resourceVersion }),
            ...(uid === undefined ? {} : { uid }),
            ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
            ...(hasGeneration(resource) ? { generation: grows ? generation + 1 : generation } : {}),
        },
    };
}
function contentOf({ metadata: _, status: __, ...content }) {
    return content;
}
/** Whether nothing differs but the version, and the times of managed fields, which alone are no change. */
function isSame({ metadata: { resourceVersion: _, managedFields: ownedA, ...metadataA }, ...a }, { metadata: { resourceVersion: __, managedFields: ownedB, ...metadataB }, ...b }) {
    return (0,external_node_util_.isDeepStrictEqual)(a, b) && (0,external_node_util_.isDeepStrictEqual)(metadataA, metadataB) && ownSame(ownedA, ownedB);
}
/** Nobody changes what is stored. What is frozen already holds nothing that is not. */
function frozen(value) {
    if (Object.isFrozen(value))
        return value;
    Object.freeze(value);
    if (Array.isArray(value))
        for (const item of value)
            frozen(item);
    else if (isMap(value))
        for (const item of Object.values(value))
            frozen(item);
    return value;
}
/** Seconds, as the API writes times. */
function timestamp(ms) {
    return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/deletion.js




/** Their last state is the answer of a DELETE; for others it is a Status. */
const returned = new Set([
    'pods',
    'services',
    'namespaces',
    'resourcequotas',
    'serviceaccounts',
    'persistentvolumeclaims',
    'storageclasses.storage.k8s.io',
]);
/**
 * Deletes an object, or begins to: pods end gracefully, a namespace when it is empty, and what has finalizers when they
 * are gone (pkg/registry/generic/registry, Store.Delete).
 *
 * @throws StatusError 409 when a precondition does not hold
 */
function deleteObject(store, clock, kind, live, options, dryRun) {
    checkPreconditions(kind, live, options);
    const policy = propagation(kind, options);
    const resource = resourceName(kind);
    const { namespace = '', name, deletionTimestamp } = live.metadata;
    const finalizers = [...finalizersOf(live), ...(policy === 'Foreground' ? ['foregroundDeletion'] : [])];
    const grace = kind.kind === 'Pod' ? graceOf(live, options) : 0;
    const ends = grace === 0 && finalizers.length === 0 && kind.kind !== 'Namespace';
    if (dryRun)
        return { object: live, gone: ends };
    if (policy === 'Orphan')
        orphan(store, live);
    if (ends) {
        store.remove(resource, namespace, name);
        return { object: live, gone: true };
    }
    const isSooner = grace < (live.metadata.deletionGracePeriodSeconds ?? Number.POSITIVE_INFINITY);
    if (deletionTimestamp !== undefined && !isSooner)
        return { object: live, gone: false };
    const metadata = {
        ...live.metadata,
        deletionTimestamp: timestamp(clock.now() + grace * 1000),
        ...(kind.kind === 'Namespace' ? {} : { deletionGracePeriodSeconds: grace }),
        ...(finalizers.length === 0 ? {} : { finalizers: [...new Set(finalizers)] }),
    };
    const status = kind.kind === 'Namespace' ? { status: { ...mapAt(live, 'status'), phase: 'Terminating' } } : {};
    return { object: store.update(resource, { ...live, ...status, metadata }), gone: false };
}
/** The answer of a DELETE. */
function deletionAnswer(kind, { object, gone }) {
    if (!gone || returned.has(resourceName(kind)))
        return object;
    const { name, uid } = object.metadata;
    const { name: _, ...details } = detailsOf(kind, name);
    return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details: { name, ...details, uid } };
}
function finalizersOf({ metadata }) {
    const { finalizers } = metadata;
    return Array.isArray(finalizers) ? finalizers : [];
}
function checkPreconditions(kind, { metadata }, { preconditions = {} }) {
    const { uid, resourceVersion } = preconditions;
    const { group } = kind;
    const fail = (what, given, record, hint) => {
        const qualified = group === '' ? kind.kind : `${kind.kind}.${group}`;
        const message = `Operation cannot be fulfilled on ${qualified} "${metadata.name}": the ${what} in the precondition (${given}) does not match the ${what} in record (${record}). The object might have been ${hint}`;
        return new StatusError(409, 'Conflict', message, {
            ...detailsOf({ group, plural: kind.kind }, metadata.name),
        });
    };
    if (uid !== undefined && uid !== metadata.uid)
        throw fail('UID', uid, metadata.uid, 'deleted and then recreated');
    if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)
        throw fail('ResourceVersion', resourceVersion, metadata.resourceVersion, 'modified');
}
const policies = ['Foreground', 'Background', 'Orphan'];
function propagation(kind, { propagationPolicy: policy, orphanDependents }) {
    if (policy !== undefined && !policies.includes(policy)) {
        const { field, ...cause } = unsupported('propagationPolicy', policy, [...policies, 'nil'].slice(0, 3));
        throw new StatusError(422, 'Invalid', `DeleteOptions.meta.k8s.io "" is invalid: ${field}: ${cause.message}`, {
            group: 'meta.k8s.io',
            kind: 'DeleteOptions',
            causes: [{ field, ...cause }],
        });
    }
    if (orphanDependents !== undefined)
        return orphanDependents ? 'Orphan' : 'Background';
    // Jobs keep their pods by default, as they did before there was garbage collection.
    return policy ?? (kind.kind === 'Job' ? 'Orphan' : 'Background');
}
/** Pods that no kubelet runs, or that have ended, need no grace (pkg/registry/core/pod, CheckGracefulDelete). */
function graceOf(pod, { gracePeriodSeconds }) {
    const { phase } = mapAt(pod, 'status');
    const { nodeName } = mapAt(pod, 'spec');
    if (nodeName === undefined || phase === 'Succeeded' || phase === 'Failed')
        return 0;
    return Math.max(0, gracePeriodSeconds ?? numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30);
}
/** Lets go of what an object owns. */
function orphan(store, { metadata: { uid } }) {
    for (const resource of store.resources())
        for (const object of store.list(resource)) {
            const { ownerReferences = [], ...metadata } = object.metadata;
            const others = ownerReferences.filter((owner) => owner.uid !== uid);
            if (others.length < ownerReferences.length)
                store.update(resource, {
                    ...object,
                    metadata: { ...metadata, ...(others.length === 0 ? {} : { ownerReferences: others }) },
                });
        }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/discovery.js

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
/** What `/version`, `/api`, `/apis` and the paths below them say; undefined for a path that is none of them. */
function discovery(path, accept, kinds) {
    if (path === '/version')
        return { body: version };
    if (path === '/api' || path === '/apis') {
        const as = /g=apidiscovery\.k8s\.io;v=(v2(?:beta1)?);as=APIGroupDiscoveryList/.exec(accept);
        if (as !== null)
            return aggregated(path, as[1], kinds);
        return { body: path === '/api' ? { kind: 'APIVersions', versions: ['v1'] } : groupList(kinds) };
    }
    const [, core, group = '', groupVersion] = /^\/(?:api\/(v1)|apis\/([^/]+)(\/[^/]+)?)$/.exec(path) ?? [];
    if (core === undefined && group === '')
        return undefined;
    if (core === undefined && groupVersion === undefined) {
        const found = groupsOf(kinds).includes(group);
        return found ? { body: { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group, kinds) } } : undefined;
    }
    const apiVersion = core ?? `${group}${groupVersion}`;
    const own = kinds.filter((kind) => apiVersionOf(kind) === apiVersion);
    return own.length === 0 ? undefined : { body: resourceList(apiVersion, own) };
}
const version = {
    major: '1',
    minor: '34',
    gitVersion: 'v1.34.4',
    gitCommit: 'sandbox',
    gitTreeState: 'clean',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: 'none',
    compiler: 'none',
    platform: 'linux/amd64',
};
const discovery_listed = (field, values = []) => (values.length === 0 ? {} : { [field]: values });
/** The kind of a subresource and what can be done with it. */
function subresourceOf({ group, version: ofKind, kind }, name) {
    const kinds = {
        scale: { group: 'autoscaling', version: 'v1', kind: 'Scale' },
        eviction: { group: 'policy', version: 'v1', kind: 'Eviction' },
        proxy: { group: '', version: 'v1', kind: kind === 'Service' ? 'ServiceProxyOptions' : 'PodProxyOptions' },
    };
    const can = {
        log: ['get'],
        eviction: ['create'],
        proxy: ['create', 'delete', 'get', 'patch', 'update'],
    };
    return {
        name,
        responseKind: kinds[name] ?? { group, version: ofKind, kind },
        verbs: can[name] ?? ['get', 'patch', 'update'],
    };
}
function resourceList(groupVersion, kinds) {
    const resources = kinds.flatMap((one) => {
        const { plural, kind, namespaced, subresources, shortNames, categories } = one;
        const main = { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs };
        return [
            { ...main, ...discovery_listed('shortNames', shortNames), ...discovery_listed('categories', categories) },
            ...subresources.map((name) => {
                const { responseKind, verbs: can } = subresourceOf(one, name);
                return { name: `${plural}/${name}`, singularName: '', namespaced, ...responseKind, verbs: can };
            }),
        ];
    });
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}
function groupsOf(kinds) {
    return [...new Set(kinds.map(({ group }) => group))].filter((group) => group !== '');
}
function groupOf(name, kinds) {
    const versions = versionsOf(name, kinds).map((ofGroup) => ({ groupVersion: `${name}/${ofGroup}`, version: ofGroup }));
    return { name, versions, preferredVersion: versions[0] };
}
function versionsOf(name, kinds) {
    return [...new Set(kinds.filter(({ group }) => group === name).map((kind) => kind.version))];
}
function groupList(kinds) {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(kinds).map((name) => groupOf(name, kinds)) };
}
function aggregated(path, apiVersion, kinds) {
    const items = (path === '/api' ? [''] : groupsOf(kinds)).map((name) => ({
        metadata: { ...(name === '' ? {} : { name }), creationTimestamp: null },
        versions: versionsOf(name, kinds).map((ofGroup) => ({
            version: ofGroup,
            freshness: 'Current',
            resources: kinds.filter((kind) => kind.group === name && kind.version === ofGroup).map(aggregatedResource),
        })),
    }));
    return {
        mediaType: `application/json;g=apidiscovery.k8s.io;v=${apiVersion};as=APIGroupDiscoveryList`,
        body: { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${apiVersion}`, metadata: {}, items },
    };
}
function aggregatedResource(one) {
    const { plural, kind, group, version: ofKind, namespaced, subresources, shortNames, categories } = one;
    return {
        resource: plural,
        responseKind: { group, version: ofKind, kind },
        scope: namespaced ? 'Namespaced' : 'Cluster',
        singularResource: kind.toLowerCase(),
        verbs,
        ...discovery_listed('shortNames', shortNames),
        ...discovery_listed('categories', categories),
        ...(subresources.length === 0
            ? {}
            : {
                subresources: subresources.map((name) => {
                    const { responseKind, verbs: can } = subresourceOf(one, name);
                    return { subresource: name, responseKind, verbs: can };
                }),
            }),
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/selectors.js



/** `a=b,c!=d,e in (f,g),h,!i,j>1` (apimachinery, labels.Parse). @throws StatusError 400 for what is no selector */
function labelSelector(text) {
    const requirements = text
        .split(/,(?![^(]*\))/)
        .filter((part) => part.trim() !== '')
        .map(requirement);
    return ({ metadata }) => requirements.every((holds) => holds(metadata.labels ?? {}));
}
const key = '([A-Za-z0-9][\\w./-]*)';
function requirement(part) {
    const set = new RegExp(`^\\s*${key}\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*$`).exec(part);
    if (set !== null) {
        const [, name = '', operator, list = ''] = set;
        const values = list.split(',').map((value) => value.trim());
        return (labels) => (name in labels && values.includes(labels[name])) === (operator === 'in');
    }
    const compared = new RegExp(`^\\s*${key}\\s*(==|=|!=|>|<)\\s*([\\w.-]*)\\s*$`).exec(part);
    if (compared !== null) {
        const [, name = '', operator, value] = compared;
        if (operator === '>')
            return (labels) => Number(labels[name]) > Number(value);
        if (operator === '<')
            return (labels) => Number(labels[name]) < Number(value);
        return (labels) => (labels[name] === value) === (operator !== '!=');
    }
    const bare = new RegExp(`^\\s*(!?)\\s*${key}\\s*$`).exec(part);
    if (bare === null)
        throw badRequest(`unable to parse requirement: ${part.trim()}`);
    return (labels) => (bare[1] === '!') !== bare[2] in labels;
}
const everywhere = ['metadata.name', 'metadata.namespace'];
/** The fields that objects of a resource can be selected by (AddFieldLabelConversionFunc). */
const selectable = {
    pods: [
        'spec.nodeName',
        'spec.restartPolicy',
        'spec.schedulerName',
        'spec.serviceAccountName',
        'spec.hostNetwork',
        'status.phase',
        'status.podIP',
        'status.nominatedNodeName',
    ],
    events: [
        ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map((field) => `involvedObject.${field}`),
        'reason',
        'reportingComponent',
        'source',
        'type',
    ],
    namespaces: ['status.phase'],
    secrets: ['type'],
    services: ['spec.clusterIP', 'spec.type'],
    'replicasets.apps': ['status.replicas'],
    'jobs.batch': ['status.successful'],
};
/** `metadata.name=web,status.phase!=Running`. @throws StatusError 400 for a field that the kind cannot be selected by */
function fieldSelector(kind, text) {
    const parts = text
        .split(',')
        .filter((part) => part !== '')
        .map((part) => {
        const match = /^([\w.]+)(==|!=|=)(.*)$/.exec(part);
        if (match === null)
            throw badRequest(`invalid selector: '${text}'; can't understand '${part}'`);
        const [, path = '', operator = '', value = ''] = match;
        if (!everywhere.includes(path) && !selectable[resourceName(kind)]?.includes(path))
            throw badRequest(`field label not supported: ${path}`);
        return { steps: (path === 'source' ? 'source.component' : path).split('.'), isEqual: operator !== '!=', value };
    });
    return (object) => parts.every(({ steps, isEqual, value }) => {
        const found = mapAt(object, ...steps.slice(0, -1))[steps.at(-1)];
        return (String(found ?? '') === value) === isEqual;
    });
}
/** Whether labels hold all of `matchLabels` and `matchExpressions`. */
function selects(selector, labels) {
    const { matchLabels, matchExpressions } = selector;
    if (!Object.entries(matchLabels ?? {}).every(([name, value]) => labels[name] === value))
        return false;
    return (matchExpressions ?? []).every(({ key: name, operator, values = [] }) => {
        if (operator === 'In')
            return name in labels && values.includes(labels[name]);
        if (operator === 'NotIn')
            return !(name in labels && values.includes(labels[name]));
        return (operator === 'Exists') === name in labels;
    });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/eviction.js



/** Deletes a pod unless a PodDisruptionBudget speaks against it. @throws StatusError 429 then */
function evict(store, verbs, target) {
    const { kind, namespace, name } = target;
    const pod = store.get('pods', namespace, name);
    if (pod === undefined)
        throw notFound(kind, name);
    for (const budget of store.list('poddisruptionbudgets.policy', namespace)) {
        const selector = mapAt(budget, 'spec')['selector'];
        if (selector === undefined || !selects(selector, pod.metadata.labels ?? {}))
            continue;
        if ((numberAt(budget, 'status', 'disruptionsAllowed') ?? 0) > 0)
            continue;
        const { desiredHealthy = 0, currentHealthy = 0 } = mapAt(budget, 'status');
        const message = `The disruption budget ${budget.metadata.name} needs ${String(desiredHealthy)} healthy pods and has ${String(currentHealthy)} currently`;
        throw new StatusError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
            causes: [{ reason: 'DisruptionBudget', message }],
        });
    }
    verbs.remove({ ...target, subresource: '' });
    return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/listing.js




/** The labels and fields that are asked for. */
function matching({ kind, query }) {
    const labels = labelSelector(query.get('labelSelector') ?? '');
    const fields = fieldSelector(kind, query.get('fieldSelector') ?? '');
    return (object) => labels(object) && fields(object);
}
const sortKey = ({ metadata: { namespace = '', name } }) => `${namespace}/${name}`;
function listing_inOrder(objects) {
    return objects
        .map((object) => ({ object, key: sortKey(object) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ object }) => object);
}
/** A list of a collection, as one moment saw it, in pages where a limit is asked for. */
function list(store, wishes) {
    const { kind, namespace, query } = wishes;
    const matches = matching(wishes);
    const place = placeOf(query.get('continue') ?? '');
    const version = place?.version ?? exactVersion(store, query) ?? store.version;
    const resource = resourceName(kind);
    const all = version === store.version ? store.list(resource, namespace) : store.listAt(version, resource, namespace);
    if (all === undefined)
        throw expired(place !== undefined, store);
    const found = listing_inOrder(all.filter(matches)).filter((object) => place === undefined || sortKey(object) > place.after);
    const limit = Number(query.get('limit') ?? 0) || found.length;
    const items = found.slice(0, limit);
    const left = found.length - items.length;
    const isSelected = (query.get('labelSelector') ?? '') !== '' || (query.get('fieldSelector') ?? '') !== '';
    const more = left === 0
        ? {}
        : {
            continue: token({ version, after: sortKey(items.at(-1)) }),
            ...(isSelected ? {} : { remainingItemCount: left }),
        };
    return {
        kind: `${kind.kind}List`,
        apiVersion: apiVersionOf(kind),
        metadata: { resourceVersion: String(version), ...more },
        items: kind.schema === undefined ? items.map(({ apiVersion: _, kind: __, ...item }) => item) : items,
    };
}
/** The version that was asked for and no other; undefined for the newest. */
function exactVersion(store, query) {
    const asked = query.get('resourceVersion') ?? '';
    if (asked === '' || asked === '0')
        return undefined;
    checkVersion(store, asked);
    return query.get('resourceVersionMatch') === 'Exact' ? Number(asked) : undefined;
}
/** @throws StatusError 400 for what is no version, 504 for one that is not yet */
function checkVersion(store, asked) {
    if (!/^\d+$/.test(asked))
        throw badRequest(`Invalid value: ${JSON.stringify(asked)}: strconv.ParseUint: invalid syntax`);
    if (Number(asked) <= store.version)
        return;
    const causes = [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }];
    const message = `Timeout: Too large resource version: ${asked}, current: ${store.version}`;
    throw new StatusError(504, 'Timeout', message, { causes, retryAfterSeconds: 1 });
}
function expired(isPage, store) {
    const message = isPage
        ? 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'
        : `The resourceVersion for the provided list is too old, the newest is ${store.version}.`;
    return new StatusError(410, 'Expired', message);
}
function token(place) {
    return Buffer.from(JSON.stringify(place)).toString('base64url');
}
function placeOf(text) {
    if (text === '')
        return undefined;
    try {
        const place = JSON.parse(Buffer.from(text, 'base64url').toString());
        if (isMap(place) && typeof place['version'] === 'number' && typeof place['after'] === 'string')
            return place;
    }
    catch {
        // No token of ours.
    }
    throw badRequest('continue key is not valid: it was not given out by this server');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/pod-connections.js


/** What a container has written. @throws StatusError 400 when there is no such container, or nothing of it yet */
function podLog(store, controllers, { kind, namespace, name }, query) {
    const pod = store.get('pods', namespace, name);
    if (pod === undefined)
        throw notFound(kind, name);
    const container = query.get('container') ?? onlyContainer(pod);
    const previous = query.get('previous') === 'true';
    if (!namesOf(pod).includes(container))
        throw badRequest(`container ${container} is not valid for pod ${name}`);
    const tail = query.get('tailLines');
    const log = controllers.logs(namespace, name, {
        container,
        previous,
        ...(tail === null ? {} : { tailLines: Number(tail) }),
    });
    if (log === undefined) {
        if (previous)
            throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
        const reason = waitingReason(pod, container);
        throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${reason}`);
    }
    const limit = query.get('limitBytes');
    const body = limit === null ? log : Buffer.from(log).subarray(0, Number(limit)).toString();
    return { status: 200, body, headers: { 'content-type': 'text/plain' } };
}
function namesOf(pod) {
    return [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].map(({ name }) => String(name));
}
function onlyContainer(pod) {
    const names = listAt(pod, 'spec', 'containers').map(({ name }) => String(name));
    const inits = listAt(pod, 'spec', 'initContainers').map(({ name }) => String(name));
    const chosen = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
    if (chosen !== undefined)
        return chosen;
    if (names.length === 1)
        return names[0];
    const more = inits.length === 0 ? '' : ` or one of the init containers: [${inits.join(' ')}]`;
    throw badRequest(`a container name must be specified for pod ${pod.metadata.name}, choose one of: [${names.join(' ')}]${more}`);
}
function waitingReason(pod, container) {
    const statuses = [...listAt(pod, 'status', 'containerStatuses'), ...listAt(pod, 'status', 'initContainerStatuses')];
    const status = statuses.find(({ name }) => name === container);
    return textAt(status, 'state', 'waiting', 'reason') ?? 'ContainerCreating';
}
/** `[scheme:]name[:port]`. */
function addressOf(text) {
    const parts = text.split(':');
    const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
    return [name, port];
}
/** The path behind `/proxy`, with the query. */
function pathBehind({ url }) {
    return `${url.pathname.replace(/^.*?\/proxy/, '') || '/'}${url.search}`;
}
/** `/services/[scheme:]name[:port]/proxy/path`, answered by a ready pod behind the Service. */
async function serviceProxy(store, controllers, { kind, namespace, name: text }, request) {
    const [name, port] = addressOf(text);
    if (store.get('services', namespace, name) === undefined)
        throw notFound(kind, name);
    const { method, body } = request;
    const answer = await controllers.request(namespace, name, port, { method, path: pathBehind(request), body });
    if (answer === undefined)
        throw new StatusError(503, 'ServiceUnavailable', `no endpoints available for service "${text}"`);
    return { status: answer.status, body: answer.body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}
/** `/pods/name[:port]/proxy/path`. */
async function podProxy(store, controllers, { kind, namespace, name: text }, request) {
    const [name, given] = addressOf(text);
    const pod = store.get('pods', namespace, name);
    if (pod === undefined)
        throw notFound(kind, name);
    const port = given ||
        String(listAt(pod, 'spec', 'containers').flatMap((one) => listAt(one, 'ports'))[0]?.['containerPort'] ?? 80);
    const { method, body } = request;
    const wanted = /^\d+$/.test(port) ? Number(port) : port;
    try {
        const answer = await controllers.requestPod(namespace, name, wanted, { method, path: pathBehind(request), body });
        return { status: answer.status, body: answer.body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
    }
    catch (error) {
        const words = error instanceof Error ? error.message.replace('connect ECONNREFUSED', 'dial tcp') : String(error);
        throw new StatusError(503, 'ServiceUnavailable', `error trying to reach service: ${words}: connect: connection refused`);
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/router.js










function json(status, value, headers = {}) {
    return { status, body: JSON.stringify(value), headers };
}
function router_text(status, body) {
    return { status, body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}
/** Takes a request to what answers it. */
class Router {
    store;
    verbs;
    controllers;
    constructor(store, verbs, controllers) {
        this.store = store;
        this.verbs = verbs;
        this.controllers = controllers;
    }
    /** @throws StatusError for whatever is refused */
    async answer(request) {
        const { pathname } = request.url;
        if (['/livez', '/readyz', '/healthz'].includes(pathname))
            return router_text(200, 'ok');
        const found = discovery(pathname, request.accept, this.kinds());
        if (found !== undefined)
            return json(200, found.body, found.mediaType === undefined ? {} : { 'content-type': found.mediaType });
        const target = this.target(pathname);
        if (target === undefined)
            return router_text(404, '404 page not found\n');
        if (target.subresource !== '' && !target.kind.subresources.includes(target.subresource))
            throw notServed();
        return this.connected(target, request) ?? this.stored(target, request);
    }
    /** The collection or object that a path leads to; undefined when it leads to none. @throws StatusError 404 */
    target(path) {
        const [, core, group = '', ofGroup, rest = ''] = /^\/(?:api\/(v1)|apis\/([^/]+)\/([^/]+))\/(.+)$/.exec(path) ?? [];
        const version = core ?? ofGroup;
        if (version === undefined)
            return undefined;
        const own = this.kinds().filter((kind) => kind.group === group && kind.version === version);
        if (own.length === 0)
            return undefined;
        const parts = rest.split('/').map(decodeURIComponent);
        // `/namespaces/x/status` speaks of the namespace itself, `/namespaces/x/pods` of what is in it.
        const isWithin = parts[0] === 'namespaces' && parts.length > 2 && !(parts.length === 3 && parts[2] === 'status');
        const namespace = isWithin ? parts[1] : '';
        const [plural = '', name = '', subresource = ''] = isWithin ? parts.slice(2) : parts;
        const kind = own.find((one) => one.plural === plural);
        if (kind === undefined || (kind.namespaced && name !== '' && !isWithin))
            throw notServed();
        return { kind, namespace, name, subresource };
    }
    kinds() {
        const definitions = this.store.list('customresourcedefinitions.apiextensions.k8s.io');
        return definitions.length === 0 ? builtInKinds : [...builtInKinds, ...definitions.flatMap(kindsOf)];
    }
    /** Subresources that lead to a running pod. */
    connected(target, request) {
        const { kind, subresource } = target;
        if (subresource === 'log')
            return podLog(this.store, this.controllers, target, request.url.searchParams);
        if (subresource === 'eviction')
            return json(201, evict(this.store, this.verbs, target));
        if (subresource !== 'proxy')
            return undefined;
        return kind.kind === 'Pod'
            ? podProxy(this.store, this.controllers, target, request)
            : serviceProxy(this.store, this.controllers, target, request);
    }
    stored(target, request) {
        const { method, url, contentType } = request;
        const warnings = [];
        const options = optionsOf(request, (warning) => warnings.push(`299 - "${warning.replaceAll('"', '\\"')}"`));
        const body = () => parseBody(request.body, contentType);
        const json_ = (status, value) => json(status, value, warnings.length === 0 ? {} : { warning: warnings });
        const isCollection = target.name === '';
        if (method === 'GET')
            return json_(200, isCollection ? list(this.store, { ...target, query: url.searchParams }) : this.verbs.get(target));
        if (method === 'POST' && isCollection)
            return json_(201, this.verbs.create(target, body(), options));
        if (method === 'PUT' && !isCollection)
            return this.written(target, json_, () => this.verbs.replace(target, body(), options));
        if (method === 'PATCH' && !isCollection)
            return this.written(target, json_, () => this.verbs.patch(target, request.body, contentType, options));
        if (method !== 'DELETE' || target.subresource !== '')
            throw new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});
        const deletion = { ...mapAt({ body: body() }, 'body'), ...deletionQuery(url.searchParams) };
        if (!isCollection)
            return json_(200, deletionAnswer(target.kind, this.verbs.remove(target, deletion, options)));
        return json_(200, this.removeAll(target, deletion, url.searchParams, options));
    }
    /** 201 where the object was not there before. */
    written({ kind, namespace, name }, answer, write) {
        const existed = this.store.get(resourceName(kind), namespace, name) !== undefined;
        const written = write();
        return answer(existed ? 200 : 201, written);
    }
    removeAll(target, deletion, query, options) {
        const { kind, namespace } = target;
        const matches = matching({ kind, namespace, query });
        const found = listing_inOrder(this.store.list(resourceName(kind), namespace).filter(matches));
        const items = found.map(({ metadata }) => {
            const one = { ...target, namespace: metadata.namespace ?? '', name: metadata.name };
            return this.verbs.remove(one, deletion, options).object;
        });
        const metadata = { resourceVersion: String(this.store.version) };
        return { kind: `${kind.kind}List`, apiVersion: apiVersionOf(kind), metadata, items };
    }
}
const validations = { Strict: 'Strict', Warn: 'Warn', Ignore: 'Ignore' };
/** @throws StatusError 422 for options that there are not */
function optionsOf({ url: { searchParams }, userAgent }, warn) {
    const dryRun = searchParams.getAll('dryRun');
    const validation = searchParams.get('fieldValidation') ?? '';
    if (dryRun.some((value) => value !== 'All' && value !== ''))
        throw wrongOption('dryRun', dryRun.join(','), ['All']);
    if (validation !== '' && !(validation in validations))
        throw wrongOption('fieldValidation', validation, ['', 'Ignore', 'Strict', 'Warn']);
    const isApply = searchParams.get('force') !== null;
    return {
        dryRun: dryRun.includes('All'),
        manager: searchParams.get('fieldManager') ?? '',
        // Who does not say what it is called is known by its program.
        userAgent: userAgent.split('/')[0] ?? '',
        force: isApply && searchParams.get('force') === 'true',
        validation: validation === '' ? 'Warn' : validations[validation],
        warn,
    };
}
function wrongOption(field, value, supported) {
    const message = `Unsupported value: "${value}": supported values: ${supported.map((one) => `"${one}"`).join(', ')}`;
    return new StatusError(422, 'Invalid', `PatchOptions.meta.k8s.io "" is invalid: ${field}: ${message}`, {
        group: 'meta.k8s.io',
        kind: 'PatchOptions',
        causes: [{ reason: 'FieldValueNotSupported', message, field }],
    });
}
/** What a DELETE may say in its query instead of its body. */
function deletionQuery(query) {
    const [policy, grace] = [query.get('propagationPolicy'), query.get('gracePeriodSeconds')];
    return {
        ...(policy === null ? {} : { propagationPolicy: policy }),
        ...(grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./packages/sandbox/lib/faults.js

/** Faults that tests inject. */
class Faults {
    list = [];
    /** @returns what removes it */
    add(fault) {
        const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
        this.list.push(entry);
        return () => {
            this.list = this.list.filter((one) => one !== entry);
        };
    }
    clear() {
        this.list = [];
    }
    /** The first fault that meets a request, if one does; it counts as used. */
    take(method, path, watch) {
        const entry = this.list.find(({ fault, left }) => left > 0 && meets(fault, method, path, watch));
        if (entry === undefined)
            return undefined;
        entry.left--;
        return entry.fault;
    }
}
function meets({ match }, method, path, watch) {
    return ((match.method === undefined || match.method === method) &&
        (match.path === undefined || (typeof match.path === 'string' ? match.path === path : match.path.test(path))) &&
        (match.watch === undefined || match.watch === watch));
}
const reasons = {
    429: ['TooManyRequests', 'too many requests, please try again later'],
    500: ['InternalError', 'Internal error occurred: a fault was injected'],
    503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
    504: ['Timeout', 'Timeout: request did not complete within the allotted timeout'],
};
/** The answer of a fault, as a server in trouble words it. */
function faultAnswer(status, retryAfterSeconds) {
    const [reason, message] = reasons[status] ?? ['', `a fault was injected: ${status}`];
    return new StatusError(status, reason, message, retryAfterSeconds === undefined ? undefined : { retryAfterSeconds });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/watch.js




/** How often a watch is told how far it has come. */
const bookmarkMs = 60_000;
const defaultTimeoutSeconds = 1800;
/** Streams changes until the time is over, the client goes, or the signal ends it. */
async function serveWatch(store, clock, response, request, ends) {
    const { query, silent } = request;
    const matches = matching(request);
    const version = query.get('resourceVersion') ?? '';
    const isFromNow = version === '' || version === '0';
    if (!isFromNow)
        checkVersion(store, version);
    response.writeHead(200, {
        'content-type': 'application/json',
        'cache-control': 'no-cache, private',
        'transfer-encoding': 'chunked',
    });
    response.flushHeaders();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const send = (type, object) => {
        if (!silent)
            response.write(`${JSON.stringify({ type, object })}\n`);
    };
    const pass = (change) => {
        const event = isMine(change, request) ? seen(change, matches) : undefined;
        if (event !== undefined)
            send(event.type, event.object);
    };
    const missed = isFromNow ? [] : store.since(Number(version));
    if (missed === undefined) {
        const message = `too old resource version: ${version} (${store.version})`;
        send('ERROR', statusBody(new StatusError(410, 'Expired', message)));
        return void response.end();
    }
    const wantsList = query.get('sendInitialEvents') === 'true';
    if ((isFromNow && query.get('sendInitialEvents') !== 'false') || wantsList)
        for (const object of listing_inOrder(store.list(resourceName(request.kind), request.namespace)))
            if (matches(object))
                send('ADDED', object);
    if (wantsList)
        send('BOOKMARK', bookmark(store, request, { 'k8s.io/initial-events-end': 'true' }));
    else
        for (const change of missed)
            pass(change);
    const unsubscribe = store.subscribe(pass);
    const until = clock.now() + (Number(query.get('timeoutSeconds') ?? 0) || defaultTimeoutSeconds) * 1000;
    const signal = AbortSignal.any([gone.signal, ends]);
    try {
        while (clock.now() < until) {
            await clock.sleep(Math.min(bookmarkMs, until - clock.now()), signal);
            if (query.get('allowWatchBookmarks') === 'true')
                send('BOOKMARK', bookmark(store, request));
        }
    }
    catch {
        // The client has gone, or the watch is ended from here.
    }
    finally {
        unsubscribe();
        response.end();
    }
}
function isMine({ resource, object }, { kind, namespace }) {
    return resource === resourceName(kind) && (namespace === '' || object.metadata.namespace === namespace);
}
/** A change as a selection sees it: an object that leaves it is deleted, one that enters it added. */
function seen({ type, object, old }, matches) {
    const [is, was] = [type !== 'DELETED' && matches(object), old !== undefined && matches(old)];
    if (is)
        return { type: was ? 'MODIFIED' : 'ADDED', object };
    if (!was || old === undefined)
        return undefined;
    // As it was when it was last seen, but at the version of now.
    const { resourceVersion } = object.metadata;
    const last = type === 'DELETED' ? object : old;
    return { type: 'DELETED', object: { ...last, metadata: { ...last.metadata, resourceVersion: resourceVersion } } };
}
/** An object of the kind that says nothing but the version. */
function bookmark(store, { kind }, annotations) {
    const metadata = { resourceVersion: String(store.version), ...(annotations && { annotations }) };
    return { ...emptyOf(kind), metadata };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/server.js






/** The Kubernetes API over HTTP, on loopback. */
class ApiServer {
    faults = new Faults();
    requests = [];
    store;
    clock;
    router;
    settings;
    server;
    stopped = new AbortController();
    watches = new AbortController();
    constructor(store, clock, router, settings) {
        this.store = store;
        this.clock = clock;
        this.router = router;
        this.settings = settings;
        const handle = (request, response) => void this.handle(request, response);
        this.server = settings.tls === undefined ? external_node_http_.createServer(handle) : external_node_https_.createServer(settings.tls, handle);
    }
    async start() {
        const { promise, resolve, reject } = Promise.withResolvers();
        this.server.once('error', reject);
        this.server.listen(this.settings.port, '127.0.0.1', resolve);
        await promise;
        const { port } = this.server.address();
        return `${this.settings.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
    }
    async stop() {
        this.stopped.abort();
        const { promise, resolve } = Promise.withResolvers();
        this.server.close(() => resolve());
        this.server.closeAllConnections();
        await promise;
    }
    /** Ends every connection at once, as a restart of the server does. */
    dropConnections() {
        this.server.closeAllConnections();
    }
    /** Ends every watch in an orderly way, as a server does when their time is over. */
    closeWatches() {
        this.watches.abort();
        this.watches = new AbortController();
    }
    async handle(message, response) {
        const { method = 'GET' } = message;
        const url = new URL(message.url ?? '/', 'http://sandbox');
        const isWatch = method === 'GET' && ['true', '1'].includes(url.searchParams.get('watch') ?? '');
        const log = (status, body, answer) => this.requests.push({
            method,
            path: url.pathname,
            query: url.search,
            status,
            userAgent: message.headers['user-agent'] ?? '',
            sentBytes: Buffer.byteLength(answer),
            receivedBytes: Buffer.byteLength(body),
            at: this.clock.now(),
        });
        const fault = this.faults.take(method, url.pathname, isWatch);
        let body = '';
        let answer;
        try {
            body = await readBody(message);
            if (fault?.delayMs !== undefined)
                await this.clock.sleep(fault.delayMs, this.stopped.signal);
            if (fault?.drop === 'before')
                return drop(message, () => log(0, body, ''));
            if (fault?.status !== undefined)
                throw faultAnswer(fault.status, fault.retryAfterSeconds);
            this.authenticate(message);
            if (isWatch && fault?.drop === undefined)
                return await this.watch(url, response, fault, () => log(response.statusCode, body, ''));
            answer = await this.router.answer(requestOf(method, url, body, message));
        }
        catch (error) {
            // A client that has gone, or the end of the sandbox.
            if (response.headersSent || message.socket.destroyed || this.stopped.signal.aborted)
                return void response.destroy();
            answer = refusal(error);
        }
        if (fault?.drop === 'after')
            return drop(message, () => log(0, body, ''));
        log(answer.status, body, answer.body);
        response.writeHead(answer.status, {
            'content-type': 'application/json',
            'cache-control': 'no-cache, private',
            'audit-id': (0,external_node_crypto_.randomUUID)(),
            ...answer.headers,
        });
        response.end(answer.body);
    }
    authenticate({ headers }) {
        if (headers.authorization !== `Bearer ${this.settings.token}`)
            throw new StatusError(401, 'Unauthorized', 'Unauthorized');
    }
    async watch(url, response, fault, log) {
        const target = this.router.target(url.pathname);
        if (target === undefined)
            throw notServed();
        const query = new URLSearchParams(url.searchParams);
        if (target.name !== '')
            query.set('fieldSelector', `metadata.name=${target.name}`);
        const ends = AbortSignal.any([this.stopped.signal, this.watches.signal]);
        const served = serveWatch(this.store, this.clock, response, { ...target, query, silent: fault?.silent === true }, ends);
        if (response.headersSent)
            log();
        await served;
    }
}
function requestOf(method, url, body, { headers }) {
    return {
        method,
        url,
        body,
        contentType: headers['content-type'] ?? '',
        accept: headers.accept ?? '',
        userAgent: headers['user-agent'] ?? '',
    };
}
function drop({ socket }, log) {
    log();
    socket.destroy();
}
/** An error as the answer that says so. */
function refusal(error) {
    const known = error instanceof StatusError
        ? error
        : new StatusError(500, 'InternalError', `Internal error occurred: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const { retryAfterSeconds } = known;
    const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    return { status: known.status, body: JSON.stringify(statusBody(known)), headers };
}
async function readBody(request) {
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/typed-value.js




/** What a value is to its type. A list or map that is atomic is a leaf. */
function formOf(type, ...values) {
    if (type.is === 'scalar')
        return 'leaf';
    if (type.is === 'list')
        return type.items === 'atomic' ? 'leaf' : 'list';
    if (type.is === 'any')
        return values.some(isMap) && values.every((value) => value == null || isMap(value)) ? 'map' : 'leaf';
    return type.atomic ? 'leaf' : 'map';
}
const isBare = (value) => value == null || (Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0);
const itemsOf = (value) => (Array.isArray(value) ? value : []);
const fieldsOfMap = (value) => (isMap(value) ? value : {});
/** The step that leads to an item; undefined when it has none of its keys. */
function itemStep({ items, keys, of }, item) {
    if (items === 'values')
        return `v:${JSON.stringify(item)}`;
    const found = [...keys].sort().flatMap((key) => {
        const value = fieldsOfMap(item)[key] ?? (of.is === 'struct' ? of.fields.get(key)?.byDefault : undefined);
        return value === undefined ? [] : [[key, value]];
    });
    return found.length === 0 ? undefined : `k:${JSON.stringify(Object.fromEntries(found))}`;
}
/** The items of a list by their steps. More than one of a step is a mistake that only updates may make. */
function byStep(type, value) {
    const found = new Map();
    for (const item of itemsOf(value)) {
        const step = itemStep(type, item);
        if (step !== undefined)
            found.set(step, [...(found.get(step) ?? []), item]);
    }
    return found;
}
/** Every field that a value sets (ToFieldSet). */
function pathsOf(type, value, path = [], set = new PathSet()) {
    const form = formOf(type, value);
    if (form === 'leaf')
        set.insert(path);
    else if (type.is === 'list') {
        for (const [step, items] of byStep(type, value)) {
            if (items.length === 1)
                pathsOf(type.of, items[0], [...path, step], set);
            set.insert([...path, step]);
        }
    }
    else {
        for (const [name, item] of Object.entries(fieldsOfMap(value))) {
            const at = [...path, `f:${name}`];
            pathsOf(childType(type, name) ?? { is: 'any' }, item, at, set);
            const declared = type.is === 'struct' && type.fields.has(name);
            if (item === null || (isMap(item) && isBare(item)) || !declared)
                set.insert(at);
        }
    }
    return set;
}
/** What differs between two values (Compare). */
function compareValues(type, left, right) {
    const comparison = { added: new PathSet(), modified: new PathSet(), removed: new PathSet() };
    compareAt(type, left, right, [], comparison);
    return comparison;
}
function compareAt(type, left, right, path, found) {
    const form = formOf(type, left, right);
    if (form === 'leaf' || (isBare(left) && isBare(right))) {
        if (left === undefined)
            found.added.insert(path);
        else if (right === undefined)
            found.removed.insert(path);
        else if (!(0,external_node_util_.isDeepStrictEqual)(left, right))
            found.modified.insert(path);
        return;
    }
    if (type.is === 'list')
        compareItems(type, left, right, path, found);
    else {
        const [a, b] = [fieldsOfMap(left), fieldsOfMap(right)];
        for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
            compareAt(childType(type, name) ?? { is: 'any' }, a[name], b[name], [...path, `f:${name}`], found);
    }
    if (left === undefined)
        found.added.insert(path);
    else if (right === undefined)
        found.removed.insert(path);
}
function compareItems(type, left, right, path, found) {
    const [a, b] = [byStep(type, left), byStep(type, right)];
    for (const step of new Set([...a.keys(), ...b.keys()])) {
        const [before, after, at] = [a.get(step) ?? [], b.get(step) ?? [], [...path, step]];
        if (before.length <= 1 && after.length <= 1)
            compareAt(type.of, before[0], after[0], at, found);
        else if (before.length > 1 && after.length > 1) {
            if (!(0,external_node_util_.isDeepStrictEqual)(before, after))
                found.modified.insert(at);
        }
        else if (before.length > 1) {
            if (after.length > 0)
                compareAt(type.of, undefined, after[0], at, found);
            found.removed.insert(at);
        }
        else {
            if (before.length > 0)
                compareAt(type.of, before[0], undefined, at, found);
            found.added.insert(at);
        }
    }
}
/** The right value over the left one: maps by field, lists by the steps of their items, all else as a whole (Merge). */
function mergeValues(type, left, right) {
    const form = formOf(type, left, right);
    if (right === undefined)
        return left;
    if (form === 'leaf' || left === undefined || (isBare(left) && isBare(right)))
        return right;
    if (type.is === 'list')
        return mergeItems(type, left, right);
    const merged = { ...fieldsOfMap(left) };
    for (const [name, value] of Object.entries(fieldsOfMap(right)))
        merged[name] = mergeValues(childType(type, name) ?? { is: 'any' }, merged[name], value);
    return merged;
}
/** Both lists in one, in an order that keeps that of the right one and, as far as that allows, that of the left one. */
function mergeItems(type, left, right) {
    const [inLeft, inRight] = [byStep(type, left), byStep(type, right)];
    const leftSteps = itemsOf(left).map((item) => [itemStep(type, item), item]);
    const rightSteps = [...inRight.keys()];
    const shared = rightSteps.filter((step) => inLeft.has(step));
    const merged = new Set();
    const result = [];
    const takeRight = (step) => {
        const before = inLeft.get(step) ?? [];
        merged.add(step);
        result.push(mergeValues(type.of, before.length > 1 ? undefined : before[0], inRight.get(step)[0]));
    };
    let [l, r, next] = [0, 0, 0];
    while (l < leftSteps.length || r < rightSteps.length) {
        const [leftStep, leftItem] = leftSteps[l] ?? [];
        const rightStep = rightSteps[r];
        if (leftStep !== undefined && leftStep === rightStep) {
            takeRight(leftStep);
            [l, r, next] = [l + 1, r + 1, next + 1];
        }
        else if (leftStep !== undefined && !inRight.has(leftStep)) {
            result.push(leftItem);
            l++;
        }
        else if (leftStep !== undefined &&
            (merged.has(leftStep) || (rightStep !== undefined && shared[next] !== leftStep))) {
            // A shared item in another order: it comes, or has come, where the right list has it.
            l++;
        }
        else if (rightStep !== undefined) {
            takeRight(rightStep);
            if (shared[next] === rightStep)
                next++;
            r++;
        }
    }
    return result;
}
/** A value without the items and fields of a set; null when nothing is left (RemoveItems). */
function withoutPaths(type, value, set) {
    if (type.is === 'scalar' || (type.is === 'any' && !isMap(value)))
        return value;
    if (Array.isArray(value) && type.is === 'list') {
        if (type.items === 'atomic')
            return null;
        const kept = value.flatMap((item) => {
            const step = itemStep(type, item) ?? '';
            if (set.members.has(step))
                return [];
            const below = set.children.get(step);
            return [below === undefined ? item : withoutPaths(type.of, item, below)];
        });
        return kept.length === 0 ? null : kept;
    }
    if (!isMap(value) || formOf(type, value) === 'leaf')
        return null;
    const kept = {};
    for (const [name, item] of Object.entries(value)) {
        const step = `f:${name}`;
        if (set.members.has(step))
            continue;
        const below = set.children.get(step);
        kept[name] = below === undefined ? item : withoutPaths(childType(type, name) ?? { is: 'any' }, item, below);
    }
    return Object.keys(kept).length === 0 ? null : kept;
}
/** A set that also has the declared fields that lead to its paths (EnsureNamedFieldsAreMembers). */
function withDeclared(type, set) {
    const result = new PathSet();
    for (const step of set.members)
        result.members.add(step);
    for (const [step, below] of set.children) {
        const name = step.slice(2);
        const isField = step.startsWith('f:') && type !== undefined;
        if (isField && type.is === 'struct' && type.fields.has(name))
            result.members.add(step);
        const of = isField ? childType(type, name) : type?.is === 'list' && step.startsWith('k:') ? type.of : undefined;
        result.children.set(step, withDeclared(of, below));
    }
    return result;
}
const goNames = { string: 'string', number: 'int64', boolean: 'bool' };
/** The first thing about a value that its type does not allow (Validate). */
function typeMistake(type, value, path = '') {
    if (value == null || type.is === 'any')
        return undefined;
    const at = path === '' ? '' : `${path}: `;
    if (type.is === 'scalar')
        return scalarMistake(type.scalar, value, at);
    if (type.is === 'list') {
        if (!Array.isArray(value))
            return `${at}expected list, got ${shown(value)}`;
        const seen = new Set();
        for (const [i, item] of value.entries()) {
            const step = type.items === 'atomic' ? `i:${i}` : itemStep(type, item);
            if (step === undefined)
                return `${at}element ${i}: associative list with keys has an element that omits all key fields ${JSON.stringify(type.keys)} (and doesn't have default values for any key fields)`;
            const text = type.items === 'atomic' ? `[${i}]` : stepText(step);
            if (seen.has(step))
                return `${at}duplicate entries for key ${text}`;
            seen.add(step);
            const mistake = typeMistake(type.of, item, path + text);
            if (mistake !== undefined)
                return mistake;
        }
        return undefined;
    }
    if (!isMap(value))
        return `${at}expected map, got ${shown(value)}`;
    for (const [name, item] of Object.entries(value)) {
        const below = childType(type, name);
        if (below === undefined)
            return `${path}.${name}: field not declared in schema`;
        const mistake = typeMistake(below, item, `${path}.${name}`);
        if (mistake !== undefined)
            return mistake;
    }
    return undefined;
}
function scalarMistake(scalar, value, at) {
    const is = typeof value;
    if ('iln'.includes(scalar))
        return is === 'number'
            ? undefined
            : `${at}expected numeric (int or float), got ${goNames[is] ?? typed_value_goType(value)}`;
    if (scalar === 'b')
        return is === 'boolean' ? undefined : `${at}expected boolean, got ${shown(value)}`;
    if (scalar === 's' || scalar === 'y')
        return is === 'string'
            ? undefined
            : `${at}expected string, got &value.valueUnstructured{Value:${JSON.stringify(value)}}`;
    return is === 'object' ? `${at}expected any scalar, got ${shown(value)}` : undefined;
}
function typed_value_goType(value) {
    return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}';
}
function shown(value) {
    return isMap(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/apply.js





/** Nobody owns these, as the server or the URL sets them (stripmeta.go). */
const stripped = PathSet.of(['f:apiVersion'], ['f:kind'], ['f:metadata'], ...['name', 'namespace', 'creationTimestamp', 'selfLink', 'uid', 'clusterName', 'generation'].map((field) => [
    'f:metadata',
    `f:${field}`,
]), ['f:metadata', 'f:managedFields'], ['f:metadata', 'f:resourceVersion']);
/**
 * Server-side apply (structured-merge-diff, merge.Updater.Apply): what the applied object sets is set and owned; what
 * its manager owned before and no longer sets is removed, unless somebody else owns it too.
 *
 * @throws StatusError 409 that names every field which another manager owns with another value
 */
function serverSideApply(existing, applied, writer) {
    const { type, empty, manager, time, subresource, force, ignored = new PathSet() } = writer;
    const live = existing ?? empty;
    const before = withoutManaged(live);
    let managers = decoded(live.metadata.managedFields);
    // What was there before anybody's fields were kept track of.
    if (managers.size === 0 && live.metadata.uid !== undefined)
        managers = updated(empty, live, managers, { ...writer, manager: 'before-first-apply' });
    const own = { manager, operation: 'Apply', apiVersion: applied.apiVersion, subresource, time };
    const last = managers.get(idOf(own));
    managers.set(idOf(own), { ...own, time: last?.time, set: pathsOf(type, applied).without(ignored) });
    const merged = mergeValues(type, before, applied);
    const pruned = last === undefined ? merged : prune(type, merged, managers, last.set);
    const comparison = within(compareValues(type, before, pruned), ignored);
    takeOver(managers, comparison, idOf(own), force);
    const mine = managers.get(idOf(own));
    const set = mine?.set.difference(stripped) ?? new PathSet();
    if (set.isEmpty)
        managers.delete(idOf(own));
    const changed = !(0,external_node_util_.isDeepStrictEqual)(before, pruned);
    if (!set.isEmpty)
        managers.set(idOf(own), { ...own, time: changed ? time : (mine.time ?? time), set });
    return withManaged(pruned, managers);
}
/** Removes what was applied before and is not any more, but for what others own (merge.Updater.prune). */
function prune(type, merged, managers, last) {
    const declared = (set) => withDeclared(type, set);
    const all = declared(pathsOf(type, merged));
    const owned = [...managers.values()].reduce((sum, { set }) => sum.union(set), new PathSet());
    const bare = withoutPaths(type, merged, declared(last));
    const stays = declared(pathsOf(type, bare)).union(declared(owned));
    const backOwned = withoutPaths(type, merged, all.difference(stays));
    // Nobody's fields stay too: only what was applied by this manager may go.
    const gone = all.difference(declared(pathsOf(type, backOwned)));
    return withoutPaths(type, merged, gone.intersection(declared(last)));
}
/** Takes what changed from everybody else who owned it. */
function takeOver(managers, { added, modified, removed }, self, force) {
    const changed = modified.union(added);
    const others = [...managers].filter(([id]) => id !== self);
    const conflicts = others
        .map(([, owned]) => ({ owned, paths: [...owned.set.intersection(changed).paths()] }))
        .filter(({ paths }) => paths.length > 0);
    if (!force && conflicts.length > 0)
        throw conflictError(conflicts);
    for (const [id, owned] of others) {
        const set = owned.set.difference(changed).difference(removed);
        if (set.isEmpty)
            managers.delete(id);
        else
            managers.set(id, { ...owned, set });
    }
}
function within({ added, modified, removed }, ignored) {
    return { added: added.without(ignored), modified: modified.without(ignored), removed: removed.without(ignored) };
}
/** In the words of managedfields/internal/conflict.go. */
function conflictError(conflicts) {
    const nameOf = ({ manager, operation, apiVersion, subresource }) => {
        const name = `${JSON.stringify(manager)}${subresource === undefined ? '' : ` with subresource "${subresource}"`}`;
        return operation === 'Apply' ? name : `${name} using ${apiVersion}`;
    };
    const causes = conflicts.flatMap(({ owned, paths }) => paths.map((path) => ({
        reason: 'FieldManagerConflict',
        message: `conflict with ${nameOf(owned)}`,
        field: pathText(path),
    })));
    const lists = conflicts
        .map(({ owned, paths }) => ({ name: nameOf(owned), fields: paths.map((path) => `- ${pathText(path)}`) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, fields }) => [`conflicts with ${name}:`, ...fields].join('\n'));
    const message = causes.length === 1
        ? `Apply failed with 1 conflict: ${causes[0].message}: ${causes[0].field}`
        : `Apply failed with ${causes.length} conflicts: ${lists.join('\n')}`;
    return new StatusError(409, 'Conflict', message, { causes });
}
/**
 * Who owns what after somebody wrote an object by other means (merge.Updater.Update): what changed is theirs now. The
 * next object may bring managed fields of its own, as tools that hand ownership over do.
 */
function trackUpdate(live, next, writer) {
    const given = writer.subresource === undefined ? next.metadata.managedFields : undefined;
    const reset = given !== undefined && (given.length === 0 || (0,external_node_util_.isDeepStrictEqual)(given, [{}]));
    const from = given === undefined || reset ? (live?.metadata.managedFields ?? []) : given;
    const managers = reset ? new Map() : decoded(from);
    // Objects that nobody keeps track of stay so, until somebody applies.
    if (managers.size === 0 && live?.metadata.uid !== undefined)
        return withManaged(next, managers);
    return withManaged(next, capped(updated(live ?? writer.empty, next, managers, writer)));
}
function updated(live, next, managers, writer) {
    const { type, manager, time, subresource, ignored = new PathSet() } = writer;
    const result = new Map(managers);
    const comparison = within(compareValues(type, withoutManaged(live), withoutManaged(next)), ignored);
    takeOver(result, comparison, '', true);
    const { added, modified } = comparison;
    const set = modified.union(added).difference(stripped);
    if (set.isEmpty)
        return result;
    const own = { manager, operation: 'Update', apiVersion: next.apiVersion, subresource, time };
    const previous = result.get(idOf(own))?.set;
    result.set(idOf(own), { ...own, set: previous === undefined ? set : set.union(previous) });
    return result;
}
function withoutManaged(object) {
    const { managedFields: _, ...metadata } = object.metadata;
    return { ...object, metadata };
}
function withManaged(object, managers) {
    const { managedFields: _, ...metadata } = object.metadata;
    const managedFields = encoded(managers);
    return { ...object, metadata: { ...metadata, ...(managedFields.length === 0 ? {} : { managedFields }) } };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/names.js

/** Letters of generated names: no vowels, so that they spell nothing (apimachinery/pkg/util/rand). */
const letters = 'bcdfghjklmnpqrstvwxz2456789';
/** Five letters that follow from a text: names are random in Kubernetes, and the same in every run here. */
function suffixOf(text) {
    let rest = fnv1a(text) + fnv1a(`${text} again`);
    let suffix = '';
    for (let i = 0; i < 5; i++) {
        suffix += letters[rest % letters.length];
        rest = Math.floor(rest / letters.length);
    }
    return suffix;
}
/** A hash of a template as names and labels carry it; `collisions` as in the status of a Deployment. */
function templateHash(template, collisions = 0) {
    const text = JSON.stringify(sorted(template));
    const hash = fnv1a(collisions === 0 ? text : `${text}${collisions}`);
    return [...String(hash)].map((digit) => letters[digit.charCodeAt(0) % letters.length]).join('');
}
/** With the keys of every map in order: the same content is the same text. */
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (!isMap(value))
        return value;
    return Object.fromEntries(Object.keys(value)
        .sort()
        .map((key) => [key, sorted(value[key])]));
}
function fnv1a(text) {
    let hash = 0x811c9dc5;
    for (const byte of Buffer.from(text))
        hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/admission.js



const namespaces = { group: '', plural: 'namespaces' };
/** @throws StatusError when an object would be created in a namespace that is not there, or that ends */
function admitNamespace(store, kind, namespace, name) {
    if (!kind.namespaced)
        return;
    const found = store.get('namespaces', '', namespace);
    if (found === undefined)
        throw notFound(namespaces, namespace);
    if (found.metadata.deletionTimestamp === undefined)
        return;
    const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
    const message = `namespace ${namespace} is being terminated`;
    throw forbidden(kind, name, why, [{ reason: 'NamespaceTerminating', message, field: 'metadata.namespace' }]);
}
/** What ResourceQuotas count by the number of objects, and how they call it. */
function counted(kind) {
    const resource = resourceName(kind);
    const core = ['pods', 'services', 'secrets', 'configmaps', 'persistentvolumeclaims'];
    return [...(core.includes(resource) ? [resource] : []), `count/${resource}`];
}
/** @throws StatusError 403 when one more object of the kind is more than a ResourceQuota of its namespace allows */
function admitQuota(store, kind, object) {
    const { namespace = '', name } = object.metadata;
    for (const quota of store.list('resourcequotas', namespace)) {
        const hard = mapAt(quota, 'spec', 'hard');
        for (const resource of counted(kind)) {
            const limit = hard[resource];
            const used = store.list(resourceName(kind), namespace).filter(isCounted).length;
            if (limit !== undefined && used + 1 > Number(limit))
                throw forbidden(kind, name, `exceeded quota: ${quota.metadata.name}, requested: ${resource}=1, used: ${resource}=${used}, limited: ${resource}=${String(limit)}`);
        }
    }
}
/** Pods that have ended are not counted. */
function isCounted(object) {
    const { phase } = mapAt(object, 'status');
    return object.kind !== 'Pod' || (phase !== 'Succeeded' && phase !== 'Failed');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/schema/custom-values.js



/** A value of a custom resource with the defaults of its schema. */
function withSchemaDefaults(schema, value) {
    if (Array.isArray(value))
        return value.map((item) => withSchemaDefaults(mapAt(schema, 'items'), item));
    if (!isMap(value))
        return value;
    const result = { ...value };
    for (const [name, property] of Object.entries(mapAt(schema, 'properties'))) {
        if (!isMap(property))
            continue;
        if (result[name] === undefined && property['default'] !== undefined)
            result[name] = structuredClone(property['default']);
        if (result[name] !== undefined)
            result[name] = withSchemaDefaults(property, result[name]);
    }
    const values = schema['additionalProperties'];
    if (isMap(values))
        for (const [name, item] of Object.entries(result))
            result[name] = withSchemaDefaults(values, item);
    return result;
}
/** What a schema refuses of a value, in the words of the API server (kube-openapi, pkg/validation). */
function schemaCauses(schema, value, path = '') {
    if (value === null && schema['nullable'] === true)
        return [];
    const mismatch = typeCause(schema, value, path);
    if (mismatch !== undefined)
        return [mismatch];
    const below = (name) => (path === '' ? name : `${path}.${name}`);
    const causes = limitCauses(schema, value, path);
    if (Array.isArray(value))
        return [...causes, ...value.flatMap((item, i) => schemaCauses(mapAt(schema, 'items'), item, `${path}[${i}]`))];
    if (!isMap(value))
        return causes;
    const properties = mapAt(schema, 'properties');
    const names = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
    const values = schema['additionalProperties'];
    return [
        ...causes,
        ...names.filter((name) => value[name] === undefined).map((name) => required(below(name))),
        ...Object.entries(value).flatMap(([name, item]) => {
            const property = properties[name] ?? values;
            return isMap(property) ? schemaCauses(property, item, below(name)) : [];
        }),
    ];
}
const custom_values_typeOf = (value) => value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
function typeCause(schema, value, path) {
    const [expected, is] = [schema['type'], custom_values_typeOf(value)];
    const intOrString = schema['x-kubernetes-int-or-string'] === true;
    if (intOrString && (is === 'integer' || is === 'string'))
        return undefined;
    if (expected === undefined || expected === is || (expected === 'number' && is === 'integer'))
        return undefined;
    return {
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: ${JSON.stringify(is)}: ${path} in body must be of type ${String(expected)}: ${JSON.stringify(is)}`,
        field: path,
    };
}
function limitCauses(schema, value, path) {
    const causes = [];
    const { enum: allowed, minimum, maximum, minLength, maxLength, pattern, minItems } = schema;
    if (Array.isArray(allowed) && !allowed.some((one) => (0,external_node_util_.isDeepStrictEqual)(one, value)))
        causes.push(unsupported(path, value, allowed.map(String)));
    if (typeof value === 'number') {
        if (typeof minimum === 'number' && value < minimum)
            causes.push(wrong(path, value, `${path} in body should be greater than or equal to ${minimum}`));
        if (typeof maximum === 'number' && value > maximum)
            causes.push(wrong(path, value, `${path} in body should be less than or equal to ${maximum}`));
    }
    if (typeof value === 'string') {
        if (typeof minLength === 'number' && value.length < minLength)
            causes.push(wrong(path, value, `${path} in body should be at least ${minLength} chars long`));
        if (typeof maxLength === 'number' && value.length > maxLength)
            causes.push(wrong(path, value, `${path} in body should be at most ${maxLength} chars long`));
        if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
            causes.push(wrong(path, value, `${path} in body should match '${pattern}'`));
    }
    if (Array.isArray(value) && typeof minItems === 'number' && value.length < minItems)
        causes.push(wrong(path, value.length, `${path} in body should have at least ${minItems} items`));
    return causes;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/pod-defaults.js

/** What the API server fills into pods and pod templates (pkg/apis/core/v1/defaults.go). */
function podSpecDefaults(spec) {
    return {
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        schedulerName: 'default-scheduler',
        securityContext: {},
        ...spec,
        ...mapped(spec, 'volumes', volume),
        ...mapped(spec, 'initContainers', container),
        ...mapped(spec, 'containers', container),
    };
}
/** A pod template with its defaults. */
function templateDefaults(template) {
    return { ...(isMap(template) ? template : {}), spec: podSpecDefaults(mapAt(template, 'spec')) };
}
/** What a pod has beyond what a template has. */
function podDefaults(spec) {
    const filled = { enableServiceLinks: true, ...podSpecDefaults(spec) };
    const withRequests = (one) => {
        const { limits, requests } = mapAt(one, 'resources');
        return isMap(limits)
            ? {
                ...one,
                resources: { ...mapAt(one, 'resources'), requests: { ...limits, ...(isMap(requests) ? requests : {}) } },
            }
            : one;
    };
    return {
        ...filled,
        ...mapped(filled, 'initContainers', withRequests),
        ...mapped(filled, 'containers', withRequests),
    };
}
/** The items of a list field, each passed through a function; nothing when the field is not there. */
function mapped(object, field, fill) {
    const list = object[field];
    return Array.isArray(list) ? { [field]: list.map((item) => (isMap(item) ? fill(item) : item)) } : {};
}
/** A map field passed through a function; nothing when it is not there. */
function pod_defaults_within(object, field, fill) {
    const value = object[field];
    return isMap(value) ? { [field]: fill(value) } : {};
}
function container(one) {
    return {
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        imagePullPolicy: isMovingImage(String(one['image'] ?? '')) ? 'Always' : 'IfNotPresent',
        resources: {},
        ...one,
        ...mapped(one, 'ports', (port) => ({ protocol: 'TCP', ...port })),
        ...mapped(one, 'env', (variable) => ({
            ...variable,
            ...pod_defaults_within(variable, 'valueFrom', (source) => ({ ...source, ...pod_defaults_within(source, 'fieldRef', fieldRef) })),
        })),
        ...pod_defaults_within(one, 'livenessProbe', probe),
        ...pod_defaults_within(one, 'readinessProbe', probe),
        ...pod_defaults_within(one, 'startupProbe', probe),
        ...pod_defaults_within(one, 'lifecycle', (lifecycle) => ({
            ...lifecycle,
            ...pod_defaults_within(lifecycle, 'preStop', handler),
            ...pod_defaults_within(lifecycle, 'postStart', handler),
        })),
    };
}
/** Whether an image without a digest is `:latest`, said or unsaid. */
function isMovingImage(image) {
    return !image.includes('@') && (!/:[^/]+$/.test(image) || image.endsWith(':latest'));
}
const fieldRef = (ref) => ({ apiVersion: 'v1', ...ref });
const handler = (action) => ({
    ...action,
    ...pod_defaults_within(action, 'httpGet', (get) => ({ path: '/', scheme: 'HTTP', ...get })),
    ...pod_defaults_within(action, 'grpc', (grpc) => ({ service: '', ...grpc })),
});
function probe(one) {
    return { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, ...handler(one) };
}
function volume(one) {
    const files = (source) => ({ defaultMode: 0o644, ...source });
    const items = (source) => ({
        ...source,
        ...mapped(source, 'items', (item) => ({ ...item, ...pod_defaults_within(item, 'fieldRef', fieldRef) })),
    });
    const bare = Object.keys(one).every((key) => key === 'name');
    return {
        ...one,
        ...(bare ? { emptyDir: {} } : {}),
        ...pod_defaults_within(one, 'secret', files),
        ...pod_defaults_within(one, 'configMap', files),
        ...pod_defaults_within(one, 'downwardAPI', (source) => files(items(source))),
        ...pod_defaults_within(one, 'hostPath', (source) => ({ type: '', ...source })),
        ...pod_defaults_within(one, 'projected', (projected) => ({
            ...files(projected),
            ...mapped(projected, 'sources', (source) => ({
                ...source,
                ...pod_defaults_within(source, 'downwardAPI', items),
                ...pod_defaults_within(source, 'serviceAccountToken', (token) => ({ expirationSeconds: 3600, ...token })),
            })),
        })),
        ...pod_defaults_within(one, 'ephemeral', (source) => ({
            ...source,
            ...pod_defaults_within(source, 'volumeClaimTemplate', (claim) => ({ ...claim, spec: claimSpec(mapAt(claim, 'spec')) })),
        })),
    };
}
/** The spec of a PersistentVolumeClaim with its defaults. */
function claimSpec(spec) {
    return { volumeMode: 'Filesystem', ...spec };
}
/** Guaranteed when all containers have equal limits and requests of cpu and memory (pkg/apis/core/v1/helper/qos). */
function qosClass(spec) {
    const all = [...listAt(spec, 'containers'), ...listAt(spec, 'initContainers')].map((one) => ({
        limits: mapAt(one, 'resources', 'limits'),
        requests: mapAt(one, 'resources', 'requests'),
    }));
    const some = all.some(({ limits, requests }) => ['cpu', 'memory'].some((name) => name in limits || name in requests));
    if (!some)
        return 'BestEffort';
    const equal = all.every(({ limits, requests }) => ['cpu', 'memory'].every((name) => name in limits && (requests[name] ?? limits[name]) === limits[name]));
    return equal ? 'Guaranteed' : 'Burstable';
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/defaults.js



/** What the API server fills in when it reads an object (pkg/apis/…/defaults.go). */
function withDefaults({ kind, definition }, object) {
    if (definition !== undefined)
        return withSchemaDefaults(definition, object);
    const fill = fillers[kind];
    return fill === undefined ? object : fill(object);
}
/** Defaults of the spec; what is given comes last and wins. */
const spec = (fill) => (object) => ({ ...object, spec: fill(mapAt(object, 'spec')) });
const withTemplate = (given) => ({ template: templateDefaults(given['template']) });
const fillers = {
    Pod: spec(podDefaults),
    Deployment: spec((given) => ({
        replicas: 1,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        ...given,
        strategy: rolling(mapAt(given, 'strategy'), { maxUnavailable: '25%', maxSurge: '25%' }),
        ...withTemplate(given),
    })),
    ReplicaSet: spec((given) => ({ replicas: 1, ...given, ...withTemplate(given) })),
    StatefulSet: spec((given) => ({
        replicas: 1,
        podManagementPolicy: 'OrderedReady',
        revisionHistoryLimit: 10,
        ...given,
        updateStrategy: rolling(mapAt(given, 'updateStrategy'), { partition: 0 }),
        persistentVolumeClaimRetentionPolicy: {
            whenDeleted: 'Retain',
            whenScaled: 'Retain',
            ...mapAt(given, 'persistentVolumeClaimRetentionPolicy'),
        },
        ...withTemplate(given),
        ...mapped(given, 'volumeClaimTemplates', (claim) => ({
            ...claim,
            spec: claimSpec(mapAt(claim, 'spec')),
            status: { phase: 'Pending', ...mapAt(claim, 'status') },
        })),
    })),
    DaemonSet: spec((given) => ({
        revisionHistoryLimit: 10,
        ...given,
        updateStrategy: rolling(mapAt(given, 'updateStrategy'), { maxUnavailable: 1, maxSurge: 0 }),
        ...withTemplate(given),
    })),
    Job: spec((given) => ({
        ...('parallelism' in given ? {} : { completions: 1 }),
        parallelism: 1,
        backoffLimit: 6,
        completionMode: 'NonIndexed',
        suspend: false,
        podReplacementPolicy: 'TerminatingOrFailed',
        ...given,
        ...withTemplate(given),
    })),
    CronJob: spec((given) => ({
        concurrencyPolicy: 'Allow',
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
        ...given,
        ...pod_defaults_within(given, 'jobTemplate', (job) => ({
            ...job,
            ...pod_defaults_within(job, 'spec', (jobSpec) => ({ ...jobSpec, ...withTemplate(jobSpec) })),
        })),
    })),
    Service: spec(service),
    Secret: (object) => {
        const { stringData, ...secret } = object;
        const plain = Object.entries(isMap(stringData) ? stringData : {}).map(([key, value]) => [
            key,
            Buffer.from(String(value)).toString('base64'),
        ]);
        const data = { ...mapAt(secret, 'data'), ...Object.fromEntries(plain) };
        return { type: 'Opaque', ...secret, ...(Object.keys(data).length === 0 ? {} : { data }) };
    },
    Namespace: (object) => {
        const labels = { 'kubernetes.io/metadata.name': object.metadata.name, ...object.metadata.labels };
        return { ...object, metadata: { ...object.metadata, ...(object.metadata.name === undefined ? {} : { labels }) } };
    },
    PersistentVolumeClaim: spec(claimSpec),
    HorizontalPodAutoscaler: spec((given) => ({
        minReplicas: 1,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
        ...given,
    })),
    NetworkPolicy: spec((given) => {
        const rules = (field) => mapped(given, field, (rule) => ({ ...rule, ...mapped(rule, 'ports', (port) => ({ protocol: 'TCP', ...port })) }));
        const policyTypes = listAt(given, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
        return { policyTypes, ...given, ...rules('ingress'), ...rules('egress') };
    }),
    EndpointSlice: (object) => ({
        ...object,
        ...mapped(object, 'ports', (port) => ({ name: '', protocol: 'TCP', ...port })),
    }),
    Endpoints: (object) => ({
        ...object,
        ...mapped(object, 'subsets', (subset) => ({
            ...subset,
            ...mapped(subset, 'ports', (port) => ({ protocol: 'TCP', ...port })),
        })),
    }),
    RoleBinding: binding,
    ClusterRoleBinding: binding,
    StorageClass: (object) => ({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', ...object }),
    PriorityClass: (object) => ({ preemptionPolicy: 'PreemptLowerPriority', ...object }),
    CustomResourceDefinition: spec((given) => {
        const names = mapAt(given, 'names');
        const kind = String(names['kind'] ?? '');
        return {
            conversion: { strategy: 'None' },
            ...given,
            names: { singular: kind.toLowerCase(), listKind: `${kind}List`, ...names },
        };
    }),
};
/** A strategy of updates, whose parameters belong to RollingUpdate alone. */
function rolling(strategy, parameters) {
    const type = strategy['type'] || 'RollingUpdate';
    if (type !== 'RollingUpdate')
        return { ...strategy, type };
    return { ...strategy, type, rollingUpdate: { ...parameters, ...mapAt(strategy, 'rollingUpdate') } };
}
function service(given) {
    const type = given['type'] ?? 'ClusterIP';
    const isExternal = type === 'ExternalName';
    const isOutward = type === 'NodePort' || type === 'LoadBalancer';
    const isSticky = given['sessionAffinity'] === 'ClientIP';
    const affinity = mapAt(given, 'sessionAffinityConfig', 'clientIP');
    return {
        type,
        sessionAffinity: 'None',
        ...(isExternal ? {} : { internalTrafficPolicy: 'Cluster' }),
        ...(isOutward ? { externalTrafficPolicy: 'Cluster' } : {}),
        ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
        ...(isSticky ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800, ...affinity } } } : {}),
        ...given,
        ...mapped(given, 'ports', (port) => ({
            protocol: 'TCP',
            ...port,
            // A zero that was only written because it always is.
            targetPort: port['targetPort'] || port['port'],
        })),
    };
}
function binding(object) {
    const group = 'rbac.authorization.k8s.io';
    const isAccount = (subject) => subject['kind'] === 'ServiceAccount';
    const roleRef = mapAt(object, 'roleRef');
    return {
        ...object,
        ...mapped(object, 'subjects', (subject) => (isAccount(subject) ? subject : { apiGroup: group, ...subject })),
        roleRef: { ...roleRef, apiGroup: roleRef['apiGroup'] || group },
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/json-patch.js



/** The API server does not say why a patch does not fit. */
function misfit() {
    return new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}
/**
 * RFC 6902.
 *
 * @throws StatusError 422 when a `test` does not hold or a path is not there, 400 when it is no patch
 */
function jsonPatch(target, operations) {
    if (!Array.isArray(operations))
        throw badRequest('error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp');
    return operations.reduce((result, operation) => applyOne(result, operation), target);
}
function applyOne(target, { op, path, value, from }) {
    const steps = stepsOf(path);
    switch (op) {
        case 'test': {
            const found = read(target, steps);
            if (!(0,external_node_util_.isDeepStrictEqual)(found ?? null, value ?? null))
                throw misfit();
            return target;
        }
        case 'add':
        case 'replace':
        case 'remove':
            return change(target, steps, op, value);
        case 'copy':
        case 'move': {
            const source = stepsOf(from ?? '');
            const taken = read(target, source);
            if (taken === undefined)
                throw misfit();
            return change(op === 'move' ? change(target, source, 'remove', undefined) : target, steps, 'add', taken);
        }
        default:
            throw misfit();
    }
}
function stepsOf(pointer) {
    if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/')))
        throw misfit();
    return pointer
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
function read(target, steps) {
    let value = target;
    for (const step of steps) {
        if (Array.isArray(value))
            value = value[indexOf(step, value.length - 1)];
        else
            value = isMap(value) ? value[step] : undefined;
    }
    return value;
}
/** `-1` counts from the end, as the library of the API server allows. */
function indexOf(step, last) {
    if (!/^-?\d+$/.test(step))
        throw misfit();
    const index = Number(step) < 0 ? Number(step) + last + 1 : Number(step);
    if (index < 0 || index > last)
        throw misfit();
    return index;
}
function change(target, [step, ...rest], op, value) {
    if (step === undefined)
        return value;
    const isLast = rest.length === 0;
    if (Array.isArray(target)) {
        const adds = isLast && op === 'add';
        const at = adds && step === '-' ? target.length : indexOf(step, adds ? target.length : target.length - 1);
        if (!isLast)
            return target.with(at, change(target[at], rest, op, value));
        return op === 'replace'
            ? target.with(at, value)
            : target.toSpliced(at, op === 'add' ? 0 : 1, ...(op === 'add' ? [value] : []));
    }
    if (!isMap(target))
        throw misfit();
    if (isLast && op === 'add')
        return { ...target, [step]: value };
    if (!(step in target))
        throw misfit();
    if (!isLast)
        return { ...target, [step]: change(target[step], rest, op, value) };
    const { [step]: _, ...others } = target;
    return op === 'remove' ? others : { ...target, [step]: value };
}
/** RFC 7386. */
function mergePatch(target, patch) {
    if (!isMap(patch))
        return patch;
    const result = isMap(target) ? { ...target } : {};
    for (const [field, value] of Object.entries(patch)) {
        if (value === null)
            delete result[field];
        else
            result[field] = mergePatch(result[field], value);
    }
    return result;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/strategic-merge.js


/** What a list's items are told apart by in a patch; undefined when the patch replaces the list. */
function mergeKeyOf(type, field) {
    return type.is === 'struct' ? type.fields.get(field)?.mergeKey : undefined;
}
const strategic_merge_itemsOf = (value) => (Array.isArray(value) ? value : []);
/**
 * A strategic merge patch: a merge patch whose lists are merged by the key that their type names
 * (apimachinery/pkg/util/strategicpatch). Understands `$patch`, `$retainKeys`, `$setElementOrder/…` and
 * `$deleteFromPrimitiveList/…`.
 */
function strategicMerge(type, target, patch) {
    if (!isMap(patch))
        return patch;
    if (patch['$patch'] === 'replace')
        return withoutDirectives(patch);
    if (patch['$patch'] === 'delete')
        return {};
    const result = isMap(target) ? { ...target } : {};
    const retained = patch['$retainKeys'];
    if (Array.isArray(retained))
        for (const field of Object.keys(result))
            if (!retained.includes(field))
                delete result[field];
    for (const [field, value] of Object.entries(patch)) {
        if (field.startsWith('$'))
            continue;
        const of = childType(type, field) ?? anything;
        const key = mergeKeyOf(type, field);
        if (value === null)
            delete result[field];
        else if (Array.isArray(value) && key !== undefined && of.is === 'list')
            result[field] = mergeLists(of.of, key, strategic_merge_itemsOf(result[field]), value);
        else
            result[field] = strategicMerge(of, result[field], value);
    }
    for (const [directive, list] of Object.entries(patch)) {
        const [, verb, field = ''] = /^\$(deleteFromPrimitiveList|setElementOrder)\/(.*)$/.exec(directive) ?? [];
        if (verb === 'deleteFromPrimitiveList')
            result[field] = strategic_merge_itemsOf(result[field]).filter((item) => !strategic_merge_itemsOf(list).includes(item));
        else if (verb === 'setElementOrder' && Array.isArray(result[field]))
            result[field] = strategic_merge_inOrder(mergeKeyOf(type, field) ?? '', strategic_merge_itemsOf(result[field]), strategic_merge_itemsOf(list));
    }
    return result;
}
function withoutDirectives(patch) {
    return Object.fromEntries(Object.entries(patch).filter(([field]) => !field.startsWith('$')));
}
function mergeLists(type, key, live, patch) {
    if (key === '')
        return [...live, ...patch.filter((item) => !live.includes(item))];
    const isReplacing = patch.some((item) => isMap(item) && item['$patch'] === 'replace');
    const content = patch.filter((item) => isMap(item) && !(item['$patch'] === 'replace' && !(key in item)));
    if (isReplacing)
        return content.map(withoutDirectives);
    const result = [...live];
    for (const item of content) {
        const at = result.findIndex((one) => isMap(one) && one[key] === item[key]);
        if (item['$patch'] === 'delete') {
            if (at >= 0)
                result.splice(at, 1);
        }
        else if (at < 0)
            result.push(strategicMerge(type, {}, item));
        else
            result[at] = strategicMerge(type, result[at], item);
    }
    return result;
}
/** Items that the order names, in that order; the others stay behind the one that they are behind. */
function strategic_merge_inOrder(key, items, order) {
    const idOf = (item) => (key !== '' && isMap(item) ? item[key] : item);
    const wanted = order.map(idOf);
    const named = items.filter((item) => wanted.includes(idOf(item)));
    named.sort((a, b) => wanted.indexOf(idOf(a)) - wanted.indexOf(idOf(b)));
    const result = [];
    let next = 0;
    for (const item of items)
        result.push(wanted.includes(idOf(item)) ? named[next++] : item);
    return result;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/patch-body.js







/** What the body of an apply says; JSON is YAML. @throws StatusError 400 when it is no map */
function parseApplied(body) {
    let applied;
    try {
        // Most is JSON, which is read a hundred times faster as such.
        applied = body.trimStart().startsWith('{') ? JSON.parse(body) : (0,dist.parse)(body);
    }
    catch (error) {
        throw badRequest(`error decoding YAML: ${error instanceof Error ? error.message : ''}`);
    }
    if (!isMap(applied))
        throw badRequest('error decoding YAML: the body is no object');
    return applied;
}
/**
 * An object as a patch of its media type leaves it.
 *
 * @throws StatusError 400 for what is no patch, 415 for a media type that is none, 422 for a patch that does not fit
 */
function patchedBy(mediaType, kind, base, body) {
    let patch;
    try {
        patch = JSON.parse(body);
    }
    catch (error) {
        throw badRequest(`error decoding patch: ${error instanceof Error ? error.message : ''}`);
    }
    if (mediaType === 'application/json-patch+json')
        return jsonPatch(base, patch);
    const isStrategic = mediaType === 'application/strategic-merge-patch+json' && kind.schema === undefined;
    if (!isStrategic && mediaType !== 'application/merge-patch+json')
        throw new StatusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
    if (!isMap(patch))
        throw badRequest('error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}');
    return isStrategic ? strategicMerge(typeOfKind(kind), base, patch) : mergePatch(base, patch);
}
/** @throws StatusError for what is no configuration of the kind that could be applied */
function checkApplied(kind, applied) {
    const given = `${String(applied['apiVersion'] ?? '')}, Kind=${String(applied['kind'] ?? '')}`;
    if (applied['apiVersion'] !== apiVersionOf(kind) || applied['kind'] !== kind.kind)
        throw badRequest(`invalid object type: ${given}`);
    if (mapAt(applied, 'metadata')['managedFields'] != null)
        throw badRequest('metadata.managedFields must be nil');
    const mistake = typeMistake(typeOfKind(kind), applied);
    if (mistake === undefined)
        return;
    const place = `${textAt(applied, 'metadata', 'namespace') ?? ''}/${textAt(applied, 'metadata', 'name') ?? ''}`;
    throw new StatusError(500, '', `failed to create typed patch object (${place}; ${given}): ${mistake}`);
}
/** What a request to apply without a manager is told. */
function managerMissing() {
    const cause = {
        reason: 'FieldValueRequired',
        message: 'Required value: is required for apply patch',
        field: 'fieldManager',
    };
    const message = `PatchOptions.meta.k8s.io "" is invalid: fieldManager: ${cause.message}`;
    return new StatusError(422, 'Invalid', message, { group: 'meta.k8s.io', kind: 'PatchOptions', causes: [cause] });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/prepare.js


/*
 * What the server alone decides of an object, before it is stored and after it is known who set what
 * (PrepareForCreate and PrepareForUpdate in pkg/registry, the admission plug-ins that are on by default).
 */
/** A new object: without a status of its own, with what a new one of its kind begins with. */
function prepareCreate(kind, object, uid) {
    const metadata = { ...object.metadata, uid };
    for (const field of ofServer)
        delete metadata[field];
    const begun = { ...object, metadata };
    if (kind.subresources.includes('status'))
        delete begun['status'];
    return withBeginning(kind, begun, uid);
}
/** Not the client's to say when it creates an object. */
const ofServer = [
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'selfLink',
];
function withBeginning(kind, begun, uid) {
    switch (kind.kind) {
        case 'Namespace':
            return { ...begun, spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } };
        case 'Pod':
            return pod(begun);
        case 'PersistentVolumeClaim':
            return { ...begun, status: { phase: 'Pending' } };
        case 'Job':
            return job(begun, uid);
        case 'DaemonSet':
            return withTemplateGeneration({ ...begun, status: {} }, 1);
        case 'CustomResourceDefinition':
            return { ...begun, status: established(begun) };
        case 'Service':
        case 'Ingress':
            return { ...begun, status: { loadBalancer: {} } };
        default:
            return kind.schema === undefined && kind.subresources.includes('status') ? { ...begun, status: {} } : begun;
    }
}
/** The next state of an object: what only the server sets stays as it is. */
function prepareUpdate(kind, object, live) {
    const metadata = { ...object.metadata };
    for (const field of [...ofServer, 'uid']) {
        if (live.metadata[field] === undefined)
            delete metadata[field];
        else
            metadata[field] = live.metadata[field];
    }
    const content = { ...object, metadata };
    if (kind.subresources.includes('status')) {
        if (live['status'] === undefined)
            delete content['status'];
        else
            content['status'] = live['status'];
    }
    const next = content;
    if (kind.kind === 'Service')
        return withAllocated(next, live);
    if (kind.kind === 'Namespace')
        return { ...next, spec: live['spec'] };
    if (kind.kind === 'DaemonSet') {
        const before = Number(live.metadata.annotations?.[templateGeneration] ?? 1);
        const same = JSON.stringify(mapAt(live, 'spec', 'template')) === JSON.stringify(mapAt(next, 'spec', 'template'));
        return withTemplateGeneration(next, same ? before : before + 1);
    }
    return next;
}
const templateGeneration = 'deprecated.daemonset.template.generation';
function withTemplateGeneration(object, generation) {
    const annotations = { ...object.metadata.annotations, [templateGeneration]: String(generation) };
    return { ...object, metadata: { ...object.metadata, annotations } };
}
/** Tolerations and priority come from admission plug-ins. */
function pod(object) {
    const spec = mapAt(object, 'spec');
    const tolerations = listAt(spec, 'tolerations');
    const more = ['not-ready', 'unreachable']
        .map((state) => `node.kubernetes.io/${state}`)
        .filter((key) => !tolerations.some((one) => one['key'] === key || one['key'] === undefined))
        .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
    return {
        ...object,
        spec: { priority: 0, preemptionPolicy: 'PreemptLowerPriority', ...spec, tolerations: [...tolerations, ...more] },
        status: { phase: 'Pending', qosClass: qosClass(spec) },
    };
}
/** Its pods are told by the uid of the Job, which no manifest can know (pkg/registry/batch/job, generateSelector). */
function job(object, uid) {
    const spec = mapAt(object, 'spec');
    if (spec['manualSelector'] === true)
        return { ...object, status: {} };
    const template = mapAt(spec, 'template');
    const { name } = object.metadata;
    const labels = {
        'batch.kubernetes.io/controller-uid': uid,
        'batch.kubernetes.io/job-name': name,
        'controller-uid': uid,
        'job-name': name,
        ...mapAt(template, 'metadata', 'labels'),
    };
    return {
        ...object,
        spec: {
            ...spec,
            selector: {
                matchLabels: { 'batch.kubernetes.io/controller-uid': uid, ...mapAt(spec, 'selector', 'matchLabels') },
            },
            template: { ...template, metadata: { ...mapAt(template, 'metadata'), labels } },
        },
        status: {},
    };
}
/** What the controllers of definitions say of one whose names nobody else has. */
function established(object) {
    const spec = mapAt(object, 'spec');
    const condition = (type, reason, message) => ({
        type,
        status: 'True',
        lastTransitionTime: object.metadata.creationTimestamp ?? null,
        reason,
        message,
    });
    return {
        conditions: [
            condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
            condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
        ],
        acceptedNames: spec['names'],
        storedVersions: listAt(spec, 'versions').flatMap(({ name, storage }) => (storage === true ? [name] : [])),
    };
}
/** What a Service got stays its own where an update does not say otherwise (patchAllocatedValues). */
function withAllocated(object, live) {
    const [spec, before] = [mapAt(object, 'spec'), mapAt(live, 'spec')];
    if (spec['type'] === 'ExternalName' || before['type'] === 'ExternalName')
        return object;
    const kept = Object.fromEntries(['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']
        .filter((field) => field in before)
        .map((field) => [field, before[field]]));
    const address = spec['clusterIP'];
    const moved = address !== undefined && address !== before['clusterIP'] ? { clusterIPs: [address] } : {};
    const wantsPorts = spec['type'] === 'NodePort' || spec['type'] === 'LoadBalancer';
    const ports = listAt(spec, 'ports').map((port) => {
        const old = listAt(before, 'ports').find((one) => one['port'] === port['port'] && one['protocol'] === port['protocol']);
        return wantsPorts && port['nodePort'] === undefined && old?.['nodePort'] !== undefined
            ? { ...port, nodePort: old['nodePort'] }
            : port;
    });
    return { ...object, spec: { ...kept, ...spec, ...moved, ...(ports.length === 0 ? {} : { ports }) } };
}
/** Addresses and node ports, when an object is stored. */
function allocate(kind, object, store) {
    if (kind.kind !== 'Service')
        return object;
    const spec = mapAt(object, 'spec');
    if (spec['type'] === 'ExternalName')
        return object;
    const services = store.list('services');
    const takenPorts = new Set(services.flatMap((one) => listAt(one, 'spec', 'ports').map(({ nodePort }) => nodePort)));
    const wantsPorts = spec['type'] === 'NodePort' || spec['type'] === 'LoadBalancer';
    const ports = listAt(spec, 'ports').map((port) => {
        if (!wantsPorts || port['nodePort'] !== undefined)
            return port;
        const nodePort = firstFree((n) => 30_000 + n, takenPorts);
        takenPorts.add(nodePort);
        return { ...port, nodePort };
    });
    const taken = new Set(services.map((one) => mapAt(one, 'spec')['clusterIP']));
    const clusterIP = spec['clusterIP'] ?? firstFree((n) => `10.96.${(n >> 8) & 255}.${(n + 2) & 255}`, taken);
    return {
        ...object,
        spec: {
            ...spec,
            ...(ports.length === 0 ? {} : { ports }),
            clusterIP,
            clusterIPs: spec['clusterIPs'] ?? [clusterIP],
            ipFamilies: spec['ipFamilies'] ?? ['IPv4'],
            ipFamilyPolicy: spec['ipFamilyPolicy'] ?? 'SingleStack',
        },
    };
}
function firstFree(nth, taken) {
    let n = 0;
    while (taken.has(nth(n)))
        n++;
    return nth(n);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/scale.js



/** The scale of a Deployment, ReplicaSet or StatefulSet: its replicas and nothing else (autoscaling/v1). */
function scaleOf(object) {
    const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
    return {
        apiVersion: 'autoscaling/v1',
        kind: 'Scale',
        metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
        spec: { replicas: mapAt(object, 'spec')['replicas'] ?? 0 },
        status: { replicas: mapAt(object, 'status')['replicas'] ?? 0, selector: selectorText(object) },
    };
}
function selectorText(object) {
    const operators = { In: 'in', NotIn: 'notin' };
    const equal = Object.entries(labelsAt(object, 'spec', 'selector', 'matchLabels')).map(([key, value]) => `${key}=${value}`);
    const sets = listAt(object, 'spec', 'selector', 'matchExpressions').map(({ key, operator, values }) => {
        const word = operators[String(operator)];
        if (word === undefined)
            return operator === 'Exists' ? String(key) : `!${String(key)}`;
        return `${String(key)} ${word} (${(Array.isArray(values) ? values : []).join(',')})`;
    });
    return [...equal, ...sets].join(',');
}
/** @throws StatusError for what is no Scale, and for a negative one */
function decodeScale(body) {
    if (!isMap(body) || (body['kind'] !== undefined && body['kind'] !== 'Scale'))
        throw badRequest(`Scale in version "v1" cannot be handled as a Scale: got ${String(mapAt({ body }, 'body')['kind'])}`);
    const replicas = mapAt(body, 'spec')['replicas'] ?? 0;
    const name = mapAt(body, 'metadata')['name'];
    if (!Number.isInteger(replicas))
        throw badRequest(`Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${typeof replicas} into Go struct field ScaleSpec.spec.replicas of type int32`);
    if (Number(replicas) >= 0)
        return body;
    const causes = [wrong('spec.replicas', replicas, 'must be greater than or equal to 0')];
    throw invalid({ group: 'autoscaling', kind: 'Scale' }, String(name), causes);
}
/** An applied Scale as if it was applied to the object itself. */
function scaled(kind, scale) {
    const spec = mapAt(decodeScale(scale), 'spec');
    const { name, namespace, resourceVersion } = mapAt(scale, 'metadata');
    const metadata = Object.fromEntries(Object.entries({ name, namespace, resourceVersion }).filter(([, value]) => value !== undefined));
    return {
        apiVersion: apiVersionOf(kind),
        kind: kind.kind,
        metadata,
        ...('replicas' in spec ? { spec: { replicas: spec['replicas'] } } : {}),
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/validate-pod.js



/** Lower case letters, digits and dashes, at most 63 of them (RFC 1123). */
const labelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const labelWords = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
/** What the API server refuses in the spec of a pod (pkg/apis/core/validation), as far as manifests get it wrong. */
function podSpecCauses(spec, path) {
    const volumes = listAt(spec, 'volumes');
    const init = listAt(spec, 'initContainers');
    const main = listAt(spec, 'containers');
    const volumeNames = new Set(volumes.map(({ name }) => name));
    const grace = numberAt(spec, 'terminationGracePeriodSeconds') ?? 30;
    const containers = (list, field) => list.flatMap((one, i) => containerCauses(one, `${path}.${field}[${i}]`, volumeNames, grace));
    return [
        ...named(volumes, `${path}.volumes`),
        ...(main.length === 0 ? [required(`${path}.containers`)] : []),
        ...named(main, `${path}.containers`),
        ...containers(main, 'containers'),
        ...named(init, `${path}.initContainers`, main),
        ...containers(init, 'initContainers'),
        ...oneOf(spec, 'restartPolicy', ['Always', 'OnFailure', 'Never'], path),
        ...oneOf(spec, 'dnsPolicy', ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], path),
        ...(grace < 0 ? [wrong(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than or equal to 0')] : []),
    ];
}
/** Names that are missing, no names, or there twice. */
function named(list, path, more = []) {
    const seen = new Set(more.map(({ name }) => name));
    return list.flatMap(({ name }, i) => {
        const field = `${path}[${i}].name`;
        if (typeof name !== 'string' || name === '')
            return [required(field)];
        if (!labelPattern.test(name))
            return [wrong(field, name, labelWords)];
        if (seen.has(name))
            return [duplicate(field, name)];
        seen.add(name);
        return [];
    });
}
function oneOf(object, field, allowed, path) {
    const value = object[field];
    return value === undefined || allowed.includes(String(value))
        ? []
        : [unsupported(`${path}.${field}`, value, [...allowed].sort())];
}
function containerCauses(one, path, volumes, grace) {
    const image = one['image'];
    const imageCauses = image === undefined || image === ''
        ? [required(`${path}.image`)]
        : String(image).trim() === image
            ? []
            : [wrong(`${path}.image`, image, 'must not have leading or trailing whitespace')];
    return [
        ...imageCauses,
        ...portCauses(one, path),
        ...listAt(one, 'env').flatMap(({ name, value, valueFrom }, i) => [
            ...(name === undefined || name === '' ? [required(`${path}.env[${i}].name`)] : []),
            ...(isMap(valueFrom) && value !== undefined
                ? [wrong(`${path}.env[${i}].valueFrom`, '', 'may not be specified when `value` is not empty')]
                : []),
        ]),
        ...mountCauses(one, path, volumes),
        ...oneOf(one, 'imagePullPolicy', ['Always', 'IfNotPresent', 'Never'], path),
        ...resourceCauses(one, path),
        ...lifecycleCauses(one, path, grace),
        ...probeCauses(one, 'livenessProbe', path, true),
        ...probeCauses(one, 'readinessProbe', path, false),
        ...probeCauses(one, 'startupProbe', path, true),
    ];
}
function portCauses(one, path) {
    const [names, places] = [new Set(), new Set()];
    return listAt(one, 'ports').flatMap((port, i) => {
        const at = `${path}.ports[${i}]`;
        const { name, containerPort, protocol, hostPort } = port;
        const causes = [];
        if (name !== undefined) {
            if (!/^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(String(name)))
                causes.push(wrong(`${at}.name`, name, 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'));
            else if (String(name).length > 15)
                causes.push(wrong(`${at}.name`, name, 'must be no more than 15 characters'));
            if (names.has(name))
                causes.push(duplicate(`${at}.name`, name));
            names.add(name);
        }
        if (!containerPort)
            causes.push(required(`${at}.containerPort`));
        else
            causes.push(...portNumber(containerPort, `${at}.containerPort`));
        const place = `${String(hostPort)}/${String(protocol)}`;
        if (hostPort !== undefined && places.has(place))
            causes.push(duplicate(`${at}.hostPort`, place));
        places.add(place);
        return [...causes, ...oneOf(port, 'protocol', ['SCTP', 'TCP', 'UDP'], at)];
    });
}
function portNumber(port, field) {
    return Number(port) >= 1 && Number(port) <= 65_535
        ? []
        : [wrong(field, port, 'must be between 1 and 65535, inclusive')];
}
function mountCauses(one, path, volumes) {
    const paths = new Set();
    return listAt(one, 'volumeMounts').flatMap(({ name, mountPath }, i) => {
        const at = `${path}.volumeMounts[${i}]`;
        const causes = [];
        if (!name)
            causes.push(required(`${at}.name`));
        else if (!volumes.has(name))
            causes.push({ reason: 'FieldValueNotFound', message: `Not found: ${JSON.stringify(name)}`, field: `${at}.name` });
        if (!mountPath)
            causes.push(required(`${at}.mountPath`));
        if (paths.has(mountPath))
            causes.push(wrong(`${at}.mountPath`, mountPath, 'must be unique'));
        paths.add(mountPath);
        return causes;
    });
}
const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
function handlerCauses(action, path) {
    const given = handlers.filter((name) => isMap(action[name]));
    if (given.length === 0)
        return [required(path, 'must specify a handler type')];
    const port = mapAt(action, 'httpGet')['port'] ?? mapAt(action, 'tcpSocket')['port'];
    return [
        ...given.slice(1).map((name) => refused(`${path}.${name}`, 'may not specify more than 1 handler type')),
        ...(typeof port === 'number' ? portNumber(port, `${path}.${given[0]}.port`) : []),
    ];
}
function probeCauses(one, field, path, once) {
    const probe = one[field];
    if (!isMap(probe))
        return [];
    const at = `${path}.${field}`;
    const negative = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']
        .filter((name) => Number(probe[name] ?? 0) < 0)
        .map((name) => wrong(`${at}.${name}`, probe[name], 'must be greater than or equal to 0'));
    const threshold = probe['successThreshold'];
    return [
        ...handlerCauses(probe, at),
        ...negative,
        ...(once && threshold !== 1 ? [wrong(`${at}.successThreshold`, threshold, 'must be 1')] : []),
    ];
}
function lifecycleCauses(one, path, grace) {
    return ['preStop', 'postStart'].flatMap((name) => {
        const action = mapAt(one, 'lifecycle')[name];
        if (!isMap(action))
            return [];
        const seconds = numberAt(action, 'sleep', 'seconds');
        const at = `${path}.lifecycle.${name}`;
        const tooLong = seconds !== undefined && (seconds < 0 || seconds > grace);
        const words = `must be non-negative and less than terminationGracePeriodSeconds (${grace})`;
        return [...handlerCauses(action, at), ...(tooLong ? [wrong(`${at}.sleep`, seconds, words)] : [])];
    });
}
/** As a number, to compare: canonical quantities end with one suffix. */
function amount(quantity) {
    const text = canonicalQuantity(quantity) ?? '0';
    const [, number = '0', suffix = ''] = /^([-\d]+)(?:e(?=\d))?(.*)$/.exec(text) ?? [];
    const powers = {
        n: 1e-9,
        u: 1e-6,
        m: 1e-3,
        '': 1,
        k: 1e3,
        M: 1e6,
        G: 1e9,
        T: 1e12,
        P: 1e15,
        E: 1e18,
    };
    const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix);
    return Number(number) * (binary >= 0 ? 1024 ** (binary + 1) : (powers[suffix] ?? 10 ** Number(suffix)));
}
function resourceCauses(one, path) {
    const { limits, requests } = mapAt(one, 'resources');
    const at = `${path}.resources`;
    const negative = [
        ['limits', limits],
        ['requests', requests],
    ].flatMap(([field, map]) => Object.entries(isMap(map) ? map : {})
        .filter(([, quantity]) => amount(quantity) < 0)
        .map(([name, quantity]) => wrong(`${at}.${String(field)}[${name}]`, quantity, 'must be greater than or equal to 0')));
    const above = Object.entries(isMap(requests) ? requests : {})
        .filter(([name, quantity]) => isMap(limits) && name in limits && amount(quantity) > amount(limits[name]))
        .map(([name, quantity]) => wrong(`${at}.requests`, quantity, `must be less than or equal to ${name} limit of ${String(mapAt({ limits }, 'limits')[name])}`));
    return [...negative, ...above];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/validate-workload.js





/** What is refused in Deployments, ReplicaSets, StatefulSets and DaemonSets (pkg/apis/apps/validation). */
function workloadCauses(object, old) {
    const spec = mapAt(object, 'spec');
    const causes = [
        ...atLeastZero(spec, 'replicas'),
        ...atLeastZero(spec, 'minReadySeconds'),
        ...atLeastZero(spec, 'revisionHistoryLimit'),
        ...selectorCauses(spec),
        ...templateCauses(mapAt(spec, 'template'), 'spec.template', ['Always'], object.kind),
        ...strategyCauses(object, spec),
    ];
    if (object.kind === 'StatefulSet' && old !== undefined)
        causes.push(...statefulSetUpdate(spec, mapAt(old, 'spec')));
    else if (old !== undefined && !(0,external_node_util_.isDeepStrictEqual)(spec['selector'], mapAt(old, 'spec')['selector']))
        causes.push(wrong('spec.selector', spec['selector'], 'field is immutable'));
    return causes;
}
function atLeastZero(spec, field) {
    const value = spec[field];
    return typeof value === 'number' && value < 0
        ? [wrong(`spec.${field}`, value, 'must be greater than or equal to 0')]
        : [];
}
function selectorCauses(spec) {
    const selector = mapAt(spec, 'selector');
    const labels = labelsAt(spec, 'template', 'metadata', 'labels');
    const shown = Object.keys(labels).length === 0 ? null : labels;
    const mismatch = wrong('spec.template.metadata.labels', shown, '`selector` does not match template `labels`');
    if (spec['selector'] === undefined)
        return [required('spec.selector'), mismatch];
    if (Object.keys(selector).length === 0)
        return [wrong('spec.selector', selector, 'empty selector is invalid for deployment'), mismatch];
    return selects(selector, labels) ? [] : [mismatch];
}
/** @param policies the restart policies that the kind allows */
function templateCauses(template, path, policies, kind = '') {
    const spec = mapAt(template, 'spec');
    const policy = String(spec['restartPolicy']);
    return [
        // Volumes of a StatefulSet may come from its claims, so only its pods are judged (ValidatePodTemplateSpecForStatefulSet).
        ...(kind === 'StatefulSet' ? [] : podSpecCauses(spec, `${path}.spec`)),
        ...(policies.includes(policy) ? [] : [unsupported(`${path}.spec.restartPolicy`, policy, policies)]),
    ];
}
/** Whether an amount of pods is none, such as 0 and 0%. */
const isNone = (value) => value === 0 || value === '0%' || value === '0';
function strategyCauses({ kind }, spec) {
    const field = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
    const strategy = mapAt(spec, field);
    const at = `spec.${field}`;
    if (kind === 'ReplicaSet')
        return [];
    const types = kind === 'Deployment' ? ['Recreate', 'RollingUpdate'] : ['RollingUpdate', 'OnDelete'];
    if (!types.includes(String(strategy['type'])))
        return [unsupported(at, strategy, types)];
    if (strategy['type'] === 'Recreate' && isMap(strategy['rollingUpdate']))
        return [refused(`${at}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
    const { maxSurge, maxUnavailable } = mapAt(strategy, 'rollingUpdate');
    const causes = Object.entries({ maxUnavailable, maxSurge })
        .filter(([, value]) => typeof value === 'string' && !/^\d+%$/.test(value))
        .map(([name, value]) => wrong(`${at}.rollingUpdate.${name}`, value, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"));
    if (kind === 'Deployment' && isNone(maxSurge) && isNone(maxUnavailable))
        causes.push(wrong(`${at}.rollingUpdate.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0'));
    const [deadline, minReady] = [numberAt(spec, 'progressDeadlineSeconds'), numberAt(spec, 'minReadySeconds') ?? 0];
    if (deadline !== undefined && deadline <= minReady)
        causes.push(wrong('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'));
    return causes;
}
const mutableOfStatefulSets = [
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
];
function statefulSetUpdate(spec, old) {
    const fixed = ({ ...all }) => {
        for (const field of mutableOfStatefulSets)
            delete all[field];
        return all;
    };
    return (0,external_node_util_.isDeepStrictEqual)(fixed(spec), fixed(old))
        ? []
        : [
            refused('spec', "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"),
        ];
}
/** What is refused in Jobs (pkg/apis/batch/validation). */
function jobCauses(object, old) {
    const spec = mapAt(object, 'spec');
    const before = mapAt(old, 'spec');
    const fixed = ['completions', 'selector', 'template', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex'];
    const isSuspended = before['suspend'] === true;
    return [
        ...['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'].flatMap((field) => atLeastZero(spec, field)),
        ...jobTemplateCauses(mapAt(spec, 'template'), 'spec.template'),
        ...(old === undefined ? [] : fixed)
            .filter((field) => !(isSuspended && field === 'template') && !(0,external_node_util_.isDeepStrictEqual)(spec[field], before[field]))
            .map((field) => wrong(`spec.${field}`, spec[field], 'field is immutable')),
    ];
}
function jobTemplateCauses(template, path) {
    const spec = mapAt(template, 'spec');
    const policy = spec['restartPolicy'];
    const words = required(`${path}.spec.restartPolicy`, 'valid values: "OnFailure", "Never"');
    return [...podSpecCauses(spec, `${path}.spec`), ...(policy === 'Always' ? [words] : [])];
}
/** What is refused in CronJobs. */
function cronJobCauses(object) {
    const spec = mapAt(object, 'spec');
    const schedule = String(spec['schedule'] ?? '');
    const isOne = /^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|@every \S+|(\S+\s+){4}\S+)$/.test(schedule.trim());
    const count = schedule
        .trim()
        .split(/\s+/)
        .filter((part) => part !== '').length;
    const scheduleCauses = schedule === ''
        ? [required('spec.schedule')]
        : isOne
            ? []
            : [wrong('spec.schedule', schedule, `expected exactly 5 fields, found ${count}: [${schedule.trim()}]`)];
    return [
        ...scheduleCauses,
        ...jobTemplateCauses(mapAt(spec, 'jobTemplate', 'spec', 'template'), 'spec.jobTemplate.spec.template'),
        ...(object.metadata.name?.length > 52
            ? [wrong('metadata.name', object.metadata.name, 'must be no more than 52 characters')]
            : []),
    ];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/validate.js






/** @throws StatusError 422 for what the API server refuses in objects that a deploy applies */
function validate(kind, object, old) {
    const { definition } = kind;
    const ofKind = definition === undefined ? byKind[kind.kind]?.(object, old) : schemaCauses(definition, object);
    const causes = [...metadataCauses(kind, object, old), ...(ofKind ?? [])];
    if (causes.length > 0)
        throw invalid(kind, object.metadata.name ?? '', causes);
}
const validate_name = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomainWords = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${validate_name}(\\.${validate_name})*')`;
const serviceWords = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
function nameCauses({ kind, group }, given) {
    if (given === undefined || given === '')
        return [required('metadata.name', 'name or generateName is required')];
    const at = 'metadata.name';
    if (group === 'rbac.authorization.k8s.io')
        return /[/%]|^\.\.?$/.test(given) ? [wrong(at, given, "may not contain '/'")] : [];
    if (kind === 'Namespace')
        return labelPattern.test(given) ? [] : [wrong(at, given, labelWords)];
    if (kind === 'Service')
        return /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(given) ? [] : [wrong(at, given, serviceWords)];
    if (given.length > 253)
        return [wrong(at, given, 'must be no more than 253 characters')];
    return new RegExp(`^${validate_name}(\\.${validate_name})*$`).test(given) ? [] : [wrong(at, given, subdomainWords)];
}
function metadataCauses(kind, { metadata }, old) {
    return [
        ...nameCauses(kind, metadata.name),
        ...Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => [
            ...(/^(([A-Za-z0-9][-\w.]*)?[A-Za-z0-9])?$/.test(value)
                ? value.length > 63
                    ? [wrong('metadata.labels', value, 'must be no more than 63 bytes')]
                    : []
                : [
                    wrong('metadata.labels', value, "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"),
                ]),
            ...qualifiedName('metadata.labels', key),
        ]),
        ...Object.keys(metadata.annotations ?? {}).flatMap((key) => qualifiedName('metadata.annotations', key.toLowerCase())),
        ...(Object.values(metadata.annotations ?? {}).join('').length > 256 * 1024
            ? [
                {
                    reason: 'FieldValueTooLong',
                    message: 'Too long: may not be more than 262144 bytes',
                    field: 'metadata.annotations',
                },
            ]
            : []),
        ...(old !== undefined && metadata.uid !== old.metadata.uid
            ? [wrong('metadata.uid', metadata.uid, 'field is immutable')]
            : []),
    ];
}
function qualifiedName(field, key) {
    return /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?([A-Za-z0-9][-\w.]{0,61})?[A-Za-z0-9]$/.test(key)
        ? []
        : [
            wrong(field, key, "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"),
        ];
}
const byKind = {
    Deployment: workloadCauses,
    ReplicaSet: workloadCauses,
    StatefulSet: workloadCauses,
    DaemonSet: workloadCauses,
    Job: jobCauses,
    CronJob: cronJobCauses,
    Pod: podCauses,
    Service: serviceCauses,
    ConfigMap: dataCauses,
    Secret: (object, old) => [
        ...dataCauses(object, old),
        ...(old !== undefined && object['type'] !== old['type']
            ? [wrong('type', object['type'], 'field is immutable')]
            : []),
    ],
    PersistentVolumeClaim: claimCauses,
    HorizontalPodAutoscaler: (object) => {
        const { minReplicas, maxReplicas, scaleTargetRef } = mapAt(object, 'spec');
        const [least, most] = [Number(minReplicas), Number(maxReplicas)];
        return [
            ...(least < 1 ? [wrong('spec.minReplicas', least, 'must be greater than or equal to 1')] : []),
            ...(most < 1 ? [wrong('spec.maxReplicas', most, 'must be greater than 0')] : []),
            ...(most < least ? [wrong('spec.maxReplicas', most, 'must be greater than or equal to `minReplicas`')] : []),
            ...['kind', 'name']
                .filter((field) => !mapAt({ scaleTargetRef }, 'scaleTargetRef')[field])
                .map((field) => required(`spec.scaleTargetRef.${field}`)),
        ];
    },
    PodDisruptionBudget: (object) => {
        const spec = mapAt(object, 'spec');
        return spec['minAvailable'] !== undefined && spec['maxUnavailable'] !== undefined
            ? [wrong('spec', spec, 'minAvailable and maxUnavailable cannot be both set')]
            : [];
    },
    Ingress: (object) => listAt(object, 'spec', 'rules').flatMap((rule, i) => listAt(rule, 'http', 'paths').flatMap((path, j) => ingressPathCauses(path, `spec.rules[${i}].http.paths[${j}]`))),
    CustomResourceDefinition: (object) => {
        const { group } = mapAt(object, 'spec');
        const expected = `${String(mapAt(object, 'spec', 'names')['plural'])}.${String(group)}`;
        return object.metadata.name === expected
            ? []
            : [wrong('metadata.name', object.metadata.name, 'must be spec.names.plural+"."+spec.group')];
    },
    RoleBinding: roleRefCauses,
    ClusterRoleBinding: roleRefCauses,
};
function podCauses(object, old) {
    const spec = mapAt(object, 'spec');
    if (old === undefined)
        return podSpecCauses(spec, 'spec');
    // Images may change, and little else.
    const fixed = ({ activeDeadlineSeconds: _, tolerations: __, terminationGracePeriodSeconds: ___, ...rest }) => {
        const imageless = (field) => listAt(rest, field).map(({ image: _, ...one }) => one);
        return { ...rest, containers: imageless('containers'), initContainers: imageless('initContainers') };
    };
    return (0,external_node_util_.isDeepStrictEqual)(fixed(spec), fixed(mapAt(old, 'spec')))
        ? []
        : [
            refused('spec', 'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'),
        ];
}
function serviceCauses(object, old) {
    const spec = mapAt(object, 'spec');
    const ports = listAt(spec, 'ports');
    const isExternal = spec['type'] === 'ExternalName';
    const causes = [];
    if (ports.length === 0 && !isExternal && spec['clusterIP'] !== 'None')
        causes.push(required('spec.ports'));
    const [names, places] = [new Set(), new Set()];
    for (const [i, { name: portName, port, protocol, targetPort }] of ports.entries()) {
        const at = `spec.ports[${i}]`;
        if (portName === undefined && ports.length > 1)
            causes.push(required(`${at}.name`));
        else if (portName !== undefined && !labelPattern.test(String(portName)))
            causes.push(wrong(`${at}.name`, portName, labelWords));
        else if (names.has(portName))
            causes.push(duplicate(`${at}.name`, portName));
        names.add(portName);
        causes.push(...portNumber(port, `${at}.port`));
        if (typeof targetPort === 'number')
            causes.push(...portNumber(targetPort, `${at}.targetPort`));
        const place = `${String(port)}/${String(protocol)}`;
        if (places.has(place))
            causes.push(duplicate(at, { port, protocol }));
        places.add(place);
    }
    if (isExternal && !spec['externalName'])
        causes.push(required('spec.externalName'));
    const [now, before] = [listOf(spec, 'clusterIPs'), listOf(mapAt(old, 'spec'), 'clusterIPs')];
    if (before.length > 0 && now.length > 0 && now[0] !== before[0])
        causes.push(wrong('spec.clusterIPs[0]', now, 'may not change once set'));
    return causes;
}
function listOf(object, field) {
    const value = object[field];
    return Array.isArray(value) ? value : [];
}
/** ConfigMaps and Secrets. */
function dataCauses(object, old) {
    const causes = ['data', 'binaryData'].flatMap((field) => Object.keys(mapAt(object, field))
        .filter((key) => !/^[-._a-zA-Z0-9]{1,253}$/.test(key))
        .map((key) => wrong(`data[${key}]`, key, "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')")));
    if (old?.['immutable'] !== true)
        return causes;
    const words = 'field is immutable when `immutable` is set';
    return [
        ...causes,
        ...(object['immutable'] === true ? [] : [refused('immutable', words)]),
        ...['data', 'binaryData']
            .filter((field) => !(0,external_node_util_.isDeepStrictEqual)(object[field], old[field]))
            .map((field) => refused(field, words)),
    ];
}
function claimCauses(object, old) {
    const spec = mapAt(object, 'spec');
    if (old === undefined)
        return [
            ...(listOf(spec, 'accessModes').length === 0
                ? [required('spec.accessModes', 'at least 1 access mode is required')]
                : []),
            ...(mapAt(spec, 'resources', 'requests')['storage'] === undefined ? [required('spec.resources[storage]')] : []),
        ];
    const before = mapAt(old, 'spec');
    const isBound = mapAt(old, 'status')['phase'] === 'Bound';
    // A bound claim may grow; a class and a volume may be given once.
    const fixed = ({ volumeName, storageClassName, resources, ...rest }) => ({
        ...rest,
        ...(isBound ? {} : { resources }),
        ...(before['storageClassName'] === undefined ? {} : { storageClassName }),
        ...(before['volumeName'] === undefined ? {} : { volumeName }),
    });
    return (0,external_node_util_.isDeepStrictEqual)(fixed(before), fixed(spec))
        ? []
        : [
            refused('spec', 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'),
        ];
}
function ingressPathCauses(path, at) {
    const type = path['pathType'];
    const service = mapAt(path, 'backend', 'service');
    const port = mapAt(service, 'port');
    const hasService = isMap(mapAt(path, 'backend')['service']);
    return [
        ...(type === undefined ? [required(`${at}.pathType`, 'pathType must be specified')] : []),
        ...(type !== undefined && type !== 'ImplementationSpecific' && !String(path['path'] ?? '').startsWith('/')
            ? [wrong(`${at}.path`, path['path'] ?? '', 'must be an absolute path')]
            : []),
        ...(hasService && !service['name'] ? [required(`${at}.backend.service.name`)] : []),
        ...(hasService && port['name'] === undefined && port['number'] === undefined
            ? [required(`${at}.backend`, 'port name or number is required')]
            : []),
    ];
}
function roleRefCauses(object, old) {
    return old === undefined || (0,external_node_util_.isDeepStrictEqual)(object['roleRef'], old['roleRef'])
        ? []
        : [wrong('roleRef', object['roleRef'], 'cannot change roleRef')];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/verbs.js

















const statusAlone = PathSet.of(['f:status']);
const allButStatus = PathSet.of(['f:spec'], ['f:metadata']);
/** The verbs of the API on the store. */
class Verbs {
    admissions = [];
    store;
    clock;
    constructor(store, clock) {
        this.store = store;
        this.clock = clock;
        const kinds = new Map(builtInKinds.map((kind) => [resourceName(kind), kind]));
        store.track = (resource, old, next, hand) => {
            const kind = kinds.get(resource);
            return kind === undefined ? next : trackUpdate(old, next, this.writer(kind, hand));
        };
    }
    get(target) {
        const object = this.live(target);
        return target.subresource === 'scale' ? scaleOf(object) : object;
    }
    create(target, body, options = {}) {
        const { kind, namespace } = target;
        const given = this.placed(target, withDefaults(kind, decode(kind, body, options)));
        const { name, generateName } = given.metadata;
        const generated = generateName && `${generateName}${suffixOf(`${generateName}${this.store.version}`)}`;
        const object = { ...given, metadata: { ...given.metadata, name: name ?? generated } };
        admitNamespace(this.store, kind, namespace, name ?? '');
        return this.insert(target, trackUpdate(undefined, object, this.writer(kind, options)), options);
    }
    replace(target, body, options = {}) {
        const { kind, subresource } = target;
        if (subresource === 'scale')
            return this.scale(target, decodeScale(body), options);
        const next = this.placed(target, withDefaults(kind, decode(kind, body, options)));
        const live = this.store.get(resourceName(kind), target.namespace, target.name);
        if (live === undefined && kind.kind === 'Lease')
            return this.create(target, body, options);
        return this.write(target, this.live(target), next, options);
    }
    patch(target, body, mediaType, options = {}) {
        const type = mediaType.split(';')[0].trim();
        if (type === 'application/apply-patch+yaml')
            return this.apply(target, parseApplied(body), options);
        const { kind, subresource } = target;
        const live = this.live(target);
        const base = subresource === 'scale' ? scaleOf(live) : live;
        const patched = patchedBy(type, kind, base, body);
        if (subresource === 'scale')
            return this.scale(target, decodeScale(patched), options);
        const next = this.placed(target, withDefaults(kind, decodePatched(kind, patched, options)));
        return this.write(target, live, next, options);
    }
    /** @param body DeleteOptions */
    remove(target, body = {}, { dryRun = false } = {}) {
        return deleteObject(this.store, this.clock, target.kind, this.live(target), isMap(body) ? body : {}, dryRun);
    }
    /** Whoever writes, with all that server-side apply has to know of the kind. */
    writer(kind, by) {
        const { manager, userAgent, subresource } = by;
        const isParted = kind.subresources.includes('status') && subresource !== 'scale';
        return {
            type: typeOfKind(kind),
            empty: emptyOf(kind),
            manager: manager || userAgent || 'unknown',
            time: timestamp(this.clock.now()),
            subresource,
            ignored: !isParted ? undefined : subresource === 'status' ? allButStatus : statusAlone,
        };
    }
    apply(target, applied, options) {
        const { kind, namespace, name, subresource } = target;
        if (options.manager === undefined || options.manager === '')
            throw managerMissing();
        const live = this.store.get(resourceName(kind), namespace, name);
        const by = {
            ...this.writer(kind, { ...options, subresource: subresource || undefined }),
            force: options.force === true,
        };
        if (subresource !== '' && live === undefined)
            throw notFound(kind, name);
        const given = subresource === 'scale' ? scaled(kind, applied) : applied;
        checkApplied(kind, given);
        const object = this.placed(target, given);
        if (live === undefined)
            admitNamespace(this.store, kind, namespace, name);
        const merged = serverSideApply(live, object, by);
        const next = withDefaults(kind, decode(kind, merged, { validation: 'Ignore' }));
        if (live === undefined)
            return this.insert(target, next, options);
        this.checkVersion(target, live, given);
        if (subresource === 'scale')
            return scaleOf(this.commit(target, { ...next, status: live['status'] }, live, options));
        return this.finish(target, live, next, options);
    }
    scale(target, scale, options) {
        const live = this.live(target);
        this.checkVersion(target, live, scale);
        const replicas = mapAt(scale, 'spec')['replicas'] ?? 0;
        const next = { ...live, spec: { ...mapAt(live, 'spec'), replicas } };
        const tracked = trackUpdate(live, next, this.writer(target.kind, { ...options, subresource: 'scale' }));
        return scaleOf(this.commit(target, tracked, live, options));
    }
    /** An update by other means than apply. */
    write(target, live, next, options) {
        const subresource = target.subresource || undefined;
        this.checkVersion(target, live, next);
        const { managedFields: _, ...metadata } = next.metadata;
        const given = subresource === undefined ? next : { ...next, metadata };
        return this.finish(target, live, trackUpdate(live, given, this.writer(target.kind, { ...options, subresource })), options);
    }
    finish(target, live, next, options) {
        if (target.subresource !== 'status')
            return this.commit(target, prepareUpdate(target.kind, next, live), live, options);
        const { managedFields, annotations } = next.metadata;
        const metadata = { ...live.metadata, ...(managedFields && { managedFields }), ...(annotations && { annotations }) };
        return this.commit(target, { ...live, metadata, status: next['status'] }, live, options);
    }
    /** A new object: what only the server decides, validation and admission, then the store. */
    insert(target, object, { dryRun = false }) {
        const { kind, namespace } = target;
        const resource = resourceName(kind);
        const prepared = this.canonical(kind, prepareCreate(kind, object, (0,external_node_crypto_.randomUUID)()));
        validate(kind, prepared, undefined);
        const { name } = prepared.metadata;
        if (this.store.get(resource, namespace, name) !== undefined)
            throw new StatusError(409, 'AlreadyExists', `${resource} "${name}" already exists`, detailsOf(kind, name));
        this.admit(kind, prepared, 'CREATE');
        admitQuota(this.store, kind, prepared);
        const stored = this.canonical(kind, allocate(kind, prepared, this.store));
        return this.canonical(kind, dryRun ? this.store.created(resource, stored) : this.store.create(resource, stored));
    }
    /** The next state of an object, validated and admitted, in the store. */
    commit(target, next, live, { dryRun = false }) {
        const { kind, subresource } = target;
        const resource = resourceName(kind);
        const prepared = this.canonical(kind, allocate(kind, next, this.store));
        if (subresource !== 'status') {
            validate(kind, prepared, live);
            this.admit(kind, prepared, 'UPDATE');
        }
        return this.canonical(kind, dryRun ? this.store.updated(resource, live, prepared) : this.store.update(resource, prepared));
    }
    admit(kind, object, operation) {
        for (const admit of this.admissions) {
            const refusal = admit(object, operation);
            if (refusal !== undefined)
                throw forbidden(kind, object.metadata.name, refusal);
        }
    }
    canonical(kind, object) {
        return normalize(typeOfKind(kind), object);
    }
    live({ kind, namespace, name }) {
        const live = this.store.get(resourceName(kind), namespace, name);
        if (live === undefined)
            throw notFound(kind, name);
        return live;
    }
    /** An object with the name and namespace of its URL. @throws StatusError 400 when it says others */
    placed({ kind, namespace, name }, object) {
        const given = object.metadata;
        if (name !== '' && given.name !== undefined && given.name !== name)
            throw badRequest(`the name of the object (${given.name}) does not match the name on the URL (${name})`);
        if (kind.namespaced && given.namespace !== undefined && given.namespace !== namespace)
            throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
        const place = { ...(name === '' ? {} : { name }), ...(kind.namespaced ? { namespace } : {}) };
        return { ...object, metadata: { ...given, ...place } };
    }
    checkVersion({ kind, name }, live, next) {
        const { resourceVersion = '', uid = '' } = mapAt(next, 'metadata');
        if (uid !== '' && uid !== live.metadata.uid)
            throw conflict(kind, name, `StorageError: invalid object, Code: 4, Precondition failed: UID in precondition: ${uid}, UID in object meta: ${live.metadata.uid}`);
        if (resourceVersion !== '' && resourceVersion !== live.metadata.resourceVersion)
            throw conflict(kind, name, 'the object has been modified; please apply your changes to the latest version and try again');
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/cluster.js


/** The store as controllers see it: typed, because the API has validated what is in it, and with the time. */
class Cluster {
    store;
    clock;
    pods;
    constructor(store, clock, pods) {
        this.store = store;
        this.clock = clock;
        this.pods = pods;
    }
    now() {
        return this.clock.now();
    }
    /** Now, as the API writes times. */
    stamp() {
        return timestamp(this.clock.now());
    }
    get(resource, namespace, name) {
        return this.store.get(resource, namespace, name);
    }
    list(resource, namespace) {
        return this.store.list(resource, namespace);
    }
    create(resource, object) {
        return this.store.create(resource, object);
    }
    update(resource, object) {
        return this.store.update(resource, object);
    }
    /** Writes a status where it differs. */
    setStatus(resource, object, status) {
        const live = this.store.get(resource, namespaceOf(object), object.metadata.name);
        if (live !== undefined && !(0,external_node_util_.isDeepStrictEqual)(live['status'], status))
            this.store.updateStatus(resource, live, status);
    }
    remove(resource, { metadata: { namespace = '', name } }) {
        this.store.remove(resource, namespace, name);
    }
    createPod(pod) {
        return this.pods.create(pod);
    }
    deletePod({ metadata: { namespace = '', name } }) {
        this.pods.remove(namespace, name);
    }
    /** What has this object as its controller. */
    ownedBy(resource, owner) {
        return this.list(resource, namespaceOf(owner)).filter((object) => controllerOf(object)?.uid === owner.metadata.uid);
    }
}
function namespaceOf({ metadata: { namespace = '' } }) {
    return namespace;
}
/** `namespace/name`: what controllers are asked to look at. */
function cluster_keyOf({ metadata: { namespace = '', name } }) {
    return `${namespace}/${name}`;
}
function controllerOf({ metadata: { ownerReferences = [] } }) {
    return ownerReferences.find(({ controller }) => controller === true);
}
/** The keys of the controllers of a kind that a change of what they own concerns. */
function* ownerKeys(kind, ...objects) {
    for (const object of objects) {
        const owner = object === undefined ? undefined : controllerOf(object);
        if (owner?.kind === kind)
            yield `${namespaceOf(object)}/${owner.name}`;
    }
}
function controllerReference({ apiVersion, kind, metadata }) {
    const { name, uid = '' } = metadata;
    return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/pod.js
/** Since when a pod is ready, in ms; undefined while it is not. */
function readySince({ status }) {
    const ready = status?.conditions?.find(({ type }) => type === 'Ready');
    return ready?.status === 'True' ? Date.parse(ready.lastTransitionTime) : undefined;
}
/** When a pod will have been ready for so long that it counts as available; undefined while it is not ready. */
function availableAt(pod, minReadySeconds = 0) {
    const since = readySince(pod);
    return since === undefined ? undefined : since + minReadySeconds * 1000;
}
function hasEnded({ status }) {
    return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}
/** Neither ended nor ending. */
function isActive(pod) {
    return !hasEnded(pod) && pod.metadata.deletionTimestamp === undefined;
}
function isSidecar({ restartPolicy }) {
    return restartPolicy === 'Always';
}
/** How long the preStop hook of a container takes: it sleeps, by itself or by the program. */
function preStopMs({ lifecycle: { preStop } = {} }) {
    const command = preStop?.exec?.command?.join(' ') ?? '';
    return (preStop?.sleep?.seconds ?? Number(/\bsleep (\d+(?:\.\d+)?)/.exec(command)?.[1] ?? 0)) * 1000;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/endpoints.js





const serviceLabel = 'kubernetes.io/service-name';
const slices = 'endpointslices.discovery.k8s.io';
const mostPerSlice = 100;
/** Tells of every Service which pods are behind it (k8s.io/endpointslice and pkg/controller/endpoint). */
class EndpointsController {
    cluster;
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ resource, object, old }) {
        if (resource === 'services')
            yield cluster_keyOf(object);
        if (resource === slices && object.metadata.labels?.[serviceLabel] !== undefined)
            yield `${namespaceOf(object)}/${object.metadata.labels[serviceLabel]}`;
        if (resource !== 'pods')
            return;
        for (const service of this.cluster.list('services', namespaceOf(object)))
            if (isSelected(service, object) || (old !== undefined && isSelected(service, old)))
                yield cluster_keyOf(service);
    }
    reconcile(namespace, name) {
        const service = this.cluster.get('services', namespace, name);
        // What it leaves behind is collected with its owner; Endpoints have none.
        if (service === undefined)
            return void this.cluster.store.remove('endpoints', namespace, name);
        if (service.spec.type === 'ExternalName' || service.spec.selector === undefined)
            return undefined;
        const pods = this.cluster.list('pods', namespace).filter((pod) => isSelected(service, pod) && hasAddress(pod));
        this.writeSlices(service, groups(service, pods));
        this.writeEndpoints(service, pods);
        return undefined;
    }
    ownSlices(service) {
        return this.cluster
            .list(slices, namespaceOf(service))
            .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === service.metadata.uid));
    }
    /** reconciler.go finalize: what can be said by an update of a slice that is there is; then the rest is deleted. */
    writeSlices(service, wanted) {
        const existing = this.ownSlices(service);
        const keep = new Set();
        // Without any pod there is an empty slice, without ports.
        for (const { ports, endpoints } of wanted.length === 0 ? [{ ports: [], endpoints: [] }] : wanted)
            for (const [index, part] of chunks(endpoints).entries()) {
                const fits = existing.filter((slice) => (0,external_node_util_.isDeepStrictEqual)(slice.ports, orNull(ports)));
                // Where the ports are new and nothing else has use for an old slice, it is taken over rather than replaced.
                const spare = wanted.length <= 1 && existing.length === 1 ? existing[0] : undefined;
                const slice = fits[index] ?? (spare !== undefined && !keep.has(spare) ? spare : undefined);
                if (slice !== undefined)
                    keep.add(slice);
                this.writeSlice(service, slice, ports, slice === undefined ? part : endpoints_inOrder(slice, part));
            }
        for (const slice of existing)
            if (!keep.has(slice))
                this.cluster.remove(slices, slice);
    }
    writeSlice(service, slice, ports, endpoints) {
        const headless = service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
        const labels = {
            ...service.metadata.labels,
            ...headless,
            [serviceLabel]: service.metadata.name,
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        };
        const said = { endpoints: orNull(endpoints), ports: orNull(ports) };
        if (slice !== undefined) {
            this.cluster.update(slices, { ...slice, metadata: { ...slice.metadata, labels }, ...said });
            return;
        }
        this.cluster.create(slices, {
            apiVersion: 'discovery.k8s.io/v1',
            kind: 'EndpointSlice',
            metadata: {
                name: this.freeName(service),
                namespace: namespaceOf(service),
                labels,
                ownerReferences: [controllerReference(service)],
            },
            addressType: 'IPv4',
            ...said,
        });
    }
    freeName({ metadata: { namespace = '', name } }) {
        for (let count = 0;; count++) {
            const free = `${name}-${suffixOf(`${namespace}/${name} ${count}`)}`;
            if (this.cluster.get(slices, namespace, free) === undefined)
                return free;
        }
    }
    writeEndpoints(service, pods) {
        const { name, namespace = '', labels = {} } = service.metadata;
        const { publishNotReadyAddresses = false } = service.spec;
        const staying = pods.filter(({ metadata }) => publishNotReadyAddresses || metadata.deletionTimestamp === undefined);
        const subsets = groups(service, staying).map(({ ports, endpoints }) => {
            const addresses = (serving) => endpoints
                .filter(({ conditions }) => (conditions.serving || publishNotReadyAddresses) === serving)
                .map(({ addresses: [ip = ''], nodeName, targetRef }) => ({ ip, nodeName, targetRef }));
            return {
                ...(addresses(true).length === 0 ? {} : { addresses: addresses(true) }),
                ...(addresses(false).length === 0 ? {} : { notReadyAddresses: addresses(false) }),
                ports,
            };
        });
        const live = this.cluster.get('endpoints', namespace, name);
        const managed = { ...labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' };
        const said = subsets.length === 0 ? {} : { subsets };
        const metadata = { ...live?.metadata, name, namespace, labels: managed };
        const next = { apiVersion: 'v1', kind: 'Endpoints', metadata, ...said };
        if (live === undefined)
            this.cluster.create('endpoints', next);
        else
            this.cluster.update('endpoints', next);
    }
}
/** A list that is read from etcd has no items or some, and Go writes one without items as null. */
function orNull(list) {
    return list.length === 0 ? null : list;
}
function isSelected({ spec: { selector } }, { metadata }) {
    return selector !== undefined && selects({ matchLabels: selector }, metadata.labels ?? {});
}
/** ShouldPodBeInEndpoints: it has an address and has not ended. One that is ending stays until it has (KEP-1672). */
function hasAddress(pod) {
    return !hasEnded(pod) && pod.status?.podIP !== undefined;
}
/** Endpoints by the ports that the Service has on their pods: named ports may differ between pods. */
function groups(service, pods) {
    const found = new Map();
    for (const pod of pods) {
        const ports = (service.spec.ports ?? []).flatMap((port) => endpointPort(port, pod));
        const key = JSON.stringify(ports);
        const group = found.get(key) ?? { ports, endpoints: [] };
        found.set(key, group);
        group.endpoints.push(endpointOf(service, pod));
    }
    return [...found.values()];
}
function endpointPort(port, pod) {
    const number = portOn(pod, port.targetPort ?? port.port, port.protocol);
    if (number === undefined)
        return [];
    const { name = '', protocol = 'TCP', appProtocol } = port;
    return [{ name, port: number, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }];
}
/** The number of a port of a pod, where it is given by its name (endpointslice FindPort). */
function portOn({ spec }, port, protocol = 'TCP') {
    if (typeof port === 'number')
        return port;
    const ports = [...spec.containers, ...(spec.initContainers ?? [])].flatMap((container) => container.ports ?? []);
    return ports.find((one) => one.name === port && (one.protocol ?? 'TCP') === protocol)?.containerPort;
}
function endpointOf({ spec: { publishNotReadyAddresses = false } }, pod) {
    const serving = readySince(pod) !== undefined;
    const terminating = pod.metadata.deletionTimestamp !== undefined;
    const { name, namespace = '', uid = '' } = pod.metadata;
    const { nodeName, hostname } = pod.spec;
    return {
        addresses: [pod.status?.podIP ?? ''],
        conditions: { ready: publishNotReadyAddresses || (serving && !terminating), serving, terminating },
        ...(hostname === undefined ? {} : { hostname }),
        ...(nodeName === undefined ? {} : { nodeName }),
        targetRef: { kind: 'Pod', namespace, name, uid },
    };
}
/** As a slice has them; what is new comes last. */
function endpoints_inOrder({ endpoints }, wanted) {
    const present = endpoints ?? [];
    const place = new Map(present.map(({ targetRef }, index) => [targetRef.uid, index]));
    const at = ({ targetRef }) => place.get(targetRef.uid) ?? present.length;
    return wanted.toSorted((a, b) => at(a) - at(b));
}
function chunks(endpoints) {
    const count = Math.max(1, Math.ceil(endpoints.length / mostPerSlice));
    return Array.from({ length: count }, (_, index) => endpoints.slice(index * mostPerSlice, (index + 1) * mostPerSlice));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/config-references.js

/** Why the environment of a container cannot be made, in the kubelet's words (kubelet_pods.go makeEnvironmentVariables). */
function environmentError(cluster, pod, { env = [], envFrom = [] }, inventSecrets) {
    const references = [
        ...envFrom.flatMap(({ configMapRef, secretRef }) => [
            { kind: 'ConfigMap', ref: configMapRef },
            { kind: 'Secret', ref: secretRef },
        ]),
        ...env.flatMap(({ valueFrom }) => [
            { kind: 'ConfigMap', ref: valueFrom?.configMapKeyRef },
            { kind: 'Secret', ref: valueFrom?.secretKeyRef },
        ]),
    ];
    return references
        .filter(({ kind }) => kind !== 'Secret' || !inventSecrets)
        .map(({ kind, ref }) => missing(cluster, namespaceOf(pod), kind, ref))
        .find((problem) => problem !== undefined);
}
function missing(cluster, namespace, kind, ref) {
    const { name, key, optional = false } = ref ?? {};
    if (name === undefined || optional)
        return undefined;
    const keys = keysOf(cluster, namespace, kind, name);
    if (keys === undefined)
        return `${kind.toLowerCase()} "${name}" not found`;
    return key === undefined || keys.has(key) ? undefined : `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}
function keysOf(cluster, namespace, kind, name) {
    const object = kind === 'Secret' ? cluster.get('secrets', namespace, name) : cluster.get('configmaps', namespace, name);
    if (object === undefined)
        return undefined;
    // The environment knows text alone, volumes know bytes too; a key of bytes in the environment is a rare mistake.
    return new Set([...Object.keys(object.data ?? {}), ...Object.keys(object['binaryData'] ?? {})]);
}
/** Why a volume of a pod cannot be mounted, as the event says (pkg/volume/configmap and secret). */
function mountError(cluster, pod, inventSecrets) {
    for (const volume of pod.spec.volumes ?? []) {
        if (inventSecrets && volume.secret !== undefined)
            continue;
        const problem = volumeProblem(cluster, namespaceOf(pod), volume);
        if (problem !== undefined)
            return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
    }
    return undefined;
}
function volumeProblem(cluster, namespace, { configMap, secret }) {
    const kind = secret === undefined ? 'ConfigMap' : 'Secret';
    const { optional = false, items = [] } = configMap ?? secret ?? {};
    const name = configMap?.name ?? secret?.secretName;
    if (name === undefined || optional)
        return undefined;
    const keys = keysOf(cluster, namespace, kind, name);
    if (keys === undefined)
        return `${kind.toLowerCase()} "${name}" not found`;
    const absent = items.find(({ key }) => !keys.has(key));
    if (absent === undefined)
        return undefined;
    return secret === undefined
        ? `configmap references non-existent config key: ${absent.key}`
        : `references non-existent secret key: ${absent.key}`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/durations.js
/** As Go writes durations: `1m20s`, `1.5s`, `200ms`. */
function goDuration(ms) {
    if (ms < 1000)
        return ms === 0 ? '0s' : `${ms}ms`;
    const minutes = Math.floor(ms / 60_000);
    const seconds = (ms - minutes * 60_000) / 1000;
    const hours = Math.floor(minutes / 60);
    return `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes % 60}m` : ''}${seconds}s`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/image-reference.js

function imageReference(image) {
    const slash = image.indexOf('/');
    const first = slash < 0 ? '' : image.slice(0, slash);
    const hasHost = /[.:]/.test(first) || first === 'localhost';
    const rest = hasHost ? image.slice(slash + 1) : slash < 0 ? `library/${image}` : image;
    const [path = '', version = ':latest'] = rest.split(/(?=@sha256:)|(?=:[^/:@]+$)/);
    return { host: hasHost ? first : 'docker.io', path, version };
}
/** The name of an image by its digest, as a container's status has it. */
function imageId(image) {
    const { host, path, version } = imageReference(image);
    return `${host}/${path}@${version.startsWith('@') ? version.slice(1) : `sha256:${sha256(image)}`}`;
}
/** Stands for the size of an image, which is only told. */
function imageSize(image) {
    return 10_000_000 + (Number.parseInt(sha256(image).slice(0, 6), 16) % 90_000_000);
}
/** Why an image name is none (distribution/reference ParseNormalizedNamed); undefined when it is one. */
function invalidName(image) {
    const name = image.replace(/@sha256:[0-9a-f]{64}$/, '');
    if (/^(?:[a-zA-Z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\w[\w.-]{0,127})?$/.test(name))
        return undefined;
    const { path } = imageReference(image);
    return `invalid reference format${/[A-Z]/.test(path) ? `: repository name (${path}) must be lowercase` : ''}`;
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/image-pull.js


/** Back-off between tries (kubelet.go): 10 s, doubled up to 5 min; and between tries that can only fail. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;
/** Gets the image of one container (pkg/kubelet/images/image_manager.go). */
class ImagePull {
    image;
    policy;
    place;
    firstTryAt;
    tryAt = 0;
    backoffMs = 0;
    failure;
    constructor({ image = '', imagePullPolicy }, place) {
        this.image = image;
        this.policy = imagePullPolicy;
        this.place = place;
    }
    begin() {
        const { image, place, policy } = this;
        const now = place.now();
        const invalid = place.behaviour().pull === 'invalid-name' ? 'invalid reference format' : invalidName(image);
        if (invalid !== undefined) {
            const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${invalid}`;
            place.tell('Warning', 'InspectFailed', message);
            return this.fail('InvalidImageName', message, now + firstBackoffMs);
        }
        if (policy === 'Never' || (policy !== 'Always' && place.images.has(image))) {
            place.tell('Normal', 'Pulled', `Container image "${image}" already present on machine`);
            return { is: 'there' };
        }
        this.firstTryAt ??= now;
        this.tryAt = now;
        this.failure = undefined;
        place.tell('Normal', 'Pulling', `Pulling image "${image}"`);
        return { is: 'pulling', until: now + (place.behaviour().pullSeconds ?? 0) * 1000 };
    }
    /** After `pulling` or `failed`. */
    next(waitedFor) {
        if (waitedFor === 'pulling')
            return this.end();
        return this.failure === undefined ? this.begin() : this.backOff(this.failure);
    }
    end() {
        const { image, place } = this;
        const now = place.now();
        const failure = pullFailure(image, place.behaviour(), now - (this.firstTryAt ?? now));
        if (failure === undefined) {
            this.backoffMs = 0;
            const took = goDuration(now - this.tryAt);
            const size = `Image size: ${imageSize(image)} bytes.`;
            place.tell('Normal', 'Pulled', `Successfully pulled image "${image}" in ${took} (${took} including waiting). ${size}`);
            place.images.add(image);
            return { is: 'there' };
        }
        this.failure = failure;
        this.backoffMs = Math.min(longestBackoffMs, this.backoffMs * 2 || firstBackoffMs);
        place.tell('Warning', 'Failed', `Failed to pull image "${image}": ${failure}`);
        return this.fail('ErrImagePull', failure, now + 1000);
    }
    backOff(failure) {
        this.failure = undefined;
        const words = `Back-off pulling image "${this.image}"`;
        this.place.tell('Normal', 'BackOff', words);
        return this.fail('ImagePullBackOff', `${words}: ErrImagePull: ${failure}`, this.place.now() + this.backoffMs - 1000);
    }
    fail(reason, message, until) {
        this.place.tell('Warning', 'Failed', `Error: ${reason}`);
        return { is: 'failed', reason, message, until };
    }
}
/** Why a pull fails, in the words of containerd; undefined when it does not. */
function pullFailure(image, { pull = 'ok' }, triedForMs) {
    const { host, path, version } = imageReference(image);
    const full = `${host}/${path}${version}`;
    const failed = `failed to pull and unpack image "${full}": failed to resolve reference "${full}"`;
    if (pull === 'not-found')
        return `rpc error: code = NotFound desc = ${failed}: ${full}: not found`;
    if (pull === 'denied')
        return `${failed}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
    if (pull !== 'unreachable' && !(typeof pull === 'object' && triedForMs < pull.unreachableForSeconds * 1000))
        return undefined;
    const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
    const url = `https://${server}/v2/${path}/manifests/${version.slice(1)}`;
    return `${failed}: failed to do request: Head "${url}": dial tcp 192.0.2.10:443: connect: connection refused`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/probes.js
/** The probes of one run of a container (pkg/kubelet/prober/worker.go): first startup, then the others. */
class Probes {
    startedAt;
    runs;
    constructor(container, startedAt) {
        this.startedAt = startedAt;
        const kinds = [
            ['Startup', container.startupProbe],
            ['Readiness', container.readinessProbe],
            ['Liveness', container.livenessProbe],
        ];
        this.runs = kinds.flatMap(([kind, probe]) => probe === undefined
            ? []
            : [{ kind, probe, firstAt: undefined, nextAt: Infinity, successes: 0, failures: 0, passing: false }]);
        this.beginThose(startedAt);
    }
    get started() {
        return this.run('Startup')?.passing ?? true;
    }
    get ready() {
        return this.started && (this.run('Readiness')?.passing ?? true);
    }
    get due() {
        return Math.min(...this.runs.map(({ nextAt }) => nextAt), Infinity);
    }
    /** Asks every probe that is due. @returns the one for which the container has to be killed */
    advance(now, ask, tell) {
        for (const run of this.runs)
            while (run.nextAt <= now) {
                const answer = ask(run.kind);
                if (answer.is === 'yes')
                    succeed(run);
                else {
                    tell(run.kind, run.probe, answer);
                    if (fail(run, answer.until) && run.kind !== 'Readiness')
                        return run.kind;
                }
                if (run.kind === 'Startup' && run.passing)
                    this.beginThose(now);
            }
        return undefined;
    }
    /** What passed may not any more: looks again at the next period. */
    wake(now) {
        for (const run of this.runs) {
            if (run.nextAt !== Infinity || run.firstAt === undefined || (run.kind === 'Startup' && run.passing))
                continue;
            run.nextAt = onGrid(run, now);
        }
    }
    run(kind) {
        return this.runs.find((run) => run.kind === kind);
    }
    beginThose(now) {
        const starting = !this.started;
        for (const run of this.runs) {
            if (run.firstAt !== undefined || starting !== (run.kind === 'Startup'))
                continue;
            run.firstAt = Math.max(now, this.startedAt + (run.probe.initialDelaySeconds ?? 0) * 1000);
            run.nextAt = run.firstAt;
        }
    }
}
function succeed(run) {
    run.failures = 0;
    run.successes++;
    run.passing ||= run.successes >= (run.probe.successThreshold ?? 1);
    // What passes goes on to pass until something is told: no need to look.
    run.nextAt = run.passing ? Infinity : run.nextAt + periodOf(run.probe);
}
/** @returns whether it has failed often enough to count */
function fail(run, until = Infinity) {
    run.successes = 0;
    run.failures++;
    // The kubelet asks a container that is not ready more often than its period, so a change is seen when it happens.
    run.nextAt = Math.min(onGrid(run, run.nextAt + 1), until);
    const counts = run.failures >= (run.probe.failureThreshold ?? 3);
    if (counts)
        run.passing = false;
    return counts;
}
/** The first of its periods from a time on. */
function onGrid({ firstAt = 0, probe }, from) {
    return firstAt + Math.ceil((from - firstAt) / periodOf(probe)) * periodOf(probe);
}
function periodOf({ periodSeconds = 10 }) {
    return periodSeconds * 1000;
}
/** The kubelet's words about a probe that failed (pkg/probe). */
function probeWords(probe, outcome, ip, portOf) {
    const { httpGet, tcpSocket, grpc, exec } = probe;
    if (httpGet !== undefined) {
        const address = `${ip}:${portOf(httpGet.port)}`;
        const { scheme = 'HTTP', path = '/' } = httpGet;
        return outcome === 'no'
            ? 'HTTP probe failed with statuscode: 503'
            : `Get "${scheme.toLowerCase()}://${address}${path}": dial tcp ${address}: connect: connection refused`;
    }
    if (tcpSocket !== undefined)
        return `dial tcp ${ip}:${portOf(tcpSocket.port)}: connect: connection refused`;
    if (grpc !== undefined)
        return outcome === 'no'
            ? 'service unhealthy (responded with "NOT_SERVING")'
            : `timeout: failed to connect service "${ip}:${grpc.port}" within 1s: context deadline exceeded`;
    return exec === undefined ? '' : 'command exited with 1';
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/restart-backoff.js
const firstMs = 10_000;
const longestMs = 300_000;
/**
 * The wait before a container is started again (kuberuntime_manager.go doBackOff, client-go flowcontrol.Backoff): none
 * before the first time, then 10 s, doubled up to 5 min; forgotten after ten minutes of quiet.
 */
class RestartBackoff {
    delayMs = 0;
    startedAt;
    /**
     * @param endedAt when the container ended; undefined when it has waited
     * @returns until when it has to wait; undefined when it may start
     */
    ask(now, endedAt) {
        const isFresh = this.startedAt === undefined || (endedAt ?? now) - this.startedAt > 2 * longestMs;
        if (!isFresh && endedAt !== undefined && now < endedAt + this.delayMs)
            return endedAt + this.delayMs;
        this.delayMs = isFresh ? firstMs : Math.min(longestMs, this.delayMs * 2);
        this.startedAt = now;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/container-run.js







/** How soon the kubelet notices what happened (its relist of pods), and how soon it tries again what failed. */
const noticeMs = 1000;
const retryMs = 10_000;
/** One container as the kubelet runs it: pulled, made, started, probed, restarted, stopped. */
class ContainerRun {
    container;
    log = [];
    previousLog;
    place;
    image;
    step = { is: 'idle' };
    shown;
    last;
    lastShown;
    probes;
    startedAt = 0;
    starts = 0;
    crashes = 0;
    backoff = new RestartBackoff();
    /** Its pod ends. */
    isLast = false;
    constructor(container, place, hasInits) {
        this.container = container;
        this.place = place;
        this.image = new ImagePull(container, place);
        this.shown = { waiting: { reason: hasInits ? 'PodInitializing' : 'ContainerCreating' } };
    }
    get isRunning() {
        return this.step.is === 'running' || this.step.is === 'stopping';
    }
    /** It will not run again. */
    get isOver() {
        return this.step.is === 'over';
    }
    get hasBegun() {
        return this.step.is !== 'idle';
    }
    /** As far as what comes after it in the pod is concerned. */
    get isInitialized() {
        return isSidecar(this.container) ? this.isStarted : this.isOver && this.shown.terminated?.exitCode === 0;
    }
    /** Whether its server takes connections. */
    get listens() {
        if (this.step.is === 'stopping' && this.place.now() >= this.step.termAt)
            return false;
        return this.isRunning && this.place.now() >= this.listensFrom;
    }
    /** When something happens next by itself. */
    get due() {
        if (this.step.is === 'running')
            return Math.min(this.endsAt, this.probes?.due ?? Infinity);
        return 'until' in this.step ? this.step.until : Infinity;
    }
    get isStarted() {
        return this.isRunning && (this.probes?.started ?? true);
    }
    get listensFrom() {
        const { startupProbe, readinessProbe } = this.container;
        const usual = startupProbe === undefined && readinessProbe === undefined ? 0 : 1;
        return this.startedAt + (this.place.behaviour().readyAfterSeconds ?? usual) * 1000;
    }
    /** When it ends by itself. */
    get endsAt() {
        const { runSeconds = 1 } = this.place.behaviour();
        if (this.crash !== undefined)
            return this.startedAt + this.crash.afterSeconds * 1000;
        const ends = !isSidecar(this.container) && (this.place.isInit || this.place.restartPolicy !== 'Always');
        return ends ? this.startedAt + runSeconds * 1000 : Infinity;
    }
    get crash() {
        const { crash } = this.place.behaviour();
        return crash !== undefined && this.crashes < (crash.times ?? Infinity) ? crash : undefined;
    }
    begin() {
        if (this.step.is === 'idle')
            this.step = this.pull(this.image.begin());
    }
    advance() {
        while (this.due <= this.place.now())
            this.step = this.next();
    }
    /** Behaviours were told: what passed may not any more. */
    rethink() {
        this.probes?.wake(this.place.now());
    }
    /** For good. A grace that is shorter than that of a stop under way replaces it. */
    stop(graceMs) {
        this.isLast = true;
        const { step } = this;
        const now = this.place.now();
        if (step.is === 'running')
            this.step = this.kill(graceMs, `Stopping container ${this.container.name}`);
        else if (step.is !== 'stopping')
            this.step = { is: 'over' };
        else if (now + graceMs < step.until)
            this.step = { ...step, until: now + graceMs, exitCode: 137 };
    }
    status() {
        const { name, image = '' } = this.container;
        const plainInit = this.place.isInit && !isSidecar(this.container);
        return {
            name,
            image,
            imageID: this.starts === 0 ? '' : imageId(image),
            ...(this.starts === 0 ? {} : { containerID: this.id }),
            ready: plainInit ? this.isInitialized : this.isStarted && (this.probes?.ready ?? true),
            started: this.isStarted,
            restartCount: Math.max(0, this.starts - 1),
            state: this.shown,
            lastState: this.lastShown === undefined ? {} : { terminated: this.lastShown },
        };
    }
    get id() {
        return `containerd://${sha256(`${this.place.pod} ${this.container.name} ${this.starts}`)}`;
    }
    next() {
        const { step } = this;
        switch (step.is) {
            case 'pulling':
            case 'failed':
                return this.pull(this.image.next(step.is));
            case 'unmade':
                return this.pull(this.image.begin());
            case 'starting':
                return this.start();
            case 'running':
                return this.endsAt <= this.place.now() ? this.end() : this.probe();
            case 'stopping':
                return this.exit(step.exitCode, step.exitCode === 0 ? 'Completed' : 'Error');
            case 'exited':
                return this.restart(step.until - noticeMs);
            case 'back-off':
                return this.restart(undefined);
            default:
                return step;
        }
    }
    pull(result) {
        if (result.is === 'there')
            return this.make();
        const { is, until, reason, message } = result;
        if (reason !== undefined)
            this.show({ waiting: { reason, ...(message === undefined ? {} : { message }) } });
        return { is, until };
    }
    make() {
        const message = this.place.environmentError();
        const now = this.place.now();
        if (message === undefined)
            return { is: 'starting', until: now + (this.place.behaviour().startSeconds ?? 0) * 1000 };
        this.place.tell('Warning', 'Failed', `Error: ${message}`);
        this.show({ waiting: { reason: 'CreateContainerConfigError', message } });
        return { is: 'unmade', until: now + retryMs };
    }
    start() {
        const { name, image } = this.container;
        const { execNotFound = false, log = [`${image} starts`] } = this.place.behaviour();
        if (this.starts > 0)
            this.previousLog = this.log;
        this.log = execNotFound ? [] : [...log];
        this.starts++;
        this.startedAt = this.place.now();
        this.place.tell('Normal', 'Created', `Created container: ${name}`);
        if (execNotFound)
            return this.failToStart();
        this.place.tell('Normal', 'Started', `Started container ${name}`);
        this.lastShown = this.last;
        this.shown = { running: { startedAt: timestamp(this.startedAt) } };
        this.probes = new Probes(this.container, this.startedAt);
        return { is: 'running' };
    }
    failToStart() {
        const program = this.container.command?.[0] ?? this.container.name;
        const why = program.includes('/')
            ? `stat ${program}: no such file or directory`
            : 'executable file not found in $PATH';
        const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${program}": ${why}: unknown`;
        this.place.tell('Warning', 'Failed', `Error: ${message}`);
        const step = this.exit(128, 'StartError', message);
        if (step.is === 'exited')
            this.show({ waiting: { reason: 'RunContainerError', message } });
        return step;
    }
    end() {
        const { crash } = this;
        if (crash === undefined)
            return this.exit(0, 'Completed');
        this.crashes++;
        this.log.push(...(crash.log ?? []));
        return this.exit(crash.exitCode, crash.reason ?? (crash.exitCode === 0 ? 'Completed' : 'Error'));
    }
    probe() {
        const failed = this.probes?.advance(this.place.now(), (kind) => this.ask(kind), (kind, probe, { is }) => {
            const words = probeWords(probe, is, this.place.ip, (port) => this.place.portOf(port));
            this.place.tell('Warning', 'Unhealthy', `${kind} probe failed: ${words}`);
        });
        if (failed === undefined)
            return this.step;
        const again = this.place.restartPolicy === 'Never' ? '' : ', will be restarted';
        const words = `Container ${this.container.name} failed ${failed.toLowerCase()} probe${again}`;
        return this.kill(this.place.graceMs, words);
    }
    ask(kind) {
        const { readiness, liveness } = this.place.behaviour();
        if (!this.listens)
            return { is: 'refused', until: this.listensFrom };
        if (kind === 'Liveness' && liveness === 'fail')
            return { is: 'no' };
        if (kind !== 'Readiness' || readiness === undefined || readiness === 'pass')
            return { is: 'yes' };
        if (readiness === 'fail')
            return { is: 'no' };
        const until = this.startedAt + readiness.failForSeconds * 1000;
        return this.place.now() < until ? { is: 'no', until } : { is: 'yes' };
    }
    /** preStop, then SIGTERM, then what it needs to drain; SIGKILL when that takes longer than the grace (kuberuntime_container.go). */
    kill(graceMs, words) {
        this.place.tell('Normal', 'Killing', words);
        const now = this.place.now();
        const { drainSeconds } = this.place.behaviour();
        const termAt = now + Math.min(graceMs, preStopMs(this.container));
        const endsAt = termAt + (drainSeconds ?? 0) * 1000;
        // A hook that takes all of the grace leaves two seconds more.
        const killAt = Math.max(now + graceMs, termAt + Math.min(2000, graceMs));
        const exitCode = endsAt > killAt ? 137 : drainSeconds === undefined ? 143 : 0;
        return { is: 'stopping', termAt, until: Math.min(endsAt, killAt), exitCode };
    }
    exit(exitCode, reason, message) {
        const now = this.place.now();
        // What never ran has no start.
        const startedAt = timestamp(reason === 'StartError' ? 0 : this.startedAt);
        const said = message === undefined ? {} : { message };
        this.last = { exitCode, reason, ...said, startedAt, finishedAt: timestamp(now), containerID: this.id };
        this.shown = { terminated: this.last };
        this.probes = undefined;
        return !this.isLast && this.isRestarted(exitCode) ? { is: 'exited', until: now + noticeMs } : { is: 'over' };
    }
    isRestarted(exitCode) {
        if (isSidecar(this.container))
            return true;
        const { restartPolicy, isInit } = this.place;
        if (restartPolicy === 'Never')
            return false;
        return exitCode !== 0 || (restartPolicy === 'Always' && !isInit);
    }
    /** @param endedAt of the run before; undefined when the back-off is over */
    restart(endedAt) {
        const { place } = this;
        const until = this.backoff.ask(place.now(), endedAt);
        if (until === undefined)
            return this.pull(this.image.begin());
        const { name } = this.container;
        place.tell('Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${place.pod}`);
        const delay = goDuration(this.backoff.delayMs);
        const message = `back-off ${delay} restarting failed container=${name} pod=${place.pod}`;
        this.show({ waiting: { reason: 'CrashLoopBackOff', message } });
        return { is: 'back-off', until };
    }
    /** A container that waits shows how it ended before. */
    show(state) {
        this.lastShown = this.last ?? this.lastShown;
        this.shown = state;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/pod-status.js

/** The status that the kubelet writes (kubelet_pods.go generateAPIPodStatus). */
function podStatus(pod, facts) {
    const { ip, startTime, inits, containers } = facts;
    const phase = phaseOf(pod, facts);
    const ready = containersReady(pod, facts, phase);
    const verdicts = [
        ['PodReadyToStartContainers', { holds: ip !== undefined && phase !== 'Succeeded' && phase !== 'Failed' }],
        ['Initialized', initialized(pod, facts, phase)],
        ['Ready', ready.holds ? gatesReady(pod) : ready],
        ['ContainersReady', ready],
        ['PodScheduled', { holds: true }],
    ];
    const known = new Set(verdicts.map(([type]) => type));
    const foreign = (pod.status?.conditions ?? []).filter(({ type }) => !known.has(type));
    const conditions = [...verdicts.map(([type, verdict]) => condition(pod, type, verdict, facts.stamp)), ...foreign];
    return {
        observedGeneration: pod.metadata.generation ?? 1,
        phase,
        conditions,
        hostIP: '192.0.2.1',
        hostIPs: [{ ip: '192.0.2.1' }],
        ...(ip === undefined ? {} : { podIP: ip, podIPs: [{ ip }] }),
        startTime,
        ...(inits.length === 0 ? {} : { initContainerStatuses: inits }),
        containerStatuses: containers.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
        qosClass: pod.status?.qosClass ?? 'Burstable',
    };
}
/** A condition, with the time since when it has its status. */
function condition(pod, type, { holds, reason, message }, stamp) {
    const old = pod.status?.conditions?.find((one) => one.type === type);
    const status = holds ? 'True' : 'False';
    return {
        type,
        observedGeneration: pod.metadata.generation ?? 1,
        status,
        lastProbeTime: null,
        lastTransitionTime: old?.status === status ? old.lastTransitionTime : stamp,
        ...(reason === undefined ? {} : { reason }),
        ...(message === undefined ? {} : { message }),
    };
}
/** kubelet_pods.go getPhase. */
function phaseOf({ spec }, { inits, containers, isTerminal }) {
    const { restartPolicy = 'Always' } = spec;
    const plain = inits.filter((_, index) => !isSidecar(spec.initContainers[index]));
    const endOf = ({ state, lastState }) => state.terminated ?? (state.waiting && lastState.terminated);
    const failedInit = plain.some((status) => (endOf(status)?.exitCode ?? 0) !== 0);
    if (failedInit && restartPolicy === 'Never')
        return 'Failed';
    const pendingInit = plain.some((status) => endOf(status) === undefined);
    const sidecars = inits.filter((status) => !plain.includes(status));
    const hasBegun = containers.some(({ containerID }) => containerID !== undefined);
    const pendingSidecar = sidecars.some(({ started, state }) => !started && state.terminated === undefined) && !hasBegun;
    const waiting = containers.some((status) => status.state.running === undefined && endOf(status) === undefined);
    if (pendingInit || pendingSidecar || waiting)
        return 'Pending';
    if ([...containers, ...sidecars].some(({ state }) => state.running !== undefined))
        return 'Running';
    const succeeded = containers.every((status) => endOf(status)?.exitCode === 0);
    if (isTerminal)
        return succeeded ? 'Succeeded' : 'Failed';
    if (restartPolicy === 'Always')
        return 'Running';
    if (succeeded)
        return 'Succeeded';
    return restartPolicy === 'Never' ? 'Failed' : 'Running';
}
function initialized({ spec }, { inits, containers }, phase) {
    if (phase === 'Succeeded')
        return { holds: true, reason: 'PodCompleted' };
    if (containers.some(({ containerID }) => containerID !== undefined))
        return { holds: true };
    const done = (container, status) => isSidecar(container) ? status.started : status.ready;
    const left = inits.filter((status, index) => !done(spec.initContainers[index], status));
    if (left.length === 0)
        return { holds: true };
    const names = left.map(({ name }) => name).join(' ');
    return { holds: false, reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${names}]` };
}
function containersReady({ spec }, { inits, containers }, phase) {
    if (phase === 'Succeeded')
        return { holds: false, reason: 'PodCompleted' };
    if (phase === 'Failed')
        return { holds: false, reason: 'PodFailed' };
    const sidecars = inits.filter((_, index) => isSidecar(spec.initContainers[index]));
    const left = [...sidecars, ...containers].filter(({ ready }) => !ready);
    if (left.length === 0)
        return { holds: true };
    const names = left.map(({ name }) => name).join(' ');
    return { holds: false, reason: 'ContainersNotReady', message: `containers with unready status: [${names}]` };
}
function gatesReady({ spec: { readinessGates = [] }, status }) {
    const messages = readinessGates.flatMap(({ conditionType }) => {
        const found = status?.conditions?.find(({ type }) => type === conditionType);
        if (found === undefined)
            return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
        return found.status === 'True'
            ? []
            : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
    });
    return messages.length === 0
        ? { holds: true }
        : { holds: false, reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/pod-run.js






/** Tries of a mount: half a second apart, doubled up to two minutes (volume/util/nestedpendingoperations). */
const firstMountRetryMs = 500;
const longestMountRetryMs = 122_000;
/** One pod on the node: its volumes, its init containers in order, its containers, and its end. */
class PodRun {
    uid;
    ip;
    settings;
    inits;
    mains;
    startTime;
    pod;
    mount;
    endsBy;
    constructor(pod, settings) {
        const { cluster, ip } = settings;
        this.uid = pod.metadata.uid ?? '';
        this.ip = ip;
        this.pod = pod;
        this.settings = settings;
        this.startTime = cluster.stamp();
        this.mount = { state: 'due', at: cluster.now(), waitMs: firstMountRetryMs };
        const { containers, initContainers = [] } = pod.spec;
        const runs = (list, isInit) => list.map((one) => new ContainerRun(one, this.placeOf(one, isInit), initContainers.length > 0));
        this.inits = runs(initContainers, true);
        this.mains = runs(containers, false);
    }
    /** Nothing of it runs any more, and nothing will. */
    get isGone() {
        return this.endsBy !== undefined && this.all().every(({ isOver }) => isOver);
    }
    /** When something happens next by itself. */
    get due() {
        const mount = this.mount.state === 'due' && this.endsBy === undefined ? this.mount.at : Infinity;
        return Math.min(mount, ...this.all().map(({ due }) => due));
    }
    rethink() {
        for (const run of this.all())
            run.rethink();
    }
    /** Moves it to the present. */
    advance(pod) {
        this.pod = pod;
        if (pod.metadata.deletionTimestamp !== undefined)
            this.end(pod.metadata.deletionGracePeriodSeconds ?? 30);
        else if (this.endsBy === undefined)
            this.begin();
        for (const run of this.all())
            run.advance();
        // Sidecars live as long as there is something to serve.
        const done = this.mains.every(({ isOver }) => isOver) && this.mains.some(({ hasBegun }) => hasBegun);
        if (done || this.endsBy !== undefined)
            this.endSidecars();
    }
    status() {
        const over = this.mains.every(({ isOver }) => isOver);
        return podStatus(this.pod, {
            ip: this.mount.state === 'done' ? this.ip : undefined,
            startTime: this.startTime,
            stamp: this.settings.cluster.stamp(),
            inits: this.inits.map((run) => run.status()),
            containers: this.mains.map((run) => run.status()),
            isTerminal: over && this.all().every(({ isRunning }) => !isRunning),
        });
    }
    /** The run of a container; without a name that of the first. */
    container(name) {
        return name === undefined ? this.mains[0] : this.all().find(({ container }) => container.name === name);
    }
    /** The container that takes connections on a port: one that declares it, or one that declares none. */
    listener(port) {
        const number = typeof port === 'string' && !/^\d+$/.test(port) ? portOn(this.pod, port) : Number(port);
        const listening = [...this.mains, ...this.inits].filter(({ listens }) => listens);
        const declares = ({ container }) => declaredPorts(container, this.pod).includes(number ?? -1);
        return (listening.find(declares) ?? listening.find(({ container }) => declaredPorts(container, this.pod).length === 0));
    }
    all() {
        return [...this.inits, ...this.mains];
    }
    begin() {
        const now = this.settings.cluster.now();
        if (this.mount.state === 'due' && this.mount.at <= now)
            this.tryMount(now);
        if (this.mount.state === 'due')
            return;
        for (const run of this.inits) {
            run.begin();
            run.advance();
            if (!run.isInitialized && !this.mains.some(({ hasBegun }) => hasBegun))
                return;
        }
        for (const run of this.mains)
            run.begin();
    }
    tryMount(now) {
        const problem = mountError(this.settings.cluster, this.pod, this.settings.inventSecrets);
        if (problem === undefined) {
            this.mount.state = 'done';
            return;
        }
        this.settings.events.record('kubelet', this.pod, { type: 'Warning', reason: 'FailedMount', message: problem });
        const { waitMs } = this.mount;
        this.mount = { state: 'due', at: now + waitMs, waitMs: Math.min(longestMountRetryMs, waitMs * 2) };
    }
    end(graceSeconds) {
        const now = this.settings.cluster.now();
        this.endsBy = Math.min(this.endsBy ?? Infinity, now + graceSeconds * 1000);
        for (const run of [...this.mains, ...this.inits.filter(({ container }) => !isSidecar(container))])
            if (!run.isOver)
                run.stop(this.endsBy - now);
    }
    /** In the reverse of their order, once nothing is left to serve (KEP-753). */
    endSidecars() {
        if (this.mains.some(({ isOver }) => !isOver))
            return;
        const now = this.settings.cluster.now();
        const graceMs = (this.endsBy ?? now + pod_run_graceOf(this.pod)) - now;
        for (const run of this.inits.toReversed()) {
            if (run.isOver)
                continue;
            run.stop(graceMs);
            run.advance();
            if (!run.isOver)
                return;
        }
    }
    placeOf(container, isInit) {
        const { cluster, events, behaviours, images, inventSecrets } = this.settings;
        const { name, uid = '' } = this.pod.metadata;
        const kind = isInit ? 'initContainers' : 'containers';
        const fieldPath = `spec.${kind}{${container.name}}`;
        return {
            ip: this.ip,
            pod: `${name}_${namespaceOf(this.pod)}(${uid})`,
            restartPolicy: this.pod.spec.restartPolicy ?? 'Always',
            isInit,
            graceMs: pod_run_graceOf(this.pod),
            images,
            now: () => cluster.now(),
            behaviour: () => behaviours.of(this.pod, container),
            environmentError: () => environmentError(cluster, this.pod, container, inventSecrets),
            tell: (type, reason, message) => events.record('kubelet', this.pod, { type, reason, message, fieldPath }),
            portOf: (port) => portOn(this.pod, port) ?? 0,
        };
    }
}
function pod_run_graceOf({ spec: { terminationGracePeriodSeconds = 30 } }) {
    return terminationGracePeriodSeconds * 1000;
}
/** The ports that a container declares, or is probed on. */
function declaredPorts({ ports = [], ...container }, pod) {
    const { startupProbe, readinessProbe, livenessProbe } = container;
    const probed = [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => {
        const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port;
        return port === undefined ? [] : [portOn(pod, port) ?? 0];
    });
    return [...ports.map(({ containerPort }) => containerPort), ...probed];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/kubelet.js




/** The scheduler tries again what nothing has changed for (--pod-max-in-unschedulable-pods-duration). */
const rescheduleMs = 300_000;
const noRoom = '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';
/** The one node, `sandbox`: its scheduler, and its kubelet that runs pods as they are told to behave. */
class Kubelet {
    settings;
    cluster;
    events;
    behaviours;
    runs = new Map();
    images = new Set();
    /** When the scheduler last looked for a node in vain. */
    tries = new Map();
    addresses = 1;
    constructor(cluster, events, behaviours, settings) {
        this.settings = settings;
        this.cluster = cluster;
        this.events = events;
        this.behaviours = behaviours;
    }
    *concerns({ resource, object }) {
        if (resource === 'pods')
            yield cluster_keyOf(object);
    }
    /** Behaviours were told. @returns the pods that they may concern */
    rethink() {
        for (const run of this.runs.values())
            run.rethink();
        return this.cluster.list('pods').map(cluster_keyOf);
    }
    reconcile(namespace, name) {
        const key = `${namespace}/${name}`;
        const pod = this.cluster.get('pods', namespace, name);
        if (pod === undefined) {
            this.runs.delete(key);
            this.tries.delete(key);
            return undefined;
        }
        if (hasEnded(pod)) {
            if (pod.metadata.deletionTimestamp !== undefined)
                this.cluster.remove('pods', pod);
            return undefined;
        }
        if (pod.spec.nodeName === undefined)
            return this.schedule(pod);
        let run = this.runs.get(key);
        if (run === undefined || run.uid !== pod.metadata.uid) {
            const { cluster, events, behaviours, images } = this;
            run = new PodRun(pod, { ...this.settings, cluster, events, behaviours, images, ip: this.nextAddress() });
            this.runs.set(key, run);
        }
        run.advance(pod);
        this.cluster.setStatus('pods', pod, run.status());
        if (run.isGone)
            this.cluster.remove('pods', pod);
        return run.due === Infinity ? undefined : run.due - this.cluster.now();
    }
    /** The log of a container; undefined when there is none, or no run before. */
    logs(namespace, name, { container, previous = false, tailLines }) {
        const run = this.runs.get(`${namespace}/${name}`)?.container(container);
        const lines = previous ? run?.previousLog : run?.log;
        const from = tailLines === undefined ? 0 : Math.max(0, (lines?.length ?? 0) - tailLines);
        return lines
            ?.slice(from)
            .map((line) => `${line}\n`)
            .join('');
    }
    /** What a pod's server answers. @throws an error of code ECONNREFUSED when it does not listen */
    request(namespace, name, port, request) {
        const pod = this.cluster.get('pods', namespace, name);
        const run = this.runs.get(`${namespace}/${name}`);
        const listener = run?.listener(port);
        if (pod === undefined || run === undefined || listener === undefined)
            throw kubelet_refused(run?.ip ?? '0.0.0.0', port);
        const { answer } = this.behaviours.of(pod, listener.container);
        return answer?.(request) ?? { status: 200, body: `${listener.container.image}\n` };
    }
    schedule(pod) {
        const { name, namespace = '', deletionTimestamp, creationTimestamp = '' } = pod.metadata;
        if (deletionTimestamp !== undefined)
            return void this.cluster.remove('pods', pod);
        const { unschedulable = false } = this.behaviours.of(pod, pod.spec.containers[0] ?? { name: '' });
        const until = typeof unschedulable === 'object'
            ? Date.parse(creationTimestamp) + unschedulable.forSeconds * 1000
            : unschedulable
                ? Infinity
                : 0;
        if (until > this.cluster.now()) {
            const message = typeof unschedulable === 'object' ? (unschedulable.message ?? noRoom) : noRoom;
            const triedAt = this.tries.get(cluster_keyOf(pod)) ?? -Infinity;
            if (this.cluster.now() >= triedAt + rescheduleMs) {
                this.tries.set(cluster_keyOf(pod), this.cluster.now());
                this.events.record('default-scheduler', pod, { type: 'Warning', reason: 'FailedScheduling', message });
            }
            const verdict = { holds: false, reason: 'Unschedulable', message };
            const conditions = [condition(pod, 'PodScheduled', verdict, this.cluster.stamp())];
            this.cluster.setStatus('pods', pod, { ...pod.status, phase: 'Pending', conditions });
            return Math.min(until - this.cluster.now(), rescheduleMs);
        }
        const message = `Successfully assigned ${namespace}/${name} to sandbox`;
        this.events.record('default-scheduler', pod, { type: 'Normal', reason: 'Scheduled', message });
        const bound = this.cluster.update('pods', { ...pod, spec: { ...pod.spec, nodeName: 'sandbox' } });
        const conditions = [condition(pod, 'PodScheduled', { holds: true }, this.cluster.stamp())];
        this.cluster.setStatus('pods', bound, { ...pod.status, phase: 'Pending', conditions });
        return undefined;
    }
    nextAddress() {
        this.addresses++;
        return `10.244.${(this.addresses >> 8) & 255}.${this.addresses & 255}`;
    }
}
function kubelet_refused(address, port) {
    const words = `connect ECONNREFUSED ${address}:${port}`;
    return Object.assign(new Error(words), { code: 'ECONNREFUSED', syscall: 'connect', address, port: Number(port) });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/conditions.js
/**
 * Conditions with one set (deployment_util.go SetDeploymentCondition): the same status for the same reason is kept as
 * it is, and the time of the transition is that of the status.
 */
function withCondition(conditions = [], next) {
    const old = conditions.find(({ type }) => type === next.type);
    if (old !== undefined && old.status === next.status && old.reason === next.reason)
        return conditions;
    const since = old?.status === next.status ? old.lastTransitionTime : next.lastTransitionTime;
    return [
        ...withoutCondition(conditions, next.type),
        { ...next, ...(since === undefined ? {} : { lastTransitionTime: since }) },
    ];
}
function withoutCondition(conditions = [], type) {
    return conditions.some((condition) => condition.type === type)
        ? conditions.filter((condition) => condition.type !== type)
        : conditions;
}
/** Only what is not 0 or empty, as the API writes it (`omitempty`). */
function nonEmpty(status) {
    return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined && value !== 0 && value.length !== 0));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/autoscaler.js



/** How often metrics are looked at (--horizontal-pod-autoscaler-sync-period). */
const periodMs = 15_000;
const targets = {
    Deployment: 'deployments.apps',
    StatefulSet: 'statefulsets.apps',
    ReplicaSet: 'replicasets.apps',
};
/** Scales its target to what `PodBehaviours.autoscale` tells; without that it only watches (pkg/controller/podautoscaler). */
class AutoscalerController {
    cluster;
    events;
    behaviours;
    /** When an autoscaler last looked, and at what it was told then. */
    seen = new Map();
    constructor(cluster, events, behaviours) {
        this.cluster = cluster;
        this.events = events;
        this.behaviours = behaviours;
    }
    *concerns({ resource, object }) {
        if (resource === 'horizontalpodautoscalers.autoscaling')
            yield cluster_keyOf(object);
        if (!Object.values(targets).includes(resource))
            return;
        for (const autoscaler of this.cluster.list('horizontalpodautoscalers.autoscaling', namespaceOf(object))) {
            const { kind, name } = autoscaler.spec.scaleTargetRef;
            if (kind === object.kind && name === object.metadata.name)
                yield cluster_keyOf(autoscaler);
        }
    }
    reconcile(namespace, name) {
        const autoscaler = this.cluster.get('horizontalpodautoscalers.autoscaling', namespace, name);
        if (autoscaler === undefined)
            return undefined;
        const { scaleTargetRef, minReplicas = 1, maxReplicas } = autoscaler.spec;
        const resource = targets[scaleTargetRef.kind];
        const target = resource === undefined ? undefined : this.cluster.get(resource, namespace, scaleTargetRef.name);
        if (resource === undefined || target === undefined) {
            this.writeStatus(autoscaler, undefined, 0);
            return undefined;
        }
        const current = target.spec.replicas ?? 1;
        const told = this.behaviours.scaleOf(namespace, name);
        const wanted = told === undefined ? current : Math.min(maxReplicas, Math.max(minReplicas, told));
        const key = cluster_keyOf(autoscaler);
        const last = this.seen.get(key);
        // What others write is met at its next look; what the metrics tell, at once. Nothing is scaled up from 0.
        const waits = last === undefined || last.told !== told ? 0 : last.at + periodMs - this.cluster.now();
        const differs = told !== undefined && wanted !== current && current !== 0;
        if (differs && waits > 0)
            return waits;
        if (differs) {
            this.seen.set(key, { at: this.cluster.now(), told });
            this.scale(autoscaler, resource, target, wanted);
        }
        this.writeStatus(autoscaler, target, wanted, differs);
        return undefined;
    }
    scale(autoscaler, resource, target, replicas) {
        const scaled = { ...target, spec: { ...mapAt(target, 'spec'), replicas } };
        // Through the scale subresource, whose writer owns the replicas from then on.
        this.cluster.store.update(resource, scaled, { manager: 'kube-controller-manager', subresource: 'scale' });
        const up = replicas > (numberAt(target, 'spec', 'replicas') ?? 1);
        const why = up ? 'cpu resource utilization (percentage of request) above target' : 'All metrics below target';
        const message = `New size: ${replicas}; reason: ${why}`;
        this.events.record('horizontal-pod-autoscaler', autoscaler, {
            type: 'Normal',
            reason: 'SuccessfulRescale',
            message,
        });
    }
    writeStatus(autoscaler, target, desired, scaled = false) {
        const stamp = this.cluster.stamp();
        const { conditions, lastScaleTime } = autoscaler.status ?? {};
        const { kind, name } = autoscaler.spec.scaleTargetRef;
        const able = target === undefined
            ? [
                'False',
                'FailedGetScale',
                `the HPA controller was unable to get the target's current scale: ${kind} "${name}" not found`,
            ]
            : scaled
                ? [
                    'True',
                    'SucceededRescale',
                    `the HPA controller was able to update the target scale to ${desired}`,
                ]
                : ['True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale"];
        const [status, reason, message] = able;
        const condition = { type: 'AbleToScale', status, reason, message, lastTransitionTime: stamp };
        this.cluster.setStatus('horizontalpodautoscalers.autoscaling', autoscaler, {
            observedGeneration: autoscaler.metadata.generation ?? 0,
            ...(scaled ? { lastScaleTime: stamp } : lastScaleTime === undefined ? {} : { lastScaleTime }),
            currentReplicas: (target && numberAt(target, 'status', 'replicas')) ?? 0,
            desiredReplicas: desired,
            currentMetrics: null,
            conditions: withCondition(conditions, condition),
        });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/control-loop.js

/** Retries of what the API refused (client-go, DefaultTypedControllerRateLimiter). */
const firstRetryMs = 5;
const longestRetryMs = 1_000_000;
/**
 * Runs controllers: a change puts keys into one queue, each key once, and a microtask empties it in order. What happens
 * therefore depends on nothing but the order of changes and the clock.
 */
class ControlLoop {
    store;
    clock;
    names = new Map();
    queue = new Map();
    wakes = new Map();
    failures = new Map();
    unsubscribe;
    draining = false;
    stopped = false;
    constructor(store, clock, controllers) {
        this.store = store;
        this.clock = clock;
        for (const [index, controller] of controllers.entries())
            this.names.set(controller, index);
        this.unsubscribe = store.subscribe((change) => this.notice(change));
    }
    /** Looks at objects that were there before. */
    begin(resources) {
        for (const resource of resources)
            for (const object of this.store.list(resource))
                this.notice({ type: 'ADDED', resource, object, old: undefined, version: 0 });
    }
    stop() {
        this.stopped = true;
        this.unsubscribe();
        this.queue.clear();
        for (const { stop } of this.wakes.values())
            stop.abort();
        this.wakes.clear();
    }
    add(controller, key) {
        if (this.stopped)
            return;
        const id = this.idOf(controller, key);
        if (!this.queue.has(id))
            this.queue.set(id, { controller, key });
        if (this.draining)
            return;
        this.draining = true;
        queueMicrotask(() => this.drain());
    }
    notice(change) {
        for (const controller of this.names.keys())
            for (const key of controller.concerns(change))
                this.add(controller, key);
    }
    idOf(controller, key) {
        return `${this.names.get(controller)} ${key}`;
    }
    drain() {
        try {
            for (const [id, task] of this.queue) {
                this.queue.delete(id);
                this.wakeIn(id, task, this.reconcile(id, task));
            }
        }
        finally {
            this.draining = false;
        }
    }
    reconcile(id, { controller, key }) {
        const slash = key.indexOf('/');
        try {
            const again = controller.reconcile(key.slice(0, slash), key.slice(slash + 1));
            this.failures.delete(id);
            return again;
        }
        catch (error) {
            // What the API refuses it may take later; anything else is a mistake of this code.
            if (!(error instanceof StatusError))
                throw error;
            const count = this.failures.get(id) ?? 0;
            this.failures.set(id, count + 1);
            return Math.min(longestRetryMs, firstRetryMs * 2 ** count);
        }
    }
    wakeIn(id, { controller, key }, ms) {
        const old = this.wakes.get(id);
        const at = ms === undefined ? undefined : this.clock.now() + Math.max(0, ms);
        if (old?.at === at || this.stopped)
            return;
        old?.stop.abort();
        this.wakes.delete(id);
        if (at === undefined)
            return;
        const wake = { at, stop: new AbortController() };
        this.wakes.set(id, wake);
        this.clock.sleep(at - this.clock.now(), wake.stop.signal).then(() => {
            if (this.wakes.get(id) !== wake)
                return;
            this.wakes.delete(id);
            this.add(controller, key);
        }, 
        // Something changed before, and was looked at.
        () => undefined);
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/pod-control.js




const usualWords = {
    made: (pod) => `Created pod: ${pod}`,
    refused: (_, error) => `Error creating: ${error}`,
    deleted: (pod) => `Deleted pod: ${pod}`,
};
/** Makes and deletes pods for one kind of controller, and tells of it in events (controller_utils.go RealPodControl). */
class PodControl {
    cluster;
    events;
    component;
    words;
    made = 0;
    constructor(cluster, events, component, words = usualWords) {
        this.cluster = cluster;
        this.events = events;
        this.component = component;
        this.words = words;
    }
    /** @throws StatusError when quota or admission refuse it */
    create(owner, template, extras = {}) {
        const { hostname, subdomain, volumes = [] } = extras;
        const name = extras.name ?? this.freeName(owner);
        const { labels, annotations, ...rest } = template.metadata ?? {};
        const pod = {
            apiVersion: 'v1',
            kind: 'Pod',
            metadata: {
                ...rest,
                name,
                namespace: namespaceOf(owner),
                labels: { ...labels, ...extras.labels },
                ...(annotations === undefined && extras.annotations === undefined
                    ? {}
                    : { annotations: { ...annotations, ...extras.annotations } }),
                ownerReferences: [controllerReference(owner)],
            },
            spec: {
                ...template.spec,
                ...(hostname === undefined ? {} : { hostname }),
                ...(subdomain === undefined ? {} : { subdomain }),
                ...(volumes.length === 0 ? {} : { volumes: withVolumes(template, volumes) }),
            },
        };
        try {
            const created = this.cluster.createPod(pod);
            const message = this.words.made(name);
            this.events.record(this.component, owner, { type: 'Normal', reason: 'SuccessfulCreate', message });
            return created;
        }
        catch (error) {
            if (!(error instanceof StatusError))
                throw error;
            const message = this.words.refused(name, error.message);
            this.events.record(this.component, owner, { type: 'Warning', reason: 'FailedCreate', message });
            throw error;
        }
    }
    delete(owner, pod) {
        this.cluster.deletePod(pod);
        const message = this.words.deleted(pod.metadata.name);
        this.events.record(this.component, owner, { type: 'Normal', reason: 'SuccessfulDelete', message });
    }
    freeName(owner) {
        const base = owner.metadata.name.slice(0, 57);
        for (;;) {
            this.made++;
            const name = `${base}-${suffixOf(`${owner.kind} ${namespaceOf(owner)} ${base} ${this.made}`)}`;
            if (this.cluster.get('pods', namespaceOf(owner), name) === undefined)
                return name;
        }
    }
}
function withVolumes({ spec }, volumes) {
    const names = new Set(volumes.map(({ name }) => name));
    return [...volumes, ...(spec.volumes ?? []).filter(({ name }) => !names.has(name))];
}
/**
 * What an owner controls, after it took in orphans that its selector fits and let go what it fits no longer
 * (controller_ref_manager.go). What has another controller stays with it.
 */
function claim(cluster, resource, owner, selector) {
    return cluster.list(resource, namespaceOf(owner)).flatMap((object) => {
        const fits = selects(selector, object.metadata.labels ?? {});
        const controller = controllerOf(object);
        const ending = object.metadata.deletionTimestamp !== undefined || owner.metadata.deletionTimestamp !== undefined;
        const others = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
        const write = (ownerReferences) => cluster.update(resource, { ...object, metadata: { ...object.metadata, ownerReferences } });
        if (controller?.uid === owner.metadata.uid) {
            if (fits || ending)
                return [object];
            write(others);
            return [];
        }
        if (controller !== undefined || !fits || ending)
            return [];
        return [write([...others, controllerReference(owner)])];
    });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/revisions.js


const revisionLabel = 'controller-revision-hash';
/** The name of a template's revision, which its pods carry. */
function revisionName({ metadata: { name } }, template) {
    return `${name}-${templateHash(template)}`;
}
/** Keeps the template of an owner under the name of its revision, so that pods of it can be made again. */
function keepRevision(cluster, owner, template) {
    const name = revisionName(owner, template);
    const others = cluster.ownedBy('controllerrevisions.apps', owner);
    const live = others.find(({ metadata }) => metadata.name === name);
    const newest = Math.max(0, ...others.filter((one) => one !== live).map(({ revision }) => revision)) + 1;
    if (live === undefined)
        cluster.create('controllerrevisions.apps', {
            apiVersion: 'apps/v1',
            kind: 'ControllerRevision',
            metadata: {
                name,
                namespace: namespaceOf(owner),
                labels: { ...template.metadata?.labels, [revisionLabel]: name },
                ownerReferences: [controllerReference(owner)],
            },
            revision: newest,
            data: { template },
        });
    else if (live.revision < newest)
        cluster.update('controllerrevisions.apps', { ...live, revision: newest });
    return name;
}
/** The template of a revision; undefined when it is not kept any more. */
function templateOf(cluster, owner, revision) {
    return cluster.get('controllerrevisions.apps', namespaceOf(owner), revision)?.data.template;
}
/** Keeps what is in use and ten more. */
function forgetRevisions(cluster, owner, used) {
    const unused = cluster
        .ownedBy('controllerrevisions.apps', owner)
        .filter(({ metadata }) => !used.has(metadata.name))
        .sort((a, b) => b.revision - a.revision);
    for (const revision of unused.slice(10))
        cluster.remove('controllerrevisions.apps', revision);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/daemon-set.js






/** One pod on the one node; a new template replaces it, and waits until it is gone (pkg/controller/daemon). */
class DaemonSetController {
    cluster;
    pods;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.pods = new PodControl(cluster, events, 'daemonset-controller');
    }
    *concerns({ resource, object, old }) {
        if (resource === 'daemonsets.apps')
            yield cluster_keyOf(object);
        if (resource === 'pods')
            yield* ownerKeys('DaemonSet', object, old);
    }
    reconcile(namespace, name) {
        const set = this.cluster.get('daemonsets.apps', namespace, name);
        if (set === undefined || set.metadata.deletionTimestamp !== undefined)
            return undefined;
        const hash = templateHash(set.spec.template);
        const own = this.cluster.ownedBy('pods', set);
        const ended = own.filter((pod) => hasEnded(pod) && pod.metadata.deletionTimestamp === undefined);
        const outdated = own.filter((pod) => isActive(pod) && pod.metadata.labels?.[revisionLabel] !== hash);
        for (const pod of ended)
            this.pods.delete(set, pod);
        if (set.spec.updateStrategy?.type !== 'OnDelete')
            for (const pod of outdated)
                this.pods.delete(set, pod);
        try {
            if (own.length === 0)
                this.pods.create(set, set.spec.template, { labels: { [revisionLabel]: hash } });
        }
        finally {
            this.writeStatus(set, hash);
        }
        const later = own.map((pod) => (availableAt(pod, set.spec.minReadySeconds) ?? 0) - this.cluster.now());
        return later.find((ms) => ms > 0);
    }
    writeStatus(set, hash) {
        const pods = this.cluster.ownedBy('pods', set).filter(isActive);
        const count = (is) => pods.filter(is).length;
        const isAvailable = (pod) => (availableAt(pod, set.spec.minReadySeconds) ?? Infinity) <= this.cluster.now();
        this.cluster.setStatus('daemonsets.apps', set, {
            currentNumberScheduled: pods.length,
            desiredNumberScheduled: 1,
            numberMisscheduled: 0,
            numberReady: count((pod) => readySince(pod) !== undefined),
            observedGeneration: set.metadata.generation ?? 0,
            ...nonEmpty({
                updatedNumberScheduled: count(({ metadata }) => metadata.labels?.[revisionLabel] === hash),
                numberAvailable: count(isAvailable),
                numberUnavailable: 1 - Math.min(1, count(isAvailable)),
            }),
        });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/fenceposts.js
function wantedOf({ spec }) {
    return spec.replicas ?? 1;
}
function isRolling({ spec }) {
    return spec.strategy?.type !== 'Recreate';
}
/** deployment_util.go MaxSurge and MaxUnavailable, by ResolveFenceposts: a share of surge is rounded up, of unavailable down. */
function fenceposts(deployment) {
    const wanted = wantedOf(deployment);
    if (!isRolling(deployment))
        return { surge: 0, unavailable: 0 };
    const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec.strategy?.rollingUpdate ?? {};
    const surge = scaledValue(maxSurge, wanted, Math.ceil);
    const unavailable = scaledValue(maxUnavailable, wanted, Math.floor);
    // Both 0 would be a rollout that can never begin.
    return { surge, unavailable: Math.min(wanted, surge === 0 && unavailable === 0 ? 1 : unavailable) };
}
/** A number, or a percentage of another (intstr.GetScaledValueFromIntOrPercent). */
function scaledValue(value, of, round) {
    return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * of) / 100);
}
function sum(sets, count) {
    return sets.reduce((total, set) => total + (count(set) ?? 0), 0);
}
/** deployment_util.go NewRSNewReplicas: as many new pods as the surge leaves room for. */
function newSetSize(deployment, sets, current) {
    const wanted = wantedOf(deployment);
    if (!isRolling(deployment))
        return wanted;
    const room = wanted + fenceposts(deployment).surge - sum(sets, wantedOf);
    return room <= 0 ? current : current + Math.min(room, wanted - current);
}
/**
 * sync.go scale: what a Deployment that is scaled in the middle of a rollout gains or loses, shared among its sets in
 * proportion to their sizes; what rounding leaves over goes to the largest.
 *
 * @returns the sizes by name
 */
function proportionalSizes(deployment, sets) {
    const wanted = wantedOf(deployment);
    const allowed = wanted > 0 ? wanted + fenceposts(deployment).surge : 0;
    const toAdd = allowed - sum(sets, wantedOf);
    const age = ({ metadata }) => Date.parse(metadata.creationTimestamp ?? '');
    const ordered = sets.toSorted((a, b) => wantedOf(b) - wantedOf(a) || Math.sign(toAdd) * (age(b) - age(a)));
    const sizes = new Map(ordered.map((set) => [set.metadata.name, wantedOf(set)]));
    let added = 0;
    for (const set of ordered) {
        const share = toAdd === added ? 0 : proportion(set, deployment, allowed);
        const part = toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
        sizes.set(set.metadata.name, wantedOf(set) + part);
        added += part;
    }
    const largest = ordered[0];
    if (largest !== undefined)
        sizes.set(largest.metadata.name, Math.max(0, sizes.get(largest.metadata.name) + toAdd - added));
    return sizes;
}
function proportion(set, deployment, allowed) {
    const size = wantedOf(set);
    if (wantedOf(deployment) === 0)
        return -size;
    const before = Number(set.metadata.annotations?.[maxReplicas] ?? 0) || (deployment.status?.replicas ?? 0);
    return before === 0 ? 0 : Math.round((size * allowed) / before) - size;
}
/** Annotations by which a set remembers the size of its Deployment when it was last scaled. */
const desiredReplicas = 'deployment.kubernetes.io/desired-replicas';
const maxReplicas = 'deployment.kubernetes.io/max-replicas';

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/deployment-status.js


const never = 2 ** 31 - 1;
/** The deadline in ms; undefined where there is none. */
function deadlineOf({ spec: { progressDeadlineSeconds = 600 } }) {
    return progressDeadlineSeconds === never ? undefined : progressDeadlineSeconds * 1000;
}
function progressing(stamp, status, reason, message) {
    return { type: 'Progressing', status, reason, message, lastUpdateTime: stamp, lastTransitionTime: stamp };
}
/** sync.go calculateStatus. */
function calculatedStatus(deployment, sets, newest, stamp) {
    const wanted = wantedOf(deployment);
    const available = sum(sets, ({ status }) => status?.availableReplicas);
    const enough = available >= wanted - fenceposts(deployment).unavailable;
    const { collisionCount, conditions } = deployment.status ?? {};
    return {
        observedGeneration: deployment.metadata.generation ?? 0,
        replicas: sum(sets, ({ status }) => status?.replicas),
        updatedReplicas: newest?.status?.replicas ?? 0,
        readyReplicas: sum(sets, ({ status }) => status?.readyReplicas),
        availableReplicas: available,
        unavailableReplicas: Math.max(0, sum(sets, wantedOf) - available),
        ...(collisionCount === undefined ? {} : { collisionCount }),
        conditions: withCondition(conditions, {
            type: 'Available',
            status: enough ? 'True' : 'False',
            reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
            message: enough ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.',
            lastUpdateTime: stamp,
            lastTransitionTime: stamp,
        }),
    };
}
/** deployment_util.go DeploymentComplete. */
function isComplete(deployment, status) {
    const wanted = wantedOf(deployment);
    return (status.updatedReplicas === wanted &&
        status.replicas === wanted &&
        status.availableReplicas === wanted &&
        (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0));
}
/** progress.go syncRolloutStatus: whether the rollout is done, makes progress, or has made none for too long. */
function rolloutStatus(deployment, sets, newest, now, stamp) {
    const status = calculatedStatus(deployment, sets, newest, stamp);
    return { ...status, conditions: withFailures(withProgress(deployment, status, newest, now, stamp), sets, newest) };
}
function withProgress(deployment, status, newest, now, stamp) {
    const { conditions = [] } = status;
    const deadline = deadlineOf(deployment);
    if (deadline === undefined)
        return withoutCondition(conditions, 'Progressing');
    const current = conditions.find(({ type }) => type === 'Progressing');
    const wasComplete = status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
    if (wasComplete)
        return conditions;
    const what = newest === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`;
    if (isComplete(deployment, status)) {
        const message = `${what} has successfully progressed.`;
        return withCondition(conditions, progressing(stamp, 'True', 'NewReplicaSetAvailable', message));
    }
    if (makesProgress(deployment.status ?? {}, status)) {
        const next = progressing(stamp, 'True', 'ReplicaSetUpdated', `${what} is progressing.`);
        const since = current?.status === 'True' ? current.lastTransitionTime : undefined;
        // Of the same reason, too: its time of update is what the deadline counts from.
        return [
            ...withoutCondition(conditions, 'Progressing'),
            { ...next, ...(since === undefined ? {} : { lastTransitionTime: since }) },
        ];
    }
    if (current !== undefined && hasTimedOut(current, deadline, now)) {
        const message = `${what} has timed out progressing.`;
        return withCondition(conditions, progressing(stamp, 'False', 'ProgressDeadlineExceeded', message));
    }
    return conditions;
}
function makesProgress(old, now) {
    const oldPods = (status) => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
    return ((now.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
        oldPods(now) < oldPods(old) ||
        (now.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
        (now.availableReplicas ?? 0) > (old.availableReplicas ?? 0));
}
function hasTimedOut({ reason, lastUpdateTime = '' }, deadlineMs, now) {
    return reason === 'ProgressDeadlineExceeded' || Date.parse(lastUpdateTime) + deadlineMs < now;
}
/** The refusals that a set met, those of the newest first. */
function withFailures(conditions, sets, newest) {
    const failures = [newest, ...sets].flatMap((set) => set?.status?.conditions ?? []);
    const failure = failures.find(({ type }) => type === 'ReplicaFailure');
    if (failure === undefined)
        return withoutCondition(conditions, 'ReplicaFailure');
    const { lastTransitionTime } = failure;
    return withCondition(conditions, {
        ...failure,
        ...(lastTransitionTime === undefined ? {} : { lastUpdateTime: lastTransitionTime }),
    });
}
/** progress.go requeueStuckDeployment: when the deadline has to be looked at. */
function deadlineIn(deployment, status, now) {
    const deadline = deadlineOf(deployment);
    const current = status.conditions?.find(({ type }) => type === 'Progressing');
    if (deadline === undefined || current === undefined || isComplete(deployment, status))
        return undefined;
    const { reason, lastUpdateTime = '' } = current;
    if (reason === 'ProgressDeadlineExceeded' || reason === 'NewReplicaSetAvailable')
        return undefined;
    // A second more, because the API's times are whole seconds.
    return Math.max(0, Date.parse(lastUpdateTime) + deadline - now) + 1000;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/new-replica-set.js




const hashLabel = 'pod-template-hash';
const historyKey = 'deployment.kubernetes.io/revision-history';
const revisionKey = 'deployment.kubernetes.io/revision';
/** Annotations of a Deployment that are not those of its sets. */
const notCopied = new Set([
    'kubectl.kubernetes.io/last-applied-configuration',
    revisionKey,
    historyKey,
    desiredReplicas,
    maxReplicas,
]);
function revisionOf({ metadata }) {
    return Number(metadata.annotations?.[revisionKey] ?? 0);
}
function byAge(a, b) {
    const age = ({ metadata }) => Date.parse(metadata.creationTimestamp ?? '');
    return age(a) - age(b) || (a.metadata.name < b.metadata.name ? -1 : 1);
}
function hasTemplateOf(set, deployment) {
    return (0,external_node_util_.isDeepStrictEqual)(bare(set.spec.template), bare(deployment.spec.template));
}
/** A template without the label that only sets have: by this they are told apart. */
function bare({ metadata = {}, spec }) {
    const { [hashLabel]: _, ...labels } = metadata.labels ?? {};
    const { creationTimestamp: __, ...rest } = metadata;
    return { metadata: { ...rest, labels }, spec };
}
/** What a set remembers of the size of its Deployment when it was last scaled. */
function sizeAnnotations(deployment) {
    const wanted = wantedOf(deployment);
    const most = wanted + fenceposts(deployment).surge;
    return { [desiredReplicas]: String(wanted), [maxReplicas]: String(most) };
}
/** The set of a template that no set has yet, at the size that a rollout begins with (sync.go getNewReplicaSet). */
function newReplicaSet(deployment, old) {
    const { metadata, spec } = deployment;
    const hash = templateHash(bare(spec.template), deployment.status?.collisionCount);
    const labels = { ...spec.template.metadata?.labels, [hashLabel]: hash };
    const annotations = { [revisionKey]: String(nextRevision(old)), ...sizeAnnotations(deployment) };
    return {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
            name: `${metadata.name}-${hash}`,
            namespace: namespaceOf(deployment),
            labels,
            annotations: { ...copiedAnnotations(deployment), ...annotations },
            ownerReferences: [controllerReference(deployment)],
        },
        spec: {
            replicas: newSetSize(deployment, old, 0),
            ...(spec.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
            selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash } },
            template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
        },
    };
}
/** The set that has the template already, with the highest revision and what its Deployment has changed meanwhile. */
function renewedReplicaSet(newest, deployment, old) {
    const annotations = { ...newest.metadata.annotations, ...copiedAnnotations(deployment) };
    const [before, revision] = [revisionOf(newest), nextRevision(old)];
    if (before < revision) {
        annotations[revisionKey] = String(revision);
        const history = annotations[historyKey];
        if (before > 0)
            annotations[historyKey] = history === undefined ? String(before) : `${history},${before}`;
    }
    const { minReadySeconds = 0 } = deployment.spec;
    const changed = minReadySeconds === (newest.spec.minReadySeconds ?? 0) ? {} : { minReadySeconds };
    return { ...newest, metadata: { ...newest.metadata, annotations }, spec: { ...newest.spec, ...changed } };
}
function nextRevision(old) {
    return Math.max(0, ...old.map(revisionOf)) + 1;
}
function copiedAnnotations({ metadata: { annotations = {} } }) {
    return Object.fromEntries(Object.entries(annotations).filter(([key]) => !notCopied.has(key)));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/rollout.js









const rollout_never = 2 ** 31 - 1;
/** One step of one Deployment (deployment_controller.go syncDeployment). What it writes is what leads to the next. */
class Rollout {
    cluster;
    events;
    deployment;
    old;
    newest;
    constructor(cluster, events, deployment) {
        this.cluster = cluster;
        this.events = events;
        this.deployment = deployment;
        const sets = claim(cluster, 'replicasets.apps', deployment, deployment.spec.selector).toSorted(byAge);
        this.newest = sets.find((set) => hasTemplateOf(set, deployment));
        this.old = sets.filter((set) => set !== this.newest);
    }
    /** @returns in how many ms to look again */
    step() {
        const { paused = false } = this.deployment.spec;
        this.markPaused(paused);
        if (paused || this.isScaled()) {
            this.syncRevision();
            this.scaleAll();
            if (paused)
                this.cleanUp();
            return this.write(calculatedStatus(this.deployment, this.sets(), this.newest, this.cluster.stamp()));
        }
        if (isRolling(this.deployment))
            this.roll();
        else
            this.recreate();
        return this.write(rolloutStatus(this.deployment, this.sets(), this.newest, this.cluster.now(), this.cluster.stamp()));
    }
    sets() {
        return this.newest === undefined ? this.old : [...this.old, this.newest];
    }
    write(status) {
        this.cluster.setStatus('deployments.apps', this.deployment, nonEmpty(status));
        return deadlineIn(this.deployment, status, this.cluster.now());
    }
    /** A pause, and its end, begin the deadline anew. */
    markPaused(paused) {
        const current = this.deployment.status?.conditions?.find(({ type }) => type === 'Progressing');
        if (deadlineOf(this.deployment) === undefined || current?.reason === 'ProgressDeadlineExceeded')
            return;
        const marked = current?.reason === 'DeploymentPaused';
        const stamp = this.cluster.stamp();
        if (paused && !marked)
            this.setCondition(progressing(stamp, 'Unknown', 'DeploymentPaused', 'Deployment is paused'));
        if (!paused && marked)
            this.setCondition(progressing(stamp, 'Unknown', 'DeploymentResumed', 'Deployment is resumed'));
    }
    setCondition(condition) {
        const { status } = this.deployment;
        this.deployment = {
            ...this.deployment,
            status: { ...status, conditions: withCondition(status?.conditions, condition) },
        };
    }
    isScaled() {
        return this.sets().some((set) => {
            const before = set.metadata.annotations?.[desiredReplicas];
            return wantedOf(set) > 0 && before !== undefined && Number(before) !== wantedOf(this.deployment);
        });
    }
    roll() {
        this.syncRevision();
        const newest = this.newest ?? this.create();
        const wanted = wantedOf(this.deployment);
        const size = wantedOf(newest) > wanted ? wanted : newSetSize(this.deployment, this.sets(), wantedOf(newest));
        if (this.scale(newest, size))
            return;
        if (this.scaleDownOld(newest))
            return;
        if (isComplete(this.deployment, this.deployment.status ?? {}))
            this.cleanUp();
    }
    /** rolling.go reconcileOldReplicaSets: first what is of no use, then as many as are available above the minimum. */
    scaleDownOld(newest) {
        const least = wantedOf(this.deployment) - fenceposts(this.deployment).unavailable;
        const missing = wantedOf(newest) - (newest.status?.availableReplicas ?? 0);
        const most = sum(this.sets(), wantedOf) - least - missing;
        if (sum(this.old, wantedOf) === 0 || most <= 0)
            return false;
        const unhealthy = (set) => wantedOf(set) - (set.status?.availableReplicas ?? 0);
        const cleaned = this.takeFromOld(most, unhealthy);
        const surplus = sum(this.sets(), ({ status }) => status?.availableReplicas) - least;
        return this.takeFromOld(surplus, wantedOf) + cleaned > 0;
    }
    takeFromOld(most, from) {
        let taken = 0;
        for (const set of this.old) {
            const part = Math.min(Math.max(0, from(set)), wantedOf(set), Math.max(0, most - taken));
            if (part > 0 && this.scale(set, wantedOf(set) - part))
                taken += part;
        }
        return taken;
    }
    recreate() {
        this.syncRevision();
        const scaled = this.old.filter((set) => this.scale(set, 0));
        if (scaled.length > 0 || this.hasOldPods())
            return;
        const newest = this.newest ?? this.create();
        this.scale(newest, wantedOf(this.deployment));
        if (isComplete(this.deployment, this.deployment.status ?? {}))
            this.cleanUp();
    }
    hasOldPods() {
        return this.old.some((set) => (set.status?.replicas ?? 0) > 0 || this.cluster.ownedBy('pods', set).some((pod) => !hasEnded(pod)));
    }
    /** sync.go scale: one set takes the new size; several share it. */
    scaleAll() {
        const active = this.sets().filter((set) => wantedOf(set) > 0);
        const wanted = wantedOf(this.deployment);
        const single = active.length === 0 ? (this.newest ?? this.old.at(-1)) : active.length === 1 ? active[0] : undefined;
        if (single !== undefined)
            return void this.scale(single, wanted);
        const saturated = this.newest !== undefined &&
            wantedOf(this.newest) === wanted &&
            Number(this.newest.metadata.annotations?.[desiredReplicas]) === wanted &&
            this.newest.status?.availableReplicas === wanted;
        if (saturated)
            for (const set of active)
                void (set !== this.newest && this.scale(set, 0));
        else if (isRolling(this.deployment))
            for (const [name, size] of proportionalSizes(this.deployment, active))
                this.scale(active.find(({ metadata }) => metadata.name === name), size);
    }
    /** @returns whether its size changed */
    scale(set, size) {
        const before = wantedOf(set);
        const annotations = { ...set.metadata.annotations, ...sizeAnnotations(this.deployment) };
        if (before === size && (!this.isScaled() || (0,external_node_util_.isDeepStrictEqual)(annotations, set.metadata.annotations)))
            return false;
        const metadata = { ...set.metadata, annotations };
        this.replace(this.cluster.update('replicasets.apps', { ...set, metadata, spec: { ...set.spec, replicas: size } }));
        if (before !== size)
            this.tellScaled(set, before, size);
        return before !== size;
    }
    tellScaled({ metadata: { name } }, before, size) {
        const message = `Scaled ${size > before ? 'up' : 'down'} replica set ${name} from ${before} to ${size}`;
        const happening = { type: 'Normal', reason: 'ScalingReplicaSet', message };
        this.events.record('deployment-controller', this.deployment, happening);
    }
    replace(set) {
        if (this.newest?.metadata.name === set.metadata.name)
            this.newest = set;
        this.old = this.old.map((one) => (one.metadata.name === set.metadata.name ? set : one));
    }
    syncRevision() {
        if (this.newest === undefined)
            return;
        const renewed = renewedReplicaSet(this.newest, this.deployment, this.old);
        this.newest = this.cluster.update('replicasets.apps', renewed);
        this.annotate(String(revisionOf(renewed)));
        const isJudged = this.deployment.status?.conditions?.some(({ type }) => type === 'Progressing') ?? false;
        if (!isJudged)
            this.tellProgress('FoundNewReplicaSet', `Found new replica set "${renewed.metadata.name}"`);
    }
    tellProgress(reason, message) {
        if (deadlineOf(this.deployment) !== undefined)
            this.setCondition(progressing(this.cluster.stamp(), 'True', reason, message));
    }
    annotate(revision) {
        const { metadata, status } = this.deployment;
        const live = this.cluster.get('deployments.apps', namespaceOf(this.deployment), metadata.name);
        if (live === undefined || live.metadata.annotations?.[revisionKey] === revision)
            return;
        const annotations = { ...live.metadata.annotations, [revisionKey]: revision };
        const updated = this.cluster.update('deployments.apps', { ...live, metadata: { ...live.metadata, annotations } });
        // Conditions of this step are written with the rest of its status.
        this.deployment = { ...updated, ...(status === undefined ? {} : { status }) };
    }
    create() {
        const set = newReplicaSet(this.deployment, this.old);
        const { name } = set.metadata;
        if (this.cluster.get('replicasets.apps', namespaceOf(set), name) !== undefined)
            this.evade(name);
        this.newest = this.cluster.create('replicasets.apps', set);
        if (wantedOf(set) > 0)
            this.tellScaled(set, 0, wantedOf(set));
        this.tellProgress('NewReplicaSetCreated', `Created new replica set "${name}"`);
        this.annotate(String(revisionOf(set)));
        return this.newest;
    }
    /** A set of another owner or template has the name: the next try takes another. */
    evade(name) {
        const collisionCount = (this.deployment.status?.collisionCount ?? 0) + 1;
        this.cluster.setStatus('deployments.apps', this.deployment, { ...this.deployment.status, collisionCount });
        throw new StatusError(409, 'AlreadyExists', `replicasets.apps "${name}" already exists`);
    }
    /** sync.go cleanupDeployment: old sets above the history limit go, the oldest revisions first. */
    cleanUp() {
        const { revisionHistoryLimit = 10 } = this.deployment.spec;
        if (revisionHistoryLimit === rollout_never)
            return;
        const surplus = this.old
            .toSorted((a, b) => revisionOf(a) - revisionOf(b))
            .slice(0, Math.max(0, this.old.length - revisionHistoryLimit));
        for (const set of surplus) {
            const { replicas = 0, observedGeneration = 0 } = set.status ?? {};
            if (replicas !== 0 || wantedOf(set) !== 0 || (set.metadata.generation ?? 0) > observedGeneration)
                continue;
            this.cluster.remove('replicasets.apps', set);
            this.old = this.old.filter((one) => one !== set);
        }
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/deployment.js


/** Rolls Deployments towards their templates (pkg/controller/deployment). */
class DeploymentController {
    cluster;
    events;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.events = events;
    }
    *concerns({ resource, type, object, old }) {
        if (resource === 'deployments.apps')
            yield cluster_keyOf(object);
        if (resource === 'replicasets.apps')
            yield* ownerKeys('Deployment', object, old);
        // The last old pod that is gone lets a Recreate begin.
        if (resource !== 'pods' || type !== 'DELETED')
            return;
        const owner = controllerOf(object);
        const set = owner && this.cluster.get('replicasets.apps', namespaceOf(object), owner.name);
        yield* ownerKeys('Deployment', set);
    }
    reconcile(namespace, name) {
        const deployment = this.cluster.get('deployments.apps', namespace, name);
        if (deployment === undefined || deployment.metadata.deletionTimestamp !== undefined)
            return undefined;
        return new Rollout(this.cluster, this.events, deployment).step();
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/disruption-budget.js





/** Counts what a PodDisruptionBudget protects (pkg/controller/disruption); the expected pods are those that there are. */
class DisruptionBudgetController {
    cluster;
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ resource, object }) {
        if (resource === 'poddisruptionbudgets.policy')
            yield cluster_keyOf(object);
        if (resource !== 'pods')
            return;
        for (const budget of this.cluster.list('poddisruptionbudgets.policy', namespaceOf(object)))
            if (selects(budget.spec.selector ?? {}, object.metadata.labels ?? {}))
                yield cluster_keyOf(budget);
    }
    reconcile(namespace, name) {
        const budget = this.cluster.get('poddisruptionbudgets.policy', namespace, name);
        if (budget === undefined)
            return undefined;
        const { selector = {}, minAvailable, maxUnavailable } = budget.spec;
        const pods = this.cluster
            .list('pods', namespace)
            .filter((pod) => isActive(pod) && selects(selector, pod.metadata.labels ?? {}));
        const expected = pods.length;
        const desired = maxUnavailable === undefined
            ? scaledValue(minAvailable ?? 1, expected, Math.ceil)
            : Math.max(0, expected - scaledValue(maxUnavailable, expected, Math.ceil));
        const healthy = pods.filter((pod) => readySince(pod) !== undefined).length;
        const allowed = expected === 0 ? 0 : Math.max(0, healthy - desired);
        const condition = {
            type: 'DisruptionAllowed',
            status: allowed > 0 ? 'True' : 'False',
            reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
            message: '',
            observedGeneration: budget.metadata.generation ?? 0,
            lastTransitionTime: this.cluster.stamp(),
        };
        this.cluster.setStatus('poddisruptionbudgets.policy', budget, {
            observedGeneration: budget.metadata.generation ?? 0,
            expectedPods: expected,
            currentHealthy: healthy,
            desiredHealthy: desired,
            disruptionsAllowed: allowed,
            conditions: withCondition(budget.status?.conditions, condition),
        });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/event-recorder.js


/** Writes core/v1 Events as client-go's recorder does: the same one again is counted. */
class EventRecorder {
    cluster;
    names = new Map();
    counter = 0;
    constructor(cluster) {
        this.cluster = cluster;
    }
    record(component, about, { type, reason, message, fieldPath }) {
        const { name, uid = '', resourceVersion = '' } = about.metadata;
        const namespace = namespaceOf(about) || 'default';
        const same = [component, namespace, name, uid, fieldPath, type, reason, message].join('\n');
        const stamp = this.cluster.stamp();
        const old = this.cluster.get('events', namespace, this.names.get(same) ?? '');
        try {
            if (old !== undefined) {
                this.cluster.update('events', { ...old, count: (old.count ?? 1) + 1, lastTimestamp: stamp });
                return;
            }
            this.counter++;
            const eventName = `${name}.${(BigInt(this.cluster.now()) * 1000000n + BigInt(this.counter)).toString(16)}`;
            const path = fieldPath === undefined ? {} : { fieldPath };
            this.cluster.create('events', {
                apiVersion: 'v1',
                kind: 'Event',
                metadata: { name: eventName, namespace },
                involvedObject: {
                    apiVersion: about.apiVersion,
                    kind: about.kind,
                    namespace,
                    name,
                    uid,
                    resourceVersion,
                    ...path,
                },
                reason,
                message,
                type,
                ...(component === scheduler ? newForm(this.cluster.now(), reason) : oldForm(component, stamp)),
            });
            if (component !== scheduler)
                this.names.set(same, eventName);
        }
        catch (error) {
            // An event that cannot be written, as in a namespace that ends, is lost: nothing may fail for it.
            if (!(error instanceof StatusError))
                throw error;
        }
    }
}
const scheduler = 'default-scheduler';
function oldForm(component, stamp) {
    const host = component === 'kubelet' ? 'sandbox' : undefined;
    return {
        count: 1,
        firstTimestamp: stamp,
        lastTimestamp: stamp,
        eventTime: null,
        source: { component, ...(host === undefined ? {} : { host }) },
        reportingComponent: component,
        reportingInstance: host ?? '',
    };
}
/** The scheduler writes events.k8s.io: here they have neither a count nor a last time. */
function newForm(now, reason) {
    return {
        firstTimestamp: null,
        lastTimestamp: null,
        eventTime: new Date(now).toISOString().replace('Z', '000Z'),
        source: {},
        action: reason === 'Scheduled' ? 'Binding' : 'Scheduling',
        reportingComponent: scheduler,
        reportingInstance: `${scheduler}-sandbox`,
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/garbage.js


/** Deletes what all owners of are gone, in the background (pkg/controller/garbagecollector). */
class GarbageCollector {
    cluster;
    alive = new Set();
    /** By the uid of the owner. */
    dependents = new Map();
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ type, resource, object }) {
        const { uid = '', name, ownerReferences = [] } = object.metadata;
        const namespace = namespaceOf(object);
        const key = `${namespace}/${resource}/${name}`;
        if (type === 'DELETED') {
            this.alive.delete(uid);
            for (const owner of ownerReferences)
                this.dependents.get(owner.uid)?.delete(key);
            yield* this.dependents.get(uid)?.keys() ?? [];
            this.dependents.delete(uid);
            return;
        }
        this.alive.add(uid);
        for (const owner of ownerReferences) {
            const own = this.dependents.get(owner.uid) ?? new Map();
            this.dependents.set(owner.uid, own.set(key, { resource, namespace, name }));
        }
        // An owner that is not there any more, or never was, is noticed too.
        if (ownerReferences.length > 0)
            yield key;
    }
    reconcile(namespace, resourceAndName) {
        const slash = resourceAndName.indexOf('/');
        const [resource, name] = [resourceAndName.slice(0, slash), resourceAndName.slice(slash + 1)];
        const object = this.cluster.store.get(resource, namespace, name);
        const { ownerReferences = [] } = object?.metadata ?? {};
        const left = ownerReferences.filter(({ uid }) => this.alive.has(uid));
        if (object === undefined || left.length === ownerReferences.length)
            return undefined;
        if (left.length === 0)
            remove(this.cluster, resource, object);
        else
            this.cluster.store.update(resource, { ...object, metadata: { ...object.metadata, ownerReferences: left } });
        return undefined;
    }
}
/** Empties namespaces that end or are gone, and ends them when they are empty (pkg/controller/namespace). */
class NamespaceController {
    cluster;
    resources = new Set(builtInKinds.filter(({ namespaced }) => namespaced).map(resourceName));
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ resource, object }) {
        if (resource === 'namespaces')
            yield `/${object.metadata.name}`;
        const namespace = namespaceOf(object);
        if (namespace === '')
            return;
        this.resources.add(resource);
        if (this.isEnding(namespace))
            yield `/${namespace}`;
    }
    reconcile(_, name) {
        if (!this.isEnding(name))
            return undefined;
        const namespace = this.cluster.get('namespaces', '', name);
        if (namespace !== undefined && namespace.status?.phase !== 'Terminating')
            this.cluster.setStatus('namespaces', namespace, { ...namespace.status, phase: 'Terminating' });
        const content = () => [...this.resources].flatMap((resource) => this.cluster.store.list(resource, name).map((object) => ({ resource, object })));
        // Owners before what they would only make anew.
        const pods = content().filter(({ resource }) => resource === 'pods');
        for (const { resource, object } of content())
            if (resource !== 'pods')
                remove(this.cluster, resource, object);
        for (const { resource, object } of pods)
            remove(this.cluster, resource, object);
        if (namespace !== undefined && content().length === 0)
            this.cluster.remove('namespaces', namespace);
        return undefined;
    }
    isEnding(name) {
        const namespace = this.cluster.get('namespaces', '', name);
        return namespace === undefined || namespace.metadata.deletionTimestamp !== undefined;
    }
}
function remove(cluster, resource, object) {
    const { name, deletionTimestamp } = object.metadata;
    if (resource !== 'pods')
        cluster.store.remove(resource, namespaceOf(object), name);
    else if (deletionTimestamp === undefined)
        cluster.deletePod(object);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/replica-set.js






/** Keeps as many pods of a template as wanted (pkg/controller/replicaset). */
class ReplicaSetController {
    cluster;
    pods;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.pods = new PodControl(cluster, events, 'replicaset-controller');
    }
    *concerns({ resource, object, old }) {
        if (resource === 'replicasets.apps')
            yield cluster_keyOf(object);
        if (resource !== 'pods')
            return;
        yield* ownerKeys('ReplicaSet', object, old);
        if (controllerOf(object) !== undefined)
            return;
        for (const set of this.cluster.list('replicasets.apps', namespaceOf(object)))
            if (selects(set.spec.selector, object.metadata.labels ?? {}))
                yield cluster_keyOf(set);
    }
    reconcile(namespace, name) {
        const set = this.cluster.get('replicasets.apps', namespace, name);
        if (set === undefined)
            return undefined;
        let refusal;
        if (set.metadata.deletionTimestamp === undefined)
            refusal = this.scale(set, this.activePods(set));
        const active = this.activePods(set);
        this.writeStatus(set, active, refusal);
        if (refusal !== undefined)
            throw refusal;
        const { minReadySeconds = 0 } = set.spec;
        const later = active
            .map((pod) => (availableAt(pod, minReadySeconds) ?? 0) - this.cluster.now())
            .filter((ms) => ms > 0);
        return later.length === 0 ? undefined : Math.min(...later);
    }
    activePods(set) {
        return claim(this.cluster, 'pods', set, set.spec.selector).filter(isActive);
    }
    /** @returns why a pod was refused */
    scale(set, active) {
        const missing = (set.spec.replicas ?? 1) - active.length;
        if (missing < 0)
            for (const pod of active.toSorted(leastUseful).slice(0, -missing))
                this.pods.delete(set, pod);
        // Slow start: batches that double, so that a thousand refusals are not asked for when one tells it all.
        for (let made = 0, size = 1; made < missing; made += size, size *= 2) {
            let refusal;
            for (let i = 0; i < Math.min(size, missing - made); i++)
                try {
                    this.pods.create(set, set.spec.template);
                }
                catch (error) {
                    if (!(error instanceof StatusError))
                        throw error;
                    refusal ??= error;
                }
            if (refusal !== undefined)
                return refusal;
        }
        return undefined;
    }
    writeStatus(set, active, refusal) {
        const now = this.cluster.now();
        const { minReadySeconds = 0, template } = set.spec;
        const old = set.status?.conditions ?? [];
        const conditions = refusal === undefined
            ? withoutCondition(old, 'ReplicaFailure')
            : withCondition(old, {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: refusal.message,
                lastTransitionTime: this.cluster.stamp(),
            });
        const matchLabels = template.metadata?.labels ?? {};
        this.cluster.setStatus('replicasets.apps', set, {
            replicas: active.length,
            ...nonEmpty({
                fullyLabeledReplicas: active.filter(({ metadata }) => selects({ matchLabels }, metadata.labels ?? {})).length,
                readyReplicas: active.filter((pod) => readySince(pod) !== undefined).length,
                availableReplicas: active.filter((pod) => (availableAt(pod, minReadySeconds) ?? Infinity) <= now).length,
                observedGeneration: set.metadata.generation ?? 0,
                conditions,
            }),
        });
    }
}
/** Which of two pods goes first (controller_utils.go ActivePodsWithRanks): what serves least, then what is youngest. */
function leastUseful(a, b) {
    const rank = (pod) => [
        pod.spec.nodeName === undefined ? 0 : 1,
        pod.status?.phase === 'Running' ? 1 : 0,
        readySince(pod) === undefined ? 0 : 1,
        Number(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0),
        -(readySince(pod) ?? 0),
        -Math.max(0, ...(pod.status?.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
        -Date.parse(pod.metadata.creationTimestamp ?? ''),
    ];
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? (a.metadata.name < b.metadata.name ? -1 : 1) : left[at] - right[at];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/job.js





/** Between a failed pod and the next (job_controller.go): 10 s, doubled up to 10 min. */
const job_firstBackoffMs = 10_000;
const job_longestBackoffMs = 600_000;
/** Runs pods until enough have ended well, or too many badly (pkg/controller/job). */
class JobController {
    cluster;
    events;
    pods;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.events = events;
        this.pods = new PodControl(cluster, events, 'job-controller');
    }
    *concerns({ resource, object, old }) {
        if (resource === 'jobs.batch')
            yield cluster_keyOf(object);
        if (resource === 'pods')
            yield* ownerKeys('Job', object, old);
    }
    reconcile(namespace, name) {
        const job = this.cluster.get('jobs.batch', namespace, name);
        if (job === undefined || job.metadata.deletionTimestamp !== undefined)
            return undefined;
        const conditions = job.status?.conditions ?? [];
        if (conditions.some(({ type }) => type === 'Complete' || type === 'Failed'))
            return this.expire(job);
        const all = this.cluster.ownedBy('pods', job);
        const verdict = this.verdictOf(job, all);
        const again = verdict === undefined ? this.run(job, all) : this.end(job, all);
        this.writeStatus(job, verdict);
        const { activeDeadlineSeconds } = job.spec;
        if (activeDeadlineSeconds === undefined || verdict !== undefined)
            return again;
        const left = this.startedAt(job) + activeDeadlineSeconds * 1000 - this.cluster.now();
        return Math.min(again ?? Infinity, Math.max(0, left));
    }
    startedAt({ status }) {
        return status?.startTime === undefined ? this.cluster.now() : Date.parse(status.startTime);
    }
    /** Pods count once they have ended. */
    counts(all) {
        const ended = all.filter(hasEnded);
        const succeeded = ended.filter(({ status }) => status?.phase === 'Succeeded').length;
        return { succeeded, failed: ended.length - succeeded };
    }
    verdictOf(job, all) {
        const { completions = job.spec.parallelism === undefined ? 1 : undefined, backoffLimit = 6, activeDeadlineSeconds, } = job.spec;
        const { succeeded, failed } = this.counts(all);
        const decided = job.status?.conditions?.find(({ type }) => type === 'SuccessCriteriaMet' || type === 'FailureTarget');
        if (decided !== undefined) {
            const { reason = '', message = '' } = decided;
            return { type: decided.type === 'FailureTarget' ? 'Failed' : 'Complete', reason, message };
        }
        const restarts = all
            .filter(isActive)
            .flatMap(({ status }) => [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])])
            .reduce((total, { restartCount }) => total + restartCount, 0);
        const onFailure = job.spec.template.spec.restartPolicy === 'OnFailure';
        const pastLimit = onFailure && (backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit);
        if (failed > backoffLimit || pastLimit)
            return { type: 'Failed', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
        const ageMs = this.cluster.now() - this.startedAt(job);
        if (activeDeadlineSeconds !== undefined && ageMs >= activeDeadlineSeconds * 1000)
            return { type: 'Failed', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' };
        const active = all.filter(isActive).length;
        const enough = completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions && active === 0;
        if (!enough)
            return undefined;
        return { type: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' };
    }
    run(job, all) {
        const { completions, parallelism = 1, suspend = false, template } = job.spec;
        const active = all.filter(isActive);
        const { succeeded, failed } = this.counts(all);
        const left = completions === undefined ? (succeeded > 0 ? active.length : parallelism) : completions - succeeded;
        const wanted = suspend ? 0 : Math.max(0, Math.min(parallelism, left));
        if (active.length > wanted)
            for (const pod of active.toSorted(leastUseful).slice(0, active.length - wanted))
                this.pods.delete(job, pod);
        if (active.length >= wanted)
            return undefined;
        const lastFailure = Math.max(0, ...all.filter(({ status }) => status?.phase === 'Failed').map(endOf));
        const backoff = Math.min(job_longestBackoffMs, job_firstBackoffMs * 2 ** (failed - 1));
        const waits = failed === 0 ? 0 : lastFailure + backoff - this.cluster.now();
        if (waits > 0)
            return waits;
        const { uid = '', name } = job.metadata;
        const labels = {
            'batch.kubernetes.io/controller-uid': uid,
            'batch.kubernetes.io/job-name': name,
            'controller-uid': uid,
            'job-name': name,
        };
        for (let count = active.length; count < wanted; count++)
            this.pods.create(job, template, { labels });
        return undefined;
    }
    end(job, all) {
        for (const pod of all.filter(isActive))
            this.pods.delete(job, pod);
    }
    /** The verdict is told at once, and final when no pod runs any more (KEP-3998). */
    writeStatus(job, verdict) {
        const all = this.cluster.ownedBy('pods', job);
        const { startTime, conditions: old = [] } = job.status ?? {};
        const { suspend = false } = job.spec;
        const stamp = this.cluster.stamp();
        const active = all.filter(isActive);
        const terminating = all.filter((pod) => !isActive(pod) && !hasEnded(pod)).length;
        const condition = (type, status, reason, message) => ({
            type,
            status,
            reason,
            message,
            lastProbeTime: stamp,
            lastTransitionTime: stamp,
        });
        let conditions = old;
        const wasSuspended = old.find(({ type }) => type === 'Suspended')?.status === 'True';
        if (suspend)
            conditions = withCondition(conditions, condition('Suspended', 'True', 'JobSuspended', 'Job suspended'));
        else if (wasSuspended)
            conditions = withCondition(conditions, condition('Suspended', 'False', 'JobResumed', 'Job resumed'));
        const over = verdict !== undefined && terminating === 0 && active.length === 0;
        if (verdict !== undefined) {
            const { type, reason, message } = verdict;
            const first = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
            conditions = withCondition(conditions, condition(first, 'True', reason, message));
            if (over)
                conditions = withCondition(conditions, condition(type, 'True', reason, message));
        }
        const started = suspend ? undefined : wasSuspended ? stamp : (startTime ?? stamp);
        this.cluster.setStatus('jobs.batch', job, {
            ...(started === undefined ? {} : { startTime: started }),
            ...(over && verdict.type === 'Complete' ? { completionTime: stamp } : {}),
            ...nonEmpty({ active: active.length, ...this.counts(all), conditions }),
            ready: active.filter((pod) => readySince(pod) !== undefined).length,
            terminating,
            uncountedTerminatedPods: {},
        });
        if (!over)
            return;
        const [type, reason, message] = verdict.type === 'Complete'
            ? ['Normal', 'Completed', 'Job completed']
            : ['Warning', verdict.reason, verdict.message];
        this.events.record('job-controller', job, { type, reason, message });
    }
    /** pkg/controller/ttlafterfinished. */
    expire(job) {
        const { ttlSecondsAfterFinished } = job.spec;
        if (ttlSecondsAfterFinished === undefined)
            return undefined;
        const end = job.status?.conditions?.find(({ type }) => type === 'Complete' || type === 'Failed');
        const left = Date.parse(end?.lastTransitionTime ?? '') + ttlSecondsAfterFinished * 1000 - this.cluster.now();
        if (left > 0)
            return left;
        this.cluster.store.remove('jobs.batch', namespaceOf(job), job.metadata.name);
        return undefined;
    }
}
function endOf({ status }) {
    const ends = (status?.containerStatuses ?? []).map(({ state }) => Date.parse(state.terminated?.finishedAt ?? ''));
    return Math.max(0, ...ends.filter((end) => !Number.isNaN(end)));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/pod-api.js

function podApi(verbs) {
    const kind = builtInKinds.find((one) => one.kind === 'Pod');
    const options = { manager: 'kube-controller-manager' };
    return {
        create: (pod) => verbs.create({ kind, namespace: pod.metadata.namespace ?? '', name: '', subresource: '' }, pod, options),
        remove: (namespace, name) => void verbs.remove({ kind, namespace, name, subresource: '' }, {}, options),
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/provisioner.js

/** What a cluster has from its provider: volumes for claims, addresses for load balancers, and served definitions. */
class Provisioner {
    cluster;
    provide;
    addresses = 0;
    constructor(cluster) {
        this.cluster = cluster;
        this.provide = new Map([
            ['persistentvolumeclaims', (claim) => this.bind(claim)],
            ['services', (service) => this.balance(service)],
            ['customresourcedefinitions.apiextensions.k8s.io', (definition) => this.establish(definition)],
        ]);
    }
    *concerns({ resource, object }) {
        const key = cluster_keyOf(object);
        if (this.provide.has(resource))
            yield key.replace('/', `/${resource}/`);
    }
    reconcile(namespace, resourceAndName) {
        const [resource = '', name = ''] = resourceAndName.split('/');
        const object = this.cluster.store.get(resource, namespace, name);
        if (object !== undefined)
            this.provide.get(resource)?.(object);
        return undefined;
    }
    bind(claim) {
        if (claim['status']?.phase === 'Bound')
            return;
        const { accessModes, resources } = claim['spec'];
        const status = { phase: 'Bound', accessModes, capacity: resources?.requests };
        this.cluster.setStatus('persistentvolumeclaims', claim, JSON.parse(JSON.stringify(status)));
    }
    balance(object) {
        const service = this.cluster.get('services', object.metadata.namespace ?? '', object.metadata.name);
        if (service?.spec.type !== 'LoadBalancer' || service.status?.loadBalancer?.ingress !== undefined)
            return;
        this.addresses++;
        const ip = `198.51.100.${(this.addresses % 254) + 1}`;
        this.cluster.setStatus('services', service, {
            ...service.status,
            loadBalancer: { ingress: [{ ip, ipMode: 'VIP' }] },
        });
    }
    establish(definition) {
        if (definition['status'] !== undefined)
            return;
        const condition = (type, reason, message) => ({
            type,
            status: 'True',
            lastTransitionTime: this.cluster.stamp(),
            reason,
            message,
        });
        const conditions = [
            condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
            condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
        ];
        this.cluster.store.updateStatus('customresourcedefinitions.apiextensions.k8s.io', definition, { conditions });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/stateful-set.js





/** Pods with names of their own, one after the other (pkg/controller/statefulset/stateful_set_control.go). */
class StatefulSetController {
    cluster;
    events;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.events = events;
    }
    *concerns({ resource, object, old }) {
        if (resource === 'statefulsets.apps')
            yield cluster_keyOf(object);
        if (resource === 'pods')
            yield* ownerKeys('StatefulSet', object, old);
    }
    reconcile(namespace, name) {
        const set = this.cluster.get('statefulsets.apps', namespace, name);
        if (set === undefined || set.metadata.deletionTimestamp !== undefined)
            return undefined;
        const update = keepRevision(this.cluster, set, set.spec.template);
        const revisions = { update, current: set.status?.currentRevision ?? update };
        try {
            this.step(set, revisions);
        }
        finally {
            this.writeStatus(set, revisions);
        }
        const used = new Set([update, revisions.current, ...this.podsOf(set).map(stateful_set_revisionOf)]);
        forgetRevisions(this.cluster, set, used);
        const later = this.podsOf(set).map((pod) => (availableAt(pod, set.spec.minReadySeconds) ?? 0) - this.cluster.now());
        return later.some((ms) => ms > 0) ? Math.min(...later.filter((ms) => ms > 0)) : undefined;
    }
    podsOf(set) {
        return this.cluster.ownedBy('pods', set).sort((a, b) => ordinalOf(a) - ordinalOf(b));
    }
    controlFor({ metadata: { name } }) {
        return new PodControl(this.cluster, this.events, 'statefulset-controller', {
            made: (pod) => `create Pod ${pod} in StatefulSet ${name} successful`,
            refused: (pod, error) => `create Pod ${pod} in StatefulSet ${name} failed error: ${error}`,
            deleted: (pod) => `delete Pod ${pod} in StatefulSet ${name} successful`,
        });
    }
    isAvailable(set, pod) {
        return isActive(pod) && (availableAt(pod, set.spec.minReadySeconds) ?? Infinity) <= this.cluster.now();
    }
    /** Creates, then scales down, then updates; in order, each waits for what is before it. */
    step(set, revisions) {
        const wanted = set.spec.replicas ?? 1;
        const ordered = set.spec.podManagementPolicy !== 'Parallel';
        const pods = this.podsOf(set);
        const control = this.controlFor(set);
        const byOrdinal = new Map(pods.map((pod) => [ordinalOf(pod), pod]));
        for (let ordinal = 0; ordinal < wanted; ordinal++) {
            const pod = byOrdinal.get(ordinal);
            if (pod === undefined)
                this.create(set, ordinal, revisions, control);
            else if (hasEnded(pod) && pod.metadata.deletionTimestamp === undefined)
                control.delete(set, pod);
            if (ordered && (pod === undefined || !this.isAvailable(set, pod)))
                return;
        }
        const condemned = pods.filter((pod) => ordinalOf(pod) >= wanted).reverse();
        for (const pod of condemned) {
            if (isActive(pod))
                control.delete(set, pod);
            if (ordered)
                return;
        }
        if (set.spec.updateStrategy?.type === 'OnDelete')
            return;
        const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
        for (let ordinal = wanted - 1; ordinal >= partition; ordinal--) {
            const pod = byOrdinal.get(ordinal);
            if (pod === undefined)
                return;
            if (stateful_set_revisionOf(pod) !== revisions.update && pod.metadata.deletionTimestamp === undefined)
                return void control.delete(set, pod);
            if (!this.isAvailable(set, pod))
                return;
        }
    }
    create(set, ordinal, { current, update }, control) {
        const { name, namespace = '' } = set.metadata;
        const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
        const revision = ordinal < partition ? current : update;
        const pod = `${name}-${ordinal}`;
        const volumes = [];
        for (const claim of set.spec.volumeClaimTemplates ?? []) {
            const metadata = { ...claim.metadata, name: `${claim.metadata.name}-${pod}`, namespace };
            volumes.push({ name: claim.metadata.name, persistentVolumeClaim: { claimName: metadata.name } });
            if (this.cluster.get('persistentvolumeclaims', namespace, metadata.name) !== undefined)
                continue;
            this.cluster.create('persistentvolumeclaims', {
                ...claim,
                apiVersion: 'v1',
                kind: 'PersistentVolumeClaim',
                metadata,
            });
        }
        const { serviceName } = set.spec;
        control.create(set, templateOf(this.cluster, set, revision) ?? set.spec.template, {
            name: pod,
            labels: {
                [revisionLabel]: revision,
                'statefulset.kubernetes.io/pod-name': pod,
                'apps.kubernetes.io/pod-index': String(ordinal),
            },
            hostname: pod,
            volumes,
            ...(serviceName === undefined ? {} : { subdomain: serviceName }),
        });
    }
    writeStatus(set, { current, update }) {
        const pods = this.podsOf(set).filter((pod) => !hasEnded(pod));
        const wanted = set.spec.replicas ?? 1;
        const own = (revision) => pods.filter((pod) => isActive(pod) && stateful_set_revisionOf(pod) === revision).length;
        const ready = pods.filter((pod) => readySince(pod) !== undefined).length;
        const done = set.spec.updateStrategy?.type !== 'OnDelete' &&
            own(update) === wanted &&
            ready === wanted &&
            pods.length === wanted;
        this.cluster.setStatus('statefulsets.apps', set, {
            observedGeneration: set.metadata.generation ?? 0,
            replicas: pods.length,
            availableReplicas: pods.filter((pod) => this.isAvailable(set, pod)).length,
            ...nonEmpty({
                readyReplicas: ready,
                updatedReplicas: own(update),
                currentReplicas: own(done ? update : current),
            }),
            currentRevision: done ? update : current,
            updateRevision: update,
            collisionCount: 0,
        });
    }
}
function ordinalOf({ metadata: { name } }) {
    return Number(name.slice(name.lastIndexOf('-') + 1));
}
function stateful_set_revisionOf({ metadata }) {
    return metadata.labels?.[revisionLabel] ?? '';
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/controllers.js


















/** Every controller of a cluster, and its one node. */
class Controllers {
    store;
    loop;
    kubelet;
    unsubscribe;
    turn = 0;
    constructor(store, clock, verbs, behaviours, settings) {
        this.store = store;
        const cluster = new Cluster(store, clock, podApi(verbs));
        const events = new EventRecorder(cluster);
        const autoscaler = new AutoscalerController(cluster, events, behaviours);
        this.kubelet = new Kubelet(cluster, events, behaviours, settings);
        // What is nearer to the pods has its turn first, so that a Deployment sees what its last step led to.
        this.loop = new ControlLoop(store, clock, [
            this.kubelet,
            new ReplicaSetController(cluster, events),
            new StatefulSetController(cluster, events),
            new DaemonSetController(cluster, events),
            new JobController(cluster, events),
            new DeploymentController(cluster, events),
            new EndpointsController(cluster),
            new DisruptionBudgetController(cluster),
            autoscaler,
            new Provisioner(cluster),
            new GarbageCollector(cluster),
            new NamespaceController(cluster),
        ]);
        this.unsubscribe = behaviours.subscribe(() => {
            for (const key of this.kubelet.rethink())
                this.loop.add(this.kubelet, key);
            for (const { metadata } of cluster.list('horizontalpodautoscalers.autoscaling'))
                this.loop.add(autoscaler, `${metadata.namespace}/${metadata.name}`);
        });
        this.loop.begin(builtInKinds.map(resourceName));
    }
    stop() {
        this.unsubscribe();
        this.loop.stop();
    }
    /** The log of a container of a pod; undefined when there is none. */
    logs(namespace, pod, wishes = {}) {
        return this.kubelet.logs(namespace, pod, wishes);
    }
    /** What a pod's server answers. @throws an error of code ECONNREFUSED when it does not listen */
    async requestPod(namespace, pod, port, request) {
        return this.kubelet.request(namespace, pod, port, request);
    }
    /**
     * What a Service answers: its ready pods in turn. Undefined when there is none, or no such port.
     *
     * @throws StatusError 503 when the pod does not listen
     */
    async request(namespace, service, port, request) {
        const ports = listAt(this.store.get('services', namespace, service), 'spec', 'ports');
        const asked = ports.find((one) => port === '' || one['name'] === port || String(one['port']) === port);
        const behind = this.store
            .list('endpointslices.discovery.k8s.io', namespace)
            .filter(({ metadata }) => asked !== undefined && metadata.labels?.[serviceLabel] === service)
            .flatMap((slice) => {
            const found = listAt(slice, 'ports').find(({ name }) => name === (asked?.['name'] ?? ''));
            const ready = listAt(slice, 'endpoints').filter(({ conditions }) => isMap(conditions) && conditions['ready'] === true);
            return found === undefined ? [] : ready.map(({ targetRef }) => ({ targetRef, port: Number(found['port']) }));
        });
        this.turn++;
        const chosen = behind[this.turn % Math.max(1, behind.length)];
        if (chosen === undefined || !isMap(chosen.targetRef))
            return undefined;
        try {
            return await this.requestPod(namespace, String(chosen.targetRef['name']), chosen.port, request);
        }
        catch (error) {
            const words = error instanceof Error ? error.message.replace('connect ECONNREFUSED', 'dial tcp') : String(error);
            throw new StatusError(503, 'ServiceUnavailable', `error trying to reach service: ${words}: connect: connection refused`);
        }
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/behaviour.js
/** Behaviours by container; the newest that fits counts, also for containers that run already. */
class PodBehaviours {
    list = [];
    listeners = new Set();
    /** Replicas by `namespace/name` of a HorizontalPodAutoscaler. */
    scales = new Map();
    behave(match, behaviour) {
        const full = typeof match === 'string' || match instanceof RegExp ? { image: match } : match;
        this.list.unshift({ match: full, behaviour });
        this.tell();
    }
    /** What the metrics of a HorizontalPodAutoscaler would make it ask for, from now on. */
    autoscale(namespace, autoscaler, replicas) {
        this.scales.set(`${namespace}/${autoscaler}`, replicas);
        this.tell();
    }
    of(pod, { image = '' }) {
        const fits = (text, wanted) => wanted === undefined || (typeof wanted === 'string' ? wanted === text : text.search(wanted) >= 0);
        return (this.list.find(({ match }) => fits(image, match.image) && fits(pod.metadata.name, match.name))?.behaviour ?? {});
    }
    scaleOf(namespace, autoscaler) {
        return this.scales.get(`${namespace}/${autoscaler}`);
    }
    /** Calls back when anything was told. @returns what ends it */
    subscribe(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    tell() {
        for (const listener of this.listeners)
            listener();
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/sandbox.js











/** New each time, as a cluster's is: a test can look for it where it must not be. */
const newToken = () => (0,external_node_crypto_.randomBytes)(16).toString('hex');
/** Starts a sandbox with the namespaces that every cluster has. */
async function startSandbox(settings = {}) {
    const { clock = lib/* systemClock */.ml, port = 0, tls, inventSecrets = false } = settings;
    const token = newToken();
    const store = new Store(clock);
    const verbs = new Verbs(store, clock);
    const behaviours = new PodBehaviours();
    const namespaces = {
        kind: builtInKinds.find(({ kind }) => kind === 'Namespace'),
        namespace: '',
        name: '',
        subresource: '',
    };
    for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system'])
        verbs.create(namespaces, { metadata: { name } }, { manager: 'kube-apiserver' });
    const controllers = new Controllers(store, clock, verbs, behaviours, { inventSecrets });
    const server = new ApiServer(store, clock, new Router(store, verbs, controllers), { port, token, tls });
    const url = await server.start();
    return {
        url,
        token,
        kubeconfig: kubeconfigOf(url, token, tls?.cert),
        store,
        faults: server.faults,
        requests: server.requests,
        behave: (image, behaviour) => behaviours.behave(image, behaviour),
        admit: (admission) => verbs.admissions.push(admission),
        autoscale: (namespace, name, replicas) => autoscale(store, namespace, name, replicas),
        forgetHistory: () => store.forget(),
        dropConnections: () => server.dropConnections(),
        closeWatches: () => server.closeWatches(),
        stop: async () => {
            controllers.stop();
            await server.stop();
        },
    };
}
function kubeconfigOf(server, token, cert) {
    const authority = cert === undefined ? {} : { 'certificate-authority-data': Buffer.from(cert).toString('base64') };
    return (0,dist.stringify)({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'sandbox', cluster: { server, ...authority } }],
        users: [{ name: 'sandbox', user: { token } }],
        contexts: [{ name: 'sandbox', context: { cluster: 'sandbox', user: 'sandbox', namespace: 'default' } }],
        'current-context': 'sandbox',
    });
}
function autoscale(store, namespace, name, replicas) {
    const live = store.get('deployments.apps', namespace, name);
    if (live === undefined)
        return;
    const scaled = { ...live, spec: { ...mapAt(live, 'spec'), replicas } };
    store.update('deployments.apps', scaled, { manager: 'kube-controller-manager', subresource: 'scale' });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/index.js



/***/ })

};
