import { isDeepStrictEqual } from 'node:util';
import { StatusError } from '../api/status-error.ts';
import type { KubeObject } from '../objects.ts';
import type { Type } from '../schema/types.ts';
import { capped, decoded, encoded, idOf, type Owned } from './managed-fields.ts';
import { type Path, PathSet, pathText } from './path-set.ts';
import { type Comparison, compareValues, mergeValues, pathsOf, withDeclared, withoutPaths } from './typed-value.ts';

/** Who writes, what, and when. */
export interface Writer {
  readonly type: Type;
  /** An object of the kind that sets nothing. */
  readonly empty: KubeObject;
  readonly manager: string;
  /** RFC 3339. */
  readonly time: string;
  readonly subresource?: string | undefined;
  /** Paths that this way of writing leaves as they are, such as `status` for the object itself. */
  readonly ignored?: PathSet | undefined;
}

/** Nobody owns these, as the server or the URL sets them (stripmeta.go). */
const stripped = PathSet.of(
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  ...['name', 'namespace', 'creationTimestamp', 'selfLink', 'uid', 'clusterName', 'generation'].map((field) => [
    'f:metadata',
    `f:${field}`,
  ]),
  ['f:metadata', 'f:managedFields'],
  ['f:metadata', 'f:resourceVersion'],
);

type Managers = Map<string, Owned>;

/**
 * Server-side apply (structured-merge-diff, merge.Updater.Apply): what the applied object sets is set and owned; what
 * its manager owned before and no longer sets is removed, unless somebody else owns it too.
 *
 * @throws StatusError 409 that names every field which another manager owns with another value
 */
export function serverSideApply(
  existing: KubeObject | undefined,
  applied: KubeObject,
  writer: Writer & { readonly force: boolean },
): KubeObject {
  const { type, empty, manager, time, subresource, force, ignored = new PathSet() } = writer;
  const live = existing ?? empty;
  const before = withoutManaged(live);
  let managers = decoded(live.metadata.managedFields);
  // What was there before anybody's fields were kept track of.
  if (managers.size === 0 && live.metadata.uid !== undefined)
    managers = updated(empty, live, managers, { ...writer, manager: 'before-first-apply' });
  const own = { manager, operation: 'Apply', apiVersion: applied.apiVersion, subresource, time } as const;
  const last = managers.get(idOf(own));
  managers.set(idOf(own), { ...own, time: last?.time, set: pathsOf(type, applied).without(ignored) });
  const merged = mergeValues(type, before, applied);
  const pruned = last === undefined ? merged : prune(type, merged, managers, last.set);
  const comparison = within(compareValues(type, before, pruned), ignored);
  takeOver(managers, comparison, idOf(own), force);
  const mine = managers.get(idOf(own));
  const set = mine?.set.difference(stripped) ?? new PathSet();
  if (set.isEmpty) managers.delete(idOf(own));
  const changed = !isDeepStrictEqual(before, pruned);
  if (!set.isEmpty) managers.set(idOf(own), { ...own, time: changed ? time : (mine!.time ?? time), set });
  return withManaged(pruned as KubeObject, managers);
}

/** Removes what was applied before and is not any more, but for what others own (merge.Updater.prune). */
function prune(type: Type, merged: unknown, managers: Managers, last: PathSet): unknown {
  const declared = (set: PathSet) => withDeclared(type, set);
  const all = declared(pathsOf(type, merged));
  const owned = [...managers.values()].reduce((sum, { set }) => sum.union(set), new PathSet());
  const bare = withoutPaths(type, merged, declared(last));
  const stays = declared(pathsOf(type, bare)).union(declared(owned));
  const backOwned = withoutPaths(type, merged, all.difference(stays));
  // Nobody's fields stay too: only what was applied by this manager may go.
  const gone = all.difference(declared(pathsOf(type, backOwned)));
  return withoutPaths(type, merged, gone.intersection(declared(last)));
}

