// Trains the shipped model on tables that bench/risk/mine.mjs wrote, and says what on:
// node --conditions=development bench/risk/model/train.mjs TABLES_FOLDER DAY
import { writeFileSync } from 'node:fs';
import { formatModel } from '../../../packages/risk/src/model/parse-model.ts';
import { trainShipped } from './recipe.mjs';
import { readTable, tableNames } from './tables.mjs';

const [folder, trainedAt] = process.argv.slice(2);
const names = tableNames(folder);
const tables = names.map((name) => readTable(folder, name));
const started = process.cpuUsage();
const model = trainShipped(tables, { trainedAt });
const text = formatModel(model);
const seconds = process.cpuUsage(started).user / 1e6;
console.log(
  `${model.data.units} units of ${names.length} repositories, ${text.length} bytes, ${seconds.toFixed(1)} CPU s`,
);
writeFileSync(new URL('../../../packages/risk/src/model/shipped.json', import.meta.url), text);
const manifest = tables.map((table, position) => ({
  repository: names[position].replace('+', '/'),
  newestUnit: table.hashes.at(-1),
  units: table.rows.length,
  positives: table.knownAt.filter(Number.isFinite).length,
}));
writeFileSync(
  new URL('../../../packages/risk/data/manifest.json', import.meta.url),
  `${JSON.stringify({ trainedAt, repositories: manifest }, null, 2)}\n`,
);
