/** `<<NAME` as it stands in a line. Source: BuildKit, frontend/dockerfile/parser/parser.go (reHeredoc, heredocFromMatch). */
export interface HeredocWord {
  readonly name: string;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly start: number;
  readonly end: number;
}

/** The heredocs that a line opens, in order. A line whose quotes do not close opens none, as in BuildKit. */
export function heredocWords(line: string): HeredocWord[] {
  const found: HeredocWord[] = [];
  for (const { text, start } of rawWords(line) ?? []) {
    const match = /^(\d*)<<(-?)\s*([^<]*)$/.exec(text);
    const rest = match?.[3] ?? '';
    if (match === null || rest === '') continue;
    const name = unquote(rest);
    // BuildKit's lexer makes another word of a name with a default in it.
    if (name === undefined || name === '' || name.includes('${')) continue;
    found.push({ name, expand: !/["']/.test(rest), chomp: match[2] === '-', start, end: start + text.length });
  }
  return found;
}

/** Words of a line with their quotes; undefined when a quote or `${` is not closed. */
function rawWords(line: string): { text: string; start: number }[] | undefined {
  const words: { text: string; start: number }[] = [];
  let start = -1;
  let i = 0;
  for (; i < line.length; i++) {
    const c = line[i]!;
    if (/\s/.test(c)) {
      if (start >= 0) words.push({ text: line.slice(start, i), start });
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (c === '\\') i++;
    else if (c === '<' && line[i + 1] === '<') {
      // White space may stand between the mark and the name.
      i++;
      while (/\s/.test(line[i + 1] ?? '')) i++;
    } else if (c === "'" || c === '"' || (c === '$' && line[i + 1] === '{')) {
      const end = c === '$' ? line.indexOf('}', i) : closingQuote(line, i);
      if (end < 0) return undefined;
      i = end;
    }
  }
  if (start >= 0) words.push({ text: line.slice(start), start });
  return words;
}

/** Offset of the quote that closes the one at `at`, or -1. */
export function closingQuote(line: string, at: number): number {
  const quote = line[at];
  for (let i = at + 1; i < line.length; i++) {
    if (line[i] === quote) return i;
    if (line[i] === '\\' && quote === '"') i++;
  }
  return -1;
}

/** A word without its quotes and escapes; undefined when it is more than one word. */
function unquote(word: string): string | undefined {
  let text = '';
  for (let i = 0; i < word.length; i++) {
    const c = word[i]!;
    if (/\s/.test(c)) return undefined;
    if (c === '\\') text += word[++i] ?? '';
    else if (c === "'" || c === '"') {
      const end = closingQuote(word, i);
      if (end < 0) return undefined;
      text += c === '"' ? word.slice(i + 1, end).replace(/\\(["$\\])/g, '$1') : word.slice(i + 1, end);
      i = end;
    } else text += c;
  }
  return text;
}
