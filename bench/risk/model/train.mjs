// Trains the shipped model on tables that bench/risk/mine.mjs wrote, and says on what:
// node --conditions=development bench/risk/model/train.mjs TABLES_FOLDER DAY
import { mkdirSync, writeFileSync } from 'node:fs';
import { formatModel } from '../../../packages/risk/src/model/parse-model.ts';
import { labelsOf, trainShipped } from './recipe.mjs';
import { readTable, tableNames } from './tables.mjs';

const [folder, trainedAt] = process.argv.slice(2);
const names = tableNames(folder);
const started = process.cpuUsage();
const trained = trainShipped(folder, names, { trainedAt });
// By them a score can say that the model knew its history.
const histories = names.map((name) => readTable(folder, name, labelsOf(folder, name)).hashes[0].slice(0, 12));
const model = { ...trained, data: { ...trained.data, histories } };
const text = formatModel(model);
const seconds = process.cpuUsage(started).user / 1e6;
console.log(
  `${model.data.units} units of ${names.length} repositories, ${text.length} bytes, ${seconds.toFixed(1)} CPU s`,
);
writeFileSync(process.env.OUT ?? new URL('../../../packages/risk/src/model/shipped.json', import.meta.url), text);
if (process.env.OUT) process.exit(0);
const repositories = names.map((name) => {
  const labels = labelsOf(folder, name);
  const table = readTable(folder, name, labels);
  const positives = table.knownAt.filter(Number.isFinite).length;
  return {
    repository: name.replace('+', '/'),
    newestUnit: table.hashes.at(-1),
    units: table.rows.length,
    positives,
    labels,
  };
});
const data = new URL('../../../packages/risk/data/', import.meta.url);
mkdirSync(data, { recursive: true });
writeFileSync(new URL('manifest.json', data), `${JSON.stringify({ trainedAt, repositories }, null, 2)}\n`);
