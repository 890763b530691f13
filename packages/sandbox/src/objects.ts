/** An object as JSON; nothing of it is known but what every object has. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

export type Labels = Readonly<Record<string, string>>;

export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

export interface ManagedFields {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly time?: string;
  readonly fieldsType: 'FieldsV1';
  readonly fieldsV1: FieldSet;
  readonly subresource?: string;
}

/** Paths as a tree: `f:name` is a field, `k:{…}` an item of a list by its keys, `v:…` one by its value, `.` the thing itself. */
export interface FieldSet {
  [path: string]: FieldSet;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly ownerReferences?: readonly OwnerReference[];
  readonly managedFields?: readonly ManagedFields[];
  readonly [field: string]: unknown;
}

export type Json = Record<string, unknown>;

export function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map inside of an object; empty when there is none. */
export function mapAt(object: unknown, ...path: readonly string[]): Json {
  let value = object;
  for (const step of path) value = isMap(value) ? value[step] : undefined;
  return isMap(value) ? value : {};
}

export function listAt(object: unknown, ...path: readonly string[]): readonly Json[] {
  const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)!];
  return Array.isArray(value) ? value.filter(isMap) : [];
}

export function numberAt(object: unknown, ...path: readonly string[]): number | undefined {
  const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)!];
  return typeof value === 'number' ? value : undefined;
}

export function textAt(object: unknown, ...path: readonly string[]): string | undefined {
  const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)!];
  return typeof value === 'string' ? value : undefined;
}

export function labelsAt(object: unknown, ...path: readonly string[]): Labels {
  return mapAt(object, ...path) as Labels;
}

export function ownerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller === true);
}
