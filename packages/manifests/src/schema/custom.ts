import type { ClusterIndex } from '../index/cluster-index.ts';
import type { Mapping, Node } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';

/** A custom kind as a CustomResourceDefinition among the manifests defines it. */
export interface CustomKind {
  readonly definition: Resource;
  /** Schemas by version; undefined for a version that says nothing of its objects. */
  readonly versions: ReadonlyMap<string, CustomSchema | undefined>;
}

/** The part of a structural schema that says something of a single value. CEL rules and `oneOf` are left to the API server. */
export interface CustomSchema {
  /** `object`, `array`, `string`, `integer`, `number`, `boolean`, `int-or-string`, or empty for anything. */
  readonly type: string;
  readonly fields: ReadonlyMap<string, CustomSchema>;
  readonly required: readonly string[];
  /** Of the elements of a list, or the values of a map. */
  readonly of: CustomSchema | undefined;
  /** Whether unknown fields stay in the object. */
  readonly open: boolean;
  readonly words: readonly string[] | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly pattern: RegExp | undefined;
}

/** Custom kinds by `Resource.type`. */
export function customKinds(index: ClusterIndex): ReadonlyMap<string, CustomKind> {
  const found = new Map<string, CustomKind>();
  for (const definition of index.ofType('CustomResourceDefinition')) {
    const { spec, apiVersion } = definition;
    const kind = spec?.map('names')?.string('kind');
    const group = spec?.string('group');
    if (spec === undefined || kind === undefined || group === undefined || !apiVersion.endsWith('/v1')) continue;
    const versions = new Map<string, CustomSchema | undefined>();
    for (const version of spec.seq('versions')?.maps ?? []) {
      const name = version.scalar('name')?.text;
      const schema = version.map('schema')?.map('openAPIV3Schema');
      if (name === undefined || version.boolean('served') === false) continue;
      versions.set(
        name,
        schema === undefined ? undefined : new LazySchema(schema, spec.boolean('preserveUnknownFields') === true),
      );
    }
    found.set(`${kind}.${group}`, { definition, versions });
  }
  return found;
}

const noFields: ReadonlyMap<string, CustomSchema> = new Map();

/** Takes the parts of a schema apart when an object first needs them: definitions have thousands of lines, objects ten. */
class LazySchema implements CustomSchema {
  private readonly node: Mapping;
  private readonly preserve: boolean;
  readonly type: string;
  readonly open: boolean;
  private knownFields: ReadonlyMap<string, CustomSchema> | undefined;
  private knownOf: CustomSchema | false | undefined;
  private knownPattern: RegExp | false | undefined;

  constructor(node: Mapping, preserve: boolean) {
    this.node = node;
    this.preserve = preserve;
    this.type = node.boolean('x-kubernetes-int-or-string') === true ? 'int-or-string' : (node.string('type') ?? '');
    const embedded = node.boolean('x-kubernetes-embedded-resource') === true;
    this.open = preserve || embedded || node.boolean('x-kubernetes-preserve-unknown-fields') === true;
  }

  get fields(): ReadonlyMap<string, CustomSchema> {
    this.knownFields ??= this.readFields();
    return this.knownFields;
  }

  private readFields(): ReadonlyMap<string, CustomSchema> {
    const properties = this.node.map('properties');
    if (properties === undefined) return noFields;
    const fields = new Map<string, CustomSchema>();
    for (let i = 0; i < properties.size; i++) {
      const schema = properties.values[i]!;
      if (schema.kind === 'mapping') fields.set(properties.keys[i]!.text, new LazySchema(schema, this.preserve));
    }
    return fields;
  }

  get required(): readonly string[] {
    return textsOf(this.node.get('required')) ?? [];
  }

  get of(): CustomSchema | undefined {
    if (this.knownOf === undefined) {
      const schema = this.node.map(this.type === 'array' ? 'items' : 'additionalProperties');
      this.knownOf = schema === undefined ? false : new LazySchema(schema, this.preserve);
    }
    return this.knownOf === false ? undefined : this.knownOf;
  }

  get words(): readonly string[] | undefined {
    return textsOf(this.node.get('enum'));
  }

  get minimum(): number | undefined {
    return this.node.scalar('minimum')?.number;
  }

  get maximum(): number | undefined {
    return this.node.scalar('maximum')?.number;
  }

  get pattern(): RegExp | undefined {
    this.knownPattern ??= patternOf(this.node.string('pattern'));
    return this.knownPattern === false ? undefined : this.knownPattern;
  }
}

function textsOf(node: Node | undefined): string[] | undefined {
  return node?.kind === 'sequence' ? node.scalars.map(({ text }) => text) : undefined;
}

/** Longest text that is matched against a pattern. */
export const maxMatchedLength = 128;

/**
 * A pattern that can be matched in a time that does not explode: Go's engine is linear in the text, ours is not, and a
 * definition may come from anybody. The others are left to the API server.
 */
function patternOf(text: string | undefined): RegExp | false {
  if (text === undefined || /\)[+*{]|\\[1-9k]/.test(text)) return false;
  const repeats = text.match(/[*+}]/g)?.length ?? 0;
  const choices = text.match(/[?|]/g)?.length ?? 0;
  if (repeats > 3 || choices > 8) return false;
  try {
    return new RegExp(text, 'u');
  } catch {
    // Go knows some forms that JavaScript does not.
    return false;
  }
}
