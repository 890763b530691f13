import { createHash } from 'node:crypto';
import { selects } from '../api/selectors.ts';
import { type KubeObject, type Labels, listAt, mapAt, textAt } from '../objects.ts';
import type { ControllerContext } from './context.ts';
import { readySince } from './replica-set.ts';

export const serviceLabel = 'kubernetes.io/service-name';

/** Keeps one EndpointSlice a Service: the pods that it selects, with what they are good for (KEP-1672). */
export function syncService({ store }: ControllerContext, service: KubeObject): void {
  const { namespace = '', name, uid = '' } = service.metadata;
  const selector = mapAt(service, 'spec', 'selector') as Labels;
  if (Object.keys(selector).length === 0) return;
  const pods = store
    .list('pods', namespace)
    .filter(
      (pod) =>
        selects({ matchLabels: selector }, pod.metadata.labels ?? {}) &&
        textAt(pod, 'status', 'podIP') !== undefined &&
        textAt(pod, 'status', 'phase') === 'Running',
    )
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const endpoints = pods.map((pod) => {
    const [serving, terminating] = [readySince(pod) !== undefined, pod.metadata.deletionTimestamp !== undefined];
    return {
      addresses: [textAt(pod, 'status', 'podIP')],
      conditions: { ready: serving && !terminating, serving, terminating },
      nodeName: 'sandbox',
      targetRef: { kind: 'Pod', namespace, name: pod.metadata.name, uid: pod.metadata.uid },
    };
  });
  const ports = listAt(service, 'spec', 'ports').map((port) => ({
    name: port['name'] ?? '',
    port: portOf(pods[0], port['targetPort'] ?? port['port']),
    protocol: port['protocol'] ?? 'TCP',
  }));
  const slice = `${name}-${createHash('sha256').update(uid).digest('hex').slice(0, 5)}`;
  const live = store.get('endpointslices.discovery.k8s.io', namespace, slice);
  const object: KubeObject = {
    ...(live ?? {}),
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...live?.metadata,
      name: slice,
      namespace,
      labels: { [serviceLabel]: name, 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
      ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name, uid, controller: true }],
    },
    addressType: 'IPv4',
    endpoints,
    ports,
  };
  if (live === undefined) store.create('endpointslices.discovery.k8s.io', object);
  else store.update('endpointslices.discovery.k8s.io', object);
}

function portOf(pod: KubeObject | undefined, target: unknown): number {
  if (typeof target === 'number') return target;
  const ports = listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'));
  const found = ports.find((port) => port['name'] === target);
  return typeof found?.['containerPort'] === 'number' ? found['containerPort'] : 0;
}
