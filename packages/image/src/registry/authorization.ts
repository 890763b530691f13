import { ImageError } from '../error.ts';
import { object, text } from '../layers/json-shape.ts';
import type { Credentials } from './credentials.ts';

/** What a registry asks for before it answers. Source: RFC 9110, section 11.6.1, and distribution's token specification. */
export interface Challenge {
  readonly scheme: 'bearer' | 'basic';
  readonly parameters: ReadonlyMap<string, string>;
}

/** The first challenge of a `WWW-Authenticate` header that can be met. */
export function challengeOf(header: string | null): Challenge | undefined {
  for (const [, scheme = '', rest = ''] of (header ?? '').matchAll(
    /\b(Bearer|Basic)\b\s*((?:[\w-]+=(?:"[^"]*"|[^\s,"]*)(?:\s*,\s*)?)*)/gi,
  )) {
    const parameters = new Map<string, string>();
    for (const [, name = '', quoted, plain] of rest.matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s,"]*))/g))
      parameters.set(name.toLowerCase(), quoted ?? plain ?? '');
    const kind = scheme.toLowerCase();
    if (kind === 'basic' || (kind === 'bearer' && parameters.has('realm'))) return { scheme: kind, parameters };
  }
  return undefined;
}

/** Sends a request with a time-out, and gives what came as it came. */
export type Send = (url: URL, init: RequestInit) => Promise<Response>;

/** The value of `Authorization` that meets a challenge; undefined when there is nothing to meet it with. */
export async function authorize(
  challenge: Challenge,
  scope: string,
  credentials: Credentials | undefined,
  send: Send,
): Promise<string | undefined> {
  if (challenge.scheme === 'basic')
    return credentials !== undefined && 'username' in credentials ? basic(credentials) : undefined;
  const url = realmOf(challenge, credentials !== undefined);
  const service = challenge.parameters.get('service');
  // A registry that is read from before it is pushed to asks for less than will be needed.
  const asked = challenge.parameters.get('scope') ?? scope;
  const wanted = asked.startsWith('repository:') ? scope : asked;
  const fields = { ...(service === undefined ? {} : { service }), ...(wanted === '' ? {} : { scope: wanted }) };
  const answer = await (credentials !== undefined && 'identityToken' in credentials
    ? send(url, exchange(credentials.identityToken, fields))
    : send(
        withQuery(url, fields),
        credentials === undefined ? {} : { headers: { authorization: basic(credentials) } },
      ));
  if (!answer.ok) {
    await answer.body?.cancel();
    return undefined;
  }
  const body = object(await answer.json().catch(() => undefined));
  const token = text(body?.['token']) ?? text(body?.['access_token']);
  return token === undefined ? undefined : `Bearer ${token}`;
}

/** @throws ImageError `refused` rather than send a login in the clear */
function realmOf({ parameters }: Challenge, hasLogin: boolean): URL {
  const realm = parameters.get('realm') ?? '';
  if (!URL.canParse(realm))
    throw new ImageError('no-answer', `the registry sends logins to "${realm}", which is no URL`);
  const url = new URL(realm);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && (!hasLogin || isLoopback(url.hostname)))) return url;
  throw new ImageError('refused', `the registry sends logins to ${url.host} without encryption, so none was sent`);
}

function exchange(identityToken: string, fields: Readonly<Record<string, string>>): RequestInit {
  const form = new URLSearchParams({
    ...fields,
    grant_type: 'refresh_token',
    client_id: 'slipway',
    refresh_token: identityToken,
  });
  return { method: 'POST', body: form };
}

function withQuery(url: URL, fields: Readonly<Record<string, string>>): URL {
  const whole = new URL(url);
  for (const [name, value] of Object.entries(fields)) whole.searchParams.set(name, value);
  return whole;
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Whether a host is this machine: registries there speak plain HTTP. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
}
