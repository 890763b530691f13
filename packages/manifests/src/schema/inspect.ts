import { nearest } from '@slipway/core';
import { isUnset, type Mapping, type Node, type Scalar } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';
import type { Detail } from '../rules/rule.ts';
import { type FieldType, kindSchema, type ScalarCode, type TypeSchema, typeSchema } from './schema.ts';
import { valuesOf } from './values.ts';

/** Where an object differs from the schema of its kind, and the rule that says so. */
export interface SchemaDefect {
  readonly rule: 'known-field' | 'field-type' | 'required-field' | 'field-value';
  readonly at: Node;
  readonly message: string;
  readonly detail?: Detail;
}

const none: readonly SchemaDefect[] = [];
const known = new WeakMap<Resource, readonly SchemaDefect[]>();

/** Every difference of an object from its schema, found in one walk however many rules ask. Custom resources have none. */
export function schemaDefects(resource: Resource): readonly SchemaDefect[] {
  let defects = known.get(resource);
  if (defects === undefined) {
    const kind = kindSchema(resource.apiVersion, resource.kind);
    defects = kind === undefined ? none : new Walk(resource).run(kind.type);
    known.set(resource, defects);
  }
  return defects;
}

/** Required by the validation of the API server, though not by the schema. */
const alsoRequired: Readonly<Record<string, readonly string[]>> = {
  V1Container: ['image'],
  V1DaemonSet: ['spec'],
  V1Deployment: ['spec'],
  V1Job: ['spec'],
  V1CronJob: ['spec'],
  V1Pod: ['spec'],
  V1StatefulSet: ['spec'],
};

/** Required by the schema, but filled in by the API server where a manifest leaves them out. */
const filledIn = new Set(['V1RoleRef.apiGroup', 'RbacV1Subject.apiGroup']);

/** Plain texts whose types other rules judge, because what an unquoted `yes` or `1.10` becomes there is a matter of its own. */
const judgedElsewhere = new Set([
  'V1EnvVar.value',
  'V1ConfigMap.data',
  'V1Secret.data',
  'V1Secret.stringData',
  'V1ObjectMeta.labels',
  'V1ObjectMeta.annotations',
]);

class Walk {
  private readonly resource: Resource;
  private readonly path: (string | number)[] = [];
  private readonly types: TypeSchema[] = [];
  private defects: SchemaDefect[] | undefined;

  constructor(resource: Resource) {
    this.resource = resource;
  }

  run(type: string): readonly SchemaDefect[] {
    this.mapping(this.resource.node, typeSchema(type));
    return this.defects ?? none;
  }

