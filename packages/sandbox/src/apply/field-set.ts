import { type FieldSet, isMap, type Json, type KubeObject } from '../objects.ts';
import { isAtomicMap, itemKey, listKeys } from './lists.ts';

/** Set by the server, and owned by nobody. */
const ofServer = new Set([
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'selfLink',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
]);

export type Path = readonly string[];

/** Groups whose lists the sandbox knows the keys of. */
export function isCore({ apiVersion }: Pick<KubeObject, 'apiVersion'>): boolean {
  const group = apiVersion.split('/')[0]!;
  return !apiVersion.includes('/') || !group.includes('.') || group.endsWith('.k8s.io');
}

/** Every field that an object sets (structured-merge-diff, typed.ToFieldSet). */
export function fieldsOf(object: KubeObject): FieldSet {
  const core = isCore(object);
  const set: FieldSet = {};
  for (const [field, value] of Object.entries(object)) {
    if (field === 'apiVersion' || field === 'kind') continue;
    const shown = field === 'metadata' ? withoutServers(value) : value;
    if (field === 'metadata' && Object.keys(shown as Json).length === 0) continue;
    set[`f:${field}`] = fieldsIn(shown, [field], core);
  }
  return set;
}

function withoutServers(metadata: unknown): Json {
  return Object.fromEntries(Object.entries(metadata as Json).filter(([field]) => !ofServer.has(field)));
}

function fieldsIn(value: unknown, path: Path, core: boolean): FieldSet {
  if (isMap(value)) {
    if (isAtomicMap(path)) return {};
    return Object.fromEntries(
      Object.entries(value).map(([field, item]) => [`f:${field}`, fieldsIn(item, [...path, field], core)]),
    );
  }
  if (!Array.isArray(value)) return {};
  const keys = listKeys(path, core);
  if (keys === undefined) return {};
  if (keys === 'value') return Object.fromEntries(value.map((item) => [`v:${JSON.stringify(item)}`, {}]));
  return Object.fromEntries(
    value.map((item) => [itemKey(item, keys), { '.': {}, ...fieldsIn(item, [...path, '[]'], core) }]),
  );
}

/** The paths that have nothing below them. */
export function leaves(set: FieldSet, path: Path = []): Path[] {
  const entries = Object.entries(set);
  if (entries.length === 0) return path.length === 0 ? [] : [path];
  return entries.flatMap(([step, below]) => (step === '.' ? [[...path, '.']] : leaves(below, [...path, step])));
}

export function has(set: FieldSet, path: Path): boolean {
  let node: FieldSet | undefined = set;
  for (const step of path) {
    node = node[step];
    if (node === undefined) return false;
  }
  return true;
}

/** Whether a set owns a path: by itself, or by a leaf above it that owns all below. */
export function owns(set: FieldSet, path: Path): boolean {
  let node: FieldSet = set;
  for (const step of path) {
    const next = node[step];
    if (next === undefined) return false;
    node = next;
  }
  return true;
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  const result: FieldSet = { ...a };
  for (const [step, below] of Object.entries(b)) result[step] = step in a ? union(a[step]!, below) : below;
  return result;
}

/** A set without some paths; what has nothing left below it goes too. */
export function without(set: FieldSet, paths: readonly Path[]): FieldSet {
  const result = structuredClone(set);
  for (const path of paths) removePath(result, path);
  return result;
}

function removePath(set: FieldSet, [step, ...rest]: Path): void {
  if (step === undefined || set[step] === undefined) return;
  if (rest.length === 0) {
    delete set[step];
    return;
  }
  const below = set[step]!;
  const wasLeaf = Object.keys(below).length === 0;
  removePath(below, rest);
  if (!wasLeaf && Object.keys(below).filter((key) => key !== '.').length === 0 && !('.' in below)) delete set[step];
}

/** The value at a path; undefined when there is none. */
export function valueAt(object: unknown, path: Path): unknown {
  let value = object;
  for (const step of path) {
    if (step === '.') return value === undefined ? undefined : true;
    if (step.startsWith('f:')) value = isMap(value) ? value[step.slice(2)] : undefined;
    else value = Array.isArray(value) ? value.find((item) => isItem(item, step)) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

export function isItem(item: unknown, step: string): boolean {
  if (step.startsWith('v:')) return JSON.stringify(item) === step.slice(2);
  const keys = JSON.parse(step.slice(2)) as Json;
  return itemKey(item, Object.keys(keys)) === step;
}

/** `.spec.containers[name="web"].image`, as conflicts name a field. */
export function fieldName(path: Path): string {
  return path
    .filter((step) => step !== '.')
    .map((step) => {
      if (step.startsWith('f:')) return /^[\w-]+$/.test(step.slice(2)) ? `.${step.slice(2)}` : `.${step.slice(2)}`;
      if (step.startsWith('v:')) return `[=${step.slice(2)}]`;
      const keys = Object.entries(JSON.parse(step.slice(2)) as Json);
      return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
    })
    .join('');
}
