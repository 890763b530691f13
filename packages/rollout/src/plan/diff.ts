import type { KubeObject } from '../kube/objects.ts';

/** One field that a release changes; a side is undefined where the field is not there. */
export interface FieldChange {
  /** `spec.template.spec.containers[web].image` */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Set by the server, so that they differ in every answer. */
const ownedByServer = ['managedFields', 'resourceVersion', 'uid', 'creationTimestamp', 'generation', 'selfLink'];
const noise = ['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'];

/** What differs between the live object and what a dry run made of it. Values of Secrets are told apart, never shown. */
export function diffObjects(before: KubeObject | undefined, after: KubeObject | undefined): FieldChange[] {
  const changes: FieldChange[] = [];
  walk('', cleaned(before), cleaned(after), changes);
  const kind = (after ?? before)?.kind;
  return changes.map((change) => (isSecret(change.path, kind) ? masked(change) : change));
}

function cleaned(object: KubeObject | undefined): unknown {
  if (object === undefined) return undefined;
  const { status: _, ...rest } = object;
  const annotations = Object.entries(object.metadata.annotations ?? {}).filter(([name]) => !noise.includes(name));
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([field]) => !ownedByServer.includes(field) && field !== 'annotations'),
  );
  return {
    ...rest,
    metadata: annotations.length === 0 ? metadata : { ...metadata, annotations: Object.fromEntries(annotations) },
  };
}

function walk(path: string, before: unknown, after: unknown, changes: FieldChange[]): void {
  if (Object.is(before, after)) return;
  const [old, fresh] = [asMap(before), asMap(after)];
  if (old !== undefined && fresh !== undefined) {
    for (const key of new Set([...old.keys(), ...fresh.keys()]))
      walk(joined(path, key), old.get(key), fresh.get(key), changes);
    return;
  }
  if (JSON.stringify(before) !== JSON.stringify(after))
    changes.push({ path, before: shown(before), after: shown(after) });
}

function joined(path: string, key: string): string {
  if (key.startsWith('[')) return path + key;
  return path === '' ? key : `${path}.${/[.\s]/.test(key) ? JSON.stringify(key) : key}`;
}

/** A map, or a list by the names of its items; undefined for anything that is compared as a whole. */
function asMap(value: unknown): Map<string, unknown> | undefined {
  if (Array.isArray(value)) return listAsMap(value);
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function listAsMap(list: readonly unknown[]): Map<string, unknown> | undefined {
  if (list.length === 0) return new Map();
  const names = list.map((item) =>
    typeof item === 'object' && item !== null ? nameIn(item as Record<string, unknown>) : undefined,
  );
  if (names.some((name) => name === undefined) || new Set(names).size < names.length)
    return new Map(list.map((item, i) => [`[${i}]`, item]));
  return new Map(list.map((item, i) => [`[${names[i]!}]`, item]));
}

function nameIn(item: Readonly<Record<string, unknown>>): string | undefined {
  for (const field of ['name', 'mountPath', 'containerPort', 'port', 'key', 'type'])
    if (typeof item[field] === 'string' || typeof item[field] === 'number') return String(item[field]);
  return undefined;
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value, withoutCredentials);
}

/** Names that people give to what nobody is to see, in variables and configuration. */
const credential = /pass(?:word|wd|phrase)?$|secret|token|credential|(?:api|private|access)[-_.]?key/i;

/** A Secret's data, and what is called a credential where it stands in plain text. */
function isSecret(path: string, kind: string | undefined): boolean {
  if (kind === 'Secret') return /^(?:data|stringData|binaryData)(?:\.|$)/.test(path);
  const name = /\benv\[([^\]]+)\]\.value$/.exec(path)?.[1];
  const key = kind === 'ConfigMap' ? /^data\.(.+)$/.exec(path)?.[1] : undefined;
  return credential.test(name ?? key ?? '');
}

/** The same for a list of variables that is new, or gone, as a whole. */
function withoutCredentials(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value)) return value;
  return credential.test(String(value.name)) ? { ...value, value: '(secret)' } : value;
}

function masked({ path, before, after }: FieldChange): FieldChange {
  const mask = (value: string | undefined) =>
    value === undefined ? undefined : `(secret, ${value.length} characters)`;
  return { path, before: mask(before), after: mask(after) };
}
