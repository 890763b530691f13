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
export const typeRows = `
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
