import { isMap, type Json, type KubeObject, listAt, mapAt } from '../objects.ts';
import { withSchemaDefaults } from '../schema/custom-values.ts';
import type { Kind } from '../store/kinds.ts';
import { claimSpec, mapped, podDefaults, templateDefaults, within } from './pod-defaults.ts';

/** What the API server fills in when it reads an object (pkg/apis/…/defaults.go). */
export function withDefaults({ kind, definition }: Kind, object: KubeObject): KubeObject {
  if (definition !== undefined) return withSchemaDefaults(definition, object) as KubeObject;
  const fill = fillers[kind];
  return fill === undefined ? object : fill(object);
}

type Fill = (object: KubeObject) => KubeObject;

/** Defaults of the spec; what is given comes last and wins. */
const spec =
  (fill: (spec: Json) => Json): Fill =>
  (object) => ({ ...object, spec: fill(mapAt(object, 'spec')) });

const withTemplate = (given: Json): Json => ({ template: templateDefaults(given['template']) });

const fillers: Readonly<Record<string, Fill>> = {
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
    ...within(given, 'jobTemplate', (job) => ({
      ...job,
      ...within(job, 'spec', (jobSpec) => ({ ...jobSpec, ...withTemplate(jobSpec) })),
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
    return { type: 'Opaque', ...secret, ...(Object.keys(data).length === 0 ? {} : { data }) } as KubeObject;
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
    const rules = (field: string) =>
      mapped(given, field, (rule) => ({ ...rule, ...mapped(rule, 'ports', (port) => ({ protocol: 'TCP', ...port })) }));
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
  StorageClass: (object) =>
    ({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', ...object }) as unknown as KubeObject,
  PriorityClass: (object) => ({ preemptionPolicy: 'PreemptLowerPriority', ...object }) as unknown as KubeObject,
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
function rolling(strategy: Json, parameters: Json): Json {
  const type = strategy['type'] || 'RollingUpdate';
  if (type !== 'RollingUpdate') return { ...strategy, type };
  return { ...strategy, type, rollingUpdate: { ...parameters, ...mapAt(strategy, 'rollingUpdate') } };
}

function service(given: Json): Json {
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

function binding(object: KubeObject): KubeObject {
  const group = 'rbac.authorization.k8s.io';
  const isAccount = (subject: Json) => subject['kind'] === 'ServiceAccount';
  const roleRef = mapAt(object, 'roleRef');
  return {
    ...object,
    ...mapped(object, 'subjects', (subject) => (isAccount(subject) ? subject : { apiGroup: group, ...subject })),
    roleRef: { ...roleRef, apiGroup: roleRef['apiGroup'] || group },
  };
}
