import type { Feature, FeatureRow } from '../features/feature.ts';
import type { History } from '../history/unit.ts';

/** Units as a model is trained and tested on them, oldest first (within each repository, where there are several). */
export interface Table {
  readonly features: readonly Feature[];
  readonly rows: readonly FeatureRow[];
  /** When each landed, in seconds since 1970. */
  readonly times: readonly number[];
  /** When a later fix was first seen to blame it, in seconds since 1970; Infinity while none does. */
  readonly knownAt: readonly number[];
  readonly touchesCode: readonly boolean[];
  readonly tokens?: readonly (readonly string[])[];
  /** Number of the repository of each row, where there are several. */
  readonly repositories?: readonly number[];
}

/** Seconds after which a unit that nothing blames counts as clean. Half of the blames come later than 102 days. */
export const maturitySeconds = 180 * 86_400;

/** Table of a replayed main line. */
export function tableOf(history: History, features: readonly Feature[]): Table {
  const { units } = history;
  const words = units.map(({ tokens }) => tokens);
  const tokens = words.filter((one) => one !== undefined);
  return {
    features,
    rows: units.map((unit) => unit.features),
    times: units.map(({ time }) => time),
    knownAt: units.map(({ blamed }) => blamed?.time ?? Number.POSITIVE_INFINITY),
    touchesCode: units.map(({ touchesCode }) => touchesCode),
    ...(tokens.length === units.length && { tokens }),
  };
}

/** The rows of a table at these positions. */
export function rowsAt(table: Table, positions: readonly number[]): Table {
  const pick = <T>(from: readonly T[]): T[] => positions.map((position) => from[position]!);
  return {
    features: table.features,
    rows: pick(table.rows),
    times: pick(table.times),
    knownAt: pick(table.knownAt),
    touchesCode: pick(table.touchesCode),
    ...(table.tokens && { tokens: pick(table.tokens) }),
    ...(table.repositories && { repositories: pick(table.repositories) }),
  };
}

/** Positions of the rows whose label is settled at `asOf`: old enough to be called clean, had nothing blamed them. */
export function maturedAt(table: Table, asOf: number): number[] {
  return positionsWhere(table, (position) => table.times[position]! <= asOf - maturitySeconds);
}

export function positionsWhere(table: Table, holds: (position: number) => boolean): number[] {
  return Array.from(table.rows.keys()).filter(holds);
}

/** 1 for each row that was known to be blamed at `asOf`. Nothing that was found out later counts. */
export function labelsAt(table: Table, asOf: number): Uint8Array {
  return Uint8Array.from(table.knownAt, (known) => (Number.isFinite(known) && known <= asOf ? 1 : 0));
}
