import { nearest } from '@slipway/core';
import type { Mapping } from '../read/node.ts';
import { type TypeSchema, typeSchema } from './schema.ts';

/** Fields of older versions, by what they are called now. */
const renamed: Readonly<Record<string, string>> = {
  'V1IngressSpec.backend': 'defaultBackend',
  'V1IngressBackend.serviceName': 'service.name',
  'V1IngressBackend.servicePort': 'service.port',
  'V2ResourceMetricSource.targetAverageUtilization': 'target.averageUtilization',
  'V2ResourceMetricSource.targetAverageValue': 'target.averageValue',
};

/** The field that an unknown key most likely means: what it is called now, or the nearest that the mapping lacks. */
export function meantField(node: Mapping, type: TypeSchema, key: string): string | undefined {
  const now = renamed[`${type.name}.${key}`];
  if (now !== undefined) return now;
  const free: string[] = [];
  for (const name of type.fields.keys()) if (!node.has(name)) free.push(name);
  return nearest(key, free);
}

/** Parts that fields are often written beside instead of into. Those of volume sources and the like have names too much alike. */
const parts = [
  'spec',
  'template',
  'containers',
  'metadata',
  'selector',
  'strategy',
  'updateStrategy',
  'jobTemplate',
  'securityContext',
  'resources',
  'ports',
];

/**
 * Where a field of this name would be known: in a part of the innermost of the mappings, in one around it, or in a part
 * of one of those.
 */
export function homeOf(
  name: string,
  types: readonly TypeSchema[],
  path: readonly (string | number)[],
): string | undefined {
  const own = partWith(types.at(-1)!, name);
  if (own !== undefined) return `under ${own}`;
  for (let i = types.length - 2; i >= 0; i--) {
    const around = types[i]!;
    if (around.fields.has(name)) return i === 0 ? 'at the root of the object' : `in ${placeOf(path, i)}`;
    const part = partWith(around, name);
    if (part !== undefined) return i === 0 ? `under ${part}` : `under ${placeOf(path, i)}.${part}`;
  }
  return undefined;
}

/** The path of the i-th mapping around: list indices and keys of maps belong to no mapping of their own. */
function placeOf(path: readonly (string | number)[], i: number): string {
  const found: string[] = [];
  let depth = 0;
  for (const part of path) {
    if (depth === i && typeof part !== 'number') break;
    if (typeof part === 'number') found[found.length - 1] += '[]';
    else {
      found.push(part);
      depth++;
    }
  }
  return found.join('.');
}

/** The field of a type whose own mapping, or elements, have a field of this name. */
function partWith(type: TypeSchema, name: string): string | undefined {
  for (const key of parts) {
    const field = type.fields.get(key);
    const of = field?.kind === 'list' ? field.of : field;
    if (of?.kind === 'object' && typeSchema(of.type).fields.has(name)) return field?.kind === 'list' ? `${key}[]` : key;
  }
  return undefined;
}
