import { isDeepStrictEqual } from 'node:util';
import { type Cause, required, unsupported, wrong } from '../api/status-error.ts';
import { isMap, type Json, mapAt } from '../objects.ts';

/** A value of a custom resource with the defaults of its schema. */
export function withSchemaDefaults(schema: Json, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withSchemaDefaults(mapAt(schema, 'items'), item));
  if (!isMap(value)) return value;
  const result: Json = { ...value };
  for (const [name, property] of Object.entries(mapAt(schema, 'properties'))) {
    if (!isMap(property)) continue;
    if (result[name] === undefined && property['default'] !== undefined)
      result[name] = structuredClone(property['default']);
    if (result[name] !== undefined) result[name] = withSchemaDefaults(property, result[name]);
  }
  const values = schema['additionalProperties'];
  if (isMap(values)) for (const [name, item] of Object.entries(result)) result[name] = withSchemaDefaults(values, item);
  return result;
}

/** What a schema refuses of a value, in the words of the API server (kube-openapi, pkg/validation). */
export function schemaCauses(schema: Json, value: unknown, path = ''): Cause[] {
  if (value === null && schema['nullable'] === true) return [];
  const mismatch = typeCause(schema, value, path);
  if (mismatch !== undefined) return [mismatch];
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  const causes = limitCauses(schema, value, path);
  if (Array.isArray(value))
    return [...causes, ...value.flatMap((item, i) => schemaCauses(mapAt(schema, 'items'), item, `${path}[${i}]`))];
  if (!isMap(value)) return causes;
  const properties = mapAt(schema, 'properties');
  const names = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const values = schema['additionalProperties'];
  return [
    ...causes,
    ...names.filter((name) => value[name] === undefined).map((name) => required(below(name))),
    ...Object.entries(value).flatMap(([name, item]) => {
      const property = properties[name] ?? values;
      return isMap(property) ? schemaCauses(property, item, below(name)) : [];
    }),
  ];
}

const typeOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

function typeCause(schema: Json, value: unknown, path: string): Cause | undefined {
  const [expected, is] = [schema['type'], typeOf(value)];
  const intOrString = schema['x-kubernetes-int-or-string'] === true;
  if (intOrString && (is === 'integer' || is === 'string')) return undefined;
  if (expected === undefined || expected === is || (expected === 'number' && is === 'integer')) return undefined;
  return {
    reason: 'FieldValueTypeInvalid',
    message: `Invalid value: ${JSON.stringify(is)}: ${path} in body must be of type ${String(expected)}: ${JSON.stringify(is)}`,
    field: path,
  };
}

function limitCauses(schema: Json, value: unknown, path: string): Cause[] {
  const causes: Cause[] = [];
  const { enum: allowed, minimum, maximum, minLength, maxLength, pattern, minItems } = schema;
  if (Array.isArray(allowed) && !allowed.some((one) => isDeepStrictEqual(one, value)))
    causes.push(unsupported(path, value, allowed.map(String)));
  if (typeof value === 'number') {
    if (typeof minimum === 'number' && value < minimum)
      causes.push(wrong(path, value, `${path} in body should be greater than or equal to ${minimum}`));
    if (typeof maximum === 'number' && value > maximum)
      causes.push(wrong(path, value, `${path} in body should be less than or equal to ${maximum}`));
  }
  if (typeof value === 'string') {
    if (typeof minLength === 'number' && value.length < minLength)
      causes.push(wrong(path, value, `${path} in body should be at least ${minLength} chars long`));
    if (typeof maxLength === 'number' && value.length > maxLength)
      causes.push(wrong(path, value, `${path} in body should be at most ${maxLength} chars long`));
    if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value))
      causes.push(wrong(path, value, `${path} in body should match '${pattern}'`));
  }
  if (Array.isArray(value) && typeof minItems === 'number' && value.length < minItems)
    causes.push(wrong(path, value.length, `${path} in body should have at least ${minItems} items`));
  return causes;
}
