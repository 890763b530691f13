import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Node as YamlNode,
} from 'yaml';
import { duplicateKey } from './collection-reader.ts';
import { LimitReached, Unread } from './cursor.ts';
import { merge } from './merge.ts';
import { Mapping, type Node, Scalar, type ScalarStyle, Sequence } from './node.ts';
import { maxAliasedNodes, maxDepth, type ParsedYaml, type SyntaxDefect, type YamlDocument } from './syntax.ts';

/**
 * Reads any YAML 1.2 with the `yaml` package: every defect of the file at once, and the documents that can be read
 * despite them. Some ten times slower than `parseYaml`, so it sees only the files that `parseYaml` gave up on.
 */
export function parseFully(text: string): ParsedYaml {
  const documents: YamlDocument[] = [];
  const defects: SyntaxDefect[] = [];
  const parsed = parseAllDocuments(text, {
    uniqueKeys: false,
    merge: false,
    strict: true,
    logLevel: 'silent',
    lineCounter: new LineCounter(),
  });
  if (!Array.isArray(parsed)) return { documents: [], defects: [] };
  for (const document of parsed as Document.Parsed[]) {
    for (const error of document.errors)
      defects.push({
        rule: 'yaml-syntax',
        start: Math.min(error.pos[0], text.length),
        end: Math.min(Math.max(error.pos[1], error.pos[0]), text.length),
        message: sentence(error.message),
      });
    const [start, , end] = document.range;
    const root = document.errors.length > 0 ? undefined : new Converter(text, document, defects).root();
    documents.push({ start, end, root });
  }
  return { documents, defects };
}

function sentence(message: string): string {
  const text = message
    .split(/ at line \d+/)[0]!
    .replaceAll('\n', ' ')
    .trim();
  return text.endsWith('.') ? text : `${text}.`;
}

class Converter {
  private readonly text: string;
  private readonly document: Document.Parsed;
  private readonly defects: SyntaxDefect[];
  private readonly done = new Map<YamlNode, Node>();
  private readonly weights = new Map<YamlNode, number>();
  private readonly open = new Set<YamlNode>();
  private count = 0;
  private depth = 0;

  constructor(text: string, document: Document.Parsed, defects: SyntaxDefect[]) {
    this.text = text;
    this.document = document;
    this.defects = defects;
  }

  root(): Node | undefined {
    const { contents } = this.document;
    if (contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN'))
      return undefined;
    try {
      return this.node(contents as YamlNode);
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.defects.push({
        rule: error instanceof LimitReached ? 'yaml-limits' : 'yaml-syntax',
        start: error.offset,
        end: error.offset,
        message: `The document has ${error.message}.`,
      });
      return undefined;
    }
  }

  private node(node: YamlNode | null): Node | undefined {
    if (node === null) return undefined;
    const known = this.done.get(node);
    if (known !== undefined) return known;
    if (isAlias(node)) return this.alias(node);
    const start = node.range?.[0] ?? 0;
    if (++this.depth > maxDepth) throw new LimitReached(start, `more than ${maxDepth} levels`);
    const before = this.count++;
    this.open.add(node);
    const converted = this.convert(node, start, node.range?.[1] ?? start);
    this.open.delete(node);
    this.depth--;
    this.done.set(node, converted);
    this.weights.set(node, this.count - before);
    return converted;
  }

  private alias(node: YamlNode & { resolve(document: Document.Parsed): YamlNode | undefined }): Node | undefined {
    const target = node.resolve(this.document);
    const start = node.range?.[0] ?? 0;
    if (target === undefined || this.open.has(target))
      throw new Unread(
        start,
        `an alias to ${target === undefined ? 'an anchor that it does not have' : 'a value that it is part of'}`,
      );
    this.count += this.weights.get(target) ?? 0;
    if (this.count > maxAliasedNodes * 10)
      throw new LimitReached(start, `aliases that stand for more than ${maxAliasedNodes} values`);
    return this.node(target);
  }

  private convert(node: YamlNode, start: number, end: number): Node {
    if (isScalar(node)) {
      const plain = node.type === 'PLAIN' && node.tag === undefined;
      const text = plain
        ? (node.source ?? '')
        : typeof node.value === 'string'
          ? node.value
          : (node.source ?? String(node.value));
      return new Scalar(start, this.contentEnd(start, end), text, plain ? 'plain' : styleOf(node.type));
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.node(item as YamlNode) ?? new Scalar(start, start, '', 'plain'));
      return new Sequence(start, end, items);
    }
    const entries = new Entries();
    if (isMap(node))
      for (const pair of node.items) this.pair(entries, start, pair.key as YamlNode, pair.value as YamlNode | null);
    merge(entries.keys, entries.values);
    return new Mapping(start, end, entries.keys, entries.values);
  }

  /** The library counts the line break after a block scalar to it. */
  private contentEnd(start: number, end: number): number {
    let last = end;
    while (last > start && /\s/.test(this.text[last - 1]!)) last--;
    return last;
  }

  private pair(entries: Entries, start: number, keyNode: YamlNode, valueNode: YamlNode | null): void {
    const key = this.node(keyNode);
    if (key?.kind !== 'scalar') {
      const at = keyNode?.range?.[0] ?? start;
      this.defects.push({
        rule: 'yaml-syntax',
        start: at,
        end: keyNode?.range?.[1] ?? at,
        message: 'A key must be a scalar: Kubernetes reads YAML as JSON.',
      });
      return;
    }
    const value = this.node(valueNode) ?? new Scalar(key.end, key.end, '', 'plain');
    if (entries.set(key, value)) this.defects.push(duplicateKey(key));
  }
}

/** Keys and values of a mapping that is being read. */
class Entries {
  readonly keys: Scalar[] = [];
  readonly values: Node[] = [];
  private readonly places = new Map<string, number>();

  /** Adds an entry, or replaces the one of the same key and says so. */
  set(key: Scalar, value: Node): boolean {
    const at = this.places.get(key.text);
    const place = at ?? this.keys.length;
    this.places.set(key.text, place);
    this.keys[place] = key;
    this.values[place] = value;
    return at !== undefined && key.text !== '<<';
  }
}

function styleOf(type: string | null | undefined): ScalarStyle {
  if (type === 'QUOTE_SINGLE') return 'single';
  if (type === 'BLOCK_LITERAL') return 'literal';
  if (type === 'BLOCK_FOLDED') return 'folded';
  return 'double';
}
