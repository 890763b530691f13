import { isDeepStrictEqual } from 'node:util';
import { isMap, type Json } from '../objects.ts';
import { childType, type ListType, type Type } from '../schema/types.ts';
import { type Path, PathSet, type Step, stepText } from './path-set.ts';

/*
 * Values seen through their types, as structured-merge-diff sees them (typed/*.go). A value that is not there is
 * undefined; null is a value.
 */

type Form = 'leaf' | 'list' | 'map';

/** What a value is to its type. A list or map that is atomic is a leaf. */
function formOf(type: Type, ...values: readonly unknown[]): Form {
  if (type.is === 'scalar') return 'leaf';
  if (type.is === 'list') return type.items === 'atomic' ? 'leaf' : 'list';
  if (type.is === 'any')
    return values.some(isMap) && values.every((value) => value == null || isMap(value)) ? 'map' : 'leaf';
  return type.atomic ? 'leaf' : 'map';
}

const isBare = (value: unknown) =>
  value == null || (Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0);

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOfMap = (value: unknown): Json => (isMap(value) ? value : {});

/** The step that leads to an item; undefined when it has none of its keys. */
export function itemStep({ items, keys, of }: ListType, item: unknown): Step | undefined {
  if (items === 'values') return `v:${JSON.stringify(item)}`;
  const found = [...keys].sort().flatMap((key) => {
    const value = fieldsOfMap(item)[key] ?? (of.is === 'struct' ? of.fields.get(key)?.byDefault : undefined);
    return value === undefined ? [] : [[key, value]];
  });
  return found.length === 0 ? undefined : `k:${JSON.stringify(Object.fromEntries(found))}`;
}

/** The items of a list by their steps. More than one of a step is a mistake that only updates may make. */
function byStep(type: ListType, value: unknown): Map<Step, unknown[]> {
  const found = new Map<Step, unknown[]>();
  for (const item of itemsOf(value)) {
    const step = itemStep(type, item);
    if (step !== undefined) found.set(step, [...(found.get(step) ?? []), item]);
  }
  return found;
}

/** Every field that a value sets (ToFieldSet). */
export function pathsOf(type: Type, value: unknown, path: Path = [], set = new PathSet()): PathSet {
  const form = formOf(type, value);
  if (form === 'leaf') set.insert(path);
  else if (type.is === 'list') {
    for (const [step, items] of byStep(type, value)) {
      if (items.length === 1) pathsOf(type.of, items[0], [...path, step], set);
      set.insert([...path, step]);
    }
  } else {
    for (const [name, item] of Object.entries(fieldsOfMap(value))) {
      const at = [...path, `f:${name}`];
      pathsOf(childType(type, name) ?? { is: 'any' }, item, at, set);
      const declared = type.is === 'struct' && type.fields.has(name);
      if (item === null || (isMap(item) && isBare(item)) || !declared) set.insert(at);
    }
  }
  return set;
}

export interface Comparison {
  readonly added: PathSet;
  readonly modified: PathSet;
  readonly removed: PathSet;
}

/** What differs between two values (Compare). */
export function compareValues(type: Type, left: unknown, right: unknown): Comparison {
  const comparison = { added: new PathSet(), modified: new PathSet(), removed: new PathSet() };
  compareAt(type, left, right, [], comparison);
  return comparison;
}

function compareAt(type: Type, left: unknown, right: unknown, path: Path, found: Comparison): void {
  const form = formOf(type, left, right);
  if (form === 'leaf' || (isBare(left) && isBare(right))) {
    if (left === undefined) found.added.insert(path);
    else if (right === undefined) found.removed.insert(path);
    else if (!isDeepStrictEqual(left, right)) found.modified.insert(path);
    return;
  }
  if (type.is === 'list') compareItems(type, left, right, path, found);
  else {
    const [a, b] = [fieldsOfMap(left), fieldsOfMap(right)];
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
      compareAt(childType(type, name) ?? { is: 'any' }, a[name], b[name], [...path, `f:${name}`], found);
  }
  if (left === undefined) found.added.insert(path);
  else if (right === undefined) found.removed.insert(path);
}

function compareItems(type: ListType, left: unknown, right: unknown, path: Path, found: Comparison): void {
  const [a, b] = [byStep(type, left), byStep(type, right)];
  for (const step of new Set([...a.keys(), ...b.keys()])) {
    const [before, after, at] = [a.get(step) ?? [], b.get(step) ?? [], [...path, step]];
    if (before.length <= 1 && after.length <= 1) compareAt(type.of, before[0], after[0], at, found);
    else if (before.length > 1 && after.length > 1) {
      if (!isDeepStrictEqual(before, after)) found.modified.insert(at);
    } else if (before.length > 1) {
      if (after.length > 0) compareAt(type.of, undefined, after[0], at, found);
      found.removed.insert(at);
    } else {
      if (before.length > 0) compareAt(type.of, before[0], undefined, at, found);
      found.added.insert(at);
    }
  }
}

/** The right value over the left one: maps by field, lists by the steps of their items, all else as a whole (Merge). */
export function mergeValues(type: Type, left: unknown, right: unknown): unknown {
  const form = formOf(type, left, right);
  if (right === undefined) return left;
  if (form === 'leaf' || left === undefined || (isBare(left) && isBare(right))) return right;
  if (type.is === 'list') return mergeItems(type, left, right);
  const merged: Json = { ...fieldsOfMap(left) };
  for (const [name, value] of Object.entries(fieldsOfMap(right)))
    merged[name] = mergeValues(childType(type, name) ?? { is: 'any' }, merged[name], value);
  return merged;
}

