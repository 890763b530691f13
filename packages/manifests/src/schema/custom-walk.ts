import { nearest } from '@slipway/core';
import { isUnset, type Mapping, type Node, type Scalar } from '../read/node.ts';
import type { Context, Detail } from '../rules/rule.ts';
import { type CustomSchema, maxMatchedLength } from './custom.ts';
import { describe, fits, isPlaceholder, rewrite, scalarWords } from './scalars.ts';
import type { ScalarCode } from './schema.ts';

const codes: Readonly<Record<string, ScalarCode>> = {
  string: 's',
  integer: 'i',
  number: 'n',
  boolean: 'b',
  'int-or-string': 'x',
};

/** Reports where a custom resource differs from the schema of its definition. */
export class CustomWalk {
  private readonly report: Context['report'];
  private readonly path: (string | number)[] = [];

  constructor(report: Context['report']) {
    this.report = report;
  }

  /** The fields of the object that its definition speaks of: not those that all objects have, nor what controllers write. */
  root(node: Mapping, schema: CustomSchema): void {
    for (let i = 0; i < node.size; i++) {
      const key = node.keys[i]!;
      const { text } = key;
      if (text === 'apiVersion' || text === 'kind' || text === 'metadata' || text === 'status') continue;
      this.field(node, i, schema);
    }
    this.required(node, schema, new Set());
  }

  private field(node: Mapping, i: number, schema: CustomSchema): string | undefined {
    const key = node.keys[i]!;
    const value = node.values[i]!;
    const field = schema.fields.get(key.text) ?? schema.of;
    if (field === undefined) return schema.open ? undefined : this.unknown(node, key, schema);
    if (isUnset(value)) return undefined;
    this.path.push(key.text);
    this.value(value, field);
    this.path.pop();
    return undefined;
  }

  /** Returns the field that was most likely meant. */
  private unknown(node: Mapping, key: Scalar, schema: CustomSchema): string | undefined {
    const free = [...schema.fields.keys()].filter((name) => !node.has(name));
    const near = nearest(key.text, free);
    const hint = near === undefined ? '' : `; the nearest is ${near}`;
    this.report(
      key,
      `${this.place || 'The object'} has no field ${key.text}${hint}.`,
      near === undefined ? undefined : { fix: `Write ${near}.` },
    );
    return near;
  }

  private get place(): string {
    let text = '';
    for (const part of this.path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
    return text;
  }

  private value(node: Node, schema: CustomSchema): void {
    const { type } = schema;
    if (type === 'object') {
      if (node.kind === 'mapping') this.mapping(node, schema);
      else this.wrongType(node, 'a mapping');
    } else if (type === 'array') {
      if (node.kind !== 'sequence') this.wrongType(node, 'a list');
      else if (schema.of !== undefined) this.items(node.items, schema.of);
    } else {
      const code = codes[type];
      if (code === undefined) return;
      if (node.kind === 'scalar') this.scalar(node, schema, code);
      else this.wrongType(node, scalarWords[code]);
    }
  }

  private mapping(node: Mapping, schema: CustomSchema): void {
    const meant = new Set<string>();
    for (let i = 0; i < node.size; i++) {
      const near = this.field(node, i, schema);
      if (near !== undefined) meant.add(near);
    }
    this.required(node, schema, meant);
  }

  private required(node: Mapping, schema: CustomSchema, meant: ReadonlySet<string>): void {
    for (const name of schema.required)
      if (isUnset(node.get(name)) && !meant.has(name))
        this.report(node.key(name) ?? node, `${this.place || 'The object'} has no ${name}, which is required.`, {
          fix: `Add ${name}.`,
        });
  }

  private items(items: readonly Node[], of: CustomSchema): void {
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (isUnset(item)) continue;
      this.path.push(i);
      this.value(item, of);
      this.path.pop();
    }
  }

  private wrongType(node: Node, wanted: string, detail?: Detail): void {
    if (node.kind === 'scalar' && isPlaceholder(node)) return;
    const is = node.kind === 'scalar' ? `the ${describe(node)}` : node.kind === 'mapping' ? 'a mapping' : 'a list';
    this.report(node, `${this.place} is ${is}, but must be ${wanted}.`, detail);
  }

  private scalar(node: Scalar, schema: CustomSchema, code: ScalarCode): void {
    if (!fits(node, code)) {
      const text = rewrite(node, code);
      const edits = text === undefined ? undefined : [{ start: node.start, end: node.end, text }];
      this.wrongType(node, scalarWords[code], edits === undefined ? undefined : { fix: `Write ${text}.`, edits });
      return;
    }
    if (isPlaceholder(node)) return;
    const wrong = unfit(node, schema);
    if (wrong !== undefined) this.report(node, `${this.place} is ${JSON.stringify(node.text)}; ${wrong}.`);
  }
}

/** What a schema asks of a value of the right type. */
function unfit(node: Scalar, { words, minimum, maximum, pattern }: CustomSchema): string | undefined {
  const { text, number } = node;
  if (words !== undefined && !words.includes(text)) return `its definition allows ${words.join(', ')}`;
  if (number !== undefined && minimum !== undefined && number < minimum)
    return `its definition asks for ${minimum} or more`;
  if (number !== undefined && maximum !== undefined && number > maximum)
    return `its definition asks for ${maximum} or less`;
  if (pattern !== undefined && text.length <= maxMatchedLength && !pattern.test(text))
    return `its definition asks for a text like ${pattern.source}`;
  return undefined;
}
