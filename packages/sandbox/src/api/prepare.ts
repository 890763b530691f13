import { type Json, type KubeObject, listAt, mapAt } from '../objects.ts';
import type { Kind } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { qosClass } from './pod-defaults.ts';

/*
 * What the server alone decides of an object, before it is stored and after it is known who set what
 * (PrepareForCreate and PrepareForUpdate in pkg/registry, the admission plug-ins that are on by default).
 */

/** A new object: without a status of its own, with what a new one of its kind begins with. */
export function prepareCreate(kind: Kind, object: KubeObject, uid: string): KubeObject {
  const metadata: Json = { ...object.metadata, uid };
  for (const field of ofServer) delete metadata[field];
  const begun: Json = { ...object, metadata };
  if (kind.subresources.includes('status')) delete begun['status'];
  return withBeginning(kind, begun as unknown as KubeObject, uid);
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

function withBeginning(kind: Kind, begun: KubeObject, uid: string): KubeObject {
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
export function prepareUpdate(kind: Kind, object: KubeObject, live: KubeObject): KubeObject {
  const metadata: Json = { ...object.metadata };
  for (const field of [...ofServer, 'uid']) {
    if (live.metadata[field] === undefined) delete metadata[field];
    else metadata[field] = live.metadata[field];
  }
  const content: Json = { ...object, metadata };
  if (kind.subresources.includes('status')) {
    if (live['status'] === undefined) delete content['status'];
    else content['status'] = live['status'];
  }
  const next = content as unknown as KubeObject;
  if (kind.kind === 'Service') return withAllocated(next, live);
  if (kind.kind === 'Namespace') return { ...next, spec: live['spec'] };
  if (kind.kind === 'DaemonSet') {
    const before = Number(live.metadata.annotations?.[templateGeneration] ?? 1);
    const same = JSON.stringify(mapAt(live, 'spec', 'template')) === JSON.stringify(mapAt(next, 'spec', 'template'));
    return withTemplateGeneration(next, same ? before : before + 1);
  }
  return next;
}

const templateGeneration = 'deprecated.daemonset.template.generation';

function withTemplateGeneration(object: KubeObject, generation: number): KubeObject {
  const annotations = { ...object.metadata.annotations, [templateGeneration]: String(generation) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** Tolerations and priority come from admission plug-ins. */
function pod(object: KubeObject): KubeObject {
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
function job(object: KubeObject, uid: string): KubeObject {
  const spec = mapAt(object, 'spec');
  if (spec['manualSelector'] === true) return { ...object, status: {} };
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
function established(object: KubeObject): Json {
  const spec = mapAt(object, 'spec');
  const condition = (type: string, reason: string, message: string) => ({
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
function withAllocated(object: KubeObject, live: KubeObject): KubeObject {
  const [spec, before] = [mapAt(object, 'spec'), mapAt(live, 'spec')];
  if (spec['type'] === 'ExternalName' || before['type'] === 'ExternalName') return object;
  const kept = Object.fromEntries(
    ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']
      .filter((field) => field in before)
      .map((field) => [field, before[field]]),
  );
  const address = spec['clusterIP'];
  const moved = address !== undefined && address !== before['clusterIP'] ? { clusterIPs: [address] } : {};
  const wantsPorts = spec['type'] === 'NodePort' || spec['type'] === 'LoadBalancer';
  const ports = listAt(spec, 'ports').map((port) => {
    const old = listAt(before, 'ports').find(
      (one) => one['port'] === port['port'] && one['protocol'] === port['protocol'],
    );
    return wantsPorts && port['nodePort'] === undefined && old?.['nodePort'] !== undefined
      ? { ...port, nodePort: old['nodePort'] }
      : port;
  });
  return { ...object, spec: { ...kept, ...spec, ...moved, ...(ports.length === 0 ? {} : { ports }) } };
}

/** Addresses and node ports, when an object is stored. */
export function allocate(kind: Kind, object: KubeObject, store: Store): KubeObject {
  if (kind.kind !== 'Service') return object;
  const spec = mapAt(object, 'spec');
  if (spec['type'] === 'ExternalName') return object;
  const services = store.list('services');
  const takenPorts = new Set(services.flatMap((one) => listAt(one, 'spec', 'ports').map(({ nodePort }) => nodePort)));
  const wantsPorts = spec['type'] === 'NodePort' || spec['type'] === 'LoadBalancer';
  const ports = listAt(spec, 'ports').map((port) => {
    if (!wantsPorts || port['nodePort'] !== undefined) return port;
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

function firstFree<T>(nth: (n: number) => T, taken: ReadonlySet<unknown>): T {
  let n = 0;
  while (taken.has(nth(n))) n++;
  return nth(n);
}
