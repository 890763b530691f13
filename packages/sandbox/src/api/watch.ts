import type { ServerResponse } from 'node:http';
import type { Clock } from '@slipway/core';
import type { KubeObject } from '../objects.ts';
import type { Change, Store } from '../store/store.ts';
import { StatusError, statusBody } from './status-error.ts';

export interface WatchRequest {
  readonly resource: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly matches: (object: KubeObject) => boolean;
  readonly resourceVersion: string;
  readonly bookmarks: boolean;
  readonly timeoutSeconds: number;
  readonly silent: boolean;
}

const bookmarkMs = 60_000;

/** Streams changes until the time is over, the client goes, or the sandbox stops. */
export async function serveWatch(
  store: Store,
  clock: Clock,
  response: ServerResponse,
  request: WatchRequest,
  stopped: AbortSignal,
): Promise<void> {
  const { resource, namespace, matches, resourceVersion, bookmarks, timeoutSeconds, silent } = request;
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
  response.flushHeaders();
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const send = (type: string, object: object) => {
    if (!silent) response.write(`${JSON.stringify({ type, object })}\n`);
  };
  const pass = ({ type, object, old }: Change) => {
    const [now, before] = [type !== 'DELETED' && matches(object), old !== undefined && matches(old)];
    if (now) send(before ? 'MODIFIED' : 'ADDED', object);
    else if (before) send('DELETED', object);
  };
  const mine = (change: Change) =>
    change.resource === resource && (namespace === '' || change.object.metadata.namespace === namespace);
  if (resourceVersion === '' || resourceVersion === '0')
    for (const object of store.list(resource, namespace)) if (matches(object)) send('ADDED', object);
  if (resourceVersion !== '' && resourceVersion !== '0') {
    const missed = store.since(Number(resourceVersion));
    if (missed === undefined) {
      const error = new StatusError(410, 'Expired', `too old resource version: ${resourceVersion} (${store.version})`);
      send('ERROR', statusBody(error));
      response.end();
      return;
    }
    for (const change of missed) if (mine(change)) pass(change);
  }
  const unsubscribe = store.subscribe((change) => {
    if (mine(change)) pass(change);
  });
  const bookmark = () => {
    if (bookmarks)
      send('BOOKMARK', {
        apiVersion: request.apiVersion,
        kind: request.kind,
        metadata: { resourceVersion: String(store.version), creationTimestamp: null },
      });
  };
  const until = clock.now() + timeoutSeconds * 1000;
  const signal = AbortSignal.any([gone.signal, stopped]);
  try {
    while (clock.now() < until) {
      await clock.sleep(Math.min(bookmarkMs, until - clock.now()), signal);
      bookmark();
    }
  } catch {
    // The client has gone, or the sandbox stops.
  } finally {
    unsubscribe();
    response.end();
  }
}
