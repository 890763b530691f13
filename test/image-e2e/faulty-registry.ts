import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a registry does wrong. */
export interface Fault {
  /** Requests that it is about: those that write, those of Slipway itself that write, or all but `/v2/`. */
  readonly of: 'writes' | 'own writes' | 'all';
  /** Status of its answers; `reset` breaks the connection in the middle of what is sent, `silence` never answers. */
  readonly answer: number | 'reset' | 'silence';
  /** How often; always unless told. */
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FaultyRegistry {
  readonly address: string;
  /** What it does wrong from now on. */
  fault: Fault | undefined;
  /** How many requests met the fault. */
  met: number;
  /** `METHOD /path` of all, in order. */
  readonly requests: string[];
  close(): void;
}

const codes: Readonly<Record<number, string>> = { 401: 'UNAUTHORIZED', 403: 'DENIED', 429: 'TOOMANYREQUESTS' };
const writing = new Set(['POST', 'PUT', 'PATCH']);

/** Passes requests on to a registry, but for those that it has a fault for. */
export function faultyRegistry(behind: string): Promise<FaultyRegistry> {
  const [hostname = '', port = ''] = behind.split(':');
  const meets = ({ method = '', url, headers }: IncomingMessage) =>
    registry.fault !== undefined &&
    registry.met < (registry.fault.times ?? Number.POSITIVE_INFINITY) &&
    url !== '/v2/' &&
    (registry.fault.of === 'all' || writing.has(method)) &&
    // Engines and buildx have other names.
    (registry.fault.of !== 'own writes' || headers['user-agent'] === 'node');
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url, headers } = asked;
    const onward = request({ hostname, port, method, path: url, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  };
  const server = createServer((asked, answer) => {
    registry.requests.push(`${asked.method} ${asked.url}`);
    const { fault } = registry;
    if (fault === undefined || !meets(asked)) return pass(asked, answer);
    // The body is what the connection is to break in.
    if (fault.answer === 'reset' && asked.method !== 'PUT' && asked.method !== 'PATCH') return pass(asked, answer);
    registry.met++;
    asked.resume();
    if (fault.answer === 'silence') return;
    if (fault.answer === 'reset') return void asked.socket.resetAndDestroy();
    answer.writeHead(fault.answer, { 'content-type': 'application/json', ...fault.headers });
    answer.end(JSON.stringify({ errors: [{ code: codes[fault.answer] ?? 'UNKNOWN', message: 'not today' }] }));
  });
  const registry: FaultyRegistry = {
    ...{ address: '', fault: undefined, met: 0, requests: [] },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done(Object.assign(registry, { address: `127.0.0.1:${(server.address() as AddressInfo).port}` })),
    ),
  );
}
