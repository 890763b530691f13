import { Mapping, type Node, Scalar, type ScalarStyle, Sequence } from './node.ts';
import { foldLines, readBlockScalar, unescapeDouble } from './scalar-text.ts';
import { maxAliasedNodes, maxDepth, type ParsedYaml, type SyntaxDefect, type YamlDocument } from './syntax.ts';

/**
 * Thrown where the text leaves the part of YAML that this parser reads: either an error or a construct that manifests
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

const NEWLINE = 10;
const RETURN = 13;
const TAB = 9;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;
const COMMA = 44;
const QUOTE = 39;
const DOUBLE_QUOTE = 34;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Reads the block and flow YAML that manifests are written in (JSON included) in one pass, every node with its offsets.
 * Written by hand because it is the hot path of the linter: see docs/adr/0003-own-yaml-reader.md.
 *
 * @throws Unread where the text is wrong or outside this subset
 */
export function parseYaml(text: string): ParsedYaml {
  return new Reader(text).file();
}

class Reader {
  private readonly text: string;
  private pos = 0;
  private lineStart = 0;
  private depth = 0;
  private nodes = 0;
  private aliased = 0;
  private readonly anchors = new Map<string, { node: Node | undefined; weight: number }>();
  private readonly interned = new Map<string, string>();
  private readonly defects: SyntaxDefect[] = [];

  constructor(text: string) {
    this.text = text;
  }

  file(): ParsedYaml {
    const documents: YamlDocument[] = [];
    const { text } = this;
    let explicit = false;
    for (;;) {
      this.anchors.clear();
      const start = this.pos;
      this.skipBlank();
      if (this.atEnd()) {
        if (explicit || documents.length === 0) documents.push({ start, end: text.length, root: undefined });
        break;
      }
      let root: Node | undefined;
      if (!this.atMarker()) {
        if (text.charCodeAt(this.pos) === 37 && this.pos === this.lineStart) this.unread('a YAML directive');
        root = this.block(-1);
        this.skipBlank();
      }
      const marker = this.atMarker();
      if (!marker && !this.atEnd()) this.unread('content after the end of the document');
      if (root !== undefined || explicit) documents.push({ start, end: this.pos, root });
      explicit = false;
      if (marker) {
        explicit = text.charCodeAt(this.pos) === DASH;
        this.pos += 3;
      }
    }
    return { documents, defects: this.defects };
  }

  private unread(what: string, offset = this.pos): never {
    throw new Unread(offset, what);
  }

  private atEnd(): boolean {
    return this.pos >= this.text.length;
  }

  private atMarker(): boolean {
    const { text, pos } = this;
    if (pos !== this.lineStart) return false;
    const c = text.charCodeAt(pos);
    if (c !== DASH && c !== 46) return false;
    if (text.charCodeAt(pos + 1) !== c || text.charCodeAt(pos + 2) !== c) return false;
    return isBreakOrSpace(text.charCodeAt(pos + 3));
  }

  /** Moves over white space, comments and line breaks to the next content; false when it stands on a document marker or the end. */
  private skipBlank(): boolean {
    const { text } = this;
    let separated = this.pos === this.lineStart || isBreakOrSpace(text.charCodeAt(this.pos - 1));
    for (;;) {
      const c = text.charCodeAt(this.pos);
      if (c === SPACE) {
        this.pos++;
        separated = true;
      } else if (c === NEWLINE) {
        this.pos++;
        this.lineStart = this.pos;
        separated = true;
      } else if (c === RETURN) {
        this.pos++;
        if (text.charCodeAt(this.pos) !== NEWLINE) this.lineStart = this.pos;
      } else if (c === HASH && separated) {
        this.toLineEnd();
      } else if (c === TAB) {
        this.skipTabs();
        separated = true;
      } else return !(this.atEnd() || this.atMarker());
    }
  }

  /** Tabs may stand before a comment or line break, never as indentation. */
  private skipTabs(): void {
    const { text } = this;
    let end = this.pos;
    while (text.charCodeAt(end) === TAB || text.charCodeAt(end) === SPACE) end++;
    const next = text.charCodeAt(end);
    if (this.flowDepth === 0 && !isBreak(next) && next !== HASH) this.unread('a tab as indentation');
    this.pos = end;
  }

