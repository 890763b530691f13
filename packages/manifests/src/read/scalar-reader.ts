import {
  COLON,
  Cursor,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  isBreak,
  isBreakOrSpace,
  isFlowIndicator,
  NEWLINE,
  QUOTE,
  RETURN,
  SPACE,
  TAB,
  UnclosedQuote,
} from './cursor.ts';
import { Scalar, type ScalarStyle } from './node.ts';
import { foldLines, readBlockScalar, unescapeDouble } from './scalar-text.ts';
import { wordAt } from './words.ts';

/** Reads scalars of all five styles. */
export class ScalarReader extends Cursor {
  /** Nodes read so far: what an alias to an anchor weighs is counted with it. */
  protected nodes = 0;
  private nextColon = -1;
  private nextHash = -1;

  protected plainKey(start: number, end: number): Scalar {
    this.nodes++;
    return new Scalar(start, end, wordAt(this.text, start, end), 'plain');
  }

  protected plain(start: number, end: number): Scalar {
    this.nodes++;
    return new Scalar(start, end, this.text.slice(start, end), 'plain');
  }

  /** A null that is not written, such as after `key:`. */
  protected unwritten(at: number): Scalar {
    this.nodes++;
    return new Scalar(at, at, '', 'plain');
  }

  /** End of a plain scalar on this line without trailing spaces; leaves `pos` on the colon, comment or line break that ended it. */
  protected plainEnd(start: number): number {
    const { text } = this;
    let stop = this.lineEnd(start);
    let colon = this.nextColon;
    if (colon < start) colon = this.colonFrom(start);
    for (; colon < stop; colon = this.colonFrom(colon + 1))
      if (isBreakOrSpace(text.charCodeAt(colon + 1))) stop = colon;
    let hash = this.nextHash;
    if (hash < start) hash = this.hashFrom(start);
    for (; hash < stop; hash = this.hashFrom(hash + 1)) {
      const before = text.charCodeAt(hash - 1);
      if (before === SPACE || before === TAB) stop = hash;
    }
    let end = stop;
    while (end > start && isBreakOrSpace(text.charCodeAt(end - 1))) end--;
    this.pos = text.charCodeAt(stop) === COLON ? stop : end;
    return end;
  }

  /** The next colon at or after an offset; remembered, so that text without colons is searched once. */
  private colonFrom(offset: number): number {
    const found = this.text.indexOf(':', offset);
    this.nextColon = found < 0 ? Number.POSITIVE_INFINITY : found;
    return this.nextColon;
  }

  private hashFrom(offset: number): number {
    const found = this.text.indexOf('#', offset);
    this.nextHash = found < 0 ? Number.POSITIVE_INFINITY : found;
    return this.nextHash;
  }

  /** The same between brackets, where flow indicators end a plain scalar too. */
  protected flowPlainEnd(start: number): number {
    const { text } = this;
    let end = start;
    let at = start;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === SPACE || c === TAB) {
        if (text.charCodeAt(at + 1) === HASH) break;
        continue;
      }
      if (c === NEWLINE || c === RETURN || isFlowIndicator(c)) break;
      if (c === COLON) {
        const next = text.charCodeAt(at + 1);
        if (isBreakOrSpace(next) || isFlowIndicator(next)) break;
      }
      end = at + 1;
    }
    this.pos = at;
    return end;
  }

  /** A plain scalar whose first line ends at `firstEnd`, with its continuation lines: deeper than the parent, joined by spaces. */
  protected plainMultiline(start: number, firstEnd: number, parent: number): Scalar {
    const { text } = this;
    let end = firstEnd;
    let value: string | undefined;
    let next = this.continuation(parent);
    while (next !== undefined) {
      const from = this.pos;
      const to = this.plainEnd(from);
      if (text.charCodeAt(this.pos) === COLON && this.pos > from)
        this.unread('a key that is indented more than the value before it', from);
      value = (value ?? text.slice(start, firstEnd)) + next + text.slice(from, to);
      end = to;
      next = this.continuation(parent);
    }
    this.nodes++;
    return new Scalar(start, end, value ?? text.slice(start, firstEnd), 'plain');
  }

  /** Moves to the next line of a plain scalar and gives what joins it to the one before; undefined when there is none. */
  private continuation(parent: number): string | undefined {
    const { text } = this;
    let at = this.pos;
    if (!isBreak(text.charCodeAt(at))) return undefined;
    let breaks = 0;
    let lineStart = this.lineStart;
    for (; ; at++) {
      const c = text.charCodeAt(at);
      if (c === NEWLINE) {
        breaks++;
        lineStart = at + 1;
      } else if (c !== SPACE && c !== RETURN) break;
    }
    const c = text.charCodeAt(at);
    if (at >= text.length || at - lineStart <= parent || c === HASH) return undefined;
    const [pos, line] = [this.pos, this.lineStart];
    this.pos = at;
    this.lineStart = lineStart;
    if (this.atMarker()) {
      this.pos = pos;
      this.lineStart = line;
      return undefined;
    }
    if (c === TAB) this.unread('a tab as indentation');
    return breaks > 1 ? '\n'.repeat(breaks - 1) : ' ';
  }

  protected blockScalar(parent: number): Scalar {
    const start = this.pos;
    const read = readBlockScalar(this.text, start, parent);
    if (typeof read === 'string') this.unread(read);
    this.nodes++;
    this.pos = read.next;
    this.lineStart = read.next;
    return new Scalar(start, read.end, read.text, read.style);
  }

  protected quoted(quote: number): Scalar {
    const { text } = this;
    const start = this.pos;
    const double = quote === DOUBLE_QUOTE;
    const close = double ? this.doubleQuoteEnd(start) : this.singleQuoteEnd(start);
    let value = text.slice(start + 1, close);
    let style: ScalarStyle = 'single';
    if (this.lineEnd(start) < close) {
      value = foldLines(value, double);
      this.quotedLines(start, close);
    }
    this.pos = close + 1;
    this.nodes++;
    if (double) {
      style = 'double';
      if (value.includes('\\')) {
        const unescaped = unescapeDouble(value);
        if (unescaped === undefined) this.unread('an escape that YAML does not know', start);
        value = unescaped;
      }
    } else if (value.includes("''")) value = value.replaceAll("''", "'");
    return new Scalar(start, close + 1, value, style);
  }

  private doubleQuoteEnd(start: number): number {
    const { text } = this;
    for (let close = text.indexOf('"', start + 1); close >= 0; close = text.indexOf('"', close + 1)) {
      let slashes = 0;
      while (text.charCodeAt(close - 1 - slashes) === 92) slashes++;
      if (slashes % 2 === 0) return close;
    }
    throw new UnclosedQuote(start, 'a quote that is never closed');
  }

  private singleQuoteEnd(start: number): number {
    const { text } = this;
    for (let close = text.indexOf("'", start + 1); close >= 0; close = text.indexOf("'", close + 2))
      if (text.charCodeAt(close + 1) !== QUOTE) return close;
    throw new UnclosedQuote(start, 'a quote that is never closed');
  }

  /** A document marker ends every document, even inside quotes: a forgotten quote must not swallow the next ones. */
  private quotedLines(start: number, close: number): void {
    const { text } = this;
    let line = start;
    for (let at = this.lineEnd(start); at >= 0 && at < close; at = text.indexOf('\n', at + 1)) {
      line = at + 1;
      const c = text.charCodeAt(line);
      if (c === DASH || c === 46) {
        this.pos = line;
        this.lineStart = line;
        if (this.atMarker()) throw new UnclosedQuote(start, 'a quote that is never closed');
      }
    }
    this.lineStart = line;
  }
}