  private add(rule: SchemaDefect['rule'], at: Node, message: string, detail?: Detail): void {
    this.defects ??= [];
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
    const words = valuesOf(type.name);
    let unknown: Scalar[] | undefined;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const field = type.fields.get(key.text);
      if (field === undefined) {
        unknown ??= [];
        unknown.push(key);
        continue;
      }
      if (field.kind === 'any') continue;
      const value = values[i]!;
      if (value.kind === 'scalar' && value.isNull) continue;
      this.path.push(key.text);
      this.value(value, field, type, key.text);
      const allowed = words?.get(key.text);
      if (allowed !== undefined) this.word(value, allowed);
      this.path.pop();
    }
    const meant = unknown === undefined ? undefined : this.unknownFields(node, unknown, type);
    this.required(node, type, meant);
    this.types.pop();
  }

  private value(node: Node, field: FieldType, owner: TypeSchema, key: string): void {
    switch (field.kind) {
      case 'scalar':
        if (node.kind === 'scalar') this.scalar(node, field.code, owner, key);
        else this.wrongShape(node, scalarWords[field.code]);
        return;
      case 'object':
        if (node.kind === 'mapping') this.mapping(node, typeSchema(field.type));
        else if (field.type !== 'V1JSONSchemaProps') this.wrongShape(node, 'a mapping');
        return;
      case 'list':
        if (node.kind === 'sequence') this.items(node.items, field.of, owner, key);
        else this.wrongShape(node, 'a list');
        return;
      case 'map':
        if (node.kind === 'mapping') this.entries(node, field.of, owner, key);
        else this.wrongShape(node, 'a mapping');
    }
  }

  private items(items: readonly Node[], of: FieldType, owner: TypeSchema, key: string): void {
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      this.path.push(i);
      // A null in a list is an empty element, which hardly any list may hold.
      if (item.kind === 'scalar' && item.isNull && of.kind !== 'scalar' && of.kind !== 'any')
        this.add('field-type', item, `${this.place} is empty.`, { fix: 'Remove the dash, or write the element.' });
      else this.value(item, of, owner, key);
      this.path.pop();
    }
  }

  private entries(node: Mapping, of: FieldType, owner: TypeSchema, key: string): void {
    if (judgedElsewhere.has(`${owner.name}.${key}`)) return;
    for (let i = 0; i < node.size; i++) {
      const value = node.values[i]!;
      if (value.kind === 'scalar' && value.isNull) continue;
      this.path.push(node.keys[i]!.text);
      this.value(value, of, owner, key);
      this.path.pop();
    }
  }

  private wrongShape(node: Node, wanted: string): void {
    const is = node.kind === 'scalar' ? `the ${describe(node)}` : node.kind === 'mapping' ? 'a mapping' : 'a list';
    if (node.kind === 'scalar' && isPlaceholder(node)) return;
    this.add('field-type', node, `${this.place} is ${is}, but must be ${wanted}.`);
  }

  private scalar(node: Scalar, code: ScalarCode, owner: TypeSchema, key: string): void {
    if (fits(node, code) || isPlaceholder(node) || judgedElsewhere.has(`${owner.name}.${key}`)) return;
    const edit = rewrite(node, code);
    this.add(
      'field-type',
      node,
      `${this.place} is the ${describe(node)}, but must be ${scalarWords[code]}.`,
      edit === undefined
        ? undefined
        : {
            fix: `Write ${edit}.`,
            edits: [{ start: node.start, end: node.end, text: edit }],
          },
    );
  }

  private word(value: Node, allowed: readonly string[]): void {
    if (value.kind === 'sequence') {
      for (const item of value.items) if (item.kind === 'scalar') this.word(item, allowed);
      return;
    }
    if (value.kind !== 'scalar' || value.type !== 'string' || value.text === '' || allowed.includes(value.text)) return;
    if (isPlaceholder(value)) return;
    const near = nearest(value.text, allowed);
    const detail =
      near === undefined
        ? undefined
        : {
            fix: `Write ${near}.`,
            ...(near.toLowerCase() === value.text.toLowerCase() && value.style === 'plain'
              ? { edits: [{ start: value.start, end: value.end, text: near }] }
              : {}),
          };
    this.add(
      'field-value',
      value,
      `${this.place} is ${JSON.stringify(value.text)}; the API server accepts ${list(allowed)}.`,
      detail,
    );
  }

  /** Reports keys that the type does not have; the fields that they were most likely meant to be. */
  private unknownFields(node: Mapping, unknown: readonly Scalar[], type: TypeSchema): ReadonlySet<string> {
    const meant = new Set<string>();
    const free = [...type.fields.keys()].filter((name) => !node.has(name));
    for (const key of unknown) {
      const near = renamed[`${type.name}.${key.text}`] ?? nearest(key.text, free);
      const home = near === undefined ? this.homeOf(key.text) : undefined;
      const hint = near !== undefined ? `; the nearest is ${near}` : home === undefined ? '' : `; it belongs ${home}`;
      if (near !== undefined) meant.add(near);
      const sameLetters = near?.toLowerCase() === key.text.toLowerCase() && key.style === 'plain';
      this.add('known-field', key, `${this.place} has no field ${key.text}${hint}.`, {
        ...(near === undefined ? {} : { fix: `Write ${near}.` }),
        ...(home === undefined ? {} : { fix: `Move ${key.text} ${home}.` }),
        ...(sameLetters ? { edits: [{ start: key.start, end: key.end, text: near! }] } : {}),
      });
    }
    return meant;
  }

  /** Where a field of this name would be known: in a part of this mapping, in one around it, or in a part of one of those. */
  private homeOf(name: string): string | undefined {
    const own = partWith(this.types.at(-1)!, name);
    if (own !== undefined) return `under ${own}`;
    for (let i = this.types.length - 2; i >= 0; i--) {
      const around = this.types[i]!;
      if (around.fields.has(name)) return i === 0 ? 'at the root of the object' : `in ${this.placeOf(i)}`;
      const part = partWith(around, name);
      if (part !== undefined) return i === 0 ? `under ${part}` : `under ${this.placeOf(i)}.${part}`;
    }
    return undefined;
  }

  /** The path of the i-th mapping around: list indices and keys of maps belong to no mapping of their own. */
  private placeOf(i: number): string {
    const parts: string[] = [];
    let depth = 0;
    for (const part of this.path) {
      if (depth === i && typeof part !== 'number') break;
      if (typeof part === 'number') parts[parts.length - 1] += '[]';
      else {
        parts.push(part);
        depth++;
      }
    }
    return parts.join('.');
  }

  private required(node: Mapping, type: TypeSchema, meant: ReadonlySet<string> | undefined): void {
    for (const name of type.required) this.need(node, type, name, meant);
    const more = alsoRequired[type.name];
    if (more !== undefined) for (const name of more) this.need(node, type, name, meant);
    if (this.types.length === 1) this.needName(node);
  }

  private need(node: Mapping, type: TypeSchema, name: string, meant: ReadonlySet<string> | undefined): void {
    if (!isUnset(node.get(name)) || meant?.has(name) || filledIn.has(`${type.name}.${name}`)) return;
    this.add('required-field', node.key(name) ?? node, `${this.place} has no ${name}, which is required.`);
  }

  private needName(node: Mapping): void {
    const metadata = node.map('metadata');
    const name = metadata?.get('name');
    if ((!isUnset(name) && !(name.kind === 'scalar' && name.text === '')) || !isUnset(metadata?.get('generateName')))
      return;
    // A review is answered, not stored.
    if (this.resource.kind.endsWith('Review')) return;
    this.add('required-field', metadata ?? node, `${this.resource.kind} has no metadata.name, which is required.`);
  }
}

