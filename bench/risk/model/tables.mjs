// Feature tables that mine.mjs wrote, as tables of the trainer.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { features } from '../../../packages/risk/src/features/features.ts';
import { maturitySeconds } from '../../../packages/risk/src/model/table.ts';

/** Names of the tables of a folder: `owner+name` of each repository. */
export function tableNames(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => basename(name, '.csv'))
    .sort();
}

const parsed = new Map();

/** Rows with a settled label, oldest first; read once a process. */
function maturedRows(folder, name) {
  const path = join(folder, `${name}.csv`);
  const before = parsed.get(path);
  if (before) return before;
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = new Map(head.split(',').map((column, position) => [column, position]));
  const time = columns.get('time');
  // Subjects are the last column and never read, so that no line has a quoted comma before it.
  const rows = lines
    .filter((line) => /^[0-9a-f]{40},/.test(line))
    .map((line) => line.split(',', columns.get('subject')))
    .sort((a, b) => Number(a[time]) - Number(b[time]));
  const newest = Number(rows.at(-1)[time]);
  const matured = rows.filter((row) => Number(row[time]) <= newest - maturitySeconds);
  const cells = (column) => matured.map((row) => row[columns.get(column)]);
  const at = features.map((feature) => columns.get(feature.name));
  const found = {
    rows: matured.map((row) =>
      Float64Array.from(at, (position) => (row[position] === '' ? Number.NaN : Number(row[position]))),
    ),
    times: cells('time').map(Number),
    touchesCode: cells('touches_code').map((cell) => cell === '1'),
    hashes: cells('hash'),
    known: Object.fromEntries(
      ['label', 'any', 'tag'].map((kind) => [
        kind,
        cells(`${kind}_known_at`).map((cell) => (cell === '' ? Number.POSITIVE_INFINITY : Number(cell))),
      ]),
    ),
  };
  parsed.set(path, found);
  return found;
}

/**
 * Table of one repository with the matured units alone, oldest first. `label` is the column that says when a unit was first known to be
 * bad: `label` (blamed most by a fix, or named by its tag), `any` (blamed for at least one line), `tag` (named by a developer).
 */
export function readTable(folder, name, label = 'label') {
  const { known, ...columns } = maturedRows(folder, name);
  return { features, ...columns, knownAt: known[label] };
}

/** The same rows with these features alone. */
export function withFeatures(table, names) {
  const positions = names.map((name) => table.features.findIndex((feature) => feature.name === name));
  const missing = names.filter((_, position) => positions[position] < 0);
  if (missing.length > 0) throw new Error(`there is no feature ${missing.join(', ')}`);
  return {
    ...table,
    features: positions.map((position) => table.features[position]),
    rows: table.rows.map((row) => Float64Array.from(positions, (position) => row[position])),
  };
}

/** One table of several, with the number of each row's repository. */
export function together(tables) {
  return {
    features: tables[0].features,
    rows: tables.flatMap(({ rows }) => rows),
    times: tables.flatMap(({ times }) => times),
    knownAt: tables.flatMap(({ knownAt }) => knownAt),
    touchesCode: tables.flatMap(({ touchesCode }) => touchesCode),
    repositories: tables.flatMap(({ rows }, position) => rows.map(() => position)),
  };
}
