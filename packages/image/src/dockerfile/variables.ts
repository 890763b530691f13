import type { Setting } from './dockerfile.ts';

/** What of a word BuildKit cannot read, in a few words; undefined when it can. Source: BuildKit, frontend/dockerfile/shell/lex.go. */
export function wordMistake(word: string, escapeMark: string): string | undefined {
  let quote = '';
  for (let i = 0; i < word.length; i++) {
    const c = word[i]!;
    if (c === escapeMark && quote !== "'") i++;
    else if (c === quote) quote = '';
    else if (quote === '' && (c === '"' || c === "'")) quote = c;
    else if (quote !== "'" && c === '$' && word[i + 1] === '{') {
      const close = closingBrace(word, i + 1);
      if (close < 0) return '${ is not closed';
      const use = word.slice(i, close + 1);
      if (!substitution.test(use)) return `${use} is no substitution that BuildKit knows`;
      i = close;
    }
  }
  return quote === '' ? undefined : `${quote} is not closed`;
}

const substitution = /^\$\{(?:[A-Za-z_][A-Za-z0-9_]*|\d+|[@*#?$!-])(?:\}|:?[-+?]|##?|%%?|\/)/;

/** `$NAME` or `${NAME…}` in a text, by indexes into it. */
export interface VariableUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `%`, `/`… */
  readonly modifier: string | undefined;
  /** What follows the modifier. */
  readonly word: string | undefined;
}

/** The variables that a text uses, where the builder expands them: not behind an escape, not in single quotes. */
export function variablesIn(text: string, escapeMark: string = '\\'): VariableUse[] {
  if (!text.includes('$')) return [];
  const uses: VariableUse[] = [];
  let inDouble = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === escapeMark) i++;
    else if (c === '"') inDouble = !inDouble;
    else if (c === "'" && !inDouble) {
      const end = text.indexOf("'", i + 1);
      i = end < 0 ? text.length : end;
    } else if (c === '$') {
      const use = variableAt(text, i);
      if (use === undefined) continue;
      uses.push(use);
      if (use.word !== undefined)
        for (const inner of variablesIn(use.word, escapeMark)) {
          const at = use.end - 1 - use.word.length;
          uses.push({ ...inner, start: at + inner.start, end: at + inner.end });
        }
      i = use.end - 1;
    }
  }
  return uses;
}

function variableAt(text: string, at: number): VariableUse | undefined {
  if (text[at + 1] !== '{') {
    const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(at + 1))?.[0];
    return name === undefined
      ? undefined
      : { name, start: at, end: at + 1 + name.length, modifier: undefined, word: undefined };
  }
  const match = /^\$\{([A-Za-z_][A-Za-z0-9_]*)(:?[-+?]|##?|%%?|\/\/?)?/.exec(text.slice(at));
  const close = closingBrace(text, at + 1);
  if (match === null || close < 0) return undefined;
  const [head, name = '', modifier] = match;
  const word = modifier === undefined ? undefined : text.slice(at + head.length, close);
  return { name, start: at, end: close + 1, modifier, word };
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

export interface Expanded {
  readonly text: string;
  /** Names that have no value and no default. */
  readonly unknown: readonly string[];
}

/** Replaces variables by their values; those without one stay as written. */
export function expand(
  text: string,
  lookup: (name: string) => string | undefined,
  escapeMark: string = '\\',
): Expanded {
  if (!text.includes('$')) return { text, unknown: [] };
  const unknown: string[] = [];
  let result = '';
  let at = 0;
  for (const use of variablesIn(text, escapeMark)) {
    if (use.start < at) continue; // Inside of a default that was looked at with its variable.
    const value = replacement(use, lookup, unknown, escapeMark);
    result += text.slice(at, use.start) + (value ?? text.slice(use.start, use.end));
    at = use.end;
  }
  return { text: result + text.slice(at), unknown };
}

function replacement(
  { name, modifier, word = '' }: VariableUse,
  lookup: (name: string) => string | undefined,
  unknown: string[],
  escapeMark: string,
): string | undefined {
  const value = lookup(name);
  const inner = (): string => {
    const expanded = expand(word, lookup, escapeMark);
    unknown.push(...expanded.unknown);
    return expanded.text;
  };
  const isSet = modifier?.startsWith(':') === true ? value !== undefined && value !== '' : value !== undefined;
  if (modifier === ':-' || modifier === '-') return isSet ? value : inner();
  if (modifier === ':+' || modifier === '+') return isSet ? inner() : '';
  if (value === undefined) unknown.push(name);
  // What patterns do to a value is left to the builder.
  return modifier === undefined || modifier.endsWith('?') ? value : undefined;
}

/** ARGs that BuildKit knows without a declaration, in FROM always and in a stage once declared. Source: dockerfile reference, "Automatic platform ARGs". */
export const platformArgs: ReadonlySet<string> = new Set([
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETSTAGE',
]);

/** ARGs that need no declaration anywhere. Source: dockerfile reference, "Predefined ARGs". */
export const predefinedArgs: ReadonlySet<string> = new Set(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
);

/** The value of a setting with variables replaced; undefined when it has none, or one that is not known. */
export function settingValue(
  { value }: Setting,
  lookup: (name: string) => string | undefined,
  escapeMark: string,
): string | undefined {
  if (value === undefined) return undefined;
  const { text, unknown } = expand(value, lookup, escapeMark);
  return unknown.length > 0 ? undefined : text.replaceAll(`${escapeMark}$`, '$');
}
