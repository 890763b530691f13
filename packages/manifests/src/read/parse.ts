import {
  AMPERSAND,
  COLON,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  isBreak,
  isBreakOrSpace,
  isPlainStart,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  TAB,
  Unread,
} from './cursor.ts';
import { FlowReader } from './flow-reader.ts';
import type { Mapping, Node, Scalar, Sequence } from './node.ts';
import type { ParsedYaml, SyntaxDefect, YamlDocument } from './syntax.ts';

/**
 * Reads the block and flow YAML that manifests are written in (JSON included) in one pass, every node with its offsets.
 * Written by hand because it is the hot path of the linter: see docs/adr/0003-own-yaml-reader.md.
 *
 * @param recover makes a defect of a document that cannot be read; without it the first one ends the reading
 * @throws Unread where the text is wrong or outside this subset, without `recover`
 */
export function parseYaml(text: string, recover?: Recover): ParsedYaml {
  return new BlockReader(text).file(recover);
}

/** Says what a broken document becomes; reading then goes on with the next one. */
type Recover = (unread: Unread) => SyntaxDefect;

/** Reads documents, and the collections that are written by indentation. */
class BlockReader extends FlowReader {
  file(recover: Recover | undefined): ParsedYaml {
    const documents: YamlDocument[] = [];
    const { text } = this;
    let explicit = false;
    for (;;) {
      this.anchors.clear();
      const start = this.pos;
      const root = recover === undefined ? this.document() : this.documentOrDefect(recover);
      const marker = this.atMarker();
      if (root !== undefined || explicit || (!marker && documents.length === 0))
        documents.push({ start, end: this.pos, root });
      if (!marker) break;
      explicit = text.charCodeAt(this.pos) === DASH;
      this.pos += 3;
    }
    return { documents, defects: this.defects };
  }

  /** The content of a document up to its end, where the reader then stands. */
  private document(): Node | undefined {
    if (!this.skipBlank()) return undefined;
    if (this.text.charCodeAt(this.pos) === 37 && this.pos === this.lineStart) this.unread('a YAML directive');
    const root = this.block(-1);
    this.skipBlank();
    if (!this.atMarker() && !this.atEnd()) this.unread('content after the end of the document');
    return root;
  }

  private documentOrDefect(recover: Recover): Node | undefined {
    const start = this.pos;
    try {
      return this.document();
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.defects.push(recover(error));
      this.leaveAll();
      this.forgetOpen();
      // No document marker stands inside a document, whatever is wrong with it.
      const marker = /^(?:---|\.\.\.)(?=[\s]|$)/gm;
      marker.lastIndex = start + 1;
      this.pos = marker.exec(this.text)?.index ?? this.text.length;
      this.lineStart = this.pos;
      return undefined;
    }
  }

  /** A node in block context. The reader stands on its first character; `parent` is the indentation it must exceed. */
  private block(parent: number): Node {
    const column = this.pos - this.lineStart;
    return this.atDash() ? this.blockSequence(column) : this.inlineOrMapping(parent, column);
  }

  /** A scalar, flow collection, alias or anchored node; or, when a colon follows on the line, the block mapping that it opens. */
  private inlineOrMapping(parent: number, column: number): Node {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (isPlainStart(text, pos, false)) {
      const end = this.plainEnd(pos);
      if (text.charCodeAt(this.pos) === COLON) return this.blockMapping(this.plainKey(pos, end), column);
      return this.plainMultiline(pos, end, parent);
    }
    if (c === AMPERSAND) return this.anchored(parent, true);
    if (c === DOUBLE_QUOTE || c === QUOTE) {
      const line = this.lineStart;
      const scalar = this.quotedKey(c);
      return line === this.lineStart && this.atColon() ? this.blockMapping(scalar, column) : scalar;
    }
    const node = this.inline(parent);
    if (this.atColon()) this.unread('a collection or alias as a key', pos);
    return node;
  }

  private blockMapping(first: Scalar, column: number): Mapping {
    this.enter();
    this.nodes++;
    const { top } = this;
    const { start } = first;
    let key = first;
    let end: number;
    let merges = false;
    for (;;) {
      this.pos++; // the colon
      const value = this.mappingValue(column);
      if (key.text === '<<' && key.style === 'plain') merges = true;
      this.pushEntry(top, key, value);
      end = value.end > key.end ? value.end : key.end + 1;
      if (!this.skipBlank()) break;
      const at = this.pos - this.lineStart;
      if (at < column) break;
      if (at > column) this.unread('a line that is indented more than its mapping');
      key = this.blockKey();
    }
    this.leave();
    return this.mapping(start, end, top, merges);
  }

