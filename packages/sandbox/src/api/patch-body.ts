import { parse } from 'yaml';
import { jsonPatch, mergePatch } from '../apply/json-patch.ts';
import { strategicMerge } from '../apply/strategic-merge.ts';
import { typeMistake } from '../apply/typed-value.ts';
import { isMap, type Json, type KubeObject, mapAt, textAt } from '../objects.ts';
import { apiVersionOf, type Kind, typeOfKind } from '../store/kinds.ts';
import { badRequest, StatusError } from './status-error.ts';

/** What the body of an apply says; JSON is YAML. @throws StatusError 400 when it is no map */
export function parseApplied(body: string): Json {
  let applied: unknown;
  try {
    // Most is JSON, which is read a hundred times faster as such.
    applied = body.trimStart().startsWith('{') ? JSON.parse(body) : parse(body);
  } catch (error) {
    throw badRequest(`error decoding YAML: ${error instanceof Error ? error.message : ''}`);
  }
  if (!isMap(applied)) throw badRequest('error decoding YAML: the body is no object');
  return applied;
}

/**
 * An object as a patch of its media type leaves it.
 *
 * @throws StatusError 400 for what is no patch, 415 for a media type that is none, 422 for a patch that does not fit
 */
export function patchedBy(mediaType: string, kind: Kind, base: KubeObject, body: string): unknown {
  let patch: unknown;
  try {
    patch = JSON.parse(body);
  } catch (error) {
    throw badRequest(`error decoding patch: ${error instanceof Error ? error.message : ''}`);
  }
  if (mediaType === 'application/json-patch+json') return jsonPatch(base, patch);
  const isStrategic = mediaType === 'application/strategic-merge-patch+json' && kind.schema === undefined;
  if (!isStrategic && mediaType !== 'application/merge-patch+json')
    throw new StatusError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  if (!isMap(patch))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}',
    );
  return isStrategic ? strategicMerge(typeOfKind(kind), base, patch) : mergePatch(base, patch);
}

/** @throws StatusError for what is no configuration of the kind that could be applied */
export function checkApplied(kind: Kind, applied: Json): void {
  const given = `${String(applied['apiVersion'] ?? '')}, Kind=${String(applied['kind'] ?? '')}`;
  if (applied['apiVersion'] !== apiVersionOf(kind) || applied['kind'] !== kind.kind)
    throw badRequest(`invalid object type: ${given}`);
  if (mapAt(applied, 'metadata')['managedFields'] != null) throw badRequest('metadata.managedFields must be nil');
  const mistake = typeMistake(typeOfKind(kind), applied);
  if (mistake === undefined) return;
  const place = `${textAt(applied, 'metadata', 'namespace') ?? ''}/${textAt(applied, 'metadata', 'name') ?? ''}`;
  throw new StatusError(500, '', `failed to create typed patch object (${place}; ${given}): ${mistake}`);
}

/** What a request to apply without a manager is told. */
export function managerMissing(): StatusError {
  const cause = {
    reason: 'FieldValueRequired',
    message: 'Required value: is required for apply patch',
    field: 'fieldManager',
  };
  const message = `PatchOptions.meta.k8s.io "" is invalid: fieldManager: ${cause.message}`;
  return new StatusError(422, 'Invalid', message, { group: 'meta.k8s.io', kind: 'PatchOptions', causes: [cause] });
}
