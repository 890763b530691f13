import { isDeepStrictEqual } from 'node:util';
import { isMap, type Json, type KubeObject, listAt, mapAt } from '../objects.ts';
import { schemaCauses } from '../schema/custom-values.ts';
import type { Kind } from '../store/kinds.ts';
import { type Cause, duplicate, invalid, refused, required, wrong } from './status-error.ts';
import { labelPattern, labelWords, podSpecCauses, portNumber } from './validate-pod.ts';
import { cronJobCauses, jobCauses, workloadCauses } from './validate-workload.ts';

/** @throws StatusError 422 for what the API server refuses in objects that a deploy applies */
export function validate(kind: Kind, object: KubeObject, old: KubeObject | undefined): void {
  const { definition } = kind;
  const ofKind = definition === undefined ? byKind[kind.kind]?.(object, old) : schemaCauses(definition, object);
  const causes = [...metadataCauses(kind, object, old), ...(ofKind ?? [])];
  if (causes.length > 0) throw invalid(kind, object.metadata.name ?? '', causes);
}

const name = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomainWords = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${name}(\\.${name})*')`;
const serviceWords =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

function nameCauses({ kind, group }: Kind, given: string | undefined): Cause[] {
  if (given === undefined || given === '') return [required('metadata.name', 'name or generateName is required')];
  const at = 'metadata.name';
  if (group === 'rbac.authorization.k8s.io')
    return /[/%]|^\.\.?$/.test(given) ? [wrong(at, given, "may not contain '/'")] : [];
  if (kind === 'Namespace') return labelPattern.test(given) ? [] : [wrong(at, given, labelWords)];
  if (kind === 'Service')
    return /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(given) ? [] : [wrong(at, given, serviceWords)];
  if (given.length > 253) return [wrong(at, given, 'must be no more than 253 characters')];
  return new RegExp(`^${name}(\\.${name})*$`).test(given) ? [] : [wrong(at, given, subdomainWords)];
}

function metadataCauses(kind: Kind, { metadata }: KubeObject, old: KubeObject | undefined): Cause[] {
  return [
    ...nameCauses(kind, metadata.name),
    ...Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => [
      ...(/^(([A-Za-z0-9][-\w.]*)?[A-Za-z0-9])?$/.test(value)
        ? value.length > 63
          ? [wrong('metadata.labels', value, 'must be no more than 63 bytes')]
          : []
        : [
            wrong(
              'metadata.labels',
              value,
              "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
            ),
          ]),
      ...qualifiedName('metadata.labels', key),
    ]),
    ...Object.keys(metadata.annotations ?? {}).flatMap((key) =>
      qualifiedName('metadata.annotations', key.toLowerCase()),
    ),
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

function qualifiedName(field: string, key: string): Cause[] {
  return /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?([A-Za-z0-9][-\w.]{0,61})?[A-Za-z0-9]$/.test(key)
    ? []
    : [
        wrong(
          field,
          key,
          "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
        ),
      ];
}

type Check = (object: KubeObject, old: KubeObject | undefined) => Cause[];

const byKind: Readonly<Record<string, Check>> = {
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
  Ingress: (object) =>
    listAt(object, 'spec', 'rules').flatMap((rule, i) =>
      listAt(rule, 'http', 'paths').flatMap((path, j) => ingressPathCauses(path, `spec.rules[${i}].http.paths[${j}]`)),
    ),
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

function podCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
  const spec = mapAt(object, 'spec');
  if (old === undefined) return podSpecCauses(spec, 'spec');
  // Images may change, and little else.
  const fixed = ({
    activeDeadlineSeconds: _,
    tolerations: __,
    terminationGracePeriodSeconds: ___,
    ...rest
  }: Json): Json => {
    const imageless = (field: string) => listAt(rest, field).map(({ image: _, ...one }) => one);
    return { ...rest, containers: imageless('containers'), initContainers: imageless('initContainers') };
  };
  return isDeepStrictEqual(fixed(spec), fixed(mapAt(old, 'spec')))
    ? []
    : [
        refused(
          'spec',
          'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
        ),
      ];
}

function serviceCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
  const spec = mapAt(object, 'spec');
  const ports = listAt(spec, 'ports');
  const isExternal = spec['type'] === 'ExternalName';
  const causes: Cause[] = [];
  if (ports.length === 0 && !isExternal && spec['clusterIP'] !== 'None') causes.push(required('spec.ports'));
  const [names, places] = [new Set<unknown>(), new Set<string>()];
  for (const [i, { name: portName, port, protocol, targetPort }] of ports.entries()) {
    const at = `spec.ports[${i}]`;
    if (portName === undefined && ports.length > 1) causes.push(required(`${at}.name`));
    else if (portName !== undefined && !labelPattern.test(String(portName)))
      causes.push(wrong(`${at}.name`, portName, labelWords));
    else if (names.has(portName)) causes.push(duplicate(`${at}.name`, portName));
    names.add(portName);
    causes.push(...portNumber(port, `${at}.port`));
    if (typeof targetPort === 'number') causes.push(...portNumber(targetPort, `${at}.targetPort`));
    const place = `${String(port)}/${String(protocol)}`;
    if (places.has(place)) causes.push(duplicate(at, { port, protocol }));
    places.add(place);
  }
  if (isExternal && !spec['externalName']) causes.push(required('spec.externalName'));
  const [now, before] = [listOf(spec, 'clusterIPs'), listOf(mapAt(old, 'spec'), 'clusterIPs')];
  if (before.length > 0 && now.length > 0 && now[0] !== before[0])
    causes.push(wrong('spec.clusterIPs[0]', now, 'may not change once set'));
  return causes;
}

function listOf(object: Json, field: string): readonly unknown[] {
  const value = object[field];
  return Array.isArray(value) ? value : [];
}

/** ConfigMaps and Secrets. */
function dataCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
  const causes = ['data', 'binaryData'].flatMap((field) =>
    Object.keys(mapAt(object, field))
      .filter((key) => !/^[-._a-zA-Z0-9]{1,253}$/.test(key))
      .map((key) =>
        wrong(
          `data[${key}]`,
          key,
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
        ),
      ),
  );
  if (old?.['immutable'] !== true) return causes;
  const words = 'field is immutable when `immutable` is set';
  return [
    ...causes,
    ...(object['immutable'] === true ? [] : [refused('immutable', words)]),
    ...['data', 'binaryData']
      .filter((field) => !isDeepStrictEqual(object[field], old[field]))
      .map((field) => refused(field, words)),
  ];
}

function claimCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
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
  const fixed = ({ volumeName, storageClassName, resources, ...rest }: Json): Json => ({
    ...rest,
    ...(isBound ? {} : { resources }),
    ...(before['storageClassName'] === undefined ? {} : { storageClassName }),
    ...(before['volumeName'] === undefined ? {} : { volumeName }),
  });
  return isDeepStrictEqual(fixed(before), fixed(spec))
    ? []
    : [
        refused(
          'spec',
          'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
        ),
      ];
}

function ingressPathCauses(path: Json, at: string): Cause[] {
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

function roleRefCauses(object: KubeObject, old: KubeObject | undefined): Cause[] {
  return old === undefined || isDeepStrictEqual(object['roleRef'], old['roleRef'])
    ? []
    : [wrong('roleRef', object['roleRef'], 'cannot change roleRef')];
}
