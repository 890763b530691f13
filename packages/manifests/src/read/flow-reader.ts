import { CollectionReader } from './collection-reader.ts';
import {
  AMPERSAND,
  ASTERISK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  GREATER,
  isPlainStart,
  OPEN_BRACE,
  OPEN_BRACKET,
  PIPE,
  QUOTE,
} from './cursor.ts';
import { type Mapping, type Node, Scalar, type Sequence } from './node.ts';
import { wordAt } from './words.ts';

/** Reads `[flow]` and `{flow: style}` collections, and with them JSON. */
export class FlowReader extends CollectionReader {
  /** A quoted scalar, block scalar, alias or flow collection. */
  protected inline(parent: number): Node {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === DOUBLE_QUOTE || c === QUOTE) return this.quoted(c);
    if (c === OPEN_BRACKET || c === OPEN_BRACE) return this.flowCollection(c);
    if (c === PIPE || c === GREATER) {
      if (this.flowDepth > 0) this.unread('a block scalar inside brackets');
      return this.blockScalar(parent);
    }
    if (c === ASTERISK) return this.alias();
    return this.unread(`the character ${JSON.stringify(text[pos] ?? 'end of file')}`);
  }

  private flowCollection(open: number): Node {
    this.enter();
    this.flowDepth++;
    this.nodes++;
    const node = open === OPEN_BRACKET ? this.flowSequence() : this.flowMapping();
    this.flowDepth--;
    this.leave();
    return node;
  }

  private flowSequence(): Sequence {
    const { text, top } = this;
    const start = this.pos++;
    for (;;) {
      this.flowBlank(start);
      if (text.charCodeAt(this.pos) === CLOSE_BRACKET) break;
      this.pushItem(this.flowValue());
      this.flowBlank(start);
      const c = text.charCodeAt(this.pos);
      if (c === COMMA) this.pos++;
      else if (c !== CLOSE_BRACKET) this.unread('a flow sequence without a comma or ]');
    }
    return this.sequence(start, ++this.pos, top);
  }

  private flowMapping(): Mapping {
    const { text, top } = this;
    const start = this.pos++;
    let merges = false;
    for (;;) {
      this.flowBlank(start);
      let c = text.charCodeAt(this.pos);
      if (c === CLOSE_BRACE) break;
      const key = this.flowKey();
      this.flowBlank(start);
      if (text.charCodeAt(this.pos) !== COLON) this.unread('a key without a colon');
      this.pos++;
      this.flowBlank(start);
      c = text.charCodeAt(this.pos);
      const value = c === COMMA || c === CLOSE_BRACE ? this.unwritten(this.pos) : this.flowValue();
      if (key.text === '<<' && key.style === 'plain') merges = true;
      this.pushEntry(top, key, value);
      this.flowBlank(start);
      c = text.charCodeAt(this.pos);
      if (c === COMMA) this.pos++;
      else if (c !== CLOSE_BRACE) this.unread('a flow mapping without a comma or }');
    }
    return this.mapping(start, ++this.pos, top, merges);
  }

  /** Moves to the next content of the collection that opened at `open`. */
  private flowBlank(open: number): void {
    if (!this.skipBlank()) this.unread('a bracket that is never closed', open);
  }

  private flowKey(): Scalar {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === DOUBLE_QUOTE || c === QUOTE) return this.quotedKey(c);
    if (!isPlainStart(text, pos, true)) this.unread('a key that is no plain or quoted scalar');
    return this.plainKey(pos, this.flowPlainEnd(pos));
  }

  /** A quoted scalar whose text is shared with the same keys elsewhere, unless it needed unescaping. */
  protected quotedKey(quote: number): Scalar {
    const key = this.quoted(quote);
    const { start, end, text, style } = key;
    return end - start - 2 === text.length && text.length > 0
      ? new Scalar(start, end, wordAt(this.text, start + 1, end - 1), style)
      : key;
  }

  private flowValue(): Node {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === AMPERSAND) {
      this.pos++;
      const name = this.anchorName();
      this.flowBlank(pos);
      return this.anchoredValue(name, () => this.flowValue());
    }
    return isPlainStart(text, pos, true) ? this.plain(pos, this.flowPlainEnd(pos)) : this.inline(-1);
  }
}
