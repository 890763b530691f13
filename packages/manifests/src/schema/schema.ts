import { looseFields, requiredFields } from './extras.ts';
import { schemaText } from './kubernetes.ts';
import { valuesOf } from './values.ts';

/** s string, i integer, n number, b boolean, t time, y base64, q quantity, x integer or string, l any scalar. */
export type ScalarCode = 's' | 'i' | 'n' | 'b' | 't' | 'y' | 'q' | 'x' | 'l';

/** What a field holds. All are of one shape, which keeps the walk over a thousand objects fast. */
export interface FieldType {
  readonly kind: 'scalar' | 'any' | 'list' | 'map' | 'object';
  /** Of a scalar. */
  readonly code: ScalarCode;
  /** Of the elements of a list, or the values of a map. */
  readonly of: FieldType | undefined;
  /** Name of an object's type. */
  readonly type: string;
  /** Words that it, or the elements of a list, may be. */
  readonly words: ReadonlySet<string> | undefined;
  readonly required: boolean;
}

export interface TypeSchema {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  readonly required: readonly string[];
}

export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly type: string;
}

const kinds = new Map<string, KindSchema[]>();
const noVersions: readonly KindSchema[] = [];
const lines = new Map<string, string>();
const types = new Map<string, TypeSchema>();

/** Splits the text into lines; types are taken apart when they are first asked for. */
function load(): void {
  const [kindLines, typeLines] = schemaText.split('\n\n') as [string, string];
  for (const line of kindLines.split('\n')) {
    const [apiVersion, kind, scope, type] = line.split(' ') as [string, string, string, string];
    const schema = { apiVersion, kind, namespaced: scope === 'N', type };
    const versions = kinds.get(kind);
    if (versions === undefined) kinds.set(kind, [schema]);
    else versions.push(schema);
  }
  for (const line of typeLines.split('\n')) lines.set(line.slice(0, line.indexOf(' ')), line);
}

/** The schema of a kind of Kubernetes itself; undefined for custom resources and kinds that are no longer there. */
export function kindSchema(apiVersion: string, kind: string): KindSchema | undefined {
  if (kinds.size === 0) load();
  const versions = kinds.get(kind);
  if (versions !== undefined) for (const schema of versions) if (schema.apiVersion === apiVersion) return schema;
  return undefined;
}

/** Every version of a kind, whatever its group. */
export function versionsOf(kind: string): readonly KindSchema[] {
  if (kinds.size === 0) load();
  return kinds.get(kind) ?? noVersions;
}

/** Names of all kinds. */
export function kindNames(): Iterable<string> {
  if (kinds.size === 0) load();
  return kinds.keys();
}

/** A type by the name that a field or kind refers to it by. */
export function typeSchema(name: string): TypeSchema {
  let type = types.get(name);
  if (type === undefined) {
    if (kinds.size === 0) load();
    type = parseType(name, lines.get(name) ?? name);
    types.set(name, type);
  }
  return type;
}

function parseType(name: string, line: string): TypeSchema {
  const written: (readonly [key: string, code: string])[] = [];
  const mandatory: string[] = [];
  for (const field of line.split(' ').slice(1)) {
    const colon = field.indexOf(':');
    const bang = field[colon - 1] === '!';
    const key = field.slice(0, bang ? colon - 1 : colon);
    if (bang) mandatory.push(key);
    written.push([key, field.slice(colon + 1)]);
  }
  const required = requiredFields(name, mandatory);
  const loose = looseFields(name);
  const words = valuesOf(name);
  const fields = new Map<string, FieldType>();
  for (const [key, code] of written) {
    const parsed = parseField(loose.includes(key) ? `${code.slice(0, -1)}l` : code);
    const allowed = words?.get(key);
    fields.set(key, required.includes(key) || allowed ? special(parsed, required.includes(key), allowed) : parsed);
  }
  return { name, fields, required };
}

function special(field: FieldType, required: boolean, words: ReadonlySet<string> | undefined): FieldType {
  const { kind, code, of, type } = field;
  if (kind === 'list' && of !== undefined && words !== undefined)
    return { kind, code, of: special(of, false, words), type, words: undefined, required };
  return { kind, code, of, type, words, required };
}

/** Fields by their code; most are like others. */
const known = new Map<string, FieldType>();

function parseField(code: string): FieldType {
  let field = known.get(code);
  if (field === undefined) {
    field = readField(code);
    known.set(code, field);
  }
  return field;
}

function readField(text: string): FieldType {
  const scalar = { code: 's' as ScalarCode, of: undefined, type: '', words: undefined, required: false };
  if (text.startsWith('[]')) return { ...scalar, kind: 'list', of: parseField(text.slice(2)) };
  if (text.startsWith('{}')) return { ...scalar, kind: 'map', of: parseField(text.slice(2)) };
  if (text === '*') return { ...scalar, kind: 'any' };
  if (text.length > 1) return { ...scalar, kind: 'object', type: text };
  return { ...scalar, kind: 'scalar', code: text as ScalarCode };
}
