import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digestOf } from '../saved-image.ts';

export interface FakeRegistryOptions {
  /** Who may push, and read too unless `anonymousPull`; everybody without it. */
  readonly login?: {
    readonly scheme: 'basic' | 'bearer' | 'identity';
    readonly username: string;
    readonly secret: string;
    readonly anonymousPull?: true;
  };
  /** Whether it lists referrers by itself, as OCI 1.1 has it. */
  readonly listsReferrers?: boolean;
  /** Whether every blob is served from another address, as stores in the cloud do. */
  readonly redirectsBlobs?: boolean;
}

/** What a registry answers instead of what it should, once each. */
export interface RegistryFault {
  readonly method: string;
  readonly path: RegExp;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The connection is closed without an answer. */
  readonly hangsUp?: true;
  /** Nothing is answered until the client gives up. */
  readonly isSilent?: true;
}

interface Kept {
  readonly bytes: Buffer;
  readonly type: string;
}

/** A registry in this process, by the OCI distribution specification as far as clients of ours go. */
export class FakeRegistry {
  /** What to do wrong; each is taken out when it was done. */
  readonly faults: RegistryFault[] = [];
  /** `GET /v2/…`, in order. */
  readonly requests: { readonly line: string; readonly authorization: string | undefined }[] = [];
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, Kept>();
  private readonly options: FakeRegistryOptions;
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private issued = 0;
  private readonly tokens = new Map<string, string>();

  constructor(options: FakeRegistryOptions = {}) {
    this.options = options;
  }

