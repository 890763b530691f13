// Holds our metrics, regression and additive model against scikit-learn, LightGBM and interpret, in one run:
// node --conditions=development bench/risk/oracles.mjs [TABLES_FOLDER]
// With a folder of tables from mine.mjs, the models also meet on real histories. Packages of Python are kept in the cache
// folder of .ci/run. With --fixture, writes the figures that the fast tests compare with.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ours from '../../packages/risk/src/evaluate/metrics.ts';
import { logitsOf } from '../../packages/risk/src/model/calibrate.ts';
import { fitLinear } from '../../packages/risk/src/model/linear.ts';
import { randomFrom } from '../../packages/risk/src/model/random.ts';
import { train } from '../../packages/risk/src/model/train.ts';
import { shippedFeatures } from './model/recipe.mjs';
import { readTable, tableNames, withFeatures } from './model/tables.mjs';

const packages = ['numpy==2.4.6', 'pandas==3.1.1', 'scikit-learn==1.9.1', 'lightgbm==4.7.0', 'interpret-core==0.7.8'];
const fixture = process.argv.includes('--fixture');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
let failures = 0;

function python() {
  const venv = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'slipway-ci', 'risk-oracles-1');
  const binary = join(venv, 'bin', 'python');
  if (existsSync(join(venv, 'complete'))) return binary;
  execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
  execFileSync(binary, ['-m', 'pip', 'install', '--quiet', ...packages], { stdio: 'inherit' });
  writeFileSync(join(venv, 'complete'), '');
  return binary;
}

