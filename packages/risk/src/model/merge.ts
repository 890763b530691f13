import type { Shapes } from './additive.ts';
import { binOf } from './bins.ts';
import type { Model, PairTerm, Term } from './model.ts';

/** A model with shapes added to it: one term for each feature, with the edges of both. */
export function sumOf(model: Model, added: Shapes): Model {
  return {
    ...model,
    intercept: model.intercept + added.intercept,
    terms: merged(model.terms, added.terms, ({ feature }) => feature, sumOfTerms),
    pairs: merged(model.pairs, added.pairs, ({ features }) => features.join('*'), sumOfPairs),
  };
}

function merged<T>(first: readonly T[], second: readonly T[], nameOf: (one: T) => string, add: (a: T, b: T) => T): T[] {
  const byName = new Map(first.map((one) => [nameOf(one), one]));
  for (const one of second) {
    const before = byName.get(nameOf(one));
    byName.set(nameOf(one), before === undefined ? one : add(before, one));
  }
  return [...byName.values()];
}

function sumOfTerms(a: Term, b: Term): Term {
  const edges = union(a.edges, b.edges);
  const values = insides(edges).map((at) => a.values[binOf(at, a.edges)]! + b.values[binOf(at, b.edges)]!);
  return { feature: a.feature, edges, values, missing: a.missing + b.missing };
}

function sumOfPairs(a: PairTerm, b: PairTerm): PairTerm {
  const edges = [union(a.edges[0], b.edges[0]), union(a.edges[1], b.edges[1])] as const;
  const valueAt = ({ edges: [first, second], values }: PairTerm, x: number, y: number) =>
    values[binOf(x, first) * (second.length + 1) + binOf(y, second)]!;
  const values = insides(edges[0]).flatMap((x) => insides(edges[1]).map((y) => valueAt(a, x, y) + valueAt(b, x, y)));
  return { features: a.features, edges, values };
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** A value in each bin: its upper edge, which belongs to it. */
function insides(edges: readonly number[]): number[] {
  return [...edges, Number.POSITIVE_INFINITY];
}
