import type { Model } from '../model/model.ts';
import type { Contestant, EvaluationRow } from './evaluate.ts';

/** Which model a repository should use. */
export interface Verdict {
  readonly use: 'local' | 'shipped';
  /** Whether the model to use orders the newest fifth better than counting lines does, all that are added or those outside of tests. */
  readonly beatsSize: boolean;
  /** Sentences with the figures, for a person. */
  readonly reason: string;
}

const fewestPositives = 10;

/** The local model is used if it beats size alone and the shipped model does not beat it. Otherwise the shipped one, saying so. */
export function verdictOf(rows: readonly EvaluationRow[], kind: Model['kind'], positives: number): Verdict {
  const areaOf = (model: Contestant) =>
    rows.find((row) => row.model === model && row.on === 'all')?.auc.value ?? Number.NaN;
  const [local, shipped] = [areaOf('local'), areaOf('shipped')];
  const [added, outside] = [areaOf('lines added'), areaOf('non-test lines added')];
  const [size, counted] = added > outside ? [added, 'lines added'] : [outside, 'lines added outside of tests'];
  const say = (area: number) => area.toFixed(3);
  if (kind === 'shipped')
    return {
      use: 'shipped',
      beatsSize: shipped > size,
      reason: `Too few fixed changes are known to train on this repository; the shipped model orders the newest fifth with AUC ${say(shipped)}, ${counted} with ${say(size)}${shipped > size ? '' : ': read its scores as size'}.`,
    };
  if (positives < fewestPositives)
    return {
      use: 'shipped',
      beatsSize: shipped > size,
      reason: `Only ${positives} changes of the newest fifth are known to have been fixed, too few to tell models apart (${fewestPositives} are needed).`,
    };
  if (!(local > size))
    return {
      use: 'shipped',
      beatsSize: shipped > size,
      reason: `The local model does not beat ${counted}: AUC ${say(local)} against ${say(size)}. The shipped model has ${say(shipped)}${shipped > size ? '' : ', which does not beat them either: read its scores as size'}.`,
    };
  if (shipped > local)
    return {
      use: 'shipped',
      beatsSize: true,
      reason: `The shipped model orders the newest fifth better than the local one: AUC ${say(shipped)} against ${say(local)}; ${counted} have ${say(size)}.`,
    };
  return {
    use: 'local',
    beatsSize: true,
    reason: `The local model has AUC ${say(local)} on the newest fifth, the shipped one ${say(shipped)}, ${counted} ${say(size)}.`,
  };
}