  private flowDepth = 0;

  private toLineEnd(): void {
    const { text } = this;
    let { pos } = this;
    while (pos < text.length) {
      const c = text.charCodeAt(pos);
      if (c === NEWLINE || c === RETURN) break;
      pos++;
    }
    this.pos = pos;
  }

  private skipSpaces(): void {
    const { text } = this;
    while (text.charCodeAt(this.pos) === SPACE || text.charCodeAt(this.pos) === TAB) this.pos++;
  }

  private enter(): void {
    if (++this.depth > maxDepth) throw new LimitReached(this.pos, `nested more than ${maxDepth} levels deep`);
  }

  /** A node in block context. The reader stands on its first character; `parent` is the indentation it must exceed. */
  private block(parent: number): Node {
    const { text, pos } = this;
    const column = pos - this.lineStart;
    if (text.charCodeAt(pos) === DASH && isBreakOrSpace(text.charCodeAt(pos + 1))) return this.blockSequence(column);
    return this.inlineOrMapping(parent, column);
  }

  /** A scalar, flow collection, alias or anchored node; or, when a colon follows on the line, the block mapping that it opens. */
  private inlineOrMapping(parent: number, column: number): Node {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === 38) return this.anchored(parent, true);
    if (c === DOUBLE_QUOTE || c === QUOTE) {
      const line = this.lineStart;
      const scalar = this.quoted(c, parent);
      return line === this.lineStart && this.atColon() ? this.blockMapping(scalar, column) : scalar;
    }
    if (isPlainStart(text, pos, false)) {
      const end = this.plainEnd(pos, false);
      if (text.charCodeAt(this.pos) === COLON) return this.blockMapping(this.keyScalar(pos, end), column);
      return this.plainMultiline(pos, end, parent);
    }
    const node = this.inline(parent);
    if (this.atColon()) this.unread('a collection or alias as a key', pos);
    return node;
  }

  private atColon(): boolean {
    const { text } = this;
    let at = this.pos;
    while (text.charCodeAt(at) === SPACE) at++;
    if (text.charCodeAt(at) !== COLON || !isBreakOrSpace(text.charCodeAt(at + 1))) return false;
    this.pos = at;
    return true;
  }

  private keyScalar(start: number, end: number): Scalar {
    this.nodes++;
    return new Scalar(start, end, this.intern(this.text.slice(start, end)), 'plain');
  }

  private intern(word: string): string {
    const known = this.interned.get(word);
    if (known !== undefined) return known;
    this.interned.set(word, word);
    return word;
  }

  private blockMapping(first: Scalar, column: number): Mapping {
    this.enter();
    const { text } = this;
    const mapping = new Mapping(first.start);
    this.nodes++;
    let key = first;
    let merges = false;
    for (;;) {
      this.pos++; // the colon
      const value = this.mappingValue(column);
      if (key.text === '<<' && key.style === 'plain') merges = true;
      this.add(mapping, key, value);
      mapping.end = Math.max(value.end, key.end + 1);
      if (!this.skipBlank()) break;
      const at = this.pos - this.lineStart;
      if (at < column) break;
      if (at > column) this.unread('a line that is indented more than its mapping');
      key = this.blockKey();
    }
    this.depth--;
    if (merges) mergeInto(mapping);
    void text;
    return mapping;
  }

  private blockKey(): Scalar {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    let key: Scalar;
    if (c === DOUBLE_QUOTE || c === QUOTE) {
      const line = this.lineStart;
      key = this.quoted(c, -1);
      if (line !== this.lineStart || !this.atColon()) this.unread('a line in a mapping without a colon', pos);
      return key;
    }
    if (c === DASH && isBreakOrSpace(text.charCodeAt(pos + 1))) this.unread('a list item where a key is expected');
    if (!isPlainStart(text, pos, false)) this.unread('a key that is no plain or quoted scalar');
    const end = this.plainEnd(pos, false);
    if (text.charCodeAt(this.pos) !== COLON) this.unread('a line in a mapping without a colon', pos);
    key = this.keyScalar(pos, end);
    return key;
  }

  /** The value after `key:`; null when the next content is not indented deeper. */
  private mappingValue(column: number): Node {
    const { text } = this;
    const after = this.pos;
    this.skipSpaces();
    const c = text.charCodeAt(this.pos);
    if (!isBreak(c) && !(c === HASH && this.pos > after)) {
      if (c === DASH && isBreakOrSpace(text.charCodeAt(this.pos + 1))) this.unread('a list on the line of its key');
      return c === 38 ? this.anchored(column, false) : this.inlineValue(column);
    }
    return this.nextLineValue(column, after, true);
  }

  private nextLineValue(column: number, after: number, sameColumnList: boolean): Node {
    if (this.skipBlank()) {
      const at = this.pos - this.lineStart;
      if (at > column) return this.block(column);
      if (sameColumnList && at === column && this.atDash()) return this.blockSequence(column);
    }
    this.nodes++;
    return new Scalar(after, after, '', 'plain');
  }

  private atDash(): boolean {
    return this.text.charCodeAt(this.pos) === DASH && isBreakOrSpace(this.text.charCodeAt(this.pos + 1));
  }

  /** A value on the line of its key: anything but a block collection. */
  private inlineValue(parent: number): Node {
    const { text, pos } = this;
    let node: Node;
    if (isPlainStart(text, pos, false)) {
      const end = this.plainEnd(pos, false);
      if (text.charCodeAt(this.pos) === COLON) this.unread('a second colon on one line');
      node = this.plainMultiline(pos, end, parent);
    } else node = this.inline(parent);
    this.endOfValue();
    return node;
  }

  /** After a value nothing but a comment may stand on the line. */
  private endOfValue(): void {
    const before = this.pos;
    if (this.pos === this.lineStart) return;
    this.skipSpaces();
    const c = this.text.charCodeAt(this.pos);
    if (isBreak(c) || (c === HASH && this.pos > before)) return;
    this.unread('text after the end of a value');
  }

  /** A quoted scalar, block scalar, alias or flow collection. */
  private inline(parent: number): Node {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === DOUBLE_QUOTE || c === QUOTE) return this.quoted(c, parent);
    if (c === OPEN_BRACKET || c === OPEN_BRACE) return this.flowCollection(c);
    if (c === 124 || c === 62) return this.blockScalar(parent);
    if (c === 42) return this.alias();
    return this.unread(`the character ${JSON.stringify(text[pos] ?? 'end of file')}`);
  }

  private blockSequence(column: number): Sequence {
    this.enter();
    const { text } = this;
    const sequence = new Sequence(this.pos);
    this.nodes++;
    for (;;) {
      this.pos++; // the dash
      const after = this.pos;
      const item = this.sequenceItem(column, after);
      sequence.items.push(item);
      sequence.end = Math.max(item.end, after);
      if (!this.skipBlank()) break;
      const at = this.pos - this.lineStart;
      if (at < column || (at === column && !this.atDash())) break;
      if (at > column) this.unread('a line that is indented more than its list');
    }
    void text;
    this.depth--;
    return sequence;
  }

  private sequenceItem(column: number, after: number): Node {
    const { text } = this;
    while (text.charCodeAt(this.pos) === SPACE) this.pos++;
    const c = text.charCodeAt(this.pos);
    if (c === TAB) this.unread('a tab after a dash');
    if (isBreak(c) || c === HASH) return this.nextLineValue(column, after, false);
    const node = this.block(column);
    if (
      node.kind === 'scalar' ||
      text.charCodeAt(node.start) === OPEN_BRACE ||
      text.charCodeAt(node.start) === OPEN_BRACKET
    )
      this.endOfValue();
    return node;
  }

  private anchored(parent: number, mayOpenMapping: boolean): Node {
    const { text } = this;
    const at = this.pos++;
    const name = this.anchorName();
    this.skipSpaces();
    const before = this.nodes + this.aliased;
    const entry: { node: Node | undefined; weight: number } = { node: undefined, weight: 0 };
    this.anchors.set(name, entry);
    const c = text.charCodeAt(this.pos);
    let node: Node;
    if (isBreak(c) || c === HASH) node = this.nextLineValue(parent, this.pos, !mayOpenMapping);
    else {
      const line = this.lineStart;
      node = this.inlineValue(parent);
      if (mayOpenMapping && line === this.lineStart && this.atColon()) this.unread('an anchor on a key', at);
    }
    entry.node = node;
    entry.weight = this.nodes + this.aliased - before;
    return node;
  }

  private anchorName(): string {
    const { text } = this;
    const start = this.pos;
    while (!isBreakOrSpace(text.charCodeAt(this.pos)) && !isFlowIndicator(text.charCodeAt(this.pos))) this.pos++;
    if (this.pos === start) this.unread('an anchor without a name');
    return text.slice(start, this.pos);
  }

  private alias(): Node {
    const at = this.pos++;
    const name = this.anchorName();
    const entry = this.anchors.get(name);
    if (entry?.node === undefined) this.unread(`an alias to the unknown or unfinished anchor ${name}`, at);
    this.aliased += entry.weight;
    if (this.aliased > maxAliasedNodes)
      throw new LimitReached(at, `aliases that stand for more than ${maxAliasedNodes} values`);
    return entry.node;
  }

  private blockScalar(parent: number): Scalar {
    const read = readBlockScalar(this.text, this.pos, parent);
    if (typeof read === 'string') this.unread(read);
    this.nodes++;
    const start = this.pos;
    this.pos = read.next;
    this.lineStart = read.next;
    return new Scalar(start, read.end, read.text, read.style);
  }

  private quoted(quote: number, parent: number): Scalar {
    const { text } = this;
    const start = this.pos;
    const close = quote === DOUBLE_QUOTE ? this.doubleQuoteEnd(start, parent) : this.singleQuoteEnd(start, parent);
    const raw = text.slice(start + 1, close);
    this.pos = close + 1;
    this.nodes++;
    const folded = raw.includes('\n') || raw.includes('\r') ? foldLines(raw, quote === DOUBLE_QUOTE) : raw;
    let style: ScalarStyle = 'single';
    let value = folded;
    if (quote === DOUBLE_QUOTE) {
      style = 'double';
      if (folded.includes('\\')) {
        const unescaped = unescapeDouble(folded);
        if (unescaped === undefined) this.unread('an escape that YAML does not know', start);
        value = unescaped;
      }
    } else if (folded.includes("''")) value = folded.replaceAll("''", "'");
    return new Scalar(start, close + 1, value, style);
  }

  private doubleQuoteEnd(start: number, parent: number): number {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === 92) {
        at++;
        if (isBreak(text.charCodeAt(at))) at--;
      } else if (c === DOUBLE_QUOTE) return at;
      else if (c === NEWLINE) this.quotedLine(at + 1, parent, start);
    }
    return this.unread('a quote that is never closed', start);
  }

  private singleQuoteEnd(start: number, parent: number): number {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === QUOTE) {
        if (text.charCodeAt(at + 1) !== QUOTE) return at;
        at++;
      } else if (c === NEWLINE) this.quotedLine(at + 1, parent, start);
    }
    return this.unread('a quote that is never closed', start);
  }

  /** Later lines of a quoted scalar must be indented deeper than its parent: otherwise a forgotten quote would swallow the file. */
  private quotedLine(lineStart: number, parent: number, start: number): void {
    const { text } = this;
    let at = lineStart;
    while (text.charCodeAt(at) === SPACE) at++;
    if (!isBreak(text.charCodeAt(at)) && this.flowDepth === 0 && at - lineStart <= parent)
      this.unread('a quoted text that leaves its indentation, often a quote that is never closed', start);
    this.lineStart = lineStart;
  }

  /** End of a plain scalar on this line without trailing spaces; leaves `pos` on what ended it. */
  private plainEnd(start: number, inFlow: boolean): number {
    const { text } = this;
    let end = start;
    let at = start;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === SPACE || c === TAB) {
        if (text.charCodeAt(at + 1) === HASH) break;
        continue;
      }
      if (c === NEWLINE || c === RETURN) break;
      if (c === COLON) {
        const next = text.charCodeAt(at + 1);
        if (isBreakOrSpace(next) || (inFlow && isFlowIndicator(next))) break;
      } else if (inFlow && isFlowIndicator(c)) break;
      end = at + 1;
    }
    this.pos = at;
    return end;
  }

  /** Adds the continuation lines of a plain scalar: deeper than the parent, joined by spaces. */
  private plainMultiline(start: number, firstEnd: number, parent: number): Scalar {
    const { text } = this;
    let end = firstEnd;
    let value: string | undefined;
    this.nodes++;
    while (isBreak(text.charCodeAt(this.pos)) && this.pos < text.length) {
      const { pos, lineStart } = this;
      const breaks = this.blankLines();
      const column = this.pos - this.lineStart;
      const c = text.charCodeAt(this.pos);
      if (this.atEnd() || column <= parent || c === HASH || this.atMarker()) {
        this.pos = pos;
        this.lineStart = lineStart;
        break;
      }
      if (c === TAB) this.unread('a tab as indentation');
      const from = this.pos;
      const to = this.plainEnd(from, false);
      if (text.charCodeAt(this.pos) === COLON)
        this.unread('a key that is indented more than the value before it', from);
      value =
        (value ?? text.slice(start, firstEnd)) + (breaks > 1 ? '\n'.repeat(breaks - 1) : ' ') + text.slice(from, to);
      end = to;
    }
    return new Scalar(start, end, value ?? text.slice(start, firstEnd), 'plain');
  }

  /** Moves over line breaks and indentation; the number of breaks. */
  private blankLines(): number {
    const { text } = this;
    let breaks = 0;
    for (;;) {
      const c = text.charCodeAt(this.pos);
      if (c === NEWLINE || (c === RETURN && text.charCodeAt(this.pos + 1) !== NEWLINE)) {
        breaks++;
        this.lineStart = this.pos + 1;
      } else if (c !== SPACE && c !== RETURN) return breaks;
      this.pos++;
    }
  }

  private flowCollection(open: number): Node {
    this.enter();
    this.flowDepth++;
    this.nodes++;
    const node = open === OPEN_BRACKET ? this.flowSequence() : this.flowMapping();
    this.flowDepth--;
    this.depth--;
    return node;
  }

  private flowSequence(): Sequence {
    const sequence = new Sequence(this.pos++);
    for (;;) {
      this.flowBlank();
      if (this.text.charCodeAt(this.pos) === CLOSE_BRACKET) break;
      sequence.items.push(this.flowValue());
      this.flowBlank();
      const c = this.text.charCodeAt(this.pos);
      if (c === COMMA) this.pos++;
      else if (c !== CLOSE_BRACKET) this.unread('a flow sequence without a comma or ]');
    }
    sequence.end = ++this.pos;
    return sequence;
  }

  private flowMapping(): Mapping {
    const mapping = new Mapping(this.pos++);
    const { text } = this;
    let merges = false;
    for (;;) {
      this.flowBlank();
      let c = text.charCodeAt(this.pos);
      if (c === CLOSE_BRACE) break;
      const key = this.flowKey();
      this.flowBlank();
      if (text.charCodeAt(this.pos) !== COLON) this.unread('a key without a colon');
      this.pos++;
      this.flowBlank();
      c = text.charCodeAt(this.pos);
      const value = c === COMMA || c === CLOSE_BRACE ? new Scalar(this.pos, this.pos, '', 'plain') : this.flowValue();
      if (key.text === '<<' && key.style === 'plain') merges = true;
      this.add(mapping, key, value);
      this.flowBlank();
      c = text.charCodeAt(this.pos);
      if (c === COMMA) this.pos++;
      else if (c !== CLOSE_BRACE) this.unread('a flow mapping without a comma or }');
    }
    mapping.end = ++this.pos;
    if (merges) mergeInto(mapping);
    return mapping;
  }

  private flowBlank(): void {
    if (!this.skipBlank()) this.unread('a bracket that is never closed');
  }

  private flowKey(): Scalar {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === DOUBLE_QUOTE || c === QUOTE) {
      const key = this.quoted(c, -1);
      return new Scalar(key.start, key.end, this.intern(key.text), key.style);
    }
    if (!isPlainStart(text, pos, true)) this.unread('a key that is no plain or quoted scalar');
    const end = this.plainEnd(pos, true);
    return this.keyScalar(pos, end);
  }

  private flowValue(): Node {
    const { text, pos } = this;
    const c = text.charCodeAt(pos);
    if (c === 38) return this.flowAnchored();
    if (!isPlainStart(text, pos, true)) {
      if (c === 124 || c === 62) this.unread('a block scalar inside brackets');
      return this.inline(-1);
    }
    const end = this.plainEnd(pos, true);
    this.nodes++;
    return new Scalar(pos, end, text.slice(pos, end), 'plain');
  }

  private flowAnchored(): Node {
    this.pos++;
    const name = this.anchorName();
    this.flowBlank();
    const before = this.nodes + this.aliased;
    const entry: { node: Node | undefined; weight: number } = { node: undefined, weight: 0 };
    this.anchors.set(name, entry);
    const node = this.flowValue();
    entry.node = node;
    entry.weight = this.nodes + this.aliased - before;
    return node;
  }

  private add(mapping: Mapping, key: Scalar, value: Node): void {
    const { keys } = mapping;
    if (keys.length < 12) {
      for (let i = 0; i < keys.length; i++)
        if (keys[i]!.text === key.text) return this.duplicate(mapping, key, value, i);
    } else {
      const known = this.keySets.get(mapping) ?? new Map(keys.map((k, i) => [k.text, i]));
      this.keySets.set(mapping, known);
      const i = known.get(key.text);
      if (i !== undefined) return this.duplicate(mapping, key, value, i);
      known.set(key.text, keys.length);
    }
    keys.push(key);
    mapping.values.push(value);
  }

  /** Only mappings of many keys, so that a mapping of 100,000 keys stays linear. */
  private readonly keySets = new Map<Mapping, Map<string, number>>();

  private duplicate(mapping: Mapping, key: Scalar, value: Node, at: number): void {
    if (key.text === '<<') this.unread('two merge keys', key.start);
    this.defects.push({
      rule: 'yaml-duplicate-key',
      start: key.start,
      end: key.end,
      message: `The key ${JSON.stringify(key.text)} stands twice in one mapping; the first is lost.`,
    });
    mapping.keys[at] = key;
    mapping.values[at] = value;
  }
}

