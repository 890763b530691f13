import { nearest } from '@slipway/core';
import { isUnset, type Mapping, type Node, type Scalar } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';
import type { Detail } from '../rules/rule.ts';
import { homeOf, meantField } from './advice.ts';
import type { SchemaDefect } from './defect.ts';
import { describe, fits, isPlaceholder, rewrite, scalarWords } from './scalars.ts';
import { type FieldType, type TypeSchema, typeSchema } from './schema.ts';

/** Finds what is wrong in an object that does not conform: each defect once, at its place. */
export class Walk {
  private readonly resource: Resource;
  private readonly path: (string | number)[] = [];
  private readonly types: TypeSchema[] = [];
  private readonly defects: SchemaDefect[] = [];
  private readonly missing: { readonly name: string; readonly place: string; readonly defect: SchemaDefect }[] = [];
  private readonly misplaced = new Set<string>();
  /** Keys that no mapping around them knows, by where their defects stand. */
  private readonly homeless = new Map<string, number>();
  /** Names of fields of which something is told already: misspelt, misplaced or of a wrong type. They are not missing too. */
  readonly told = new Set<string>();

  constructor(resource: Resource) {
    this.resource = resource;
  }

  run(type: TypeSchema): SchemaDefect[] {
    this.mapping(this.resource.node, type);
    for (const { name, place, defect } of this.missing) {
      const at = this.homeless.get(name);
      if (at !== undefined) this.sendHome(at, name, place);
      else if (!this.misplaced.has(name)) this.defects.push(defect);
    }
    return this.defects;
  }

  /** What is unknown in one place and missing in another has gone astray. */
  private sendHome(at: number, name: string, place: string): void {
    const { rule, at: key, message } = this.defects[at]!;
    this.homeless.delete(name);
    this.misplaced.add(name);
    this.defects[at] = {
      rule,
      at: key,
      message: `${message.slice(0, -1)}; it belongs in ${place}.`,
      detail: { fix: `Move ${name} to ${place}.` },
    };
  }

  private add(rule: SchemaDefect['rule'], at: Node, message: string, detail?: Detail): void {
    this.defects.push(detail === undefined ? { rule, at, message } : { rule, at, message, detail });
  }

  /** `spec.template.spec.containers[0]`, or the object's title at its root. */
  private get place(): string {
    let text = '';
    for (const part of this.path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
    return text === '' ? this.resource.title : text;
  }

  private mapping(node: Mapping, type: TypeSchema): void {
    this.types.push(type);
    const { keys, values } = node;
    const unknown: Scalar[] = [];
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const field = type.fields.get(key.text);
      if (field === undefined) {
        // `$patch`, `$retainKeys` and the like speak to Kustomize.
        if (!key.text.startsWith('$')) unknown.push(key);
        continue;
      }
      const value = values[i]!;
      if (value.kind === 'scalar' && value.isNull) continue;
      this.path.push(key.text);
      this.value(value, field);
      this.path.pop();
    }
    const meant = this.unknownFields(node, unknown, type);
    for (const name of type.required) if (!meant.has(name)) this.need(node, name);
    this.types.pop();
  }

  private need(node: Mapping, name: string): void {
    const value = node.get(name);
    const empty = value?.kind === 'sequence' && value.items.length === 0;
    if (!isUnset(value) && !empty) return;
    const message = empty
      ? `${this.place} has no element in ${name}, which needs one.`
      : `${this.place} has no ${name}, which is required.`;
    this.missing.push({
      name,
      place: this.place,
      defect: { rule: 'required-field', at: node.key(name) ?? node, message },
    });
  }

  private value(node: Node, field: FieldType): void {
    switch (field.kind) {
      case 'scalar':
        if (node.kind === 'scalar') this.scalar(node, field);
        else this.wrongShape(node, scalarWords[field.code]);
        return;
      case 'object':
        if (node.kind === 'mapping') this.mapping(node, typeSchema(field.type));
        else this.wrongShape(node, 'a mapping');
        return;
      case 'list':
        if (node.kind === 'sequence') this.items(node.items, field.of!);
        else this.wrongShape(node, 'a list');
        return;
      case 'map':
        if (node.kind === 'mapping') this.entries(node, field.of!);
        else this.wrongShape(node, 'a mapping');
    }
  }

