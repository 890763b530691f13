import { createHash, createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { type Authority, makeAuthority } from './certificates.ts';

/** A bundle that was kept as an attestation of a repository. */
export interface KeptAttestation {
  /** `owner/name` */
  readonly repository: string;
  readonly bundle: Readonly<Record<string, unknown>>;
}

/**
 * What signs for a run of GitHub Actions, on this machine: the service that gives out identities, and behind a proxy for
 * whatever host is asked, Fulcio (`/api/v2/signingCert`), a timestamp authority (`/api/v1/timestamp`), Rekor
 * (`/api/v1/log/entries`), and the attestations of GitHub's API. Requests are held to the shapes of their OpenAPI
 * descriptions (sigstore/fulcio, sigstore/timestamp-authority, sigstore/rekor, github/rest-api-description).
 */
export interface FakeSigstore {
  /** What a process has to be started with to sign here. */
  readonly env: Readonly<Record<string, string>>;
  readonly authority: Authority;
  readonly attestations: readonly KeptAttestation[];
  /** Envelopes that came into the log, as JSON. */
  readonly logged: readonly string[];
  /** `METHOD /path`, in order. */
  readonly requests: readonly string[];
  /** Paths that answer with a status instead, from now on. */
  readonly faults: Map<string, number>;
  stop(): void;
}

const subject = 'repo:acme/shop:ref:refs/heads/main';
const identity = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

interface State {
  readonly authority: Authority;
  readonly attestations: KeptAttestation[];
  readonly logged: string[];
  readonly requests: string[];
  readonly faults: Map<string, number>;
}

type Answer = readonly [status: number, body: object | Buffer];
type Service = (body: Readonly<Record<string, never>>, request: IncomingMessage, state: State) => Answer;

const bad = (message: string): Answer => [400, { code: 3, message }];

/** Ends of the services' paths, and what they do. */
const services: readonly (readonly [method: string, path: RegExp, service: Service])[] = [
  ['GET', /^\/identity$/, identify],
  ['POST', /^\/api\/v2\/signingCert$/, certify],
  ['POST', /^\/api\/v1\/timestamp$/, timestamp],
  ['POST', /^\/api\/v1\/log\/entries$/, log],
  ['POST', /^\/repos\/[^/]+\/[^/]+\/attestations$/, keep],
];

function identify(_: unknown, request: IncomingMessage): Answer {
  if (request.headers.authorization !== 'Bearer of-the-runner') return [401, { message: 'Unauthorized' }];
  const audience = new URL(request.url ?? '', 'http://here').searchParams.get('audience');
  const claims = { iss: 'https://token.actions.example', sub: subject, aud: audience };
  return [200, { value: `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${part({})}` }];
}

interface CertificateRequest {
  readonly credentials?: { readonly oidcIdentityToken?: string };
  readonly publicKeyRequest?: {
    readonly publicKey?: { readonly algorithm?: string; readonly content?: string };
    readonly proofOfPossession?: string;
  };
}

function certify(body: CertificateRequest, _: unknown, { authority }: State): Answer {
  const { oidcIdentityToken = '' } = body.credentials ?? {};
  const { publicKey, proofOfPossession = '' } = body.publicKeyRequest ?? {};
  const claims = Buffer.from(oidcIdentityToken.split('.')[1] ?? '', 'base64url').toString();
  const { aud, sub = '' } = JSON.parse(claims === '' ? '{}' : claims) as { aud?: string; sub?: string };
  if (aud !== 'sigstore') return bad('There was an error processing the identity token');
  if (publicKey?.algorithm !== 'ECDSA' || publicKey.content === undefined) return bad('The public key is missing');
  const key = createPublicKey(publicKey.content);
  if (!verify('sha256', Buffer.from(sub), key, Buffer.from(proofOfPossession, 'base64')))
    return bad('The signature supplied in the request could not be verified');
  const certificates = [authority.certify(publicKey.content, identity), authority.certificate];
  return [201, { signedCertificateEmbeddedSct: { chain: { certificates } } }];
}

function timestamp(
  { artifactHash = '', hashAlgorithm }: { readonly artifactHash?: string; readonly hashAlgorithm?: string },
  _: unknown,
  { authority }: State,
): Answer {
  const digest = Buffer.from(artifactHash, 'base64');
  if (hashAlgorithm !== 'sha256' || digest.length !== 32) return bad('artifactHash is no sha256');
  return [201, authority.timestamp(digest.toString('hex'))];
}

interface ProposedEntry {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly spec?: { readonly proposedContent?: { readonly envelope?: string; readonly verifiers?: readonly string[] } };
}

function log({ apiVersion, kind, spec }: ProposedEntry, _: unknown, { logged }: State): Answer {
  const { envelope, verifiers = [] } = spec?.proposedContent ?? {};
  if (kind !== 'dsse' || apiVersion !== '0.0.1' || envelope === undefined || verifiers.length !== 1)
    return bad('no entry of kind dsse');
  logged.push(envelope);
  const { payload, signatures } = JSON.parse(envelope) as { payload: string; signatures: readonly { sig: string }[] };
  const hash = (text: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(text).digest('hex'),
  });
  const entry = {
    ...{ apiVersion, kind },
    spec: {
      envelopeHash: hash(envelope),
      payloadHash: hash(Buffer.from(payload, 'base64')),
      signatures: signatures.map(({ sig }) => ({ signature: sig, verifier: verifiers[0] })),
    },
  };
  const body = Buffer.from(JSON.stringify(entry));
  const id = createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), body]))
    .digest('hex');
  const index = logged.length;
  const proof = { hashes: [], logIndex: index, rootHash: id, treeSize: index + 1, checkpoint: 'fake log\n1\n' };
  return [
    201,
    {
      [id]: {
        ...{ body: body.toString('base64'), integratedTime: 1_700_000_000, logIndex: index },
        logID: createHash('sha256').update('fake log').digest('hex'),
        verification: { inclusionProof: proof, signedEntryTimestamp: Buffer.from('promise').toString('base64') },
      },
    },
  ];
}

