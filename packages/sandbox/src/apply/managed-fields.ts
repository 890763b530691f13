import { isDeepStrictEqual } from 'node:util';
import type { ManagedFields } from '../objects.ts';
import { PathSet } from './path-set.ts';

/** What one manager owns. */
export interface Owned {
  readonly manager: string;
  readonly operation: ManagedFields['operation'];
  readonly apiVersion: string;
  readonly subresource: string | undefined;
  readonly time: string | undefined;
  readonly set: PathSet;
}

/** What tells managers apart: who applies stays the same whatever version it applies. */
export function idOf({ manager, operation, apiVersion, subresource }: Omit<Owned, 'set' | 'time'>): string {
  return JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource ?? '']);
}

/** Managed fields as they are stored, by manager (managedfields.DecodeManagedFields). */
export function decoded(entries: readonly ManagedFields[] = []): Map<string, Owned> {
  return new Map(
    entries.map(({ manager, operation, apiVersion, subresource, time, fieldsV1 }) => {
      const owned = { manager, operation, apiVersion, subresource, time, set: PathSet.from(fieldsV1 ?? {}) };
      return [idOf(owned), owned];
    }),
  );
}

/** In the order of the API: applies first, then by time and name. */
export function encoded(managers: ReadonlyMap<string, Owned>): ManagedFields[] {
  return [...managers.values()]
    .filter(({ set }) => !set.isEmpty)
    .sort(
      (a, b) =>
        compare(a.operation, b.operation) ||
        compare(a.time ?? '', b.time ?? '') ||
        compare(a.manager, b.manager) ||
        compare(a.apiVersion, b.apiVersion) ||
        compare(a.subresource ?? '', b.subresource ?? ''),
    )
    .map(({ manager, operation, apiVersion, time, set, subresource }) => ({
      manager,
      operation,
      apiVersion,
      ...(time === undefined ? {} : { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: set.toFields(),
      ...(subresource === undefined ? {} : { subresource }),
    }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const maxUpdaters = 10;

/** Puts the oldest updates into one entry, so that no more than ten are left (capmanagers.go). */
export function capped(managers: ReadonlyMap<string, Owned>): Map<string, Owned> {
  const result = new Map(managers);
  const updaters = [...managers].filter(([, { operation }]) => operation === 'Update');
  let left = updaters.length;
  updaters.sort(([idA, a], [idB, b]) => compare(a.time ?? '', b.time ?? '') || compare(idA, idB));
  const firsts = new Map<string, string>();
  for (const [id, owned] of updaters) {
    if (left <= maxUpdaters) break;
    const first = firsts.get(owned.apiVersion);
    firsts.set(owned.apiVersion, first ?? id);
    if (first === undefined) continue;
    const bucket: Owned = { ...owned, manager: 'ancient-changes', subresource: undefined };
    const known = result.get(idOf(bucket)) ?? result.get(first)!;
    if (!result.has(idOf(bucket))) result.delete(first);
    result.delete(id);
    result.set(idOf(bucket), { ...bucket, set: owned.set.union(known.set) });
    left--;
  }
  return result;
}

/** Whether entries own the same, whenever they came to. */
export function ownSame(a: readonly ManagedFields[] = [], b: readonly ManagedFields[] = []): boolean {
  const timeless = (entries: readonly ManagedFields[]) => entries.map(({ time: _, ...entry }) => entry);
  return isDeepStrictEqual(timeless(a), timeless(b));
}
