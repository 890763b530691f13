import { classicFeatures } from '../features/classic.ts';
import { features } from '../features/features.ts';
import type { History, Unit } from './unit.ts';

const unitsAtOnce = 500;

/**
 * The feature table of a history as CSV (RFC 4180, line feeds): one row a unit, from the oldest. Unknown numbers are
 * empty; `label_known_at` is the time of the first fix that blames the unit most, `any_known_at` that of the first that blames it at all, in seconds since
 * 1970.
 */
export function* exportCsv(history: History): Iterable<string> {
  yield `${columns().join(',')}\n`;
  for (let from = 0; from < history.units.length; from += unitsAtOnce)
    yield history.units
      .slice(from, from + unitsAtOnce)
      .map(rowOf)
      .join('');
}

function columns(): string[] {
  return [
    ...['hash', 'time', ...features.map(({ name }) => name), ...classicFeatures.map(({ name }) => `k_${name}`)],
    ...['touches_code', 'fix', 'label', 'label_known_at', 'label_source', 'tag_known_at', 'any_known_at', 'subject'],
  ];
}

function rowOf(unit: Unit): string {
  const tag = unit.blames.find(({ source }) => source === 'tag');
  const cells = [
    ...[unit.hash, unit.time, ...[...unit.features].map(number), ...[...unit.classic].map(number)],
    ...[unit.touchesCode ? 1 : 0, unit.fix ?? '', unit.blamed === undefined ? 0 : 1, unit.blamed?.time ?? ''],
    ...[unit.blamed?.source ?? '', tag?.time ?? '', unit.anyFixAt ?? '', quoted(unit.subject)],
  ];
  return `${cells.join(',')}\n`;
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** Always in quotes. A leading `=`, `+`, `-` or `@` would be run as a formula by spreadsheets. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
