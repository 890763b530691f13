import type { Word } from './dockerfile.ts';
import type { JoinedText } from './span.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON does not allow in a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Whether arguments are a JSON array of strings, which is what BuildKit takes for the exec form. */
export function isExecForm(text: string): boolean {
  return /^\s*\[/.test(text) && parseArray(text) !== undefined;
}

/** The strings of the exec form with their places (the quotes included); undefined for the shell form. */
export function execWords(args: JoinedText): Word[] | undefined {
  if (!/^\s*\[/.test(args.text)) return undefined;
  return parseArray(args.text)?.map(({ text, start, end }) => ({ text, ...args.span(start, end) }));
}

function parseArray(text: string): Word[] | undefined {
  const words: Word[] = [];
  let at = skipBlanks(text, skipBlanks(text, 0) + 1);
  if (text[at] === ']') return skipBlanks(text, at + 1) === text.length ? words : undefined;
  for (;;) {
    string.lastIndex = at;
    const match = string.exec(text);
    if (match === null) return undefined;
    words.push({ text: String(JSON.parse(match[0])), start: at, end: string.lastIndex });
    at = skipBlanks(text, string.lastIndex);
    if (text[at] === ']') return skipBlanks(text, at + 1) === text.length ? words : undefined;
    if (text[at] !== ',') return undefined;
    at = skipBlanks(text, at + 1);
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (/[ \t\n\r]/.test(text[at] ?? '')) at++;
  return at;
}
