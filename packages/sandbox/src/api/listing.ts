import { isMap, type KubeObject } from '../objects.ts';
import { apiVersionOf, type Kind, resourceName } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { fieldSelector, labelSelector, type Match } from './selectors.ts';
import { badRequest, StatusError } from './status-error.ts';

/** What the query of a list or a watch asks for. */
export interface Wishes {
  readonly kind: Kind;
  /** Empty for all of them. */
  readonly namespace: string;
  readonly query: URLSearchParams;
}

/** The labels and fields that are asked for. */
export function matching({ kind, query }: Wishes): Match {
  const labels = labelSelector(query.get('labelSelector') ?? '');
  const fields = fieldSelector(kind, query.get('fieldSelector') ?? '');
  return (object) => labels(object) && fields(object);
}

export const sortKey = ({ metadata: { namespace = '', name } }: KubeObject) => `${namespace}/${name}`;

export function inOrder(objects: readonly KubeObject[]): KubeObject[] {
  return objects
    .map((object) => ({ object, key: sortKey(object) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ object }) => object);
}

interface Place {
  readonly version: number;
  readonly after: string;
}

/** A list of a collection, as one moment saw it, in pages where a limit is asked for. */
export function list(store: Store, wishes: Wishes): object {
  const { kind, namespace, query } = wishes;
  const matches = matching(wishes);
  const place = placeOf(query.get('continue') ?? '');
  const version = place?.version ?? exactVersion(store, query) ?? store.version;
  const resource = resourceName(kind);
  const all = version === store.version ? store.list(resource, namespace) : store.listAt(version, resource, namespace);
  if (all === undefined) throw expired(place !== undefined, store);
  const found = inOrder(all.filter(matches)).filter((object) => place === undefined || sortKey(object) > place.after);
  const limit = Number(query.get('limit') ?? 0) || found.length;
  const items = found.slice(0, limit);
  const left = found.length - items.length;
  const isSelected = (query.get('labelSelector') ?? '') !== '' || (query.get('fieldSelector') ?? '') !== '';
  const more =
    left === 0
      ? {}
      : {
          continue: token({ version, after: sortKey(items.at(-1)!) }),
          ...(isSelected ? {} : { remainingItemCount: left }),
        };
  return {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: { resourceVersion: String(version), ...more },
    items: kind.schema === undefined ? items.map(({ apiVersion: _, kind: __, ...item }) => item) : items,
  };
}

/** The version that was asked for and no other; undefined for the newest. */
function exactVersion(store: Store, query: URLSearchParams): number | undefined {
  const asked = query.get('resourceVersion') ?? '';
  if (asked === '' || asked === '0') return undefined;
  checkVersion(store, asked);
  return query.get('resourceVersionMatch') === 'Exact' ? Number(asked) : undefined;
}

/** @throws StatusError 400 for what is no version, 504 for one that is not yet */
export function checkVersion(store: Store, asked: string): void {
  if (!/^\d+$/.test(asked))
    throw badRequest(`Invalid value: ${JSON.stringify(asked)}: strconv.ParseUint: invalid syntax`);
  if (Number(asked) <= store.version) return;
  const causes = [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }];
  const message = `Timeout: Too large resource version: ${asked}, current: ${store.version}`;
  throw new StatusError(504, 'Timeout', message, { causes, retryAfterSeconds: 1 });
}

function expired(isPage: boolean, store: Store): StatusError {
  const message = isPage
    ? 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'
    : `The resourceVersion for the provided list is too old, the newest is ${store.version}.`;
  return new StatusError(410, 'Expired', message);
}

function token(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(text: string): Place | undefined {
  if (text === '') return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (isMap(place) && typeof place['version'] === 'number' && typeof place['after'] === 'string')
      return place as unknown as Place;
  } catch {
    // No token of ours.
  }
  throw badRequest('continue key is not valid: it was not given out by this server');
}
