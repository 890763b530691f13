import { RiskError } from '../error.ts';
import type { Feature, FeatureRow } from '../features/feature.ts';
import { binOf } from './bins.ts';
import { logistic } from './logistic.ts';
import type { Contribution, Model, PairTerm, Scored, Term, TokenTerm } from './model.ts';

/** Scores changes whose features come in the order of `features`. Look-ups are prepared once. */
export type Scorer = (row: FeatureRow, tokens?: readonly string[]) => Scored;

/**
 * Prepares a model for rows with these features, matched by name; ones that the model does not know are not looked at.
 * The logit is the intercept plus the contributions, added in the order in which they are given.
 *
 * @throws RiskError `bad-model` when the model needs a feature that the rows do not have.
 */
export function scorer(model: Model, features: readonly Feature[]): Scorer {
  const positions = new Map(features.map(({ name }, position) => [name, position]));
  const positionOf = (feature: string): number => {
    const position = positions.get(feature);
    if (position !== undefined) return position;
    throw new RiskError('bad-model', `The model needs the feature ${feature}, which this version does not compute.`, {
      hint: 'Train the model again with this version, or use the shipped one.',
    });
  };
  const terms = model.terms.map((term) => ({ term, at: positionOf(term.feature) }));
  const pairs = model.pairs.map((pair) => ({ pair, at: pair.features.map(positionOf) }));
  return (row, tokens) => {
    const contributions: Contribution[] = terms.map(({ term, at }) => {
      const value = row[at]!;
      return { feature: term.feature, value: Number.isNaN(value) ? null : value, logit: termLogit(term, value) };
    });
    for (const { pair, at } of pairs)
      contributions.push({
        feature: pair.features.join('*'),
        value: null,
        logit: pairLogit(pair, row[at[0]!]!, row[at[1]!]!),
      });
    if (model.tokens && tokens)
      contributions.push({ feature: 'tokens', value: null, logit: tokenLogit(model.tokens, tokens) });
    contributions.sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit));
    const logit = contributions.reduce((sum, one) => sum + one.logit, model.intercept);
    return { logit, intercept: model.intercept, probability: logistic(logit), contributions };
  };
}

/** Scores one change; for many, prepare a `scorer`. */
export function scoreRow(
  model: Model,
  features: readonly Feature[],
  row: FeatureRow,
  tokens?: readonly string[],
): Scored {
  return scorer(model, features)(row, tokens);
}

function termLogit(term: Term, value: number): number {
  return Number.isNaN(value) ? term.missing : term.values[binOf(value, term.edges)]!;
}

function pairLogit({ edges, values }: PairTerm, first: number, second: number): number {
  if (Number.isNaN(first) || Number.isNaN(second)) return 0;
  return values[binOf(first, edges[0]) * (edges[1].length + 1) + binOf(second, edges[1])]!;
}

/** Only words that the model knows count, each once. */
function tokenLogit({ scale, weights }: TokenTerm, tokens: readonly string[]): number {
  let [sum, known] = [0, 0];
  for (const token of new Set(tokens)) {
    if (!Object.hasOwn(weights, token)) continue;
    sum += weights[token]!;
    known += 1;
  }
  return known === 0 ? 0 : (scale * sum) / Math.sqrt(known);
}
