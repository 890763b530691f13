import type { ScalarStyle } from './node.ts';

/** A block scalar (`|` or `>`): its text, the end of its last content line, and where the next line begins. */
export interface BlockScalar {
  readonly text: string;
  readonly style: ScalarStyle;
  readonly end: number;
  readonly next: number;
}

/**
 * Reads a block scalar whose indicator stands at `start` (YAML 1.2.2, 8.1). `parent` is the indentation of the node
 * that holds it.
 *
 * @returns the scalar, or what is wrong with it
 */
export function readBlockScalar(source: string, start: number, parent: number): BlockScalar | string {
  const header = /[|>](?:([1-9])([+-])?|([+-])([1-9])?)?[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?:\r\n|\n|\r|$)/y;
  header.lastIndex = start;
  const match = header.exec(source);
  if (match === null) return 'a block scalar with an unknown header';
  const explicit = match[1] ?? match[4];
  const chomp = match[2] ?? match[3] ?? '';
  let at = start + match[0].length;
  let indent = explicit === undefined ? -1 : Math.max(parent, 0) + Number(explicit);
  const lines: string[] = [];
  let end = start + match[0].trimEnd().length;
  while (at < source.length) {
    let stop = source.indexOf('\n', at);
    const next = stop < 0 ? source.length : stop + 1;
    if (stop < 0) stop = source.length;
    if (source.charCodeAt(stop - 1) === 13 && stop > at) stop--;
    let spaces = at;
    while (spaces < stop && source.charCodeAt(spaces) === 32) spaces++;
    if (spaces === stop) {
      lines.push(indent >= 0 && stop - at > indent ? source.slice(at + indent, stop) : '');
    } else {
      const column = spaces - at;
      if (indent < 0) {
        if (column <= parent) break;
        indent = column;
      }
      if (column < indent) {
        if (column > parent && source.charCodeAt(spaces) !== 35)
          return 'a line of a block scalar that is indented less than its first';
        break;
      }
      if (column === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(source.slice(at, at + 4))) break;
      lines.push(source.slice(at + indent, stop));
      end = stop;
    }
    at = next;
  }
  const next = at;
  const style = source.charCodeAt(start) === 124 ? 'literal' : 'folded';
  return { text: chompLines(lines, chomp, style), style, end, next };
}

function chompLines(lines: string[], chomp: string, style: 'literal' | 'folded'): string {
  let content = lines.length;
  while (content > 0 && lines[content - 1] === '') content--;
  const trailing = lines.length - content;
  const kept = lines.slice(0, content);
  const body = style === 'literal' ? kept.join('\n') : foldBlock(kept);
  if (chomp === '-') return body;
  if (chomp === '+') return body + '\n'.repeat(trailing + (content > 0 ? 1 : 0));
  return content > 0 ? `${body}\n` : '';
}

/** Joins lines by spaces, keeping breaks around more-indented and blank lines (8.1.3). */
function foldBlock(lines: readonly string[]): string {
  let text = '';
  let blanks = 0;
  let started = false;
  let previousIndented = false;
  for (const line of lines) {
    if (line === '') {
      blanks++;
      continue;
    }
    const indented = line.startsWith(' ') || line.startsWith('\t');
    if (!started) text += '\n'.repeat(blanks);
    else if (indented || previousIndented) text += '\n'.repeat(blanks + 1);
    else text += blanks > 0 ? '\n'.repeat(blanks) : ' ';
    text += line;
    started = true;
    blanks = 0;
    previousIndented = indented;
  }
  return text;
}

/** Folds the line breaks inside a quoted scalar (7.3): one break is a space, each further one a break. */
export function foldLines(raw: string, escapes: boolean): string {
  const lines = raw.split(/\r\n|\n|\r/);
  let text = lines[0]!.replace(/[ \t]+$/, '');
  let glued = false;
  if (escapes && endsInEscape(lines[0]!)) {
    text = lines[0]!.slice(0, -1);
    glued = true;
  }
  let blanks = 0;
  for (let i = 1; i < lines.length; i++) {
    const last = i === lines.length - 1;
    let line = lines[i]!.replace(/^[ \t]+/, '');
    if (!last && line === '') {
      blanks++;
      continue;
    }
    const escaped = escapes && !last && endsInEscape(line);
    if (escaped) line = line.slice(0, -1);
    else if (!last) line = line.replace(/[ \t]+$/, '');
    text += (blanks > 0 ? '\n'.repeat(blanks) : glued ? '' : ' ') + line;
    glued = escaped;
    blanks = 0;
  }
  return text;
}

function endsInEscape(line: string): boolean {
  let slashes = 0;
  while (line[line.length - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}

const escapes: Record<string, string> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** Resolves the escapes of a double-quoted scalar; undefined when one is unknown. */
export function unescapeDouble(raw: string): string | undefined {
  let known = true;
  const text = raw.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (_, x, u, long, c) => {
      const code = x ?? u ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        if (point <= 0x10ffff) return long === undefined ? String.fromCharCode(point) : String.fromCodePoint(point);
      } else if (escapes[c] !== undefined) return escapes[c];
      known = false;
      return '';
    },
  );
  return known ? text : undefined;
}