  private items(items: readonly Node[], of: FieldType): void {
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      this.path.push(i);
      if (item.kind !== 'scalar' || !item.isNull) this.value(item, of);
      else if (of.kind !== 'scalar' && of.kind !== 'any')
        this.add('field-type', item, `${this.place} is empty.`, { fix: 'Remove the dash, or write the element.' });
      this.path.pop();
    }
  }

  private entries(node: Mapping, of: FieldType): void {
    for (let i = 0; i < node.size; i++) {
      const value = node.values[i]!;
      if (value.kind === 'scalar' && value.isNull) continue;
      this.path.push(node.keys[i]!.text);
      this.value(value, of);
      this.path.pop();
    }
  }

  private tell(): void {
    const name = this.path.at(-1);
    if (typeof name === 'string') this.told.add(name);
  }

  private wrongShape(node: Node, wanted: string): void {
    if (node.kind === 'scalar' && isPlaceholder(node)) return;
    this.tell();
    const is = node.kind === 'scalar' ? `the ${describe(node)}` : node.kind === 'mapping' ? 'a mapping' : 'a list';
    this.add('field-type', node, `${this.place} is ${is}, but must be ${wanted}.`);
  }

  private scalar(node: Scalar, { code, words }: FieldType): void {
    if (isPlaceholder(node)) return;
    if (fits(node, code)) {
      if (words !== undefined && node.text !== '' && !words.has(node.text)) this.word(node, [...words]);
      return;
    }
    this.tell();
    const text = rewrite(node, code);
    const detail =
      text === undefined ? undefined : { fix: `Write ${text}.`, edits: [{ start: node.start, end: node.end, text }] };
    this.add('field-type', node, `${this.place} is the ${describe(node)}, but must be ${scalarWords[code]}.`, detail);
  }

  private word(node: Scalar, words: readonly string[]): void {
    const near = nearest(node.text, words);
    const sameLetters = near?.toLowerCase() === node.text.toLowerCase() && node.style === 'plain';
    this.add(
      'field-value',
      node,
      `${this.place} is ${JSON.stringify(node.text)}; the API server accepts ${list(words)}.`,
      near === undefined ? undefined : { fix: `Write ${near}.`, ...(sameLetters ? edit(node, near) : {}) },
    );
  }

  /** Reports keys that the type does not have; returns the fields that they were most likely meant to be. */
  private unknownFields(node: Mapping, unknown: readonly Scalar[], type: TypeSchema): ReadonlySet<string> {
    const found = new Set<string>();
    for (const key of unknown) {
      const meant = meantField(node, type, key.text);
      const home = meant === undefined ? homeOf(key.text, this.types, this.path) : undefined;
      const hint = meant !== undefined ? `; the nearest is ${meant}` : home === undefined ? '' : `; it belongs ${home}`;
      if (meant !== undefined) found.add(meant);
      else if (home !== undefined) this.misplaced.add(key.text);
      else this.homeless.set(key.text, this.defects.length);
      this.told.add(meant ?? key.text);
      const sameLetters = meant?.toLowerCase() === key.text.toLowerCase() && key.style === 'plain';
      this.add('known-field', key, `${this.place} has no field ${key.text}${hint}.`, {
        ...(meant === undefined ? {} : { fix: `Write ${meant}.` }),
        ...(home === undefined ? {} : { fix: `Move ${key.text} ${home}.` }),
        ...(sameLetters ? edit(key, meant!) : {}),
      });
    }
    return found;
  }
}

function edit({ start, end }: Scalar, text: string): Pick<Detail, 'edits'> {
  return { edits: [{ start, end, text }] };
}

function list(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
