import { isMap, type Json, type KubeObject, listAt, mapAt } from '../objects.ts';
import type { Kind } from '../store/kinds.ts';
import { anything, type Field, type StructType, type Type, typeNamed } from './types.ts';

const known = new WeakMap<KubeObject, readonly Kind[]>();

/** The kinds that a CustomResourceDefinition serves, one for each version. */
export function kindsOf(definition: KubeObject): readonly Kind[] {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const spec = mapAt(definition, 'spec');
  const names = mapAt(spec, 'names');
  const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  const kinds = listAt(spec, 'versions')
    .filter(({ served }) => served === true)
    .map(
      (version): Kind => ({
        group: String(spec['group']),
        version: String(version['name']),
        kind: String(names['kind']),
        plural: String(names['plural']),
        namespaced: spec['scope'] !== 'Cluster',
        subresources: Object.keys(mapAt(version, 'subresources')).filter((name) => name === 'status'),
        shortNames: texts(names['shortNames']),
        categories: texts(names['categories']),
        schema: rootType(mapAt(version, 'schema', 'openAPIV3Schema')),
        definition: mapAt(version, 'schema', 'openAPIV3Schema'),
      }),
    );
  known.set(definition, kinds);
  return kinds;
}

const text: Field = { type: { is: 'scalar', scalar: 's' }, presence: 'nonzero' };

function rootType(schema: Json): StructType {
  const fields = new Map<string, Field>([
    ['apiVersion', text],
    ['kind', text],
    ['metadata', { type: typeNamed('ObjectMeta'), presence: 'always' }],
  ]);
  for (const [name, property] of Object.entries(mapAt(schema, 'properties')))
    if (!fields.has(name)) fields.set(name, fieldOf(property));
  return { is: 'struct', name: '', fields, atomic: false, open: isOpen(schema) };
}

const isOpen = (schema: Json) => schema['x-kubernetes-preserve-unknown-fields'] === true;

function fieldOf(property: unknown): Field {
  const schema = isMap(property) ? property : {};
  const byDefault = schema['default'];
  return { type: typeOf(schema), presence: 'given', ...(byDefault === undefined ? {} : { byDefault }) };
}

/** The type that a structural schema describes (apiextensions-apiserver, pkg/apiserver/schema). */
function typeOf(schema: Json): Type {
  if (schema['x-kubernetes-int-or-string'] === true) return { is: 'scalar', scalar: 'x' };
  switch (schema['type']) {
    case 'array':
      return {
        is: 'list',
        of: typeOf(mapAt(schema, 'items')),
        items:
          schema['x-kubernetes-list-type'] === 'map'
            ? 'keys'
            : schema['x-kubernetes-list-type'] === 'set'
              ? 'values'
              : 'atomic',
        keys: (schema['x-kubernetes-list-map-keys'] as readonly string[] | undefined) ?? [],
      };
    case 'object':
      return objectType(schema);
    case 'string':
      return { is: 'scalar', scalar: 's' };
    case 'integer':
      return { is: 'scalar', scalar: 'l' };
    case 'number':
      return { is: 'scalar', scalar: 'n' };
    case 'boolean':
      return { is: 'scalar', scalar: 'b' };
    default:
      return anything;
  }
}

function objectType(schema: Json): Type {
  const atomic = schema['x-kubernetes-map-type'] === 'atomic';
  const values = schema['additionalProperties'];
  if (isMap(values) && schema['properties'] === undefined) return { is: 'map', of: typeOf(values), atomic };
  const properties = Object.entries(mapAt(schema, 'properties'));
  if (properties.length === 0 && isOpen(schema)) return anything;
  const fields = new Map(properties.map(([name, property]) => [name, fieldOf(property)]));
  if (schema['x-kubernetes-embedded-resource'] === true) {
    fields.set('apiVersion', text).set('kind', text);
    fields.set('metadata', { type: typeNamed('ObjectMeta'), presence: 'given' });
  }
  return { is: 'struct', name: '', fields, atomic, open: isOpen(schema) };
}
