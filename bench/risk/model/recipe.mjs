// How the shipped model is trained: which features, how repositories weigh, how it is held back.
import { train } from '../../../packages/risk/src/model/train.ts';
import { together, withFeatures } from './tables.mjs';

export const shippedFeatures = [
  ...['lines_added', 'core_lines_added', 'core_lines_deleted', 'code_added', 'code_in_place', 'new_file_share'],
  ...['deleted_share', 'comment_share', 'largest_core_file', 'control', 'control_density', 'indentation'],
  ...['indentation_max', 'concurrency', 'core_files', 'core_hunks', 'core_entropy', 'missing_tests'],
  ...['changes_code', 'test_share', 'test_files', 'docs', 'config', 'dependencies', 'new_files', 'core_file_share'],
  ...['code_added_rank', 'control_rank', 'core_hunks_rank', 'core_lines_added_rank', 'fixes_max_rank'],
  ...['blames_max_rank', 'changes_max_rank', 'folder_fixes_rank', 'hot_lines_rank', 'file_lines_rank'],
];

const settings = { bags: 4, rate: 0.06, rounds: 400, patience: 20, ridge: 10, leastCurvature: 20, leaves: 2 };

/** A repository counts by the square root of its units, so that the largest does not decide alone. */
export function trainShipped(tables, more = {}) {
  const table = withFeatures(together(tables), shippedFeatures);
  const weights = tables.flatMap(({ rows }) => rows.map(() => 1 / Math.sqrt(rows.length)));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return train(table, {
    ...settings,
    validation: 'repositories',
    seed: 1,
    asOf: Number.POSITIVE_INFINITY,
    kind: 'shipped',
    weights: weights.map((weight) => weight / mean),
    ...more,
  });
}
