import { type KubeObject, labelsAt, listAt, mapAt } from '../objects.ts';
import { selects } from './selectors.ts';
import { type Cause, invalid, StatusError } from './status-error.ts';

const required = (field: string): Cause => ({ reason: 'FieldValueRequired', message: 'Required value', field });

/** @throws StatusError 422 for what the API server refuses in objects that a deploy applies */
export function validate(object: KubeObject, old: KubeObject | undefined): void {
  const { kind, metadata } = object;
  const causes: Cause[] = [];
  if (!/^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/.test(metadata.name) || metadata.name.length > 253)
    causes.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(metadata.name)}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'`,
      field: 'metadata.name',
    });
  if (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(kind)) workload(object, old, causes);
  if (kind === 'Job' && old !== undefined && differ(object, old, 'spec', 'template'))
    causes.push(immutable('spec.template'));
  if (kind === 'Service') service(object, old, causes);
  if ((kind === 'ConfigMap' || kind === 'Secret') && old?.['immutable'] === true && differ(object, old, 'data'))
    causes.push({
      reason: 'FieldValueForbidden',
      message: 'Forbidden: field is immutable when `immutable` is set',
      field: 'data',
    });
  if (causes.length > 0) throw invalid(nameOf(object), metadata.name, causes);
}

function nameOf({ kind, apiVersion }: KubeObject): string {
  return apiVersion.includes('/') ? `${kind}.${apiVersion.split('/')[0]!}` : kind;
}

function immutable(field: string): Cause {
  return { reason: 'FieldValueInvalid', message: 'Invalid value: field is immutable', field };
}

function workload(object: KubeObject, old: KubeObject | undefined, causes: Cause[]): void {
  const labels = labelsAt(object, 'spec', 'template', 'metadata', 'labels');
  const selector = mapAt(object, 'spec', 'selector');
  if (Object.keys(selector).length === 0) causes.push(required('spec.selector'));
  else if (!selects(selector, labels))
    causes.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(labels)}: \`selector\` does not match template \`labels\``,
      field: 'spec.template.metadata.labels',
    });
  const containers = listAt(object, 'spec', 'template', 'spec', 'containers');
  if (containers.length === 0) causes.push(required('spec.template.spec.containers'));
  for (const [i, { name, image }] of containers.entries()) {
    if (!name) causes.push(required(`spec.template.spec.containers[${i}].name`));
    if (!image) causes.push(required(`spec.template.spec.containers[${i}].image`));
  }
  if (old !== undefined && differ(object, old, 'spec', 'selector')) causes.push(immutable('spec.selector'));
}

function service(object: KubeObject, old: KubeObject | undefined, causes: Cause[]): void {
  const headless = mapAt(object, 'spec')['clusterIP'] === 'None';
  if (listAt(object, 'spec', 'ports').length === 0 && !headless && mapAt(object, 'spec')['type'] !== 'ExternalName')
    causes.push(required('spec.ports'));
  const [now, before] = [mapAt(object, 'spec')['clusterIP'], mapAt(old, 'spec')['clusterIP']];
  if (before !== undefined && now !== before)
    causes.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(now)}: field is immutable`,
      field: 'spec.clusterIP',
    });
}

function differ(a: KubeObject, b: KubeObject, ...path: string[]): boolean {
  const value = (object: KubeObject) => JSON.stringify(mapAt(object, ...path.slice(0, -1))[path.at(-1)!]);
  return value(a) !== value(b);
}

/** @throws StatusError 400 for the fields at the top of an object that no kind has */
export function refuseUnknown(object: KubeObject): void {
  const known: Readonly<Record<string, readonly string[]>> = {
    Deployment: [
      'minReadySeconds',
      'paused',
      'progressDeadlineSeconds',
      'replicas',
      'revisionHistoryLimit',
      'selector',
      'strategy',
      'template',
    ],
  };
  const fields = known[object.kind];
  if (fields === undefined) return;
  const unknown = Object.keys(mapAt(object, 'spec')).filter((field) => !fields.includes(field));
  if (unknown.length > 0)
    throw new StatusError(
      400,
      'BadRequest',
      `failed to create typed patch object: ${unknown.map((field) => `.spec.${field}: field not declared in schema`).join(', ')}`,
    );
}