function keep(
  { bundle }: { readonly bundle?: Readonly<Record<string, unknown>> },
  { url = '', headers }: IncomingMessage,
  { attestations }: State,
): Answer {
  if (headers.authorization !== 'token writer') return [403, { message: 'Resource not accessible by integration' }];
  if (bundle?.['mediaType'] === undefined || bundle['verificationMaterial'] === undefined)
    return [422, { message: 'Validation Failed' }];
  attestations.push({ repository: new URL(url, 'http://here').pathname.split('/').slice(2, 4).join('/'), bundle });
  return [201, { id: attestations.length }];
}

async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const { method = '', url = '' } = request;
  // Clients of a proxy send the whole address.
  const path = new URL(url, 'http://here').pathname;
  state.requests.push(`${method} ${path}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const fault = state.faults.get(path);
  const service = services.find(([verb, form]) => verb === method && form.test(path))?.[2];
  const text = Buffer.concat(chunks).toString();
  const [status, body] =
    fault !== undefined
      ? [fault, { message: 'not today' }]
      : (service?.(JSON.parse(text === '' ? '{}' : text), request, state) ?? [404, { message: 'Not Found' }]);
  const isBytes = Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': isBytes ? 'application/timestamp-reply' : 'application/json' });
  response.end(isBytes ? body : JSON.stringify(body));
}

export async function startFakeSigstore(): Promise<FakeSigstore> {
  const authority = makeAuthority();
  const state: State = { authority, attestations: [], logged: [], requests: [], faults: new Map() };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response, state).catch((error: unknown) => response.writeHead(500).end(String(error)));
  };
  const secure = createTlsServer(
    { SNICallback: (name, done) => done(null, createSecureContext(authority.server(name))) },
    handle,
  );
  const plain = createServer(handle);
  const sockets = new Set<Socket>();
  const securePort = await listen(secure);
  // Whatever host a client means to reach through the proxy, it reaches these services.
  plain.on('connect', (_, client: Socket) => {
    const inside = connect(securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(inside).pipe(client);
    });
    for (const socket of [client, inside]) sockets.add(socket.on('error', () => socket.destroy()));
  });
  const address = `http://127.0.0.1:${await listen(plain)}`;
  return {
    ...state,
    env: {
      ...{ HTTPS_PROXY: address, NODE_EXTRA_CA_CERTS: authority.file, GITHUB_API_URL: address },
      ...{ ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/identity?v=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-runner' },
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        server.close();
      }
      authority.remove();
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
}
