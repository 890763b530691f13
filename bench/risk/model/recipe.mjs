// How the shipped model is trained: which features, which labels, how repositories weigh, how it is held back.
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

const settings = { bags: 4, rate: 0.06, rounds: 400, patience: 20, ridge: 10, leastCurvature: 20, leaves: 2 };
const env = JSON.parse(process.env.RECIPE ?? '{}');

/** A repository counts by the square root of its units, so that the largest does not decide alone. */
export function trainShipped(folder, names, more = {}) {
  const tables = names.flatMap((name) => (env.labels ?? ['label']).map((kind) => readTable(folder, name, kind)));
  const table = withFeatures(together(tables), env.features ?? shippedFeatures);
  const weights = tables.flatMap(({ rows }) => rows.map(() => rows.length ** -(env.power ?? 0.5)));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return train(table, {
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
}
