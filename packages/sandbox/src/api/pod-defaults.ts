import { isMap, type Json, listAt, mapAt } from '../objects.ts';

/** What the API server fills into pods and pod templates (pkg/apis/core/v1/defaults.go). */
export function podSpecDefaults(spec: Json): Json {
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
export function templateDefaults(template: unknown): Json {
  return { ...(isMap(template) ? template : {}), spec: podSpecDefaults(mapAt(template, 'spec')) };
}

/** What a pod has beyond what a template has. */
export function podDefaults(spec: Json): Json {
  const filled = { enableServiceLinks: true, ...podSpecDefaults(spec) };
  const withRequests = (one: Json): Json => {
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
export function mapped(object: Json, field: string, fill: (item: Json) => Json): Json {
  const list = object[field];
  return Array.isArray(list) ? { [field]: list.map((item) => (isMap(item) ? fill(item) : item)) } : {};
}

/** A map field passed through a function; nothing when it is not there. */
export function within(object: Json, field: string, fill: (value: Json) => Json): Json {
  const value = object[field];
  return isMap(value) ? { [field]: fill(value) } : {};
}

function container(one: Json): Json {
  return {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isMovingImage(String(one['image'] ?? '')) ? 'Always' : 'IfNotPresent',
    resources: {},
    ...one,
    ...mapped(one, 'ports', (port) => ({ protocol: 'TCP', ...port })),
    ...mapped(one, 'env', (variable) => ({
      ...variable,
      ...within(variable, 'valueFrom', (source) => ({ ...source, ...within(source, 'fieldRef', fieldRef) })),
    })),
    ...within(one, 'livenessProbe', probe),
    ...within(one, 'readinessProbe', probe),
    ...within(one, 'startupProbe', probe),
    ...within(one, 'lifecycle', (lifecycle) => ({
      ...lifecycle,
      ...within(lifecycle, 'preStop', handler),
      ...within(lifecycle, 'postStart', handler),
    })),
  };
}

/** Whether an image without a digest is `:latest`, said or unsaid. */
function isMovingImage(image: string): boolean {
  return !image.includes('@') && (!/:[^/]+$/.test(image) || image.endsWith(':latest'));
}

const fieldRef = (ref: Json): Json => ({ apiVersion: 'v1', ...ref });

const handler = (action: Json): Json => ({
  ...action,
  ...within(action, 'httpGet', (get) => ({ path: '/', scheme: 'HTTP', ...get })),
  ...within(action, 'grpc', (grpc) => ({ service: '', ...grpc })),
});

function probe(one: Json): Json {
  return { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, ...handler(one) };
}

function volume(one: Json): Json {
  const files = (source: Json): Json => ({ defaultMode: 0o644, ...source });
  const items = (source: Json): Json => ({
    ...source,
    ...mapped(source, 'items', (item) => ({ ...item, ...within(item, 'fieldRef', fieldRef) })),
  });
  const bare = Object.keys(one).every((key) => key === 'name');
  return {
    ...one,
    ...(bare ? { emptyDir: {} } : {}),
    ...within(one, 'secret', files),
    ...within(one, 'configMap', files),
    ...within(one, 'downwardAPI', (source) => files(items(source))),
    ...within(one, 'hostPath', (source) => ({ type: '', ...source })),
    ...within(one, 'projected', (projected) => ({
      ...files(projected),
      ...mapped(projected, 'sources', (source) => ({
        ...source,
        ...within(source, 'downwardAPI', items),
        ...within(source, 'serviceAccountToken', (token) => ({ expirationSeconds: 3600, ...token })),
      })),
    })),
    ...within(one, 'ephemeral', (source) => ({
      ...source,
      ...within(source, 'volumeClaimTemplate', (claim) => ({ ...claim, spec: claimSpec(mapAt(claim, 'spec')) })),
    })),
  };
}

/** The spec of a PersistentVolumeClaim with its defaults. */
export function claimSpec(spec: Json): Json {
  return { volumeMode: 'Filesystem', ...spec };
}

/** Guaranteed when all containers have equal limits and requests of cpu and memory (pkg/apis/core/v1/helper/qos). */
export function qosClass(spec: Json): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const all = [...listAt(spec, 'containers'), ...listAt(spec, 'initContainers')].map((one) => ({
    limits: mapAt(one, 'resources', 'limits'),
    requests: mapAt(one, 'resources', 'requests'),
  }));
  const some = all.some(({ limits, requests }) => ['cpu', 'memory'].some((name) => name in limits || name in requests));
  if (!some) return 'BestEffort';
  const equal = all.every(({ limits, requests }) =>
    ['cpu', 'memory'].every((name) => name in limits && (requests[name] ?? limits[name]) === limits[name]),
  );
  return equal ? 'Guaranteed' : 'Burstable';
}