/** Fields of older versions, by what they are called now. */
const renamed: Readonly<Record<string, string>> = {
  'V1IngressSpec.backend': 'defaultBackend',
  'V1IngressBackend.serviceName': 'service.name',
  'V1IngressBackend.servicePort': 'service.port',
  'V2ResourceMetricSource.targetAverageUtilization': 'target.averageUtilization',
  'V2ResourceMetricSource.targetAverageValue': 'target.averageValue',
};

/** Parts that fields are often written beside instead of into. Those of volume sources and the like have names too much alike. */
const parts = [
  'spec',
  'template',
  'containers',
  'metadata',
  'selector',
  'strategy',
  'securityContext',
  'resources',
  'ports',
];

/** The field of a type whose own mapping, or elements, have a field of this name. */
function partWith(type: TypeSchema, name: string): string | undefined {
  for (const key of parts) {
    const field = type.fields.get(key);
    const of = field?.kind === 'list' ? field.of : field;
    if (of?.kind === 'object' && typeSchema(of.type).fields.has(name)) return field?.kind === 'list' ? `${key}[]` : key;
  }
  return undefined;
}

const scalarWords: Readonly<Record<ScalarCode, string>> = {
  s: 'a string',
  i: 'a whole number',
  n: 'a number',
  b: 'true or false',
  t: 'a time',
  y: 'a string',
  q: 'a quantity',
  x: 'a whole number or a string',
};

function fits(node: Scalar, code: ScalarCode): boolean {
  const { type } = node;
  switch (code) {
    case 's':
    case 'y':
    case 't':
      return type === 'string' || type === 'null';
    case 'i':
      return type === 'integer' || (type === 'number' && Number.isInteger(node.number));
    case 'n':
      return type === 'integer' || type === 'number';
    case 'b':
      return type === 'boolean';
    case 'q':
      return type !== 'boolean';
    case 'x':
      return type === 'integer' || type === 'string';
  }
}

/** `${REPLICAS}` and the like, which another tool fills in before Kubernetes reads it. */
function isPlaceholder({ text }: Scalar): boolean {
  return text.startsWith('$') && /^\$(?:\{.*\}|\(.*\)|[A-Z_][A-Z0-9_]*)$/.test(text);
}

function describe(node: Scalar): string {
  const { type, text } = node;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return type === 'string'
    ? `string ${JSON.stringify(shown)}`
    : type === 'integer'
      ? `number ${shown}`
      : `${type} ${shown}`;
}

/** The same value in the right type, where quotes alone make the difference. */
function rewrite(node: Scalar, code: ScalarCode): string | undefined {
  if (node.style === 'plain') return code === 's' || code === 't' ? JSON.stringify(node.text) : undefined;
  if (node.style !== 'single' && node.style !== 'double') return undefined;
  const text = node.text.trim();
  if (code === 'i' || code === 'n') return /^-?(?:0|[1-9]\d*)$/.test(text) ? text : undefined;
  return code === 'b' && (text === 'true' || text === 'false') ? text : undefined;
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
