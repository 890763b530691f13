import type { ServerResponse } from 'node:http';
import type { Clock } from '@slipway/core';
import type { KubeObject } from '../objects.ts';
import { resourceName } from '../store/kinds.ts';
import type { Change, Store } from '../store/store.ts';
import { emptyOf } from './decode.ts';
import { checkVersion, inOrder, matching, type Wishes } from './listing.ts';
import { StatusError, statusBody } from './status-error.ts';

/** How often a watch is told how far it has come. */
const bookmarkMs = 60_000;
const defaultTimeoutSeconds = 1800;

export interface WatchRequest extends Wishes {
  /** Nothing is ever sent. */
  readonly silent: boolean;
}

/** Streams changes until the time is over, the client goes, or the signal ends it. */
export async function serveWatch(
  store: Store,
  clock: Clock,
  response: ServerResponse,
  request: WatchRequest,
  ends: AbortSignal,
): Promise<void> {
  const { query, silent } = request;
  const matches = matching(request);
  const version = query.get('resourceVersion') ?? '';
  const isFromNow = version === '' || version === '0';
  if (!isFromNow) checkVersion(store, version);
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
    'transfer-encoding': 'chunked',
  });
  response.flushHeaders();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const send = (type: string, object: object) => {
    if (!silent) response.write(`${JSON.stringify({ type, object })}\n`);
  };
  const pass = (change: Change) => {
    const event = isMine(change, request) ? seen(change, matches) : undefined;
    if (event !== undefined) send(event.type, event.object);
  };
  const missed = isFromNow ? [] : store.since(Number(version));
  if (missed === undefined) {
    const message = `too old resource version: ${version} (${store.version})`;
    send('ERROR', statusBody(new StatusError(410, 'Expired', message)));
    return void response.end();
  }
  const wantsList = query.get('sendInitialEvents') === 'true';
  if ((isFromNow && query.get('sendInitialEvents') !== 'false') || wantsList)
    for (const object of inOrder(store.list(resourceName(request.kind), request.namespace)))
      if (matches(object)) send('ADDED', object);
  if (wantsList) send('BOOKMARK', bookmark(store, request, { 'k8s.io/initial-events-end': 'true' }));
  else for (const change of missed) pass(change);
  const unsubscribe = store.subscribe(pass);
  const until = clock.now() + (Number(query.get('timeoutSeconds') ?? 0) || defaultTimeoutSeconds) * 1000;
  const signal = AbortSignal.any([gone.signal, ends]);
  try {
    while (clock.now() < until) {
      await clock.sleep(Math.min(bookmarkMs, until - clock.now()), signal);
      if (query.get('allowWatchBookmarks') === 'true') send('BOOKMARK', bookmark(store, request));
    }
  } catch {
    // The client has gone, or the watch is ended from here.
  } finally {
    unsubscribe();
    response.end();
  }
}

function isMine({ resource, object }: Change, { kind, namespace }: WatchRequest): boolean {
  return resource === resourceName(kind) && (namespace === '' || object.metadata.namespace === namespace);
}

/** A change as a selection sees it: an object that leaves it is deleted, one that enters it added. */
function seen(
  { type, object, old }: Change,
  matches: (object: KubeObject) => boolean,
): Pick<Change, 'type' | 'object'> | undefined {
  const [is, was] = [type !== 'DELETED' && matches(object), old !== undefined && matches(old)];
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object };
  if (!was || old === undefined) return undefined;
  // As it was when it was last seen, but at the version of now.
  const { resourceVersion } = object.metadata;
  const last = type === 'DELETED' ? object : old;
  return { type: 'DELETED', object: { ...last, metadata: { ...last.metadata, resourceVersion: resourceVersion! } } };
}

/** An object of the kind that says nothing but the version. */
function bookmark(store: Store, { kind }: WatchRequest, annotations?: Readonly<Record<string, string>>): object {
  const metadata = { resourceVersion: String(store.version), ...(annotations && { annotations }) };
  return { ...emptyOf(kind), metadata };
}
