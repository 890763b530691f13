import { extrasOf } from './extras.ts';
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
  const fields = new Map<string, FieldType>();
  const required: string[] = [];
  const extras = extrasOf(name);
  const words = valuesOf(name);
  // Each field is ` key:code`, or ` key!:code` when it is required.
  for (let at = line.indexOf(' '); at >= 0; ) {
    const colon = line.indexOf(':', at);
    const next = line.indexOf(' ', colon);
    const mandatory = line.charCodeAt(colon - 1) === 33;
    const key = line.slice(at + 1, mandatory ? colon - 1 : colon);
    let code = line.slice(colon + 1, next < 0 ? line.length : next);
    at = next;
    let needed = mandatory;
    if (extras !== undefined) {
      needed = mandatory ? !extras.waived.includes(key) : extras.required.includes(key);
      if (extras.loose.includes(key)) code = `${code.slice(0, -1)}l`;
    }
    if (needed) required.push(key);
    fields.set(key, fieldOf(code, needed, words?.get(key)));
  }
  return { name, fields, required };
}

/** Fields by their code, required ones with a mark; most are like others. */
const known = new Map<string, FieldType>();

function fieldOf(code: string, required: boolean, words?: ReadonlySet<string>): FieldType {
  if (words !== undefined) return readField(code, required, words);
  const key = required ? `!${code}` : code;
  let field = known.get(key);
  if (field === undefined) {
    field = readField(code, required, undefined);
    known.set(key, field);
  }
  return field;
}

function readField(text: string, required: boolean, words: ReadonlySet<string> | undefined): FieldType {
  const code = text.length === 1 ? (text as ScalarCode) : 's';
  const field = { code, of: undefined, type: '', words, required };
  if (text === '*') return { kind: 'any', ...field };
  if (text.length === 1) return { kind: 'scalar', ...field };
  const prefix = text.slice(0, 2);
  if (prefix !== '[]' && prefix !== '{}') return { kind: 'object', ...field, type: text };
  return {
    kind: prefix === '[]' ? 'list' : 'map',
    ...field,
    of: fieldOf(text.slice(2), false, words),
    words: undefined,
  };
}
