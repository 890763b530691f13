import { maxDepth } from './syntax.ts';

/**
 * Thrown where the text leaves the part of YAML that the fast reader reads: either an error or a construct that manifests
 * hardly ever use (tags, explicit keys, directives). The caller then asks the complete parser.
 */
export class Unread extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Nesting or alias limits met: final, no other parser is asked. */
export class LimitReached extends Unread {}

/** A quote that opens and never closes: nobody can say more of it than where it opens. */
export class UnclosedQuote extends Unread {}

export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const AMPERSAND = 38;
export const QUOTE = 39;
export const ASTERISK = 42;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const GREATER = 62;
export const OPEN_BRACKET = 91;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;

/** A place in a text, and the moves over what carries no content. Scans are left to native searches wherever one fits. */
export class Cursor {
  protected readonly text: string;
  protected pos = 0;
  protected lineStart = 0;
  protected flowDepth = 0;
  private depth = 0;
  private nextBreak = -1;

  constructor(text: string) {
    this.text = text;
  }

  protected unread(what: string, offset = this.pos): never {
    throw new Unread(offset, what);
  }

  protected enter(): void {
    if (++this.depth > maxDepth) throw new LimitReached(this.pos, `nested more than ${maxDepth} levels deep`);
  }

  /** Forgets the collections that were open, to go on behind a defect. */
  protected leaveAll(): void {
    this.depth = 0;
    this.flowDepth = 0;
  }

  protected leave(): void {
    this.depth--;
  }

  protected atEnd(): boolean {
    return this.pos >= this.text.length;
  }

  /** Where the line of `offset` ends: its line feed, or the end of the text. Remembered, so that one long line is searched once. */
  protected lineEnd(offset: number): number {
    if (this.nextBreak >= offset && offset >= this.lineStart) return this.nextBreak;
    const found = this.text.indexOf('\n', offset);
    this.nextBreak = found < 0 ? this.text.length : found;
    return this.nextBreak;
  }

  /** Whether a document marker, `---` or `...`, stands here. */
  protected atMarker(): boolean {
    const { text, pos } = this;
    return pos === this.lineStart && isMarker(text, pos);
  }

  protected atDash(): boolean {
    return this.text.charCodeAt(this.pos) === DASH && isBreakOrSpace(this.text.charCodeAt(this.pos + 1));
  }

  /** Moves over a colon that ends a key, and says whether there was one; stays otherwise. */
  protected atColon(): boolean {
    const { text } = this;
    let at = this.pos;
    while (text.charCodeAt(at) === SPACE) at++;
    if (text.charCodeAt(at) !== COLON || !isBreakOrSpace(text.charCodeAt(at + 1))) return false;
    this.pos = at;
    return true;
  }

  /** Moves over white space, comments and line breaks to the next content; false when it stands on a document marker or the end. */
  protected skipBlank(): boolean {
    const { text } = this;
    let at = this.pos;
    let separated = at === this.lineStart || isBreakOrSpace(text.charCodeAt(at - 1));
    for (;;) {
      const c = text.charCodeAt(at);
      if (c === SPACE || c === RETURN) at++;
      else if (c === NEWLINE) this.lineStart = ++at;
      else if (c === TAB) at = this.tabsEnd(at);
      else if (c === HASH && separated) at = this.lineEnd(at);
      else break;
      separated = true;
    }
    this.pos = at;
    return at < text.length && !(at === this.lineStart && isMarker(text, at));
  }

  /** Tabs may stand before a comment or line break, never as indentation. */
  private tabsEnd(from: number): number {
    const { text } = this;
    let end = from;
    while (text.charCodeAt(end) === TAB || text.charCodeAt(end) === SPACE) end++;
    const next = text.charCodeAt(end);
    if (this.flowDepth === 0 && !isBreak(next) && next !== HASH) this.unread('a tab as indentation', from);
    return end;
  }

  protected skipSpaces(): void {
    const { text } = this;
    while (text.charCodeAt(this.pos) === SPACE || text.charCodeAt(this.pos) === TAB) this.pos++;
  }
}

function isMarker(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c !== DASH && c !== 46) return false;
  if (text.charCodeAt(at + 1) !== c || text.charCodeAt(at + 2) !== c) return false;
  return isBreakOrSpace(text.charCodeAt(at + 3));
}

/** A line break, or the end of the text (NaN). */
export function isBreak(c: number): boolean {
  return c === NEWLINE || c === RETURN || Number.isNaN(c);
}

export function isBreakOrSpace(c: number): boolean {
  return c === SPACE || c === NEWLINE || c === RETURN || c === TAB || Number.isNaN(c);
}

export function isFlowIndicator(c: number): boolean {
  return c === COMMA || c === OPEN_BRACKET || c === CLOSE_BRACKET || c === OPEN_BRACE || c === CLOSE_BRACE;
}

/** ASCII characters that begin no plain scalar: indicators, white space and controls. */
const noPlainStart = new Uint8Array(128).fill(1, 0, 33);
for (const c of ',[]{}#&*!|>\'"%@`') noPlainStart[c.charCodeAt(0)] = 1;
for (const c of '-?:') noPlainStart[c.charCodeAt(0)] = 2;
noPlainStart[127] = 1;

/** Whether a plain scalar may begin here: no indicator, except `-`, `?` and `:` before a non-space. */
export function isPlainStart(text: string, pos: number, inFlow: boolean): boolean {
  const c = text.charCodeAt(pos);
  if (!(c < 128)) return c >= 128 && c !== 0xfeff;
  const kind = noPlainStart[c];
  if (kind !== 2) return kind === 0;
  const next = text.charCodeAt(pos + 1);
  return !isBreakOrSpace(next) && !(inFlow && isFlowIndicator(next));
}