  private blockKey(): Scalar {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (isPlainStart(text, pos, false)) {
      const end = this.plainEnd(pos);
      if (text.charCodeAt(this.pos) !== COLON) this.unread('a line in a mapping without a colon', pos);
      return this.plainKey(pos, end);
    }
    if (c === DOUBLE_QUOTE || c === QUOTE) {
      const line = this.lineStart;
      const key = this.quotedKey(c);
      if (line !== this.lineStart || !this.atColon()) this.unread('a line in a mapping without a colon', pos);
      return key;
    }
    if (this.atDash()) this.unread('a list item where a key is expected');
    return this.unread('a key that is no plain or quoted scalar');
  }

  /** The value after `key:`; null when the next content is not indented deeper. */
  private mappingValue(column: number): Node {
    const { text } = this;
    const after = this.pos;
    this.skipSpaces();
    const c = text.charCodeAt(this.pos);
    if (!isBreak(c) && !(c === HASH && this.pos > after)) {
      if (c === DASH && isBreakOrSpace(text.charCodeAt(this.pos + 1))) this.unread('a list on the line of its key');
      return c === AMPERSAND ? this.anchored(column, false) : this.inlineValue(column);
    }
    return this.nextLineValue(column, after, true);
  }

  private nextLineValue(column: number, after: number, sameColumnList: boolean): Node {
    if (this.skipBlank()) {
      const at = this.pos - this.lineStart;
      if (at > column) return this.block(column);
      if (sameColumnList && at === column && this.atDash()) return this.blockSequence(column);
    }
    return this.unwritten(after);
  }

  /** A value on the line of its key: anything but a block collection. */
  private inlineValue(parent: number): Node {
    const { text, pos } = this;
    let node: Node;
    if (isPlainStart(text, pos, false)) {
      const end = this.plainEnd(pos);
      if (text.charCodeAt(this.pos) === COLON) this.unread('a second colon on one line');
      node = this.plainMultiline(pos, end, parent);
    } else node = this.inline(parent);
    this.endOfValue();
    return node;
  }

  /** After a value nothing but a comment may stand on the line. */
  private endOfValue(): void {
    const before = this.pos;
    if (before === this.lineStart) return;
    this.skipSpaces();
    const c = this.text.charCodeAt(this.pos);
    if (isBreak(c) || (c === HASH && this.pos > before)) return;
    this.unread('text after the end of a value');
  }

  private blockSequence(column: number): Sequence {
    this.enter();
    this.nodes++;
    const { top } = this;
    const start = this.pos;
    let end: number;
    for (;;) {
      const after = ++this.pos; // past the dash
      const item = this.sequenceItem(column, after);
      this.pushItem(item);
      end = item.end > after ? item.end : after;
      if (!this.skipBlank()) break;
      const at = this.pos - this.lineStart;
      if (at < column || (at === column && !this.atDash())) break;
      if (at > column) this.unread('a line that is indented more than its list');
    }
    this.leave();
    return this.sequence(start, end, top);
  }

  private sequenceItem(column: number, after: number): Node {
    const { text } = this;
    while (text.charCodeAt(this.pos) === SPACE) this.pos++;
    const c = text.charCodeAt(this.pos);
    if (c === TAB) this.unread('a tab after a dash');
    if (isBreak(c) || c === HASH) return this.nextLineValue(column, after, false);
    const node = this.block(column);
    const opening = text.charCodeAt(node.start);
    if (node.kind === 'scalar' || opening === OPEN_BRACE || opening === OPEN_BRACKET) this.endOfValue();
    return node;
  }

  private anchored(parent: number, mayOpenMapping: boolean): Node {
    const at = this.pos++;
    const name = this.anchorName();
    this.skipSpaces();
    const c = this.text.charCodeAt(this.pos);
    if (isBreak(c) || c === HASH)
      return this.anchoredValue(name, () => this.nextLineValue(parent, this.pos, !mayOpenMapping));
    return this.anchoredValue(name, () => {
      const line = this.lineStart;
      const node = this.inlineValue(parent);
      if (mayOpenMapping && line === this.lineStart && this.atColon()) this.unread('an anchor on a key', at);
      return node;
    });
  }
}
