/** Where an input can be given: as a flag of the CLI, as `with:` of the action, or both. */
export type InputPlace = 'both' | 'cli' | 'action';

/** One input of a command, which is also an input of its action. The key in its `Inputs` is its name on both. */
export interface Input<T = unknown> {
  readonly type: 'text' | 'list' | 'lines' | 'flag' | 'choice' | 'integer' | 'secret';
  readonly description: string;
  /** As `action.yml` states it; empty when there is none. */
  readonly default: string;
  readonly required: boolean;
  readonly place: InputPlace;
  /** Whether its text is a secret: it stands in no message. */
  readonly confidential: boolean;
  /** Takes the arguments of the CLI that are no flags. */
  readonly positional: boolean;
  /** One letter that stands for the flag on the CLI, where other tools have it: `f` for `-f`. */
  readonly short?: string;
  readonly choices: readonly string[];
  /** @returns the value, or what the text should have been: `one of a, b` */
  parse(text: string): { readonly value: T } | { readonly expected: string };
}

// biome-ignore lint/suspicious/noExplicitAny: each input has a value type of its own
export type Inputs = Readonly<Record<string, Input<any>>>;

export type ValuesOf<I extends Inputs> = { readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never };

interface Settings {
  readonly default?: string;
  readonly required?: boolean;
  readonly place?: InputPlace;
  readonly positional?: boolean;
  readonly confidential?: boolean;
  readonly short?: string;
}

function input<T>(
  type: Input['type'],
  description: string,
  settings: Settings,
  parse: Input<T>['parse'],
  choices: readonly string[] = [],
): Input<T> {
  const { default: standard = '', required = false, place = 'both', positional = false, short } = settings;
  const { confidential = type === 'secret' } = settings;
  const letter = short === undefined ? {} : { short };
  return { type, description, default: standard, required, place, positional, confidential, choices, parse, ...letter };
}

/** Any text; undefined when it is not given. */
export function text(description: string, settings: Settings = {}): Input<string | undefined> {
  return input('text', description, settings, (given) => ({ value: given === '' ? undefined : given }));
}

/** A token or password: never printed. */
export function secret(description: string, settings: Settings = {}): Input<string | undefined> {
  return input('secret', description, settings, (given) => ({ value: given === '' ? undefined : given }));
}

/** Items one a line, or separated by commas outside of braces; on the CLI the flag may be repeated. */
export function list(description: string, settings: Settings = {}): Input<readonly string[]> {
  return input('list', description, settings, (given) => ({ value: splitList(given) }));
}

/**
 * Items one a line, for items that may hold commas themselves, such as `type=registry,ref=example.com/cache`; on the CLI
 * the flag may be repeated. A line that starts with `#` is a comment.
 */
export function lines(description: string, settings: Settings = {}): Input<readonly string[]> {
  return input('lines', description, settings, (given) => ({ value: splitLines(given) }));
}

/** `true` or `false`; on the CLI `--name` and `--no-name`. */
export function flag(description: string, settings: Settings & { readonly default: 'true' | 'false' }): Input<boolean> {
  return input('flag', description, settings, (given) => {
    const word = given.toLowerCase();
    return word === 'true' || word === 'false' ? { value: word === 'true' } : { expected: 'true or false' };
  });
}

/** One of a few words; undefined when it is not given and has no default. */
export function choice<const C extends readonly string[]>(
  description: string,
  choices: C,
  settings: Settings = {},
): Input<C[number] | undefined> {
  return input(
    'choice',
    description,
    settings,
    (given) => {
      if (given === '') return { value: undefined };
      return choices.includes(given) ? { value: given as C[number] } : { expected: `one of ${choices.join(', ')}` };
    },
    choices,
  );
}

/** A whole number of at least `least`. */
export function integer(
  description: string,
  settings: Settings & { readonly default: string; readonly least: number },
): Input<number> {
  return input('integer', description, settings, (given) => {
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    return Number.isSafeInteger(value) && value >= settings.least
      ? { value }
      : { expected: `a whole number from ${settings.least}` };
  });
}

/** Splits at line breaks and at commas that stand in no braces, so that `{a,b}` of a glob stays whole. */
export function splitList(given: string): string[] {
  const items: string[] = [];
  let item = '';
  let depth = 0;
  for (const c of given) {
    if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    if (c === '\n' || c === '\r' || (c === ',' && depth === 0)) {
      items.push(item);
      item = '';
      if (c !== ',') depth = 0;
    } else item += c;
  }
  return [...items, item].map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/**
 * The lines that say something, trimmed. An item that begins with a double quote goes on to the next one, line breaks
 * and all, and `""` in it is one quote, as in CSV (RFC 4180): so does a secret of several lines.
 */
export function splitLines(given: string): string[] {
  const items: string[] = [];
  const item = /[^\S\r\n]*(?:"((?:[^"]|"")*)"[^\S\r\n]*(?=[\r\n]|$)|([^\r\n]*))(?:\r?\n|\r|$)/y;
  while (item.lastIndex < given.length) {
    const [, quotedItem, plain = ''] = item.exec(given)!;
    const text = quotedItem === undefined ? plain.trim() : quotedItem.replaceAll('""', '"');
    if (text !== '' && (quotedItem !== undefined || !text.startsWith('#'))) items.push(text);
  }
  return items;
}
