import type { CiTerm } from '../ci/ci-term.ts';
import type { Gate } from '../gate/gate.ts';
import type { DescribedChange } from '../history/describe-change.ts';
import type { Model } from '../model/model.ts';
import type { Advice } from './advice.ts';
import type { FilePart } from './attribution.ts';
import type { RiskScore } from './risk-score.ts';
import type { SimilarChange } from './similar.ts';

/** Where a model is from, for the line that accompanies every score. */
export interface ModelCard extends Pick<Model, 'kind' | 'trainedAt' | 'data'> {
  /** Path of the file; undefined for the shipped one. */
  readonly path: string | undefined;
  readonly ageDays: number;
}

/** Everything that is known of a change after it was scored: what every report is made from. */
export interface RiskResult {
  readonly described: DescribedChange;
  /** How the base was found. */
  readonly how: string;
  readonly score: RiskScore;
  readonly gate: Gate;
  readonly parts: readonly FilePart[];
  readonly advice: readonly Advice[];
  readonly similar: readonly SimilarChange[];
  readonly ci: CiTerm | undefined;
  readonly model: ModelCard;
  /** Sentences about what could not be known, or was left out. */
  readonly notes: readonly string[];
}
