import { isMap, type Json, type KubeObject, labelsAt, listAt, mapAt } from '../objects.ts';
import { apiVersionOf, type Kind } from '../store/kinds.ts';
import { badRequest, type Cause, invalid, wrong } from './status-error.ts';

/** The scale of a Deployment, ReplicaSet or StatefulSet: its replicas and nothing else (autoscaling/v1). */
export function scaleOf(object: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp } as KubeObject['metadata'],
    spec: { replicas: mapAt(object, 'spec')['replicas'] ?? 0 },
    status: { replicas: mapAt(object, 'status')['replicas'] ?? 0, selector: selectorText(object) },
  };
}

function selectorText(object: KubeObject): string {
  const operators: Readonly<Record<string, string>> = { In: 'in', NotIn: 'notin' };
  const equal = Object.entries(labelsAt(object, 'spec', 'selector', 'matchLabels')).map(
    ([key, value]) => `${key}=${value}`,
  );
  const sets = listAt(object, 'spec', 'selector', 'matchExpressions').map(({ key, operator, values }) => {
    const word = operators[String(operator)];
    if (word === undefined) return operator === 'Exists' ? String(key) : `!${String(key)}`;
    return `${String(key)} ${word} (${(Array.isArray(values) ? values : []).join(',')})`;
  });
  return [...equal, ...sets].join(',');
}

/** @throws StatusError for what is no Scale, and for a negative one */
export function decodeScale(body: unknown): KubeObject {
  if (!isMap(body) || (body['kind'] !== undefined && body['kind'] !== 'Scale'))
    throw badRequest(
      `Scale in version "v1" cannot be handled as a Scale: got ${String(mapAt({ body }, 'body')['kind'])}`,
    );
  const replicas = mapAt(body, 'spec')['replicas'] ?? 0;
  const name = mapAt(body, 'metadata')['name'];
  if (!Number.isInteger(replicas))
    throw badRequest(
      `Scale in version "v1" cannot be handled as a Scale: json: cannot unmarshal ${typeof replicas} into Go struct field ScaleSpec.spec.replicas of type int32`,
    );
  if (Number(replicas) >= 0) return body as unknown as KubeObject;
  const causes: Cause[] = [wrong('spec.replicas', replicas, 'must be greater than or equal to 0')];
  throw invalid({ group: 'autoscaling', kind: 'Scale' }, String(name), causes);
}

/** An applied Scale as if it was applied to the object itself. */
export function scaled(kind: Kind, scale: Json): Json {
  const spec = mapAt(decodeScale(scale), 'spec');
  const { name, namespace, resourceVersion } = mapAt(scale, 'metadata');
  const metadata = Object.fromEntries(
    Object.entries({ name, namespace, resourceVersion }).filter(([, value]) => value !== undefined),
  );
  return {
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata,
    ...('replicas' in spec ? { spec: { replicas: spec['replicas'] } } : {}),
  };
}
