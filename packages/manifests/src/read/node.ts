import { integerOf, isBoolean11, isNull, numberOf } from './scalar-types.ts';

/** How a scalar is written. Only plain scalars can be anything but a string. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What a scalar is once Kubernetes has read it (YAML 1.1 rules, as `kubectl` applies them). */
export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** A YAML value with its place: offsets into the file's text in UTF-16 code units, `end` exclusive. */
export type Node = Scalar | Mapping | Sequence;

export class Scalar {
  declare readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  /** The content with quotes, escapes, folding and indentation resolved. */
  readonly text: string;
  readonly style: ScalarStyle;

  constructor(start: number, end: number, text: string, style: ScalarStyle) {
    this.start = start;
    this.end = end;
    this.text = text;
    this.style = style;
  }

  get type(): ScalarType {
    if (this.style !== 'plain') return 'string';
    if (isNull(this.text)) return 'null';
    if (isBoolean11(this.text) !== undefined) return 'boolean';
    if (integerOf(this.text) !== undefined) return 'integer';
    return numberOf(this.text) === undefined ? 'string' : 'number';
  }

  get isNull(): boolean {
    return this.style === 'plain' && isNull(this.text);
  }

  /** The string that Kubernetes would see, or undefined when the scalar is not a string. */
  get string(): string | undefined {
    return this.type === 'string' ? this.text : undefined;
  }

  /** The whole number that Kubernetes would see; undefined for anything else, quoted digits included. */
  get integer(): number | undefined {
    return this.style === 'plain' ? integerOf(this.text) : undefined;
  }

  /** The number that Kubernetes would see, whole or not. */
  get number(): number | undefined {
    return this.style === 'plain' ? numberOf(this.text) : undefined;
  }

  get boolean(): boolean | undefined {
    return this.style === 'plain' ? isBoolean11(this.text) : undefined;
  }
}

export class Mapping {
  declare readonly kind: 'mapping';
  readonly start: number;
  readonly end: number;
  /** Keys and values stand at the same index. Merged keys (`<<`) are already in, with the places where they are written. */
  readonly keys: readonly Scalar[];
  readonly values: readonly Node[];

  constructor(start: number, end: number, keys: readonly Scalar[], values: readonly Node[]) {
    this.start = start;
    this.end = end;
    this.keys = keys;
    this.values = values;
  }

  get size(): number {
    return this.keys.length;
  }

  /** The value of a key, null values included; undefined when the key is absent. */
  get(key: string): Node | undefined {
    const at = this.indexOf(key);
    return at < 0 ? undefined : this.values[at];
  }

  has(key: string): boolean {
    return this.indexOf(key) >= 0;
  }

  /** The key itself as a node, to point at. */
  key(key: string): Scalar | undefined {
    const at = this.indexOf(key);
    return at < 0 ? undefined : this.keys[at];
  }

  map(key: string): Mapping | undefined {
    const value = this.get(key);
    return value?.kind === 'mapping' ? value : undefined;
  }

  seq(key: string): Sequence | undefined {
    const value = this.get(key);
    return value?.kind === 'sequence' ? value : undefined;
  }

  scalar(key: string): Scalar | undefined {
    const value = this.get(key);
    return value?.kind === 'scalar' ? value : undefined;
  }

  string(key: string): string | undefined {
    return this.scalar(key)?.string;
  }

  integer(key: string): number | undefined {
    return this.scalar(key)?.integer;
  }

  boolean(key: string): boolean | undefined {
    return this.scalar(key)?.boolean;
  }

  /** Follows nested mappings: `spec.path('strategy', 'rollingUpdate', 'maxSurge')`. */
  path(...keys: string[]): Node | undefined {
    let node: Node | undefined = this;
    for (const key of keys) {
      if (node?.kind !== 'mapping') return undefined;
      node = node.get(key);
    }
    return node;
  }

  private indexOf(key: string): number {
    const { keys } = this;
    for (let i = 0; i < keys.length; i++) if (keys[i]!.text === key) return i;
    return -1;
  }
}

export class Sequence {
  declare readonly kind: 'sequence';
  readonly start: number;
  readonly end: number;
  readonly items: readonly Node[];

  constructor(start: number, end: number, items: readonly Node[]) {
    this.start = start;
    this.end = end;
    this.items = items;
  }

  /** The items that are mappings; anything else is the schema's business. */
  get maps(): Mapping[] {
    return this.items.filter((item) => item.kind === 'mapping');
  }

  /** The items that are scalars. */
  get scalars(): Scalar[] {
    return this.items.filter((item) => item.kind === 'scalar');
  }
}

// On the prototypes, because a property of each node would cost a tenth of the memory that a file's nodes take.
Object.defineProperty(Scalar.prototype, 'kind', { value: 'scalar' });
Object.defineProperty(Mapping.prototype, 'kind', { value: 'mapping' });
Object.defineProperty(Sequence.prototype, 'kind', { value: 'sequence' });

/** A key or value that is absent or written as null: Kubernetes treats both alike. */
export function isUnset(node: Node | undefined): node is undefined {
  return node === undefined || (node.kind === 'scalar' && node.isNull);
}
