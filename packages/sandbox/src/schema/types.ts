import { typeRows } from './type-rows.ts';

export type Scalar = 's' | 'i' | 'l' | 'n' | 'b' | 'x' | 'q' | 't' | 'u' | 'y';

/** What a value may be, and how server-side apply merges it (structured-merge-diff, schema.Atom). */
export type Type =
  | { readonly is: 'scalar'; readonly scalar: Scalar }
  /** Anything: its form is taken from the value, maps are granular, lists atomic. */
  | { readonly is: 'any' }
  | ListType
  | { readonly is: 'map'; readonly of: Type; readonly atomic: boolean }
  | StructType;

export interface ListType {
  readonly is: 'list';
  readonly of: Type;
  /** How items are told apart: by keys, by their values, or not at all. */
  readonly items: 'keys' | 'values' | 'atomic';
  readonly keys: readonly string[];
}

export interface StructType {
  readonly is: 'struct';
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly atomic: boolean;
  /** Whether fields that are not declared are kept. */
  readonly open: boolean;
}

export interface Field {
  readonly type: Type;
  /** When it is written: always, when it is given (even as zero), or when it is not zero. */
  readonly presence: 'always' | 'given' | 'nonzero';
  readonly byDefault?: unknown;
  /** The key of a strategic merge patch; empty for a list of values. */
  readonly mergeKey?: string;
}

export const anything: Type = { is: 'any' };

let rows: ReadonlyMap<string, string> | undefined;
const parsed = new Map<string, StructType>();

/** @throws TypeError for a name that no row has */
export function typeNamed(name: string): StructType {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  rows ??= new Map(
    typeRows
      .trim()
      .split('\n')
      .map((row) => [/^\w+/.exec(row)![0], row] as const),
  );
  const row = rows.get(name);
  if (row === undefined) throw new TypeError(`no type ${name}`);
  const [head = '', ...columns] = row.split(' ');
  const fields = new Map<string, Field>();
  const type: StructType = { is: 'struct', name, fields, atomic: head.endsWith('~'), open: false };
  // Before its fields, for a type may hold itself.
  parsed.set(name, type);
  for (const column of columns) {
    const colon = column.indexOf(':');
    fields.set(column.slice(0, colon), fieldOf(column.slice(colon + 1)));
  }
  return type;
}

function fieldOf(text: string): Field {
  const [, pointer = '', always = '', type = '', mergeKey, byDefault] =
    /^(\*?)(!?)([^@]*?)(?:@(\w*))?(?:(?<!\[)=([\w./-]+))?$/.exec(text) ?? [];
  const presence = always === '!' ? 'always' : pointer === '*' ? 'given' : 'nonzero';
  return {
    type: typeOf(type),
    // A pointer that is always written is null when it is not given; nothing here tells that from not being there.
    presence: pointer === '*' && always === '!' ? 'given' : presence,
    ...(byDefault === undefined ? {} : { byDefault }),
    ...(mergeKey === undefined ? {} : { mergeKey }),
  };
}

const atomicTwins = new Map<StructType, StructType>();

function typeOf(text: string): Type {
  if (text.startsWith('[=')) return { is: 'list', of: typeOf(text.slice(2)), items: 'values', keys: [] };
  if (text.startsWith('[')) {
    const bar = text.indexOf('|');
    if (bar < 0) return { is: 'list', of: typeOf(text.slice(1)), items: 'atomic', keys: [] };
    return { is: 'list', of: typeOf(text.slice(bar + 1)), items: 'keys', keys: text.slice(1, bar).split('+') };
  }
  if (text.startsWith('{~')) return { is: 'map', of: typeOf(text.slice(2)), atomic: true };
  if (text.startsWith('{')) return { is: 'map', of: typeOf(text.slice(1)), atomic: false };
  if (text.startsWith('~')) return atomic(typeNamed(text.slice(1)));
  if (text === 'a') return anything;
  return text.length === 1 ? { is: 'scalar', scalar: text as Scalar } : typeNamed(text);
}

function atomic(type: StructType): StructType {
  const twin = atomicTwins.get(type) ?? { ...type, atomic: true };
  atomicTwins.set(type, twin);
  return twin;
}

const roots = new Map<StructType, StructType>();
const text: Field = { type: { is: 'scalar', scalar: 's' }, presence: 'nonzero' };

/** A type with `apiVersion` and `kind`, as the root of an object has them. */
export function rootOf(type: StructType): StructType {
  const known = roots.get(type);
  if (known !== undefined) return known;
  const root = { ...type, fields: new Map([['apiVersion', text], ['kind', text], ...type.fields]) };
  roots.set(type, root);
  return root;
}

/** The type of the value below a field; undefined when the type declares no such field. */
export function childType(type: Type, name: string): Type | undefined {
  if (type.is === 'any') return anything;
  if (type.is === 'map') return type.of;
  if (type.is !== 'struct') return undefined;
  return type.fields.get(name)?.type ?? (type.open ? anything : undefined);
}
