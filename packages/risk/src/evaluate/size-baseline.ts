import { RiskError } from '../error.ts';
import { fitLinear } from '../model/linear.ts';
import { logistic } from '../model/logistic.ts';
import { labelsAt, maturedAt, rowsAt, type Table } from '../model/table.ts';
import type { Forecast } from './evaluate.ts';

/**
 * What one count of lines says by itself: a logistic regression on its logarithm, fitted to what was known at `asOf`. It ranks as the
 * count does; the regression only makes probabilities of it.
 */
export function probabilityBySize(feature: string, older: Table, test: Table, asOf: number): Forecast {
  const position = older.features.findIndex(({ name }) => name === feature);
  if (position < 0)
    throw new RiskError('bad-model', `The table has no feature ${feature}, which models are compared with.`, {
      hint: 'Export the table again with this version.',
    });
  const logOf = (table: Table) => Float64Array.from(table.rows, (row) => Math.log1p(row[position]!));
  const known = rowsAt(older, maturedAt(older, asOf));
  const { intercept, coefficients } = fitLinear([logOf(known)], labelsAt(known, asOf), { ridge: 1e-3 });
  // A count that goes the wrong way in the older units still ranks the newer ones: more is riskier.
  const slope = Math.max(coefficients[0]!, 1e-3);
  const probability = (table: Table) => logOf(table).map((log) => logistic(intercept + slope * log));
  return { older: probability(older), test: probability(test) };
}
