import type { Flag, Setting, Word } from './dockerfile.ts';
import { closingQuote } from './heredoc-words.ts';
import { cutJoined, type JoinedText } from './span.ts';

/** Words that BuildKit splits at white space alone. */
export function plainWords(text: JoinedText): Word[] {
  const words: Word[] = [];
  const word = /[^\t\v\f\r\n ]+/g;
  for (let match = word.exec(text.text); match !== null; match = word.exec(text.text)) {
    const { start, end } = text.span(match.index, word.lastIndex);
    words.push({ text: match[0], start, end });
  }
  return words;
}

export interface FlagsAndRest {
  readonly flags: readonly Flag[];
  readonly rest: JoinedText;
}

/** Takes the leading `--flags` off. Source: BuildKit, frontend/dockerfile/parser/split_command.go (extractBuilderFlags). */
export function leadingFlags(text: JoinedText, escapeMark: string): FlagsAndRest {
  const flags: Flag[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text.text[at] ?? '')) at++;
    if (!text.text.startsWith('--', at)) break;
    const end = wordEnd(text.text, at, escapeMark);
    const written = text.text.slice(at, end);
    if (written === '--') {
      at = end;
      break;
    }
    flags.push(flagOf(text, at, end, escapeMark));
    at = end;
  }
  return { flags, rest: trimmed(cutJoined(text, at, text.text.length)) };
}

function flagOf(text: JoinedText, start: number, end: number, escapeMark: string): Flag {
  const written = text.text.slice(start + 2, end);
  const equals = written.indexOf('=');
  const place = text.span(start, end);
  if (equals < 0) return { name: written, value: undefined, valueSpan: place, ...place };
  const value = unquoted(written.slice(equals + 1), escapeMark, true);
  return { name: written.slice(0, equals), value, valueSpan: text.span(start + equals + 3, end), ...place };
}

/** A joined text without white space at its ends. */
export function trimmed(text: JoinedText): JoinedText {
  const start = text.text.length - text.text.trimStart().length;
  return cutJoined(text, start, Math.max(start, text.text.trimEnd().length));
}

/** Where the word that begins at `at` ends: at white space outside of quotes. */
function wordEnd(text: string, at: number, escapeMark: string): number {
  let quote = '';
  for (let i = at; i < text.length; i++) {
    const c = text[i]!;
    if (c === escapeMark && quote !== "'") i++;
    else if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (/\s/.test(c)) return i;
  }
  return text.length;
}

/** Words of ENV, LABEL and ARG: white space in quotes and behind an escape does not split. Source: line_parsers.go (parseWords). */
function quotedWords(text: string, escapeMark: string): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const end = wordEnd(text, at, escapeMark);
    words.push({ start: at, end });
    at = end;
  }
  return words;
}

/** Settings of ENV, LABEL (`isOld` tells of the form `KEY value`) and ARG. */
export function settingsOf(
  keyword: string,
  args: JoinedText,
  escapeMark: string,
): { settings: Setting[]; isOld: boolean } {
  const words = quotedWords(args.text, escapeMark);
  const first = words[0];
  if (first === undefined) return { settings: [], isOld: false };
  if (keyword !== 'ARG' && !args.text.slice(first.start, first.end).includes('=')) {
    const key = /^\S+/.exec(args.text.slice(first.start))![0];
    const valueAt = args.text.slice(first.start + key.length).search(/\S/);
    const start = valueAt < 0 ? args.text.length : first.start + key.length + valueAt;
    return {
      settings: [setting(args, first.start, first.start + key.length, start, args.text.length, escapeMark)],
      isOld: true,
    };
  }
  const settings = words.map(({ start, end }) => {
    const equals = args.text.slice(start, end).indexOf('=');
    return equals < 0
      ? setting(args, start, end, undefined, end, escapeMark)
      : setting(args, start, start + equals, start + equals + 1, end, escapeMark);
  });
  return { settings, isOld: false };
}

function setting(
  args: JoinedText,
  start: number,
  keyEnd: number,
  valueStart: number | undefined,
  end: number,
  escapeMark: string,
): Setting {
  const raw = valueStart === undefined ? undefined : args.text.slice(valueStart, end);
  return {
    key: unquoted(args.text.slice(start, keyEnd), escapeMark, false),
    keySpan: args.span(start, keyEnd),
    raw,
    value: raw === undefined ? undefined : unquoted(raw, escapeMark, false),
    valueSpan: valueStart === undefined ? args.span(start, keyEnd) : args.span(valueStart, end),
    ...args.span(start, end),
  };
}

/** A word without its quotes and escapes. `\$` stays, so that what was escaped is not taken for a variable, unless `all` go. */
export function unquoted(word: string, escapeMark: string, all: boolean): string {
  if (!/["'\\`]/.test(word)) return word;
  let text = '';
  for (let i = 0; i < word.length; i++) {
    const c = word[i]!;
    if (c === escapeMark) {
      const next = word[++i] ?? '';
      text += next === '$' && !all ? `${c}$` : next;
    } else if (c === "'") {
      const end = closingQuote(word, i);
      const inner = word.slice(i + 1, end < 0 ? word.length : end);
      text += all ? inner : inner.replaceAll('$', `${escapeMark}$`);
      i = end < 0 ? word.length : end;
    } else if (c !== '"') text += c;
  }
  return text;
}
