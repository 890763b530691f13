import { isBreakOrSpace, isFlowIndicator, LimitReached } from './cursor.ts';
import { merge } from './merge.ts';
import { Mapping, type Node, type Scalar, Sequence } from './node.ts';
import { ScalarReader } from './scalar-reader.ts';
import { maxAliasedNodes, type SyntaxDefect } from './syntax.ts';

/** A value with an anchor, and how many nodes an alias to it stands for; no node while it is being read. */
export interface Anchor {
  node: Node | undefined;
  weight: number;
}

/** From this many keys on, a mapping is searched by a Map, so that one of 100,000 keys stays linear. */
const searchedByMap = 16;

/**
 * Gathers keys, values and items of collections that are still open on stacks, and cuts them into arrays of the exact
 * size: arrays that grow by `push` keep room for 17 entries, and most mappings have three.
 */
export class CollectionReader extends ScalarReader {
  protected readonly defects: SyntaxDefect[] = [];
  protected readonly anchors = new Map<string, Anchor>();
  /** Keys stand at the indices of their values; items of sequences leave theirs unused. */
  protected top = 0;
  private readonly keyStack: Scalar[] = [];
  private readonly valueStack: Node[] = [];
  private readonly searched = new Map<number, Map<string, number>>();
  private aliased = 0;

  /** Forgets the collections that were open, to go on behind a defect. */
  protected forgetOpen(): void {
    this.top = 0;
    this.searched.clear();
  }

  protected pushItem(item: Node): void {
    this.valueStack[this.top] = item;
    this.keyStack[this.top] = item as Scalar; // keeps the stack without holes
    this.top++;
  }

  protected sequence(start: number, end: number, base: number): Sequence {
    const items = this.valueStack.slice(base, this.top);
    this.top = base;
    return new Sequence(start, end, items);
  }

  protected mapping(start: number, end: number, base: number, merges: boolean): Mapping {
    const { top } = this;
    const keys = this.keyStack.slice(base, top);
    const values = this.valueStack.slice(base, top);
    if (top - base >= searchedByMap) this.searched.delete(base);
    this.top = base;
    if (merges) merge(keys, values);
    return new Mapping(start, end, keys, values);
  }

  /** Adds an entry to the mapping that began at `base`. Of two equal keys the later one counts, as in Kubernetes. */
  protected pushEntry(base: number, key: Scalar, value: Node): void {
    const { top, keyStack } = this;
    const at = this.entryOf(base, key.text);
    if (at >= 0) {
      if (key.text === '<<') this.unread('two merge keys', key.start);
      this.defects.push(duplicateKey(key));
      keyStack[at] = key;
      this.valueStack[at] = value;
      return;
    }
    keyStack[top] = key;
    this.valueStack[top] = value;
    this.top++;
  }

  private entryOf(base: number, text: string): number {
    const { top, keyStack } = this;
    if (top - base < searchedByMap) {
      for (let i = base; i < top; i++) if (keyStack[i]!.text === text) return i;
      return -1;
    }
    let known = this.searched.get(base);
    if (known === undefined) {
      known = new Map();
      for (let i = base; i < top; i++) known.set(keyStack[i]!.text, i);
      this.searched.set(base, known);
    }
    const at = known.get(text);
    if (at === undefined) known.set(text, top);
    return at ?? -1;
  }

  protected anchorName(): string {
    const { text } = this;
    const start = this.pos;
    while (!isBreakOrSpace(text.charCodeAt(this.pos)) && !isFlowIndicator(text.charCodeAt(this.pos))) this.pos++;
    if (this.pos === start) this.unread('an anchor without a name');
    return text.slice(start, this.pos);
  }

  /** Reads the value of an anchor, which aliases inside it cannot name yet. */
  protected anchoredValue(name: string, read: () => Node): Node {
    const entry: Anchor = { node: undefined, weight: 0 };
    this.anchors.set(name, entry);
    const before = this.nodes + this.aliased;
    entry.node = read();
    entry.weight = this.nodes + this.aliased - before;
    return entry.node;
  }

  protected alias(): Node {
    const at = this.pos++;
    const name = this.anchorName();
    const entry = this.anchors.get(name);
    if (entry?.node === undefined) this.unread(`an alias to the unknown or unfinished anchor ${name}`, at);
    this.aliased += entry.weight;
    if (this.aliased > maxAliasedNodes)
      throw new LimitReached(at, `aliases that stand for more than ${maxAliasedNodes} values`);
    return entry.node;
  }
}

export function duplicateKey(key: Scalar): SyntaxDefect {
  return {
    rule: 'yaml-duplicate-key',
    start: key.start,
    end: key.end,
    message: `The key ${JSON.stringify(key.text)} stands twice in one mapping; the first is lost.`,
  };
}