/** Takes what changed from everybody else who owned it. */
function takeOver(managers: Managers, { added, modified, removed }: Comparison, self: string, force: boolean): void {
  const changed = modified.union(added);
  const others = [...managers].filter(([id]) => id !== self);
  const conflicts = others
    .map(([, owned]) => ({ owned, paths: [...owned.set.intersection(changed).paths()] }))
    .filter(({ paths }) => paths.length > 0);
  if (!force && conflicts.length > 0) throw conflictError(conflicts);
  for (const [id, owned] of others) {
    const set = owned.set.difference(changed).difference(removed);
    if (set.isEmpty) managers.delete(id);
    else managers.set(id, { ...owned, set });
  }
}

function within({ added, modified, removed }: Comparison, ignored: PathSet): Comparison {
  return { added: added.without(ignored), modified: modified.without(ignored), removed: removed.without(ignored) };
}

/** In the words of managedfields/internal/conflict.go. */
function conflictError(conflicts: readonly { readonly owned: Owned; readonly paths: readonly Path[] }[]): StatusError {
  const nameOf = ({ manager, operation, apiVersion, subresource }: Owned) => {
    const name = `${JSON.stringify(manager)}${subresource === undefined ? '' : ` with subresource "${subresource}"`}`;
    return operation === 'Apply' ? name : `${name} using ${apiVersion}`;
  };
  const causes = conflicts.flatMap(({ owned, paths }) =>
    paths.map((path) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${nameOf(owned)}`,
      field: pathText(path),
    })),
  );
  const lists = conflicts
    .map(({ owned, paths }) => ({ name: nameOf(owned), fields: paths.map((path) => `- ${pathText(path)}`) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, fields }) => [`conflicts with ${name}:`, ...fields].join('\n'));
  const message =
    causes.length === 1
      ? `Apply failed with 1 conflict: ${causes[0]!.message}: ${causes[0]!.field}`
      : `Apply failed with ${causes.length} conflicts: ${lists.join('\n')}`;
  return new StatusError(409, 'Conflict', message, { causes });
}

/**
 * Who owns what after somebody wrote an object by other means (merge.Updater.Update): what changed is theirs now. The
 * next object may bring managed fields of its own, as tools that hand ownership over do.
 */
export function trackUpdate(live: KubeObject | undefined, next: KubeObject, writer: Writer): KubeObject {
  const given = writer.subresource === undefined ? next.metadata.managedFields : undefined;
  const reset = given !== undefined && (given.length === 0 || isDeepStrictEqual(given, [{}]));
  const from = given === undefined || reset ? (live?.metadata.managedFields ?? []) : given;
  const managers = reset ? new Map<string, Owned>() : decoded(from);
  // Objects that nobody keeps track of stay so, until somebody applies.
  if (managers.size === 0 && live?.metadata.uid !== undefined) return withManaged(next, managers);
  return withManaged(next, capped(updated(live ?? writer.empty, next, managers, writer)));
}

function updated(live: KubeObject, next: KubeObject, managers: Managers, writer: Writer): Managers {
  const { type, manager, time, subresource, ignored = new PathSet() } = writer;
  const result = new Map(managers);
  const comparison = within(compareValues(type, withoutManaged(live), withoutManaged(next)), ignored);
  takeOver(result, comparison, '', true);
  const { added, modified } = comparison;
  const set = modified.union(added).difference(stripped);
  if (set.isEmpty) return result;
  const own = { manager, operation: 'Update', apiVersion: next.apiVersion, subresource, time } as const;
  const previous = result.get(idOf(own))?.set;
  result.set(idOf(own), { ...own, set: previous === undefined ? set : set.union(previous) });
  return result;
}

function withoutManaged(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function withManaged(object: KubeObject, managers: Managers): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  const managedFields = encoded(managers);
  return { ...object, metadata: { ...metadata, ...(managedFields.length === 0 ? {} : { managedFields }) } };
}
