import { defaultFit, fitShapes, type Sample } from './additive.ts';
import { calibrate, logitsOf, plattOf, rescaled } from './calibrate.ts';
import { compact } from './compact.ts';
import { sumOf } from './merge.ts';
import type { Model } from './model.ts';
import { labelsAt, maturedAt, rowsAt, type Table } from './table.ts';
import { fitTokens } from './tokens.ts';
import { describe } from './train.ts';

export interface LocalSettings {
  /** What was known when, in seconds since 1970. */
  readonly asOf: number;
  readonly seed: number;
}

export interface Local {
  readonly model: Model;
  /** `shipped`: only the average is the repository's own; `shrunk`: few known positives, mostly the shipped model; `local`. */
  readonly kind: Model['kind'];
  /** Units older than 180 days, on which it was trained. */
  readonly units: number;
  readonly positives: number;
}

/** Below this, only the intercept can be learned. */
const fewestPositives = 20;
/** From here on, a repository's own history weighs more than others' (measured on DPDK: below, a purely local model loses to size). */
const enoughPositives = 250;

/** Identifiers, parts of paths and words of titles that a local model may weigh; these do not travel between repositories. */
const mostWords = 2000;

/**
 * Trains on one repository, starting from the shipped model: first its scale and intercept are fitted to the repository, then shapes
 * are boosted on top of it, so that few known positives move it little and many replace what does not hold here. The
 * correction is held back by pseudo-counts, the more the fewer positives are known. The mean of the newest units is the rate that was
 * known of them.
 */
export function trainLocal(table: Table, shipped: Model, { asOf, seed }: LocalSettings): Local {
  const matured = rowsAt(table, maturedAt(table, asOf));
  const labels = labelsAt(matured, asOf);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const units = labels.length;
  if (positives < fewestPositives || positives === units)
    return { ...calibrate(shipped, table, asOf), kind: 'shipped' };
  const prior = rescaled(shipped, plattOf(logitsOf(shipped, matured), labels, enoughPositives / 2));
  const sample: Sample = {
    table: matured,
    labels,
    weights: new Float64Array(units).fill(1),
    offsets: logitsOf(prior, matured),
  };
  const trust = Math.min(1, positives / enoughPositives);
  const correction = fitShapes(sample, {
    ...defaultFit,
    seed,
    ridge: defaultFit.ridge / trust,
    leastCurvature: defaultFit.leastCurvature / trust,
    pairs: trust < 1 ? 0 : 4,
  });
  const kind = trust < 1 ? 'shrunk' : 'local';
  const summed: Model = {
    ...sumOf(prior, correction),
    kind,
    trainedAt: new Date(asOf * 1000).toISOString().slice(0, 10),
    data: describe(matured, positives),
  };
  const worded = trust < 1 ? summed : fitTokens(summed, sample, mostWords);
  return { model: calibrate(compact(worded), table, asOf).model, kind, units, positives };
}
