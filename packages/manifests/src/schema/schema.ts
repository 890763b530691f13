import { schemaText } from './kubernetes.ts';

/** What a field holds. `scalar` codes are those of scripts/schema.mjs. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly code: ScalarCode }
  | { readonly kind: 'any' }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }
  | { readonly kind: 'object'; readonly type: string };

/** s string, i integer, n number, b boolean, t time, y base64, q quantity, x integer or string. */
export type ScalarCode = 's' | 'i' | 'n' | 'b' | 't' | 'y' | 'q' | 'x';

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

const kinds = new Map<string, KindSchema>();
const versionsByKind = new Map<string, KindSchema[]>();
const lines = new Map<string, string>();
const types = new Map<string, TypeSchema>();

/** Splits the text into lines; types are taken apart when they are first asked for. */
function load(): void {
  const [kindLines, typeLines] = schemaText.split('\n\n') as [string, string];
  for (const line of kindLines.split('\n')) {
    const [apiVersion, kind, scope, type] = line.split(' ') as [string, string, string, string];
    const schema = { apiVersion, kind, namespaced: scope === 'N', type };
    kinds.set(`${apiVersion} ${kind}`, schema);
    const known = versionsByKind.get(kind);
    if (known === undefined) versionsByKind.set(kind, [schema]);
    else known.push(schema);
  }
  for (const line of typeLines.split('\n')) lines.set(line.slice(0, line.indexOf(' ')), line);
}

/** The schema of a kind of Kubernetes itself; undefined for custom resources and kinds that are no longer there. */
export function kindSchema(apiVersion: string, kind: string): KindSchema | undefined {
  if (kinds.size === 0) load();
  return kinds.get(`${apiVersion} ${kind}`);
}

/** Every version of a kind, whatever its group. */
export function versionsOf(kind: string): readonly KindSchema[] {
  if (kinds.size === 0) load();
  return versionsByKind.get(kind) ?? [];
}

/** Names of all kinds. */
export function kindNames(): Iterable<string> {
  if (kinds.size === 0) load();
  return versionsByKind.keys();
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
  for (const field of line.split(' ').slice(1)) {
    const colon = field.indexOf(':');
    const mandatory = field.charCodeAt(colon - 1) === 33;
    const key = field.slice(0, mandatory ? colon - 1 : colon);
    if (mandatory) required.push(key);
    fields.set(key, parseField(field.slice(colon + 1)));
  }
  return { name, fields, required };
}

const scalars = new Map<string, FieldType>();

function parseField(code: string): FieldType {
  if (code.startsWith('[]')) return { kind: 'list', of: parseField(code.slice(2)) };
  if (code.startsWith('{}')) return { kind: 'map', of: parseField(code.slice(2)) };
  if (code === '*') return { kind: 'any' };
  if (code.length > 1) return { kind: 'object', type: code };
  let type = scalars.get(code);
  if (type === undefined) {
    type = { kind: 'scalar', code: code as ScalarCode };
    scalars.set(code, type);
  }
  return type;
}
