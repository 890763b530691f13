import { isMap, type Json, type KubeObject, listAt, mapAt } from '../objects.ts';

/** What the API server fills in, as far as a deploy meets it (pkg/apis/…/defaults.go). */
export function withDefaults(object: KubeObject): KubeObject {
  const fill = fillers[object.kind];
  return fill === undefined ? object : fill(object);
}

let addresses = 0;

const fillers: Readonly<Record<string, (object: KubeObject) => KubeObject>> = {
  Deployment: (object) => {
    const spec = mapAt(object, 'spec');
    const strategy = mapAt(spec, 'strategy');
    const type = strategy['type'] ?? 'RollingUpdate';
    const rolling = { maxSurge: '25%', maxUnavailable: '25%', ...mapAt(strategy, 'rollingUpdate') };
    return {
      ...object,
      spec: {
        replicas: 1,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 10,
        ...spec,
        strategy: type === 'RollingUpdate' ? { type, rollingUpdate: rolling } : { type },
        template: template(spec['template']),
      },
    };
  },
  StatefulSet: (object) => {
    const spec = mapAt(object, 'spec');
    const updateStrategy = { type: 'RollingUpdate', ...mapAt(spec, 'updateStrategy') };
    return {
      ...object,
      spec: {
        replicas: 1,
        podManagementPolicy: 'OrderedReady',
        revisionHistoryLimit: 10,
        ...spec,
        updateStrategy,
        template: template(spec['template']),
      },
    };
  },
  ReplicaSet: withTemplate,
  DaemonSet: (object) =>
    withTemplate({ ...object, spec: { updateStrategy: { type: 'RollingUpdate' }, ...mapAt(object, 'spec') } }),
  Job: (object) =>
    withTemplate({ ...object, spec: { backoffLimit: 6, completions: 1, parallelism: 1, ...mapAt(object, 'spec') } }),
  Pod: (object) => ({ ...object, spec: podSpec(mapAt(object, 'spec')) }),
  Service: (object) => {
    const spec = mapAt(object, 'spec');
    const type = spec['type'] ?? 'ClusterIP';
    addresses++;
    const clusterIP =
      type === 'ExternalName' ? {} : { clusterIP: `10.96.${(addresses >> 8) & 255}.${addresses & 255}` };
    const ports = listAt(spec, 'ports').map((port) => ({ protocol: 'TCP', targetPort: port['port'], ...port }));
    return {
      ...object,
      spec: { type, sessionAffinity: 'None', ...clusterIP, ...spec, ...(ports.length === 0 ? {} : { ports }) },
    };
  },
  Secret: (object) => {
    const { stringData, ...secret } = object;
    const plain = Object.entries(isMap(stringData) ? stringData : {}).map(([key, value]) => [
      key,
      Buffer.from(String(value)).toString('base64'),
    ]);
    const data = { ...mapAt(secret, 'data'), ...Object.fromEntries(plain) };
    return { type: 'Opaque', ...secret, ...(Object.keys(data).length === 0 ? {} : { data }) } as KubeObject;
  },
  Namespace: (object) => ({ status: { phase: 'Active' }, spec: { finalizers: ['kubernetes'] }, ...object }),
  HorizontalPodAutoscaler: (object) => ({ ...object, spec: { minReplicas: 1, ...mapAt(object, 'spec') } }),
};

function withTemplate(object: KubeObject): KubeObject {
  const spec = mapAt(object, 'spec');
  return {
    ...object,
    spec: { ...(object.kind === 'ReplicaSet' ? { replicas: 1 } : {}), ...spec, template: template(spec['template']) },
  };
}

function template(value: unknown): Json {
  const map = isMap(value) ? value : {};
  return { ...map, spec: podSpec(mapAt(map, 'spec')) };
}

function podSpec(spec: Json): Json {
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    ...spec,
    ...(spec['containers'] === undefined ? {} : { containers: listAt(spec, 'containers').map(container) }),
    ...(spec['initContainers'] === undefined ? {} : { initContainers: listAt(spec, 'initContainers').map(container) }),
  };
}

function container(one: Json): Json {
  const image = String(one['image'] ?? '');
  const moving = !image.includes('@') && (!/:[^/]+$/.test(image) || image.endsWith(':latest'));
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe']
    .filter((name) => isMap(one[name]))
    .map((name) => [
      name,
      { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, ...mapAt(one, name) },
    ]);
  return {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: moving ? 'Always' : 'IfNotPresent',
    resources: {},
    ...one,
    ...(one['ports'] === undefined
      ? {}
      : { ports: listAt(one, 'ports').map((port) => ({ protocol: 'TCP', ...port })) }),
    ...Object.fromEntries(probes),
  };
}
