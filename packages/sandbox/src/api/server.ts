import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@slipway/core';
import { type Fault, Faults, faultAnswer } from '../faults.ts';
import type { Store } from '../store/store.ts';
import type { Answer, ApiRequest, Router } from './router.ts';
import { notServed, StatusError, statusBody } from './status-error.ts';
import { serveWatch } from './watch.ts';

/** A request that was served, for tests that count them. */
export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  /** With its question mark; empty when there is none. */
  readonly query: string;
  /** 0 when the connection broke before there was an answer. */
  readonly status: number;
  readonly userAgent: string;
  /** Of the bodies of request and answer; of a watch, what was sent until now is not known. */
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Milliseconds since 1970, by the clock of the sandbox. */
  readonly at: number;
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
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly router: Router;
  private readonly settings: ServerSettings;
  private readonly server: http.Server | https.Server;
  private readonly stopped = new AbortController();
  private watches = new AbortController();

  constructor(store: Store, clock: Clock, router: Router, settings: ServerSettings) {
    this.store = store;
    this.clock = clock;
    this.router = router;
    this.settings = settings;
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

  /** Ends every watch in an orderly way, as a server does when their time is over. */
  closeWatches(): void {
    this.watches.abort();
    this.watches = new AbortController();
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = message;
    const url = new URL(message.url ?? '/', 'http://sandbox');
    const isWatch = method === 'GET' && ['true', '1'].includes(url.searchParams.get('watch') ?? '');
    const log = (status: number, body: string, answer: string) =>
      this.requests.push({
        method,
        path: url.pathname,
        query: url.search,
        status,
        userAgent: message.headers['user-agent'] ?? '',
        sentBytes: Buffer.byteLength(answer),
        receivedBytes: Buffer.byteLength(body),
        at: this.clock.now(),
      });
    const fault = this.faults.take(method, url.pathname, isWatch);
    let body = '';
    let answer: Answer;
    try {
      body = await readBody(message);
      if (fault?.delayMs !== undefined) await this.clock.sleep(fault.delayMs, this.stopped.signal);
      if (fault?.drop === 'before') return drop(message, () => log(0, body, ''));
      if (fault?.status !== undefined) throw faultAnswer(fault.status, fault.retryAfterSeconds);
      this.authenticate(message);
      if (isWatch && fault?.drop === undefined)
        return await this.watch(url, response, fault, () => log(response.statusCode, body, ''));
      answer = await this.router.answer(requestOf(method, url, body, message));
    } catch (error) {
      // A client that has gone, or the end of the sandbox.
      if (response.headersSent || message.socket.destroyed || this.stopped.signal.aborted)
        return void response.destroy();
      answer = refusal(error);
    }
    if (fault?.drop === 'after') return drop(message, () => log(0, body, ''));
    log(answer.status, body, answer.body);
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
      'audit-id': randomUUID(),
      ...answer.headers,
    });
    response.end(answer.body);
  }

  private authenticate({ headers }: IncomingMessage): void {
    if (headers.authorization !== `Bearer ${this.settings.token}`)
      throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  }

  private async watch(url: URL, response: ServerResponse, fault: Fault | undefined, log: () => void): Promise<void> {
    const target = this.router.target(url.pathname);
    if (target === undefined) throw notServed();
    const query = new URLSearchParams(url.searchParams);
    if (target.name !== '') query.set('fieldSelector', `metadata.name=${target.name}`);
    const ends = AbortSignal.any([this.stopped.signal, this.watches.signal]);
    const served = serveWatch(
      this.store,
      this.clock,
      response,
      { ...target, query, silent: fault?.silent === true },
      ends,
    );
    if (response.headersSent) log();
    await served;
  }
}

function requestOf(method: string, url: URL, body: string, { headers }: IncomingMessage): ApiRequest {
  return {
    method,
    url,
    body,
    contentType: headers['content-type'] ?? '',
    accept: headers.accept ?? '',
    userAgent: headers['user-agent'] ?? '',
  };
}

function drop({ socket }: IncomingMessage, log: () => void): void {
  log();
  socket.destroy();
}

/** An error as the answer that says so. */
function refusal(error: unknown): Answer {
  const known =
    error instanceof StatusError
      ? error
      : new StatusError(
          500,
          'InternalError',
          `Internal error occurred: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
  const { retryAfterSeconds } = known;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { status: known.status, body: JSON.stringify(statusBody(known)), headers };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
