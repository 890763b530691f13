import { parse } from 'yaml';
import { isMap, type Json, type KubeObject, mapAt } from '../objects.ts';
import { DecodeError, normalize } from '../schema/normalize.ts';
import { apiVersionOf, type Kind, typeOfKind } from '../store/kinds.ts';
import { badRequest, StatusError } from './status-error.ts';

/** How fields that a kind does not declare are met. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export interface DecodeOptions {
  readonly validation?: FieldValidation | undefined;
  /** Takes the text of a Warning header. */
  readonly warn?: ((text: string) => void) | undefined;
}

/** The JSON or YAML of a body, by its media type. */
export function parseBody(body: string, mediaType: string): unknown {
  const type = mediaType.split(';')[0]!.trim();
  if (!['', '*/*', 'application/json', 'application/yaml', 'application/x-www-form-urlencoded'].includes(type))
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml',
    );
  try {
    return body === '' ? {} : type === 'application/yaml' ? parse(body) : JSON.parse(body);
  } catch (error) {
    throw badRequest(`couldn't get version/kind; json parse error: ${error instanceof Error ? error.message : ''}`);
  }
}

/** A body of a kind as the API server understands it. @throws StatusError 400 for what is none */
export function decode(kind: Kind, body: unknown, options: DecodeOptions = {}): KubeObject {
  const apiVersion = apiVersionOf(kind);
  if (!isMap(body)) throw badRequest(`the object provided is unrecognized (must be of type ${kind.kind})`);
  const given = { apiVersion: body['apiVersion'] || apiVersion, kind: body['kind'] || kind.kind };
  const cannot = (why: string) =>
    badRequest(`${String(given.kind)} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${why}`);
  if (given.apiVersion !== apiVersion || given.kind !== kind.kind) {
    if (kind.schema !== undefined)
      throw badRequest(
        `the object provided is unrecognized: expected ${apiVersion}, Kind=${kind.kind}, got ${String(given.apiVersion)}, Kind=${String(given.kind)}`,
      );
    throw cannot(
      `converting (${String(given.apiVersion)}.${String(given.kind)}) to (${kind.group}.${kind.kind}): unknown conversion`,
    );
  }
  const notes = { unknown: [] as string[] };
  let object: KubeObject;
  try {
    object = normalize(typeOfKind(kind), { metadata: {}, ...body, ...given } as unknown as KubeObject, notes);
  } catch (error) {
    throw error instanceof DecodeError ? cannot(error.message) : error;
  }
  report(notes.unknown, options, (list) => cannot(`strict decoding error: ${list}`));
  return withReset(object, body);
}

/**
 * A patched object as the API server understands it.
 *
 * @throws StatusError 422 for what the patch makes that the kind cannot hold
 */
export function decodePatched(kind: Kind, patched: unknown, options: DecodeOptions = {}): KubeObject {
  const notes = { unknown: [] as string[] };
  const wrong = (why: string) => {
    const message = `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${why}`;
    const causes = [{ reason: 'FieldValueInvalid', message, field: 'patch' }];
    return new StatusError(422, 'Invalid', ` "" is invalid: patch: ${message}`, { causes });
  };
  let object: KubeObject;
  try {
    object = normalize(typeOfKind(kind), patched as KubeObject, notes);
  } catch (error) {
    throw error instanceof DecodeError ? wrong(error.message) : error;
  }
  report(notes.unknown, options, (list) => wrong(`strict decoding error: ${list}`));
  return withReset(object, patched as Json);
}

function report(
  unknown: readonly string[],
  { validation = 'Warn', warn }: DecodeOptions,
  error: (list: string) => StatusError,
): void {
  const texts = unknown.map((path) => `unknown field "${path}"`);
  if (texts.length === 0 || validation === 'Ignore') return;
  if (validation === 'Strict') throw error(texts.join(', '));
  for (const text of texts) warn?.(text);
}

/** An empty list of managed fields, which asks to forget them, would look as if it was not given. */
function withReset(object: KubeObject, body: Json): KubeObject {
  const given = mapAt(body, 'metadata')['managedFields'];
  if (!Array.isArray(given) || given.length > 0) return object;
  return { ...object, metadata: { ...object.metadata, managedFields: [] } };
}

const empties = new WeakMap<object, KubeObject>();

/** An object of a kind that sets nothing. */
export function emptyOf(kind: Kind): KubeObject {
  const type = typeOfKind(kind);
  const known = empties.get(type);
  if (known !== undefined) return known;
  const empty = normalize(type, { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: {} } as KubeObject);
  empties.set(type, empty);
  return empty;
}
