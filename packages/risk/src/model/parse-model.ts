import { RiskError } from '../error.ts';
import type { Model, PairTerm, Term, TokenTerm } from './model.ts';

/** Text of a model: JSON with a line for each term, so that a retrained model makes a readable diff. */
export function formatModel(model: Model): string {
  const lines = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  const { terms, pairs, tokens, ...head } = model;
  const fields = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  fields.push(`  "terms": ${lines(terms)}`, `  "pairs": ${lines(pairs)}`);
  if (tokens) fields.push(`  "tokens": ${JSON.stringify(tokens)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * Reads a model, and checks all of it: nothing else looks for a missing or impossible number later.
 *
 * @param path where the text is from, for messages
 * @throws RiskError `bad-model` for text that is no model, is one of another version, or has numbers that are none
 */
export function parseModel(text: string, path: string): Model {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RiskError('bad-model', `${path} is no JSON: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
      hint: 'Train the model again, or take the file from its backup.',
    });
  }
  return modelOf(value, path);
}

/** `parseModel` for a value that was parsed already. */
export function modelOf(value: unknown, path: string): Model {
  const fail = (where: string, what: string): never => {
    throw new RiskError('bad-model', `${path}: ${where} ${what}.`, {
      hint: 'Train the model again with this version.',
    });
  };
  if (!isRecord(value)) return fail('the whole', `is ${kindOf(value)}, not a model`);
  if (value['version'] !== 1)
    return fail('version', `is ${JSON.stringify(value['version'])}, but this release reads 1`);
  const check = checks(fail);
  const kind = value['kind'];
  if (kind !== 'shipped' && kind !== 'local' && kind !== 'shrunk')
    return fail('kind', `is ${JSON.stringify(kind)}, not shipped, local or shrunk`);
  const terms = check.list(value['terms'], 'terms').map((term, position) => termOf(term, `terms[${position}]`, check));
  if (terms.length === 0) return fail('terms', 'is empty: the model knows no feature');
  const pairs = check.list(value['pairs'], 'pairs').map((pair, position) => pairOf(pair, `pairs[${position}]`, check));
  const names = new Set([...terms.map(({ feature }) => feature), ...pairs.map(({ features }) => features.join('*'))]);
  if (names.size !== terms.length + pairs.length) return fail('terms', 'name a feature twice');
  const tokens = value['tokens'] === undefined ? undefined : tokensOf(value['tokens'], check);
  return {
    version: 1,
    kind,
    trainedAt: check.text(value['trainedAt'], 'trainedAt'),
    data: dataOf(value['data'], check),
    intercept: check.number(value['intercept'], 'intercept'),
    terms,
    pairs,
    ...(tokens && { tokens }),
  };
}

type Checks = ReturnType<typeof checks>;

function checks(fail: (where: string, what: string) => never) {
  const number = (value: unknown, where: string): number =>
    typeof value === 'number' && Number.isFinite(value)
      ? value
      : fail(where, `is ${kindOf(value)}, not a finite number`);
  const list = (value: unknown, where: string): readonly unknown[] =>
    Array.isArray(value) ? value : fail(where, `is ${kindOf(value)}, not a list`);
  const numbers = (value: unknown, where: string): number[] =>
    list(value, where).map((one, position) => number(one, `${where}[${position}]`));
  return {
    fail,
    number,
    list,
    numbers,
    text: (value: unknown, where: string): string =>
      typeof value === 'string' ? value : fail(where, `is ${kindOf(value)}, not a text`),
    record: (value: unknown, where: string): Record<string, unknown> =>
      isRecord(value) ? value : fail(where, `is ${kindOf(value)}, not an object`),
    ascending(value: unknown, where: string): number[] {
      const found = numbers(value, where);
      const at = found.findIndex((one, position) => position > 0 && one <= found[position - 1]!);
      return at < 0 ? found : fail(`${where}[${at}]`, `is ${found[at]}, not above ${found[at - 1]} before it`);
    },
    sized(value: unknown, size: number, where: string): number[] {
      const found = numbers(value, where);
      return found.length === size ? found : fail(where, `has ${found.length} numbers, its edges ask for ${size}`);
    },
  };
}

function termOf(value: unknown, where: string, check: Checks): Term {
  const term = check.record(value, where);
  const edges = check.ascending(term['edges'], `${where}.edges`);
  return {
    feature: check.text(term['feature'], `${where}.feature`),
    edges,
    values: check.sized(term['values'], edges.length + 1, `${where}.values`),
    missing: check.number(term['missing'], `${where}.missing`),
  };
}

function pairOf(value: unknown, where: string, check: Checks): PairTerm {
  const pair = check.record(value, where);
  const two = (name: 'features' | 'edges'): readonly [unknown, unknown] => {
    const [first, second, ...more] = check.list(pair[name], `${where}.${name}`);
    return more.length === 0 && second !== undefined
      ? [first, second]
      : check.fail(`${where}.${name}`, 'has not two parts');
  };
  const [firstName, secondName] = two('features');
  const [firstEdges, secondEdges] = two('edges');
  const edges = [
    check.ascending(firstEdges, `${where}.edges[0]`),
    check.ascending(secondEdges, `${where}.edges[1]`),
  ] as const;
  return {
    features: [check.text(firstName, `${where}.features[0]`), check.text(secondName, `${where}.features[1]`)],
    edges,
    values: check.sized(pair['values'], (edges[0].length + 1) * (edges[1].length + 1), `${where}.values`),
  };
}

function tokensOf(value: unknown, check: Checks): TokenTerm {
  const tokens = check.record(value, 'tokens');
  const weights = Object.entries(check.record(tokens['weights'], 'tokens.weights'));
  return {
    scale: check.number(tokens['scale'], 'tokens.scale'),
    weights: Object.fromEntries(
      weights.map(([word, weight]) => [word, check.number(weight, `tokens.weights.${word}`)]),
    ),
  };
}

function dataOf(value: unknown, check: Checks): Model['data'] {
  const data = check.record(value, 'data');
  return {
    repositories: check.number(data['repositories'], 'data.repositories'),
    units: check.number(data['units'], 'data.units'),
    positives: check.number(data['positives'], 'data.positives'),
    until: check.text(data['until'], 'data.until'),
    ...(data['histories'] === undefined ? {} : { histories: historiesOf(data['histories'], check) }),
  };
}

function historiesOf(value: unknown, check: Checks): readonly string[] {
  return check.list(value, 'data.histories').map((one, position) => check.text(one, `data.histories[${position}]`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}
