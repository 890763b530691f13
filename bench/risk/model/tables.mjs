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

/**
 * Table of one repository with the matured units alone, oldest first. `label` is the column that says when a unit was first known to be
 * bad: `label` (blamed most by a fix, or named by its tag), `any` (blamed for at least one line), `tag` (named by a developer).
 * Subjects are the last column and never read, so that no line has a quoted comma before it.
 */
export function readTable(folder, name, label = 'label') {
  const [head, ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = new Map(head.split(',').map((column, position) => [column, position]));
  const known = columns.get(`${label}_known_at`);
  if (known === undefined) throw new Error(`${name} has no column ${label}_known_at`);
  const [time, code] = [columns.get('time'), columns.get('touches_code')];
  const at = features.map((feature) => columns.get(feature.name));
  const rows = lines
    .filter((line) => /^[0-9a-f]{40},/.test(line))
    .map((line) => line.split(',', columns.get('subject')))
    .sort((a, b) => Number(a[time]) - Number(b[time]));
  const newest = Number(rows.at(-1)[time]);
  const matured = rows.filter((row) => Number(row[time]) <= newest - maturitySeconds);
  const number = (text) => (text === '' ? Number.NaN : Number(text));
  return {
    features,
    head: newest,
    rows: matured.map((row) => Float64Array.from(at, (position) => number(row[position]))),
    times: matured.map((row) => Number(row[time])),
    knownAt: matured.map((row) => (row[known] === '' ? Number.POSITIVE_INFINITY : Number(row[known]))),
    touchesCode: matured.map((row) => row[code] === '1'),
    hashes: matured.map((row) => row[0]),
  };
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
