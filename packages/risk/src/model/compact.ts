import type { Model, PairTerm, Term } from './model.ts';

/**
 * Rounds every number to what it can be trusted to (logits to 4 decimals), and joins neighbouring bins with the same value, so
 * that the text is small and what is scored is what is stored.
 */
export function compact(model: Model): Model {
  return {
    ...model,
    intercept: round(model.intercept),
    terms: model.terms
      .map(compactTerm)
      .filter(({ values, missing }) => missing !== 0 || values.some((one) => one !== 0)),
    pairs: model.pairs.map(compactPair).filter(({ values }) => values.some((one) => one !== 0)),
    ...(model.tokens && {
      tokens: {
        scale: round(model.tokens.scale),
        weights: Object.fromEntries(
          Object.entries(model.tokens.weights)
            .map(([word, weight]): [string, number] => [word, round(weight)])
            .filter(([, weight]) => weight !== 0)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      },
    }),
  };
}

function compactTerm(term: Term): Term {
  const [edges, values]: [number[], number[]] = [[], []];
  for (const [bin, value] of term.values.map(round).entries()) {
    if (values.length > 0 && values.at(-1) === value) edges.pop();
    else values.push(value);
    if (bin < term.edges.length) edges.push(term.edges[bin]!);
  }
  return { feature: term.feature, edges, values, missing: round(term.missing) };
}

function compactPair(pair: PairTerm): PairTerm {
  return { ...pair, values: pair.values.map(round) };
}

function round(value: number): number {
  const rounded = Math.round(value * 10_000) / 10_000;
  return rounded === 0 ? 0 : rounded;
}
