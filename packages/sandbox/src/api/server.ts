import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@slipway/core';
import type { Controllers } from '../controllers/controllers.ts';
import { Faults } from '../faults.ts';
import { type KubeObject, listAt, mapAt } from '../objects.ts';
import { apiVersionOf, builtInKinds, type Kind, resourceName } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { discovery } from './discovery.ts';
import { fieldSelector, labelSelector } from './selectors.ts';
import { notFound, StatusError, statusBody } from './status-error.ts';
import type { Target, Verbs, WriteOptions } from './verbs.ts';
import { serveWatch } from './watch.ts';

/** A request that was served, for tests that count them. */
export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

export interface ServerSettings {
  readonly port: number;
  readonly token: string;
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
}

/** The Kubernetes API over HTTP, on loopback. */
export class ApiServer {
  readonly faults = new Faults();
  readonly requests: ServedRequest[] = [];
  readonly verbs: Verbs;
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly controllers: Controllers;
  private readonly settings: ServerSettings;
  private readonly server: http.Server | https.Server;
  private readonly stopped = new AbortController();

  constructor(store: Store, clock: Clock, controllers: Controllers, verbs: Verbs, settings: ServerSettings) {
    this.store = store;
    this.clock = clock;
    this.controllers = controllers;
    this.settings = settings;
    this.verbs = verbs;
    const handle = (request: IncomingMessage, response: ServerResponse) => void this.handle(request, response);
    this.server = settings.tls === undefined ? http.createServer(handle) : https.createServer(settings.tls, handle);
  }

