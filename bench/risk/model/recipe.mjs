// How the shipped model is trained: which features, which labels, how repositories weigh, how it is held back.
import { logitsOf, rescaled, shiftTo } from '../../../packages/risk/src/model/calibrate.ts';
import { compact } from '../../../packages/risk/src/model/compact.ts';
import { rowsAt } from '../../../packages/risk/src/model/table.ts';
import { train } from '../../../packages/risk/src/model/train.ts';
import { readTable, together, withFeatures } from './tables.mjs';

export const shippedFeatures = [
  ...['lines_added', 'core_lines_added', 'core_lines_deleted', 'code_added', 'code_in_place', 'new_file_share'],
  ...['deleted_share', 'comment_share', 'largest_core_file', 'control', 'control_density', 'indentation'],
  ...['indentation_max', 'concurrency', 'core_files', 'core_hunks', 'core_entropy', 'missing_tests'],
  ...['changes_code', 'test_share', 'test_files', 'docs', 'config', 'dependencies', 'new_files', 'core_file_share'],
  ...['code_added_rank', 'control_rank', 'core_hunks_rank', 'core_lines_added_rank', 'fixes_max_rank'],
  ...['blames_max_rank', 'changes_max_rank', 'folder_fixes_rank', 'hot_lines_rank', 'file_lines_rank'],
];

const settings = { refit: false, bags: 4, rate: 0.1, rounds: 300, patience: 10 };
/** For experiments: parts of the recipe as JSON. */
const env = JSON.parse(process.env.RECIPE ?? '{}');

/** Tags name what was wrong better than blame does; from so many on, they are what a repository is learned from. */
const enoughTags = 500;

/** Which labels of a repository are learned: tags and the unit blamed most where developers tag, else any that was blamed. */
export function labelsOf(folder, name) {
  const tagged = readTable(folder, name, 'tag').knownAt.filter(Number.isFinite).length;
  return tagged >= enoughTags ? 'label' : 'any';
}

/** More units of one repository teach little more about others. */
const mostUnits = 6000;

/** Evenly over its history. */
function thinned(table) {
  const share = Math.min(1, mostUnits / table.rows.length);
  const kept = Array.from(table.rows.keys()).filter((row) => Math.floor((row + 1) * share) > Math.floor(row * share));
  return rowsAt(table, kept);
}

/**
 * A repository counts by the fourth root of its units, so that the largest does not decide alone, and six times where developers tag:
 * such labels are right more often.
 */
export function trainShipped(folder, names, more = {}) {
  const tables = names.map((name) =>
    withFeatures(readTable(folder, name, env.labels ?? labelsOf(folder, name)), [
      ...shippedFeatures,
      ...(env.add ?? []),
    ]),
  );
  const kept = tables.map((table, position) => thinned(env.cut === names[position] ? oldest(table, 0.8) : table));
  const weights = kept.flatMap(({ rows }, position) =>
    rows.map(
      () =>
        ((labelsOf(folder, names[position]) === 'label' ? (env.tagWeight ?? 6) : 1) *
          tables[position].rows.length ** (env.power ?? 0.25)) /
        rows.length,
    ),
  );
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const table = together(kept);
  const model = train(table, {
    ...settings,
    validation: 'repositories',
    seed: 1,
    // Rows are matured, and all that is known counts.
    asOf: Number.MAX_VALUE,
    kind: 'shipped',
    weights: weights.map((weight) => weight / mean),
    ...more,
    ...env.settings,
  });
  const held = compact(heldBack(model, table));
  return { ...held, data: { ...held.data, repositories: names.length } };
}

/**
 * Repositories differ more than the units of one: on those that were left out, logits were a tenth too large (pooled ECE 0.0092 as trained,
 * 0.0048 at 0.9, 0.0073 at 0.8).
 */
function heldBack(model, table) {
  const scaled = rescaled(model, { slope: 0.9, intercept: 0 });
  const rate = model.data.positives / table.rows.length;
  return { ...scaled, intercept: scaled.intercept + shiftTo(rate, logitsOf(scaled, table)) };
}

function oldest(table, share) {
  return rowsAt(
    table,
    Array.from({ length: Math.floor(table.rows.length * share) }, (_, row) => row),
  );
}
