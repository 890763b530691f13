import http, { type IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import { type Clock, Problem } from '@slipway/core';
import type { Access } from './kubeconfig.ts';

export interface HttpRequest {
  readonly method: string;
  /** Path of the API, from `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Until the answer begins and, for `send`, has ended; 30 s when it is left out. */
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** The connection to one API server: keep-alive, authorised, counted. It knows nothing of Kubernetes' objects. */
export class Transport {
  /** Requests sent so far, watches included. */
  requests = 0;
  readonly access: Access;
  private readonly base: URL;
  private readonly clock: Clock;
  private readonly agents = new Map<string, http.Agent>();
  private skewMs = 0;

  constructor(access: Access, clock: Clock) {
    this.access = access;
    this.clock = clock;
    try {
      this.base = new URL(access.server);
    } catch {
      throw new Problem('bad-input', `The cluster's server ${JSON.stringify(access.server)} is no URL.`);
    }
  }

  /** The server's time: leases and ages are compared with it, so that a wrong clock of a runner does no harm. */
  serverNow(): number {
    return this.clock.now() + this.skewMs;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { message, release } = await this.begin(request);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk as Buffer);
      return {
        status: message.statusCode ?? 0,
        headers: message.headers,
        text: Buffer.concat(chunks).toString('utf8'),
      };
    } finally {
      release();
    }
  }

  /** Opens an answer that goes on: its lines as they come. Closing is the caller's, by the signal. */
  async open(
    request: HttpRequest,
  ): Promise<{ status: number; headers: http.IncomingHttpHeaders; message: IncomingMessage }> {
    const { message, release } = await this.begin(request);
    release();
    return { status: message.statusCode ?? 0, headers: message.headers, message };
  }

  close(): void {
    for (const agent of this.agents.values()) agent.destroy();
  }

  private async begin(request: HttpRequest): Promise<{ message: IncomingMessage; release: () => void }> {
    const authorised = await this.access.authorize();
    request.signal?.throwIfAborted();
    this.requests++;
    const url = new URL(this.base.pathname.replace(/\/$/, '') + request.path, this.base);
    for (const [name, value] of Object.entries(request.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, value);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'user-agent': 'slipway',
      ...headersOf(authorised),
      ...request.headers,
    };
    if (request.body !== undefined) headers['content-length'] = String(Buffer.byteLength(request.body));
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const options = {
      ...authorised,
      method: request.method,
      headers,
      agent: this.agentFor(authorised),
      signal: request.signal,
    };
    const sent = (url.protocol === 'http:' ? http : https).request(url, options as RequestOptions, resolve);
    const timeoutMs = request.timeoutMs ?? 30_000;
    // A request that is stuck in the network is a matter of real time, whatever clock the release runs by.
    const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
    sent.on('error', reject);
    sent.end(request.body);
    try {
      const message = await promise;
      this.readDate(message.headers.date);
      return { message, release: () => clearTimeout(timer) };
    } catch (error) {
      clearTimeout(timer);
      throw error;
    }
  }

  /** client-node's agents close their connections after each request; ours keep them, unless a proxy is in between. */
  private agentFor(options: RequestOptions): http.Agent {
    if (this.access.proxied) return options.agent as http.Agent;
    const { ca, cert, key, rejectUnauthorized, servername } = options;
    const id = JSON.stringify([String(cert ?? ''), servername]);
    let agent = this.agents.get(id);
    if (agent === undefined) {
      const settings = { keepAlive: true, maxSockets: 64, scheduling: 'lifo' as const };
      agent =
        this.base.protocol === 'http:'
          ? new http.Agent(settings)
          : new https.Agent({
              ...settings,
              ...(ca === undefined ? {} : { ca }),
              ...(cert === undefined ? {} : { cert }),
              ...(key === undefined ? {} : { key }),
              ...(servername === undefined ? {} : { servername }),
              ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
            });
      this.agents.set(id, agent);
    }
    return agent;
  }

  private readDate(date: string | undefined): void {
    const at = date === undefined ? Number.NaN : Date.parse(date);
    // The header has whole seconds: a smaller difference says nothing.
    if (Number.isNaN(at)) return;
    const skew = at - this.clock.now();
    this.skewMs = Math.abs(skew) < 2000 ? 0 : skew;
  }
}

function headersOf({ headers, auth }: RequestOptions): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries((headers ?? {}) as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), `${value}`]),
  );
  return auth ? { ...own, authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : own;
}