  async start(): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.server.once('error', reject);
    this.server.listen(this.settings.port, '127.0.0.1', resolve);
    await promise;
    const { port } = this.server.address() as AddressInfo;
    return `${this.settings.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.close(() => resolve());
    this.server.closeAllConnections();
    await promise;
  }

  /** Ends every connection at once, as a restart of the server does. */
  dropConnections(): void {
    this.server.closeAllConnections();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const watch = ['true', '1'].includes(url.searchParams.get('watch') ?? '');
    response.once('finish', () => {
      this.requests.push({ method, path: url.pathname, query: url.search, status: response.statusCode });
    });
    const fault = this.faults.take(method, url.pathname, watch);
    try {
      const body = await readBody(request);
      if (fault?.delayMs !== undefined) await this.clock.sleep(fault.delayMs, this.stopped.signal);
      if (fault?.drop === 'before') return void request.socket.destroy();
      if (fault?.status !== undefined)
        throw new StatusError(
          fault.status,
          'InternalError',
          `injected fault ${fault.status}`,
          [],
          fault.retryAfterSeconds,
        );
      this.authenticate(request);
      if (watch && fault?.drop === undefined) return await this.watch(url, response, fault?.silent === true);
      const answer = await this.answer(method, url, body, request);
      if (fault?.drop === 'after') return void request.socket.destroy();
      send(response, answer);
    } catch (error) {
      if (response.headersSent || this.stopped.signal.aborted) return void response.destroy();
      const known =
        error instanceof StatusError
          ? error
          : new StatusError(
              500,
              'InternalError',
              error instanceof Error ? (error.stack ?? error.message) : String(error),
            );
      const retry = known.retryAfterSeconds === undefined ? {} : { 'retry-after': String(known.retryAfterSeconds) };
      send(response, { status: known.status, body: JSON.stringify(statusBody(known)), headers: retry });
    }
  }

  private authenticate({ headers }: IncomingMessage): void {
    if (headers.authorization !== `Bearer ${this.settings.token}`)
      throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  }

  private kinds(): Kind[] {
    const custom = this.store.list('customresourcedefinitions.apiextensions.k8s.io').flatMap((definition) => {
      const names = mapAt(definition, 'spec', 'names') as { kind?: string; plural?: string };
      const { group, scope } = mapAt(definition, 'spec') as { group?: string; scope?: string };
      return listAt(definition, 'spec', 'versions').map((version) => ({
        group: group ?? '',
        version: String(version['name']),
        kind: names.kind ?? '',
        plural: names.plural ?? '',
        namespaced: scope !== 'Cluster',
        subresources: version['subresources'] === undefined ? [] : ['status'],
      }));
    });
    return [...builtInKinds, ...custom];
  }

  private target(path: string): Target {
    const match =
      /^\/(?:api\/v1|apis\/([^/]+)\/([^/]+))(?:\/namespaces\/([^/]+)(?=\/[^/]))?\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/.*)?$/.exec(
        path,
      );
    const [, group = '', version = 'v1', namespace = '', plural = '', name = '', subresource = ''] = match ?? [];
    // `/api/v1/namespaces/x/status` speaks of the namespace itself.
    const kind = this.kinds().find((one) => one.group === group && one.version === version && one.plural === plural);
    if (kind === undefined) throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
    return { kind, namespace: decodeURIComponent(namespace), name: decodeURIComponent(name), subresource };
  }

  private async answer(method: string, url: URL, body: string, request: IncomingMessage): Promise<Answer> {
    const path = url.pathname;
    if (['/livez', '/readyz', '/healthz'].includes(path))
      return { status: 200, body: 'ok', headers: { 'content-type': 'text/plain' } };
    const found = discovery(path, request.headers.accept ?? '', this.kinds());
    if (found !== undefined) return json(200, found);
    const target = this.target(path);
    const { kind, namespace, name, subresource } = target;
    if (subresource === 'proxy') return this.proxy(method, target, url, body);
    if (subresource === 'log') {
      const text = this.controllers.logs(namespace, name, {
        container: url.searchParams.get('container') ?? undefined,
        previous: url.searchParams.get('previous') === 'true',
        tailLines: Number(url.searchParams.get('tailLines') ?? 1000),
      });
      if (text === undefined) throw notFound('pods', name);
      return { status: 200, body: text, headers: { 'content-type': 'text/plain' } };
    }
    const options = optionsOf(url);
    if (method === 'GET') return name === '' ? json(200, this.list(target, url)) : json(200, this.verbs.get(target));
    if (method === 'POST') return json(201, this.verbs.create(target, JSON.parse(body), options));
    if (method === 'PUT') return json(200, this.verbs.replace(target, JSON.parse(body), options));
    if (method === 'PATCH') {
      const existed = this.store.get(resourceName(kind), namespace, name) !== undefined;
      return json(existed ? 200 : 201, this.verbs.patch(target, body, request.headers['content-type'] ?? '', options));
    }
    if (method !== 'DELETE') throw new StatusError(405, 'MethodNotAllowed', `the server does not allow ${method}`);
    const given: unknown = body === '' ? {} : JSON.parse(body);
    if (name !== '') return json(200, this.verbs.remove(target, given, options));
    for (const object of this.selected(target, url))
      this.verbs.remove({ ...target, name: object.metadata.name }, given, options);
    return json(200, { kind: 'Status', apiVersion: 'v1', status: 'Success' });
  }

  private selected({ kind, namespace }: Target, { searchParams }: URL): KubeObject[] {
    const [labels, fields] = [
      labelSelector(searchParams.get('labelSelector') ?? ''),
      fieldSelector(searchParams.get('fieldSelector') ?? ''),
    ];
    return this.store.list(resourceName(kind), namespace).filter((object) => labels(object) && fields(object));
  }

  private list(target: Target, url: URL): object {
    const { kind } = target;
    const all = this.selected(target, url).sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const limit = Number(url.searchParams.get('limit') ?? 0) || all.length;
    const from = Number(url.searchParams.get('continue') ?? 0);
    const items = all.slice(from, from + limit).map(({ apiVersion: _, kind: __, ...item }) => item);
    const rest = all.length - from - items.length;
    const more = rest > 0 ? { continue: String(from + limit), remainingItemCount: rest } : {};
    return {
      kind: `${kind.kind}List`,
      apiVersion: apiVersionOf(kind),
      metadata: { resourceVersion: String(this.store.version), ...more },
      items,
    };
  }

  private async watch(url: URL, response: ServerResponse, silent: boolean): Promise<void> {
    const { kind, namespace } = this.target(url.pathname);
    const { searchParams } = url;
    const [labels, fields] = [
      labelSelector(searchParams.get('labelSelector') ?? ''),
      fieldSelector(searchParams.get('fieldSelector') ?? ''),
    ];
    await serveWatch(
      this.store,
      this.clock,
      response,
      {
        resource: resourceName(kind),
        apiVersion: apiVersionOf(kind),
        kind: kind.kind,
        namespace,
        matches: (object) => labels(object) && fields(object),
        resourceVersion: searchParams.get('resourceVersion') ?? '',
        bookmarks: searchParams.get('allowWatchBookmarks') === 'true',
        timeoutSeconds: Number(searchParams.get('timeoutSeconds') ?? 1800),
        silent,
      },
      this.stopped.signal,
    );
  }

  /** `/services/[scheme:]name[:port]/proxy/path`, answered by a pod behind the Service. */
  private async proxy(method: string, { namespace, name: given }: Target, url: URL, body: string): Promise<Answer> {
    const parts = given.split(':');
    const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
    if (this.store.get('services', namespace, name) === undefined) throw notFound('services', name);
    const path = `${url.pathname.replace(/^.*?\/proxy/, '') || '/'}${url.search}`;
    const answer = await this.controllers.request(namespace, name, port, { method, path, body });
    if (answer === undefined)
      throw new StatusError(503, 'ServiceUnavailable', `no endpoints available for service "${name}"`);
    return { status: answer.status, body: answer.body, headers: { 'content-type': 'text/plain' } };
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

function json(status: number, value: object): Answer {
  return { status, body: JSON.stringify(value), headers: {} };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'audit-id': randomUUID(), ...headers });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function optionsOf({ searchParams }: URL): WriteOptions {
  return {
    dryRun: searchParams.get('dryRun') === 'All',
    manager: searchParams.get('fieldManager') ?? '',
    force: searchParams.get('force') === 'true',
    strict: searchParams.get('fieldValidation') === 'Strict',
  };
}
