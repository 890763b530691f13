import { type Clock, Problem, type Resilient, type Retry, resilient } from '@slipway/core';
import { ImageError } from '../error.ts';
import { list, object, parsed, text } from '../layers/json-shape.ts';
import { authorize, challengeOf, isLoopback } from './authorization.ts';
import type { CredentialSource, Credentials } from './credentials.ts';
import { hintOfSilence, isAboutCertificates, networkReason } from './network-reason.ts';
import { dockerHub } from './reference.ts';

export interface RegistryOptions {
  readonly clock: Clock;
  /** Finds the login; without one the registry is asked anonymously. */
  readonly credentials?: CredentialSource;
  readonly fetch?: typeof fetch;
  /** From 0 to below 1, as Math.random. */
  readonly random?: () => number;
  readonly onRetry?: (retry: Retry) => void;
  /** Plain HTTP, which registries on this machine are spoken to by anyway. */
  readonly insecure?: boolean;
  /** For one answer to begin; 30 s unless told. */
  readonly timeoutMs?: number;
  /** For a request with all its tries; 120 s unless told. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** One request, and what it is for: the words of an error. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Below `/v2/`, or a whole URL that the registry gave. */
  readonly path: string | URL;
  readonly repository: string;
  readonly action: 'pull' | 'push';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Speaks to one registry: logs in when it is asked to, tries again what may work again, and tells clearly what does not. */
export interface Transport {
  readonly host: string;
  /**
   * Sends a request; 404 is an answer like any that says yes.
   *
   * @throws ImageError `refused`, `no-answer`
   */
  send(request: RegistryRequest): Promise<Response>;
  /**
   * Sends a request and reads what comes, with the reading a part of what is tried again.
   *
   * @param longest bytes that are taken
   */
  read(request: RegistryRequest, longest: number): Promise<Read>;
  /**
   * Several requests that are tried again as a whole.
   *
   * @param operation sends each with `once`
   */
  together<T>(
    what: Pick<RegistryRequest, 'repository' | 'action'>,
    operation: (once: Transport['send']) => Promise<T>,
  ): Promise<T>;
}

export interface Read {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** 100 kB/s: slower uplinks are taken for broken ones. */
const slowestBytesPerMs = 100;

/** An answer that says no, or none. */
class Failure extends Error {
  readonly status: number | undefined;
  readonly retryAfterMs: number;

  constructor(message: string, more: { status?: number; retryAfterMs?: number; cause?: unknown }) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.status = more.status;
    this.retryAfterMs = more.retryAfterMs ?? 0;
  }
}

export function connectTransport(host: string, options: RegistryOptions): Transport {
  return new Connection(host, options);
}

class Connection implements Transport {
  readonly host: string;
  private readonly options: RegistryOptions;
  private readonly base: string;
  private readonly service: Resilient;
  private login: Promise<Credentials | undefined> | undefined;
  /** What met the last challenge, by repository and action. */
  private readonly authorizations = new Map<string, string>();

  constructor(host: string, options: RegistryOptions) {
    this.host = host;
    this.options = options;
    const name = host === dockerHub ? 'registry-1.docker.io' : host;
    const isPlain = options.insecure === true || isLoopback(name.replace(/:\d+$/, ''));
    this.base = `${isPlain ? 'http' : 'https'}://${name}/v2/`;
    const { clock, random, onRetry, deadlineMs = 120_000 } = options;
    this.service = resilient({
      clock,
      retryable: isTransient,
      tries: 5,
      deadlineMs,
      ...(random && { random }),
      ...(onRetry && { onRetry }),
    });
  }

  send(request: RegistryRequest): Promise<Response> {
    return this.together(request, (once) => once(request));
  }

  read(request: RegistryRequest, longest: number): Promise<Read> {
    return this.together(request, async (once) => {
      const answer = await once(request);
      const parts: Uint8Array[] = [];
      let bytes = 0;
      try {
        for await (const part of answer.body ?? []) {
          parts.push(part);
          bytes += part.length;
          if (bytes > longest) break;
        }
      } catch (error) {
        throw new Failure(`the answer was cut off after ${bytes} bytes`, { cause: error });
      }
      if (bytes > longest)
        throw new ImageError('no-answer', `${this.host}: ${request.path} is longer than ${longest} bytes`);
      return { status: answer.status, headers: answer.headers, bytes: Buffer.concat(parts) };
    });
  }

  async together<T>(
    what: Pick<RegistryRequest, 'repository' | 'action'>,
    operation: (once: Transport['send']) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.service.execute(
        (signal) => operation((request) => this.once(request, signal)),
        this.options.signal,
      );
    } catch (error) {
      throw await this.told(error, what);
    }
  }

