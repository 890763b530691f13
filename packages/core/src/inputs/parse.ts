import { nearest } from '../nearest.ts';
import { Problem } from '../problem.ts';
import type { Input, Inputs, ValuesOf } from './input.ts';

/**
 * Turns given texts into typed values, all inputs at once.
 *
 * @param given by input name; an empty text means not given, as it does for an action
 * @throws Problem `bad-input` that names every input that is wrong, not only the first
 */
export function parseInputs<I extends Inputs>(
  inputs: I,
  given: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
): ValuesOf<I> {
  const values: Record<string, unknown> = {};
  const mistakes = [...more];
  for (const [name, input] of Object.entries(inputs)) {
    const text = given[name]?.trim() || standardOf(input);
    if (text === '' && input.required) {
      mistakes.push(`${name} is required: ${input.description.replace(/\.$/, '')}`);
      continue;
    }
    const parsed = input.parse(text);
    if ('value' in parsed) values[name] = parsed.value;
    else
      mistakes.push(
        `${name} must be ${parsed.expected}, but is ${input.confidential ? 'something else' : quoted(text)}${near(input, text)}`,
      );
  }
  if (mistakes.length > 0)
    throw new Problem(
      'bad-input',
      mistakes.length === 1
        ? `${mistakes[0]!}.`
        : `${mistakes.length} inputs are wrong:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
    );
  return values as ValuesOf<I>;
}

/** Only a runner evaluates an expression of a workflow; wherever else the input is not given, there is nothing. */
function standardOf({ default: standard }: Input): string {
  return /^\$\{\{/.test(standard) ? '' : standard;
}

/** The text in quotes, cut when it is long: it may be a whole file that was given by mistake. */
function quoted(text: string): string {
  return JSON.stringify(text.length > maxQuoted ? `${text.slice(0, maxQuoted).toWellFormed()}…` : text);
}

const maxQuoted = 100;

function near(input: Input, text: string): string {
  const word = input.choices.length === 0 ? undefined : nearest(text, input.choices);
  return word === undefined ? '' : `; the nearest is ${word}`;
}

/** What a command line says: a text by input name, and what is wrong with the flags themselves. */
export interface GivenArguments {
  readonly given: Readonly<Record<string, string>>;
  readonly mistakes: readonly string[];
}

/** A list takes every one of its flags, anything else the last. */
function isRepeatable({ type }: Input): boolean {
  return type === 'list' || type === 'lines';
}

/** Reads `--name value`, `--name=value`, `--flag`, `--no-flag`, `--` and positional arguments. Lists may be repeated. */
export function readArguments(inputs: Inputs, args: readonly string[]): GivenArguments {
  const given: Record<string, string> = {};
  const mistakes: string[] = [];
  const flags = Object.keys(inputs).filter((name) => inputs[name]!.place !== 'action');
  const positional = flags.find((name) => inputs[name]!.positional);
  const put = (name: string, value: string) => {
    given[name] = isRepeatable(inputs[name]!) && given[name] !== undefined ? `${given[name]}\n${value}` : value;
  };
  for (let i = 0; i < args.length; i++) {
    const arg = longForm(args[i]!, inputs);
    if (arg === '--') {
      for (const rest of args.slice(i + 1))
        positional === undefined ? mistakes.push(`unexpected argument ${quoted(rest)}`) : put(positional, rest);
      break;
    }
    if (!arg.startsWith('--')) {
      if (positional === undefined || (arg.startsWith('-') && arg !== '-'))
        mistakes.push(`unexpected argument ${quoted(arg)}`);
      else put(positional, arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const word = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
    const negated = word.startsWith('no-') && inputs[word.slice(3)]?.type === 'flag' ? word.slice(3) : undefined;
    const name = negated ?? word;
    if (!flags.includes(name)) {
      const meant = nearest(word, flags);
      mistakes.push(`unknown flag --${word}${meant === undefined ? '' : `; the nearest is --${meant}`}`);
      if (equals < 0 && args[i + 1] !== undefined && !args[i + 1]!.startsWith('-')) i++;
    } else if (negated !== undefined && equals >= 0) mistakes.push(`--${word} takes no value`);
    else if (inputs[name]!.type === 'flag')
      put(name, negated !== undefined ? 'false' : equals < 0 ? 'true' : arg.slice(equals + 1));
    else if (equals >= 0) put(name, arg.slice(equals + 1));
    else if (args[i + 1] === undefined || isFlag(args[i + 1]!)) mistakes.push(`--${name} needs a value`);
    else put(name, args[++i]!);
  }
  return { given, mistakes };
}

/** `--file` for `-f`, where an input has such a letter. */
function longForm(arg: string, inputs: Inputs): string {
  const [, letter, value = ''] = /^-([a-z])(=.*)?$/s.exec(arg) ?? [];
  const name = letter === undefined ? undefined : Object.keys(inputs).find((key) => inputs[key]!.short === letter);
  return name === undefined ? arg : `--${name}${value}`;
}

/** As opposed to a value: a PEM begins with dashes too. */
function isFlag(argument: string): boolean {
  return /^--[a-z]/i.test(argument);
}

/** Lines that explain the flags, for `--help`. */
export function describeFlags(inputs: Inputs): string[] {
  const rows = Object.entries(inputs)
    .filter(([, { place }]) => place !== 'action')
    .map(([name, input]) => {
      const value =
        input.type === 'flag'
          ? ''
          : input.type === 'choice'
            ? ` ${input.choices.join('|')}`
            : input.type === 'integer'
              ? ' N'
              : input.type === 'list'
                ? ' A,B'
                : input.type === 'lines'
                  ? ' LINE'
                  : ' TEXT';
      const spelt =
        input.type === 'flag' && input.default === 'true'
          ? `--[no-]${name}`
          : `--${name}${value.length > 34 ? ' WORD' : value}`;
      const words = value.length > 34 ? ` One of ${input.choices.join(', ')}.` : '';
      const standard = input.default === '' || input.type === 'flag' ? '' : ` [${input.default}]`;
      const both = input.short === undefined ? spelt : `${spelt}, -${input.short}`;
      return [both, `${input.description}${words}${standard}`] as const;
    });
  const width = Math.min(34, Math.max(...rows.map(([spelt]) => spelt.length)));
  return rows.flatMap(([spelt, description]) => {
    const lines = wrap(description, 100 - width - 4);
    return lines.map((line, i) => `  ${(i === 0 ? spelt : '').padEnd(width)}  ${line}`);
  });
}

function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** What `action.yml` says of an input. */
export interface ActionInput {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** Differences between inputs and the `inputs` of an `action.yml`, in both directions; none when they say the same. */
export function compareWithActionYml(inputs: Inputs, declared: Readonly<Record<string, ActionInput>>): string[] {
  const differences: string[] = [];
  for (const [name, input] of Object.entries(inputs)) {
    const there = declared[name];
    if (input.place === 'cli') {
      if (there !== undefined) differences.push(`${name} is for the CLI alone, but action.yml has it`);
      continue;
    }
    if (there === undefined) differences.push(`action.yml lacks ${name}`);
    else {
      if (there.description !== input.description)
        differences.push(`the description of ${name} differs: ${there.description}`);
      if ((there.default ?? '') !== input.default) differences.push(`the default of ${name} differs: ${there.default}`);
      if ((there.required ?? false) !== input.required) differences.push(`${name} is required in one of them only`);
    }
  }
  for (const name of Object.keys(declared))
    if (inputs[name] === undefined) differences.push(`action.yml has ${name}, which no code reads`);
  return differences;
}

/** The texts that a host has for inputs: those of `with:` in a workflow. */
export function readInputs(
  inputs: Inputs,
  host: { input(name: string): string | undefined },
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([, { place }]) => place !== 'cli')
      .map(([name]) => [name, host.input(name)]),
  );
}
