import type { ConfigMap, Container, KubeObject, PodSpec } from '../kube/objects.ts';
import { mapPodSpec } from '../read/set-images.ts';
import { shortHash } from './hash.ts';

/** Set to "false" on a ConfigMap or Secret, it keeps its name. */
export const hashAnnotation = 'slipway.dev/hash';

/**
 * Names ConfigMaps and Secrets by their content, and lets pods refer to these names: a change of configuration then
 * rolls pods as a change of the image does, and the way back finds the old content untouched. Objects that nothing but
 * pods of this release refers to are named so.
 */
export function nameConfigByContent(objects: readonly KubeObject[]): KubeObject[] {
  const names = new Map<string, string>();
  for (const object of objects) {
    if (!isConfig(object) || object.metadata.annotations?.[hashAnnotation] === 'false') continue;
    const { namespace = '', name } = object.metadata;
    const content = [object['data'], object['stringData'], object['binaryData'], object['type']];
    names.set(idOf(object.kind, namespace, name), `${name.slice(0, 240)}-${shortHash(content)}`);
  }
  const used = new Set<string>();
  const renamed = objects.map((object) => {
    const namespace = object.metadata.namespace ?? '';
    const rename = (kind: string, name: string | undefined): string | undefined => {
      const id = idOf(kind, namespace, name ?? '');
      if (names.has(id)) used.add(id);
      return names.get(id) ?? name;
    };
    return mapPodSpec(object, (spec) => renameReferences(spec, rename));
  });
  // One that no pod refers to may be read by its name through the API, so it keeps it.
  return renamed.map((object) => {
    const id = idOf(object.kind, object.metadata.namespace ?? '', object.metadata.name);
    return used.has(id) ? { ...object, metadata: { ...object.metadata, name: names.get(id)! } } : object;
  });
}

function isConfig(object: KubeObject): object is ConfigMap {
  return object.apiVersion === 'v1' && (object.kind === 'ConfigMap' || object.kind === 'Secret');
}

function idOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${namespace}/${name}`;
}

type Rename = (kind: string, name: string | undefined) => string | undefined;
type Json = Readonly<Record<string, unknown>>;

function renameReferences(spec: PodSpec, rename: Rename): PodSpec {
  const container = (one: Container): Container => ({
    ...one,
    ...listOf(one, 'env', (entry) => within(entry, 'valueFrom', (from) => references(from, 'KeyRef', rename))),
    ...listOf(one, 'envFrom', (entry) => references(entry, 'Ref', rename)),
  });
  return {
    ...spec,
    containers: spec.containers.map(container),
    ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(container) }),
    ...listOf(spec, 'volumes', (volume) => volumeReferences(volume, rename)),
    ...listOf(spec, 'imagePullSecrets', (entry) => named(entry, 'name', 'Secret', rename)),
  };
}

function volumeReferences(volume: Json, rename: Rename): Json {
  const sources = (one: Json): Json =>
    within(
      within(one, 'configMap', (map) => named(map, 'name', 'ConfigMap', rename)),
      'secret',
      (secret) => named(named(secret, 'secretName', 'Secret', rename), 'name', 'Secret', rename),
    );
  return within(sources(volume), 'projected', (projected) => ({
    ...projected,
    ...listOf(projected, 'sources', sources),
  }));
}

/** `configMapKeyRef` and `secretKeyRef`, or `configMapRef` and `secretRef`. */
function references(entry: Json, ending: 'KeyRef' | 'Ref', rename: Rename): Json {
  const config = within(entry, `configMap${ending}`, (ref) => named(ref, 'name', 'ConfigMap', rename));
  return within(config, `secret${ending}`, (ref) => named(ref, 'name', 'Secret', rename));
}

function named(map: Json, field: string, kind: string, rename: Rename): Json {
  const name = map[field];
  return typeof name === 'string' ? { ...map, [field]: rename(kind, name) } : map;
}

function within(map: Json, field: string, change: (value: Json) => Json): Json {
  const value = map[field];
  return isJson(value) ? { ...map, [field]: change(value) } : map;
}

function listOf(map: Json, field: string, change: (item: Json) => Json): Json {
  const list = map[field];
  return Array.isArray(list) ? { [field]: list.map((item: unknown) => (isJson(item) ? change(item) : item)) } : {};
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
