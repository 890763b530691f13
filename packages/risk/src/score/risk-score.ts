import type { Feature } from '../features/feature.ts';
import type { JudgedChange } from '../gate/track-record.ts';
import type { DescribedChange } from '../history/describe-change.ts';
import { calibrate, logitsOf } from '../model/calibrate.ts';
import { logistic } from '../model/logistic.ts';
import type { Model, Scored } from '../model/model.ts';
import { scorer } from '../model/score.ts';
import { maturitySeconds, positionsWhere, rowsAt, type Table, tableOf } from '../model/table.ts';
import { type Band, bandOf, percentileOf } from './rank.ts';

const yearSeconds = 365 * 86_400;

/** A scored change with what its score is measured by. */
export interface RiskScore {
  readonly scored: Scored;
  /** The model that scored it, with the intercept of this repository. */
  readonly model: Model;
  readonly percentile: number | null;
  readonly band: Band;
  /** Mean probability of the changes of the last year; of the model's own data where there are none. */
  readonly average: number;
  /** How many changes of the last year it is compared with. */
  readonly compared: number;
  /** Changes of this repository that a fix is known to blame. */
  readonly knownPositives: number;
  /** Changes whose outcome is known by now, as the gate would have seen them. */
  readonly judged: readonly JudgedChange[];
  /** Whether the model was trained on those. */
  readonly seen: boolean;
  /** Scores the same change with other features. */
  readonly scoreOf: (row: Scored | Float64Array) => Scored;
}

/**
 * Scores a change. The shipped model knows nothing of this repository, so its intercept is moved to the share of changes that were
 * blamed here; a model that was trained here is taken as it is.
 *
 * @throws RiskError `bad-model` when the model needs a feature that this version does not compute
 */
export function scoreChange(described: DescribedChange, features: readonly Feature[], given: Model): RiskScore {
  const { change, recent, head, notes } = described;
  const table = tableOf({ head, units: recent, notes }, features);
  const calibrated = given.kind === 'shipped' ? calibrate(given, table, change.time) : undefined;
  const model = calibrated?.model ?? given;
  const score = scorer(model, features);
  const scored = score(change.features, change.tokens);
  const year = rowsAt(
    table,
    positionsWhere(table, (at) => table.times[at]! > change.time - yearSeconds),
  );
  const logits = logitsOf(model, year);
  const average = averageOf(logits) ?? model.data.positives / Math.max(1, model.data.units);
  return {
    scored,
    model,
    percentile: percentileOf(scored.logit, logits),
    band: bandOf(scored.probability, average),
    average,
    compared: logits.length,
    knownPositives: Math.max(described.positives, calibrated?.positives ?? knownAt(table, change.time)),
    judged: judgedChanges(table, model, change.time),
    seen: model.kind !== 'shipped',
    scoreOf: (row) => (row instanceof Float64Array ? score(row, change.tokens) : row),
  };
}

function averageOf(logits: Float64Array): number | undefined {
  if (logits.length === 0) return undefined;
  return logits.reduce((sum, logit) => sum + logistic(logit), 0) / logits.length;
}

function knownAt({ knownAt: known }: Table, time: number): number {
  return known.filter((at) => at <= time).length;
}

/** Each against the changes of the year before now: what the rule of today would have said of it. */
function judgedChanges(table: Table, model: Model, now: number): JudgedChange[] {
  const logits = logitsOf(model, table);
  const old = positionsWhere(table, (at) => table.times[at]! <= now - maturitySeconds);
  const ranks = logits.toSorted();
  return old.map((at) => ({
    probability: logistic(logits[at]!),
    percentile: percentileOf(logits[at]!, ranks),
    blamed: table.knownAt[at]! <= now,
  }));
}
