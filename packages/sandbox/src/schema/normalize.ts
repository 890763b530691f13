import { isMap, type Json } from '../objects.ts';
import { canonicalQuantity } from './quantity.ts';
import type { Field, Scalar, StructType, Type } from './types.ts';

/** What was found on the way. */
export interface Notes {
  /** Paths of fields that the type does not declare; they are dropped. */
  readonly unknown: string[];
}

/** A value that its type cannot hold, in the words of the decoder of the API server. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

/**
 * A value as the API server gives it back after it was read into a Go struct and written again: without what the type
 * does not declare and what is null or, where the type says so, zero; with fields that are always written; fields in the
 * order of the type, keys of maps sorted; quantities in their canonical form.
 *
 * @throws DecodeError
 */
export function normalize<T>(type: Type, value: T, notes: Notes = { unknown: [] }): T {
  return normalized(type, value, '', '', notes) as T;
}

function normalized(type: Type, value: unknown, path: string, owner: string, notes: Notes): unknown {
  if (type.is === 'any') return value;
  // What a custom resource may not be, its schema says afterwards.
  const isCustom = owner === '' && path !== '';
  if (isCustom && !fits(type, value)) return value;
  if (type.is === 'scalar') return isCustom ? value : scalar(type.scalar, value, owner, path);
  if (type.is === 'list') {
    if (!Array.isArray(value)) throw mismatch(value, owner, path, `[]${goType(type.of)}`);
    return value.map((item, i) =>
      item === null ? zeroOf(type.of) : normalized(type.of, item, `${path}[${i}]`, owner, notes),
    );
  }
  if (!isMap(value))
    throw mismatch(value, owner, path, type.is === 'map' ? `map[string]${goType(type.of)}` : goType(type));
  if (type.is === 'struct') return struct(type, value, path, notes);
  const entries = Object.keys(value)
    .sort()
    .map((key) => {
      const item = value[key];
      return [key, item == null ? zeroOf(type.of) : normalized(type.of, item, below(path, key), owner, notes)];
    });
  return Object.fromEntries(entries);
}

function fits(type: Type, value: unknown): boolean {
  return type.is === 'scalar' || (type.is === 'list' ? Array.isArray(value) : isMap(value));
}

function struct(type: StructType, value: Json, path: string, notes: Notes): Json {
  const result: Json = {};
  for (const [name, field] of type.fields) {
    const given = value[name] ?? undefined;
    if (given === undefined) {
      if (field.presence === 'always') result[name] = zeroOf(field.type);
      continue;
    }
    const item = normalized(field.type, given, below(path, name), type.name, notes);
    if (field.presence !== 'nonzero' || !isZero(item, field)) result[name] = item;
  }
  for (const name of Object.keys(value)) {
    if (type.fields.has(name)) continue;
    if (type.open) result[name] = value[name];
    else notes.unknown.push(below(path, name));
  }
  return result;
}

const below = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function isZero(value: unknown, { type }: Field): boolean {
  if (type.is === 'list') return Array.isArray(value) && value.length === 0;
  if (type.is === 'map') return isMap(value) && Object.keys(value).length === 0;
  return value === '' || value === 0 || value === false || value === null;
}

/** What stands in a field that is always written and was not given. */
export function zeroOf(type: Type): unknown {
  if (type.is === 'struct') return struct(type, {}, '', { unknown: [] });
  if (type.is !== 'scalar') return null;
  if (type.scalar === 's') return '';
  if (type.scalar === 'b') return false;
  if (type.scalar === 'q') return '0';
  return 'tuy'.includes(type.scalar) ? null : 0;
}

const goScalars: Readonly<Record<Scalar, string>> = {
  s: 'string',
  i: 'int32',
  l: 'int64',
  n: 'float64',
  b: 'bool',
  x: 'intstr.IntOrString',
  q: 'resource.Quantity',
  t: 'v1.Time',
  u: 'v1.MicroTime',
  y: '[]uint8',
};

function goType(type: Type): string {
  if (type.is === 'scalar') return goScalars[type.scalar];
  return type.is === 'struct' ? `v1.${type.name}` : 'interface {}';
}

function mismatch(value: unknown, owner: string, path: string, expected: string): DecodeError {
  const is = Array.isArray(value)
    ? 'array'
    : isMap(value)
      ? 'object'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value;
  return new DecodeError(
    `json: cannot unmarshal ${is} into Go struct field ${owner}.${path.replaceAll(/\[\d+\]/g, '')} of type ${expected}`,
  );
}

function scalar(scalar: Scalar, value: unknown, owner: string, path: string): unknown {
  const expect = (holds: boolean) => {
    if (!holds) throw mismatch(value, owner, path, goScalars[scalar]);
    return value;
  };
  switch (scalar) {
    case 's':
      return expect(typeof value === 'string');
    case 'b':
      return expect(typeof value === 'boolean');
    case 'n':
      return expect(typeof value === 'number');
    case 'i':
    case 'l':
      return expect(Number.isInteger(value));
    case 'x':
      return expect(typeof value === 'string' || Number.isInteger(value));
    case 'y':
      return bytes(expect(typeof value === 'string') as string);
    case 'q':
      return quantity(expect(typeof value === 'string' || typeof value === 'number'));
    default:
      return time(expect(typeof value === 'string') as string, scalar === 'u' ? 6 : 0);
  }
}

function quantity(value: unknown): string {
  const canonical = canonicalQuantity(value);
  if (canonical === undefined)
    throw new DecodeError(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
  return canonical;
}

function bytes(text: string): string {
  if (!/^[A-Za-z0-9+/\n]*={0,2}$/.test(text) || text.replaceAll('\n', '').length % 4 !== 0) {
    const at = text.search(/[^A-Za-z0-9+/\n]/);
    throw new DecodeError(`illegal base64 data at input byte ${at < 0 ? text.length - (text.length % 4) : at}`);
  }
  return text.replaceAll('\n', '');
}

/** In UTC and with as many digits of a second as the type has. */
function time(text: string, digits: number): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null || Number.isNaN(Date.parse(text)))
    throw new DecodeError(`parsing time "${text}" as "2006-01-02T15:04:05Z07:00": cannot parse "${text}" as "2006"`);
  const [, seconds = '', fraction = '', zone = ''] = match;
  const utc = zone === 'Z' ? seconds : new Date(`${seconds}${zone}`).toISOString().slice(0, 19);
  return digits === 0 ? `${utc}Z` : `${utc}.${fraction.slice(0, digits).padEnd(digits, '0')}Z`;
}