/** Both lists in one, in an order that keeps that of the right one and, as far as that allows, that of the left one. */
function mergeItems(type: ListType, left: unknown, right: unknown): unknown[] {
  const [inLeft, inRight] = [byStep(type, left), byStep(type, right)];
  const leftSteps = itemsOf(left).map((item) => [itemStep(type, item)!, item] as const);
  const rightSteps = [...inRight.keys()];
  const shared = rightSteps.filter((step) => inLeft.has(step));
  const merged = new Set<Step>();
  const result: unknown[] = [];
  const takeRight = (step: Step) => {
    const before = inLeft.get(step) ?? [];
    merged.add(step);
    result.push(mergeValues(type.of, before.length > 1 ? undefined : before[0], inRight.get(step)![0]));
  };
  let [l, r, next] = [0, 0, 0];
  while (l < leftSteps.length || r < rightSteps.length) {
    const [leftStep, leftItem] = leftSteps[l] ?? [];
    const rightStep = rightSteps[r];
    if (leftStep !== undefined && leftStep === rightStep) {
      takeRight(leftStep);
      [l, r, next] = [l + 1, r + 1, next + 1];
    } else if (leftStep !== undefined && !inRight.has(leftStep)) {
      result.push(leftItem);
      l++;
    } else if (
      leftStep !== undefined &&
      (merged.has(leftStep) || (rightStep !== undefined && shared[next] !== leftStep))
    ) {
      // A shared item in another order: it comes, or has come, where the right list has it.
      l++;
    } else if (rightStep !== undefined) {
      takeRight(rightStep);
      if (shared[next] === rightStep) next++;
      r++;
    }
  }
  return result;
}

/** A value without the items and fields of a set; null when nothing is left (RemoveItems). */
export function withoutPaths(type: Type, value: unknown, set: PathSet): unknown {
  if (type.is === 'scalar' || (type.is === 'any' && !isMap(value))) return value;
  if (Array.isArray(value) && type.is === 'list') {
    if (type.items === 'atomic') return null;
    const kept = value.flatMap((item) => {
      const step = itemStep(type, item) ?? '';
      if (set.members.has(step)) return [];
      const below = set.children.get(step);
      return [below === undefined ? item : withoutPaths(type.of, item, below)];
    });
    return kept.length === 0 ? null : kept;
  }
  if (!isMap(value) || formOf(type, value) === 'leaf') return null;
  const kept: Json = {};
  for (const [name, item] of Object.entries(value)) {
    const step = `f:${name}`;
    if (set.members.has(step)) continue;
    const below = set.children.get(step);
    kept[name] = below === undefined ? item : withoutPaths(childType(type, name) ?? { is: 'any' }, item, below);
  }
  return Object.keys(kept).length === 0 ? null : kept;
}

/** A set that also has the declared fields that lead to its paths (EnsureNamedFieldsAreMembers). */
export function withDeclared(type: Type | undefined, set: PathSet): PathSet {
  const result = new PathSet();
  for (const step of set.members) result.members.add(step);
  for (const [step, below] of set.children) {
    const name = step.slice(2);
    const isField = step.startsWith('f:') && type !== undefined;
    if (isField && type.is === 'struct' && type.fields.has(name)) result.members.add(step);
    const of = isField ? childType(type, name) : type?.is === 'list' && step.startsWith('k:') ? type.of : undefined;
    result.children.set(step, withDeclared(of, below));
  }
  return result;
}

const goNames = { string: 'string', number: 'int64', boolean: 'bool' } as const;

/** The first thing about a value that its type does not allow (Validate). */
export function typeMistake(type: Type, value: unknown, path = ''): string | undefined {
  if (value == null || type.is === 'any') return undefined;
  const at = path === '' ? '' : `${path}: `;
  if (type.is === 'scalar') return scalarMistake(type.scalar, value, at);
  if (type.is === 'list') {
    if (!Array.isArray(value)) return `${at}expected list, got ${shown(value)}`;
    const seen = new Set<Step>();
    for (const [i, item] of value.entries()) {
      const step = type.items === 'atomic' ? `i:${i}` : itemStep(type, item);
      if (step === undefined)
        return `${at}element ${i}: associative list with keys has an element that omits all key fields ${JSON.stringify(type.keys)} (and doesn't have default values for any key fields)`;
      const text = type.items === 'atomic' ? `[${i}]` : stepText(step);
      if (seen.has(step)) return `${at}duplicate entries for key ${text}`;
      seen.add(step);
      const mistake = typeMistake(type.of, item, path + text);
      if (mistake !== undefined) return mistake;
    }
    return undefined;
  }
  if (!isMap(value)) return `${at}expected map, got ${shown(value)}`;
  for (const [name, item] of Object.entries(value)) {
    const below = childType(type, name);
    if (below === undefined) return `${path}.${name}: field not declared in schema`;
    const mistake = typeMistake(below, item, `${path}.${name}`);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function scalarMistake(scalar: string, value: unknown, at: string): string | undefined {
  const is = typeof value;
  if ('iln'.includes(scalar))
    return is === 'number'
      ? undefined
      : `${at}expected numeric (int or float), got ${goNames[is as 'string'] ?? goType(value)}`;
  if (scalar === 'b') return is === 'boolean' ? undefined : `${at}expected boolean, got ${shown(value)}`;
  if (scalar === 's' || scalar === 'y')
    return is === 'string'
      ? undefined
      : `${at}expected string, got &value.valueUnstructured{Value:${JSON.stringify(value)}}`;
  return is === 'object' ? `${at}expected any scalar, got ${shown(value)}` : undefined;
}

function goType(value: unknown): string {
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}';
}

function shown(value: unknown): string {
  return isMap(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