  private async once(request: RegistryRequest, signal: AbortSignal): Promise<Response> {
    const key = `${request.action} ${request.repository}`;
    let answer = await this.ask(request, this.authorizations.get(key), signal);
    if (answer.status === 401) {
      const challenge = challengeOf(answer.headers.get('www-authenticate'));
      const said = await reasonOf(answer);
      const scope = `repository:${request.repository}:${request.action === 'push' ? 'pull,push' : 'pull'}`;
      const login = await this.findLogin();
      const header =
        challenge === undefined
          ? undefined
          : await authorize(challenge, scope, login, (url, init) => this.askForToken(url, init, signal));
      if (header === undefined) throw new Failure(said, { status: 401 });
      this.authorizations.set(key, header);
      answer = await this.ask(request, header, signal);
    }
    if (answer.ok || answer.status === 404) return answer;
    const retryAfterMs = (Number(answer.headers.get('retry-after')) || 0) * 1000;
    throw new Failure(await reasonOf(answer), { status: answer.status, retryAfterMs });
  }

  /** A service of tokens that is busy has not said no. */
  private async askForToken(url: URL, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const answer = await this.fetch(url, init, signal);
    if (answer.status !== 429 && answer.status < 500) return answer;
    throw new Failure(`${url.host}, which gives out its tokens, says ${await reasonOf(answer)}`, {
      status: answer.status,
    });
  }

  private ask(
    { method, path, headers, body }: RegistryRequest,
    authorization: string | undefined,
    signal: AbortSignal,
  ) {
    const url = typeof path === 'string' ? new URL(path, this.base) : path;
    // A login is for the registry alone, wherever it sends an upload to.
    const isOurs = url.origin === new URL(this.base).origin;
    return this.fetch(
      url,
      {
        method,
        headers: { ...headers, ...(authorization !== undefined && isOurs && { authorization }) },
        ...(body && { body: Buffer.from(body) }),
      },
      signal,
    );
  }

  private async fetch(url: URL, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const { clock, fetch: send = fetch } = this.options;
    // What is sent takes its time before there can be an answer.
    const sentBytes = init.body instanceof Uint8Array ? init.body.length : 0;
    const timeoutMs = (this.options.timeoutMs ?? 30_000) + sentBytes / slowestBytesPerMs;
    const answered = new AbortController();
    const stopped = new AbortController();
    // A body is read after the operation has ended, and with it its signal: from then on the caller's alone counts.
    const stop = (): void => stopped.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const timeout = clock.sleep(timeoutMs, answered.signal).then(
      () => stopped.abort(new Failure(`no answer within ${Math.round(timeoutMs / 1000)} s`, {})),
      () => undefined,
    );
    const caller = this.options.signal;
    try {
      signal.throwIfAborted();
      return await send(url, {
        ...init,
        signal: caller === undefined ? stopped.signal : AbortSignal.any([caller, stopped.signal]),
      });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Failure) throw error;
      throw new Failure(networkReason(error), { cause: error });
    } finally {
      signal.removeEventListener('abort', stop);
      answered.abort();
      await timeout;
    }
  }

  private findLogin(): Promise<Credentials | undefined> {
    this.login ??= this.options.credentials?.(this.host) ?? Promise.resolve(undefined);
    return this.login;
  }

  /** What the user is told. Nothing of a login gets in: only what the registry wrote, and that without the secret. */
  private async told(
    error: unknown,
    { repository, action }: Pick<RegistryRequest, 'repository' | 'action'>,
  ): Promise<unknown> {
    const isOurs = error instanceof Failure || (error instanceof Problem && !(error instanceof ImageError));
    if (!isOurs) return error;
    const login = await this.findLogin().catch(() => undefined);
    const message = withoutSecrets(error.message, login);
    const status = error instanceof Failure ? error.status : undefined;
    const what = `${action} ${action === 'push' ? 'to' : 'from'} ${this.host}/${repository}`;
    if (status === 401 || status === 403) {
      const hint =
        login === undefined
          ? `log in by \`docker login ${this.host}\``
          : `the login ${'username' in login ? `of ${login.username} ` : ''}for ${this.host} has no right to ${action} there, or has expired`;
      return new ImageError('refused', `${this.host} refuses to ${what}: ${message}`, { hint });
    }
    // The cause is left out: requests and their headers hang on it.
    const hint = status === undefined ? hintOfSilence(message, this.host) : 'try again later';
    return new ImageError('no-answer', `cannot ${what}: ${message}`, { hint });
  }
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Failure)) return false;
  const { status } = error;
  if (status === undefined && isAboutCertificates(error.message)) return false;
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

/** Why a registry says no, in its own words, and without what could not be printed. */
async function reasonOf(answer: Response): Promise<string> {
  const body = await answer.text().catch(() => '');
  const errors = list(object(parsed(body))?.['errors']).map((error) => {
    const { code, message } = object(error) ?? {};
    return [text(code)?.toLowerCase(), text(message)].filter((part) => part !== undefined && part !== '').join(': ');
  });
  const said = errors.filter((error) => error !== '').join('; ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const printable = said.replace(/[\x00-\x1f\x7f-\x9f]+/g, ' ').slice(0, 300);
  return printable === '' ? `status ${answer.status}` : `status ${answer.status}, ${printable}`;
}

function withoutSecrets(message: string, login: Credentials | undefined): string {
  if (login === undefined) return message;
  const secret = 'identityToken' in login ? login.identityToken : login.password;
  const pair = 'identityToken' in login ? '' : Buffer.from(`${login.username}:${secret}`).toString('base64');
  return [secret, pair].reduce((text, hidden) => (hidden === '' ? text : text.replaceAll(hidden, '***')), message);
}