function ask(question) {
  const scratch = mkdtempSync(join(tmpdir(), 'slipway-oracles-'));
  try {
    writeFileSync(join(scratch, 'in.json'), JSON.stringify(question));
    const script = new URL('oracles.py', import.meta.url).pathname;
    return JSON.parse(execFileSync(python(), [script, join(scratch, 'in.json')], { maxBuffer: 1e8 }).toString());
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Rows of a made-up truth with steps, a product and noise, so that shapes and pairs both matter. */
function invented(rows, seed) {
  const random = randomFrom(seed);
  const columns = Array.from({ length: 6 }, () => Array.from({ length: rows }, () => random()));
  const table = Array.from({ length: rows }, (_, row) => columns.map((column) => column[row]));
  const labels = table.map(([a, b, c, d]) => {
    const logit = -2 + 3 * a + (b > 0.7 ? 1.2 : 0) - 2 * (c - 0.5) ** 2 + (a > 0.5 && d > 0.5 ? 1 : 0);
    return random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  });
  return { rows: table, labels };
}

function metricCase(rows, seed, digits) {
  const random = randomFrom(seed);
  const scores = Array.from({ length: rows }, () => Number((0.001 + 0.998 * random()).toFixed(digits)));
  const labels = scores.map((score) => (random() < score * score ? 1 : 0));
  return { scores, labels, threshold: 0.6 };
}

function linearCase(rows, seed) {
  const { rows: table, labels } = invented(rows, seed);
  return { columns: table[0].map((_, column) => table.map((row) => row[column])), labels, ridge: 1 };
}

function ourMetrics({ scores, labels, threshold }) {
  const given = { scores: Float64Array.from(scores), labels: Uint8Array.from(labels) };
  const counts = ours.confusionAt(given, threshold);
  return {
    auc: ours.auc(given),
    averagePrecision: ours.averagePrecision(given),
    brier: ours.brier(given),
    ece: ours.calibrationError(given),
    mcc: ours.matthews(counts),
    precision: ours.precision(counts),
    recall: ours.recall(counts),
  };
}

function hold(what, mine, theirs, within) {
  const apart = Math.abs(mine - theirs);
  const held = apart <= within;
  if (!held) failures += 1;
  console.log(
    `${held ? 'ok    ' : 'FAILED'} ${what.padEnd(44)} ${mine.toFixed(6)} ${theirs.toFixed(6)} (within ${within})`,
  );
}

function inventedSet() {
  const [older, newer] = [invented(4000, 7), invented(4000, 8)];
  const features = older.rows[0].map((_, position) => ({ name: `x${position}`, group: 'size', what: '', monotone: 0 }));
  return { name: 'invented', features, older, newer };
}

/** Newest fifth of a real history, trained on what is older. */
function realSet(name) {
  const table = withFeatures(readTable(folder, name), shippedFeatures);
  const cut = Math.floor(table.rows.length * 0.8);
  const labels = table.knownAt.map((known) => (Number.isFinite(known) ? 1 : 0));
  const part = (from, to) => ({
    rows: table.rows.slice(from, to).map((row) => [...row]),
    labels: labels.slice(from, to),
  });
  return { name, features: table.features, older: part(0, cut), newer: part(cut) };
}

function ourArea({ features, older, newer }) {
  const tableOf = ({ rows, labels }) => ({
    features,
    rows: rows.map((row) => Float64Array.from(row)),
    times: rows.map((_, position) => position),
    knownAt: labels.map((label) => (label === 1 ? 0 : Number.POSITIVE_INFINITY)),
    touchesCode: rows.map(() => true),
  });
  const model = train(tableOf(older), { trainedAt: '2026-01-01', asOf: Number.MAX_VALUE, seed: 1, leaves: 2 });
  return ours.auc({ scores: logitsOf(model, tableOf(newer)), labels: Uint8Array.from(newer.labels) });
}

const metricCases = [metricCase(200, 1, 2), metricCase(1000, 2, 6), metricCase(50, 3, 1)];
const linearCases = [linearCase(500, 4)];
const sets = [inventedSet(), ...(folder === undefined ? [] : tableNames(folder).map(realSet))];
const asked = sets.map(({ older, newer }, position) => ({
  ...{ train: older.rows, labels: older.labels, test: newer.rows, outcomes: newer.labels },
  interpret: position < 4,
}));
const answer = ask({ metrics: metricCases, linear: linearCases, sets: fixture ? [] : asked });

if (fixture) {
  const path = new URL('../../packages/risk/src/evaluate/fixtures/scikit-learn.json', import.meta.url);
  const written = { metrics: [], linear: [] };
  written.metrics = metricCases.slice(0, 1).map((given, position) => ({ given, expected: answer.metrics[position] }));
  const small = linearCase(60, 5);
  written.linear = [{ given: small, expected: ask({ linear: [small] }).linear[0] }];
  writeFileSync(path, `${JSON.stringify(written)}\n`);
  process.exit(0);
}
for (const [position, given] of metricCases.entries())
  for (const [name, value] of Object.entries(ourMetrics(given)))
    hold(`scikit-learn ${name}, ${given.scores.length} rows`, value, answer.metrics[position][name], 1e-9);
for (const [position, { columns, labels, ridge }] of linearCases.entries()) {
  const fitted = fitLinear(columns, Uint8Array.from(labels), { ridge });
  const theirs = answer.linear[position];
  hold('scikit-learn intercept', fitted.intercept, theirs.intercept, 1e-4);
  for (const [column, value] of fitted.coefficients.entries())
    hold(`scikit-learn coefficient ${column}`, value, theirs.coefficients[column], 1e-4);
}
let [mean, count] = [0, 0];
for (const [position, set] of sets.entries()) {
  const mine = ourArea(set);
  const { lightgbm, interpret } = answer.sets[position];
  const real = position > 0;
  if (real) [mean, count] = [mean + mine - lightgbm, count + 1];
  const peers = `LightGBM ${lightgbm.toFixed(4)}${interpret === undefined ? '' : `, interpret ${interpret.toFixed(4)}`}`;
  console.log(`       AUC of ${set.name.padEnd(26)} ours ${mine.toFixed(4)}, ${peers}`);
  if (!real) hold('AUC against LightGBM, invented rows', mine, lightgbm, 0.02);
  if (!real) hold('AUC against interpret, invented rows', mine, interpret, 0.01);
}
// A fifth of a small history has few positives: single differences are noise, their mean is not.
if (count > 0) hold(`mean AUC below LightGBM, ${count} histories`, Math.min(0, mean / count), 0, 0.007);
process.exit(failures > 0 ? 1 : 0);