  /** `127.0.0.1:PORT` */
  get host(): string {
    const address = this.server.address() as AddressInfo;
    return `127.0.0.1:${address.port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Tokens that were given out are worth nothing any more. */
  forgetTokens(): void {
    this.tokens.clear();
  }

  private async serve(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '/' } = request;
    this.requests.push({ line: `${method} ${url}`, authorization: request.headers.authorization });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const place = new URL(url, `http://${this.host}`);
    const fault = this.faults.findIndex((one) => one.method === method && one.path.test(url));
    if (fault >= 0) {
      const [{ status = 500, headers = {}, body: text = '', hangsUp, isSilent }] = this.faults.splice(fault, 1) as [
        RegistryFault,
      ];
      if (hangsUp === true) request.socket.destroy();
      else if (isSilent !== true) response.writeHead(status, headers).end(text);
      return;
    }
    if (place.pathname === '/token') return this.giveToken(request, place, body, response);
    if (place.pathname.startsWith('/store/')) return send(response, 200, this.blobs.get(place.pathname.slice(7)));
    const [, repository = '', kind = '', name = ''] =
      /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests|referrers|tags)\/(.*)$/.exec(place.pathname) ?? [];
    if (!this.isAllowed(request, repository, method, response)) return;
    if (kind === 'manifests') return this.manifest(method, repository, name, body, request, response);
    if (kind === 'tags') return this.tags(repository, response);
    if (kind === 'referrers') return this.referrers(repository, name, response);
    if (kind === 'blobs/uploads') return this.upload(method, repository, place, body, response);
    const blob = this.blobs.get(`${repository}@${name}`);
    if (this.options.redirectsBlobs === true && method === 'GET' && blob !== undefined)
      return send(response, 307, undefined, {
        location: `http://localhost:${this.host.split(':')[1]}/store/${repository}@${name}`,
      });
    return blob === undefined ? refuse(response, 404, 'BLOB_UNKNOWN') : send(response, 200, blob);
  }

  private tags(repository: string, response: ServerResponse) {
    const names = [...this.manifests.keys()].filter((key) => key.startsWith(`${repository}:`));
    if (names.length === 0) return refuse(response, 404, 'NAME_UNKNOWN');
    const tags = names.map((key) => key.slice(repository.length + 1)).filter((tag) => !tag.startsWith('sha256:'));
    send(response, 200, Buffer.from(JSON.stringify({ name: repository, tags })));
  }

  private isAllowed(request: IncomingMessage, repository: string, method: string, response: ServerResponse): boolean {
    const { login } = this.options;
    const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
    if (login === undefined || (login.anonymousPull === true && action === 'pull' && login.scheme === 'basic'))
      return true;
    const { authorization = '' } = request.headers;
    if (login.scheme === 'basic') {
      if (authorization === basic(login.username, login.secret)) return true;
      refuse(response, 401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="registry"' });
      return false;
    }
    const scope = this.tokens.get(authorization.replace('Bearer ', '')) ?? '';
    if (scope.startsWith(`repository:${repository}:`) && scope.includes(action)) return true;
    const needed = `repository:${repository}:${action === 'push' ? 'pull,push' : 'pull'}`;
    const challenge = `Bearer realm="http://${this.host}/token",service="fake",scope="${needed}"`;
    refuse(response, 401, 'UNAUTHORIZED', { 'www-authenticate': challenge });
    return false;
  }

  private giveToken(request: IncomingMessage, place: URL, body: Buffer, response: ServerResponse) {
    const { login } = this.options;
    const form = new URLSearchParams(body.toString());
    const scope = place.searchParams.get('scope') ?? form.get('scope') ?? '';
    const isKnown =
      login?.scheme === 'identity'
        ? form.get('refresh_token') === login.secret
        : request.headers.authorization === basic(login?.username ?? '', login?.secret ?? '');
    if (!isKnown && !(login?.anonymousPull === true && !scope.includes('push'))) {
      // Some services repeat what they were sent.
      const sent = request.headers.authorization ?? form.get('refresh_token') ?? '';
      return refuse(response, 401, `UNAUTHORIZED ${sent}`);
    }
    const token = `token-${++this.issued}`;
    this.tokens.set(token, scope);
    send(response, 200, Buffer.from(JSON.stringify({ token })));
  }

  private manifest(
    method: string,
    repository: string,
    name: string,
    body: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    if (method !== 'PUT') {
      const kept = this.manifests.get(`${repository}:${name}`);
      if (kept === undefined) return refuse(response, 404, 'MANIFEST_UNKNOWN');
      const headers = { 'content-type': kept.type, 'docker-content-digest': digestOf(kept.bytes) };
      return send(response, 200, kept.bytes, headers);
    }
    const json = JSON.parse(body.toString()) as {
      config?: { digest: string };
      layers?: { digest: string }[];
      subject?: { digest: string };
    };
    const needed = [...(json.config === undefined ? [] : [json.config]), ...(json.layers ?? [])];
    if (needed.some(({ digest }) => !this.blobs.has(`${repository}@${digest}`)))
      return refuse(response, 400, 'MANIFEST_BLOB_UNKNOWN');
    const kept = { bytes: body, type: request.headers['content-type'] ?? '' };
    this.manifests.set(`${repository}:${name}`, kept).set(`${repository}:${digestOf(body)}`, kept);
    const isListed = this.options.listsReferrers === true && json.subject !== undefined;
    send(response, 201, undefined, isListed ? { 'oci-subject': json.subject?.digest ?? '' } : {});
  }

  private referrers(repository: string, digest: string, response: ServerResponse) {
    if (this.options.listsReferrers !== true) return refuse(response, 404, 'NOT_FOUND');
    const manifests = [...this.manifests].flatMap(([key, { bytes, type }]) => {
      const json = JSON.parse(bytes.toString()) as { subject?: { digest: string }; artifactType?: string };
      const own = digestOf(bytes);
      return key === `${repository}:${own}` && json.subject?.digest === digest
        ? [{ mediaType: type, digest: own, size: bytes.length, artifactType: json.artifactType }]
        : [];
    });
    send(response, 200, Buffer.from(JSON.stringify({ schemaVersion: 2, manifests })));
  }

  private upload(method: string, repository: string, place: URL, body: Buffer, response: ServerResponse) {
    if (method === 'POST')
      return send(response, 202, undefined, { location: `/v2/${repository}/blobs/uploads/1?state=x` });
    const digest = place.searchParams.get('digest') ?? '';
    if (digestOf(body) !== digest) return refuse(response, 400, 'DIGEST_INVALID');
    this.blobs.set(`${repository}@${digest}`, body);
    send(response, 201);
  }
}

function basic(username: string, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

function send(
  response: ServerResponse,
  status: number,
  body?: Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = { 'content-length': String(body?.length ?? 0) };
  response.writeHead(status, { ...length, ...headers }).end(response.req.method === 'HEAD' ? undefined : body);
}

function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, status, Buffer.from(JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] })), headers);
}
