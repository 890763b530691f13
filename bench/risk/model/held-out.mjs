// How a model does on repositories that it was not trained on: each fold of repositories is left out in turn, and tested on the newest
// fifth of its units, after the last 180 days were dropped. Beside it the counts of lines alone.
// node --conditions=development bench/risk/model/held-out.mjs TABLES_FOLDER [--folds=4] [--test=label,any,tag] [--only=NAME,…]

import { bootstrap } from '../../../packages/risk/src/evaluate/interval.ts';
import { auc, averagePrecision, calibrationError, confusionAt } from '../../../packages/risk/src/evaluate/metrics.ts';
import { calibrate, logitsOf } from '../../../packages/risk/src/model/calibrate.ts';
import { logistic } from '../../../packages/risk/src/model/logistic.ts';
import { rowsAt } from '../../../packages/risk/src/model/table.ts';
import { trainShipped } from './recipe.mjs';
import { readTable, tableNames } from './tables.mjs';

const options = new Map(process.argv.slice(3).map((argument) => argument.replace(/^--/, '').split('=')));
const folder = process.argv[2];
const names = tableNames(folder);
const folds = Number(options.get('folds') ?? 4);
const tests = (options.get('test') ?? 'label').split(',');
const only = options.get('only')?.split(',');
const fewestTags = 300;
const draws = Number(options.get('draws') ?? 100);

/** Newest fifth of a repository, and the older rest with what was known then. */
function split(table) {
  const cut = Math.floor(table.rows.length * 0.8);
  const at = table.times[cut];
  const range = (from, to) => Array.from({ length: to - from }, (_, position) => from + position);
  return { older: rowsAt(table, range(0, cut)), newer: rowsAt(table, range(cut, table.rows.length)), at };
}

function column(table, name) {
  const position = table.features.findIndex((feature) => feature.name === name);
  return Float64Array.from(table.rows, (row) => row[position]);
}

function figures(scores, labels, seed = 1) {
  return bootstrap(labels.length, { seed, draws }, (weights) => {
    const given = { scores, labels, ...(weights && { weights }) };
    return [auc(given), averagePrecision(given)];
  });
}

function testOn(name, kind, model) {
  const table = readTable(folder, name, kind);
  const { older, newer, at } = split(table);
  const labels = Uint8Array.from(newer.knownAt, (known) => (Number.isFinite(known) ? 1 : 0));
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives < 5) return undefined;
  const calibrated = calibrate(model, older, at).model;
  const probabilities = logitsOf(calibrated, newer).map(logistic);
  const code = newer.touchesCode.flatMap((touches, row) => (touches ? [row] : []));
  const pick = (values) => values.filter((_, row) => newer.touchesCode[row]);
  const contestants = {
    model: probabilities,
    lines: column(newer, 'lines_added'),
    core: column(newer, 'core_lines_added'),
  };
  const row = { name, kind, units: labels.length, positives, code: code.length, probabilities, labels };
  for (const [who, scores] of Object.entries(contestants)) {
    row[who] = figures(scores, labels);
    row[`${who}Code`] = figures(pick(scores), pick(labels));
  }
  row.ece = calibrationError({ scores: probabilities, labels });
  return row;
}

const say = ({ value, low, high }) => `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
const short = ({ value }) => value.toFixed(3);
const rows = [];
for (let fold = 0; fold < folds; fold++) {
  const held = names.filter((name, position) => position % folds === fold && (!only || only.includes(name)));
  if (held.length === 0) continue;
  const model = trainShipped(
    folder,
    names.filter((_, position) => position % folds !== fold),
    { trainedAt: '2026-11-29' },
  );
  for (const kind of tests) for (const name of held) rows.push(testOn(name, kind, model));
}
for (const kind of tests) {
  // Tags are a test only where developers write them.
  const found = rows.filter((row) => row?.kind === kind && (kind !== 'tag' || row.positives >= fewestTags / 5));
  if (found.length === 0) continue;
  console.log(
    `\nLabels: ${kind}. AUC [95 %] and average precision of the model; AUC (average precision) of lines added, of those outside of tests`,
  );
  for (const row of found)
    console.log(
      [
        row.name.replace('+', '/').padEnd(26),
        `${row.positives}/${row.units}`.padStart(10),
        `all ${say(row.model[0])} ${short(row.model[1])}, ${short(row.lines[0])} (${short(row.lines[1])}), ${short(row.core[0])} (${short(row.core[1])})`,
        `code ${say(row.modelCode[0])} ${short(row.modelCode[1])}, ${short(row.linesCode[0])}, ${short(row.coreCode[0])}`,
        `ECE ${row.ece.toFixed(3)}`,
      ].join('  '),
    );
  const mean = (of) => found.reduce((sum, row) => sum + of(row), 0) / found.length;
  const means = ['model', 'lines', 'core'].flatMap((who) =>
    ['', 'Code'].map((on) => `${who}${on} ${mean((row) => row[who + on][0].value).toFixed(4)}`),
  );
  console.log(
    `mean AUC: ${means.join(', ')}; mean AP: ${mean((row) => row.model[1].value).toFixed(4)}, lines ${mean((row) => row.lines[1].value).toFixed(4)}; mean ECE ${mean((row) => row.ece).toFixed(4)}`,
  );
  const scores = Float64Array.from(found.flatMap((row) => [...row.probabilities]));
  const labels = Uint8Array.from(found.flatMap((row) => [...row.labels]));
  console.log(
    `pooled: ${labels.length} units, ${labels.reduce((sum, label) => sum + label, 0)} positive, ECE ${calibrationError({ scores, labels }).toFixed(4)}`,
  );
  for (const threshold of [0.5, 0.7, 0.8, 0.9]) {
    const {
      truePositives: right,
      falsePositives: wrong,
      falseNegatives: missed,
    } = confusionAt({ scores, labels }, threshold);
    console.log(
      `  above ${threshold}: ${right + wrong} units (${((100 * (right + wrong)) / labels.length).toFixed(2)} %), precision ${(right / (right + wrong)).toFixed(3)}, catch ${(right / (right + missed)).toFixed(3)}`,
    );
  }
}
