import { RiskError } from '../error.ts';
import { defaultFit, type FitSettings, fitShapes, type Sample } from './additive.ts';
import { compact } from './compact.ts';
import { logitOf } from './logistic.ts';
import type { Model } from './model.ts';
import { labelsAt, maturedAt, rowsAt, type Table } from './table.ts';
import { fitTokens } from './tokens.ts';

export interface TrainSettings extends Partial<FitSettings> {
  /** Day of the training, for the model's description: an ISO date. */
  readonly trainedAt: string;
  /** What was known when, in seconds since 1970: later blames do not count, younger units than 180 days are left out. */
  readonly asOf: number;
  readonly kind?: Model['kind'];
  /** Weight of each row, 1 where absent. */
  readonly weights?: readonly number[];
  /** Most words of the token term; 0 leaves it out. */
  readonly words?: number;
}

const fewestPositives = 10;

/**
 * Trains an additive model: shapes of features, then of pairs, then words, each on what the ones before leave. The same
 * table, settings and seed give the same model.
 *
 * @throws RiskError `too-little-history` with fewer than ten known positives, or none that is clean.
 */
export function train(table: Table, settings: TrainSettings): Model {
  const positions = maturedAt(table, settings.asOf);
  const matured = rowsAt(table, positions);
  const labels = labelsAt(matured, settings.asOf);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives < fewestPositives || positives === labels.length)
    throw new RiskError(
      'too-little-history',
      `Of ${labels.length} units that are older than 180 days, ${positives} are known to have been fixed later; training needs ${fewestPositives} of them and clean ones.`,
      { hint: 'Use the shipped model until the history has more fixes.' },
    );
  const weights = Float64Array.from(positions, (position) => settings.weights?.[position] ?? 1);
  const base = logitOf(weightedRate(labels, weights));
  const sample: Sample = { table: matured, labels, weights, offsets: new Float64Array(labels.length).fill(base) };
  const fit = { ...defaultFit, ...settings };
  const shapes = fitShapes(sample, fit);
  const model: Model = {
    version: 1,
    kind: settings.kind ?? 'local',
    trainedAt: settings.trainedAt,
    data: describe(matured, positives),
    ...shapes,
    intercept: base + shapes.intercept,
  };
  return compact(settings.words ? fitTokens(model, sample, settings.words) : model);
}

function weightedRate(labels: Uint8Array, weights: Float64Array): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, row) => sum + weight * labels[row]!, 0) / total;
}

export function describe(table: Table, positives: number): Model['data'] {
  const newest = table.times.reduce((latest, time) => Math.max(latest, time), 0);
  return {
    repositories: table.repositories ? new Set(table.repositories).size : 1,
    units: table.rows.length,
    positives,
    until: new Date(newest * 1000).toISOString().slice(0, 10),
  };
}