/** Resolves `<<`: keys of the merged mappings that the mapping does not have itself. */
export function mergeInto(mapping: Mapping): void {
  const at = mapping.keys.findIndex((key) => key.text === '<<' && key.style === 'plain');
  const value = mapping.values[at];
  if (value === undefined) return;
  const sources = value.kind === 'sequence' ? value.items : [value];
  if (sources.some((source) => source.kind !== 'mapping')) return;
  mapping.keys.splice(at, 1);
  mapping.values.splice(at, 1);
  const known = new Set(mapping.keys.map((key) => key.text));
  for (const source of sources as Mapping[]) {
    for (let i = 0; i < source.keys.length; i++) {
      const key = source.keys[i]!;
      if (known.has(key.text)) continue;
      known.add(key.text);
      mapping.keys.push(key);
      mapping.values.push(source.values[i]!);
    }
  }
}

function isBreak(c: number): boolean {
  return c === NEWLINE || c === RETURN || c !== c;
}

function isBreakOrSpace(c: number): boolean {
  return c === SPACE || c === NEWLINE || c === TAB || c === RETURN || c !== c;
}

function isFlowIndicator(c: number): boolean {
  return c === COMMA || c === OPEN_BRACKET || c === CLOSE_BRACKET || c === OPEN_BRACE || c === CLOSE_BRACE;
}

/** Whether a plain scalar may begin here: no indicator, except `-`, `?` and `:` before a non-space. */
function isPlainStart(text: string, pos: number, inFlow: boolean): boolean {
  const c = text.charCodeAt(pos);
  if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57)) return true;
  if (c === DASH || c === 63 || c === COLON) {
    const next = text.charCodeAt(pos + 1);
    return !isBreakOrSpace(next) && !(inFlow && isFlowIndicator(next));
  }
  // , [ ] { } # & * ! | > ' " % @ ` and white space or the end
  return !(
    isFlowIndicator(c) ||
    c === HASH ||
    c === 38 ||
    c === 42 ||
    c === 33 ||
    c === 124 ||
    c === 62 ||
    c === QUOTE ||
    c === DOUBLE_QUOTE ||
    c === 37 ||
    c === 64 ||
    c === 96 ||
    isBreakOrSpace(c) ||
    c < 32 ||
    c === 0xfeff
  );
}
