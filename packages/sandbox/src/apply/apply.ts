import { StatusError } from '../api/status-error.ts';
import { type FieldSet, isMap, type Json, type KubeObject, type ManagedFields } from '../objects.ts';
import { fieldName, fieldsOf, has, isCore, isItem, leaves, type Path, union, valueAt, without } from './field-set.ts';
import { isAtomicMap, itemKey, listKeys } from './lists.ts';

export interface ApplySettings {
  readonly manager: string;
  readonly force: boolean;
  readonly time: string;
}

/**
 * Server-side apply (structured-merge-diff, merge.Updater.Apply): what the applied object sets is set and owned; what
 * its manager owned before and no longer sets is removed, unless somebody else owns it too.
 *
 * @throws StatusError 409 that names every field which another manager owns with another value
 */
export function serverSideApply(
  live: KubeObject | undefined,
  applied: KubeObject,
  settings: ApplySettings,
): KubeObject {
  const wanted = fieldsOf(applied);
  const managed = live?.metadata.managedFields ?? [];
  const mine = managed.find((entry) => isMine(entry, settings.manager));
  const others = managed.filter((entry) => entry !== mine);
  const contested = leaves(wanted).filter(
    (path) => live !== undefined && !same(valueAt(live, path), valueAt(applied, path)),
  );
  const conflicts = others.flatMap((entry) =>
    contested.filter((path) => ownsLeaf(entry.fieldsV1, path)).map((path) => ({ entry, path })),
  );
  if (conflicts.length > 0 && !settings.force) throw conflictError(conflicts);
  const kept = others
    .map((entry) => ({
      ...entry,
      fieldsV1: without(
        entry.fieldsV1,
        contested.filter((path) => ownsLeaf(entry.fieldsV1, path)),
      ),
    }))
    .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
  let merged = live === undefined ? applied : (merge(live, applied, [], isCore(applied)) as KubeObject);
  if (mine !== undefined) {
    const dropped = leaves(mine.fieldsV1).filter(
      (path) => !has(wanted, path) && !kept.some(({ fieldsV1 }) => has(fieldsV1, path)),
    );
    // Longest first, so that an item goes only after what is in it.
    for (const path of dropped.sort((a, b) => b.length - a.length)) merged = removeAt(merged, path) as KubeObject;
  }
  const own: ManagedFields = {
    manager: settings.manager,
    operation: 'Apply',
    apiVersion: applied.apiVersion,
    time: mine !== undefined && same(mine.fieldsV1, wanted) ? (mine.time ?? settings.time) : settings.time,
    fieldsType: 'FieldsV1',
    fieldsV1: wanted,
  };
  return { ...merged, metadata: { ...merged.metadata, managedFields: [...kept, own] } };
}

function isMine({ manager, operation, subresource }: ManagedFields, name: string): boolean {
  return manager === name && operation === 'Apply' && subresource === undefined;
}

function ownsLeaf(set: FieldSet, path: Path): boolean {
  return has(set, path) && path.at(-1) !== '.';
}

function conflictError(conflicts: readonly { readonly entry: ManagedFields; readonly path: Path }[]): StatusError {
  const causes = conflicts.map(({ entry, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${entry.manager}"${entry.subresource === undefined ? '' : ` with subresource "${entry.subresource}"`} using ${entry.apiVersion}`,
    field: fieldName(path),
  }));
  const list =
    causes.length === 1
      ? `${causes[0]!.message}: ${causes[0]!.field}`
      : `conflicts:\n${causes.map(({ message, field }) => `- ${message}: ${field}`).join('\n')}`;
  return new StatusError(
    409,
    'Conflict',
    `Apply failed with ${causes.length} conflict${causes.length === 1 ? '' : 's'}: ${list}`,
    causes,
  );
}

/** The applied value over the live one: maps by field, lists by the keys of their items, all else as a whole. */
function merge(live: unknown, applied: unknown, path: Path, core: boolean): unknown {
  if (isMap(live) && isMap(applied) && !isAtomicMap(path)) {
    const result: Json = { ...live };
    for (const [field, value] of Object.entries(applied))
      result[field] = merge(live[field], value, [...path, field], core);
    return result;
  }
  if (!Array.isArray(live) || !Array.isArray(applied)) return applied;
  const keys = listKeys(path, core);
  if (keys === undefined) return applied;
  const idOf = (item: unknown) => (keys === 'value' ? `v:${JSON.stringify(item)}` : itemKey(item, keys));
  const rest = live.filter((item) => !applied.some((one) => idOf(one) === idOf(item)));
  const items = applied.map((item) =>
    merge(
      live.find((one) => idOf(one) === idOf(item)),
      item,
      [...path, '[]'],
      core,
    ),
  );
  return [...items, ...rest];
}

function removeAt(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || value === undefined) return value;
  if (step.startsWith('f:') && isMap(value)) {
    const field = step.slice(2);
    const { [field]: below, ...others } = value;
    if (rest.length === 0 || below === undefined) return others;
    const next = removeAt(below, rest);
    return { ...others, [field]: next };
  }
  if (!Array.isArray(value)) return value;
  const at = value.findIndex((item) => isItem(item, step));
  if (at < 0) return value;
  if (rest.length === 0 || (rest.length === 1 && rest[0] === '.')) return value.toSpliced(at, 1);
  return value.with(at, removeAt(value[at], rest));
}

/** Who owns what after somebody wrote an object by other means: what changed is theirs now. */
export function trackUpdate(
  live: KubeObject | undefined,
  next: KubeObject,
  {
    manager,
    time,
    subresource,
  }: { readonly manager: string; readonly time: string; readonly subresource?: string | undefined },
): KubeObject {
  // An update may carry managed fields of its own, as tools that hand ownership over do.
  const given = next.metadata.managedFields ?? live?.metadata.managedFields ?? [];
  const before = live === undefined ? [] : leaves(fieldsOf(live));
  const after = leaves(fieldsOf(next));
  const changed = after.filter((path) => live === undefined || !same(valueAt(live, path), valueAt(next, path)));
  const gone = before.filter((path) => valueAt(next, path) === undefined);
  const isTheirs = (entry: ManagedFields) =>
    entry.manager === manager && entry.operation === 'Update' && entry.subresource === subresource;
  const others = given
    .filter((entry) => !isTheirs(entry))
    .map((entry) => ({
      ...entry,
      fieldsV1: without(
        entry.fieldsV1,
        [...changed, ...gone].filter((path) => has(entry.fieldsV1, path)),
      ),
    }))
    .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
  const old = given.find(isTheirs);
  let fieldsV1 = without(old?.fieldsV1 ?? {}, gone);
  for (const path of changed) fieldsV1 = union(fieldsV1, setOf(path));
  const own: ManagedFields = {
    manager,
    operation: 'Update',
    apiVersion: next.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1,
    ...(subresource === undefined ? {} : { subresource }),
  };
  const entries =
    Object.keys(fieldsV1).length === 0 ? others : [...others, changed.length === 0 && old !== undefined ? old : own];
  return { ...next, metadata: { ...next.metadata, managedFields: entries } };
}

function setOf([step, ...rest]: Path): FieldSet {
  return step === undefined ? {} : { [step]: setOf(rest) };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
