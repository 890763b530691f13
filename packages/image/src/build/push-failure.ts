import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@slipway/core';
import { type ImageCode, ImageError } from '../error.ts';
import { type CredentialSource, dockerCredentials } from '../registry/credentials.ts';
import { parseReference } from '../registry/reference.ts';
import { connectTransport } from '../registry/transport.ts';

/** A push that failed, and whether the same may work a little later. */
export class PushFailure extends ImageError {
  readonly transient: boolean;

  constructor(
    { reason, message, hint }: Pick<ImageError, 'reason' | 'message' | 'hint'>,
    { transient }: { readonly transient: boolean },
  ) {
    super(reason, message, hint === undefined ? {} : { hint });
    this.transient = transient;
  }
}

interface Kind {
  readonly pattern: RegExp;
  readonly reason: ImageCode;
  readonly transient?: boolean;
  readonly hint: (registry: string) => string;
}

/** What an engine prints of a registry's answers, the most telling first. Every pattern was seen in its output, or is a code of the distribution specification. */
const kinds: readonly Kind[] = [
  {
    pattern: /no space left on device/i,
    reason: 'disk-full',
    hint: (registry) =>
      `Free space where ${registry} keeps its layers; the engine's own disk shows by \`docker system df\`.`,
  },
  {
    pattern: /x509|certificate|tls: /i,
    reason: 'registry-away',
    hint: (registry) =>
      `The engine does not trust the certificate of ${registry}: put its authority into /etc/docker/certs.d/${registry}/ca.crt on the engine's machine.`,
  },
  {
    pattern: /server gave HTTP response to HTTPS client/i,
    reason: 'registry-away',
    hint: (registry) =>
      `${registry} speaks no TLS: give it a certificate, or name it in \`insecure-registries\` of the engine's daemon.json.`,
  },
  {
    pattern: /no such host|connection refused|network is unreachable|no route to host/i,
    reason: 'registry-away',
    hint: (registry) =>
      `Look whether ${registry} is the right name, runs, and can be reached from the engine's machine.`,
  },
  {
    pattern: /toomanyrequests|too many requests|\b429\b/i,
    reason: 'registry-away',
    transient: true,
    hint: (registry) =>
      `${registry} limits how often it is asked: wait, or log in, which most registries give more to.`,
  },
  {
    pattern: /name unknown|name invalid|repository (?:name )?not known|invalid reference/i,
    reason: 'bad-build-input',
    hint: (registry) =>
      `Many registries want a repository to be made before it is pushed to: look for it at ${registry}, and at the spelling of the tags.`,
  },
  {
    pattern:
      /\b40[13]\b|unauthorized|forbidden|authentication required|no basic auth|insufficient_scope|authorization failed|denied/i,
    reason: 'registry-refused',
    hint: (registry) => `Log in to ${registry} as somebody who may push there.`,
  },
  {
    pattern:
      /connection reset|use of closed network connection|broken pipe|\bEOF\b|i\/o timeout|deadline exceeded|\b5\d\d\b|unavailable|internal server error|^unknown\b|: unknown\b/im,
    reason: 'registry-away',
    transient: true,
    hint: (registry) => `${registry} has trouble of its own: run it again later, or look at the log of the registry.`,
  },
];

/**
 * Why a push failed, told by what the client printed. Some of its last words (`denied`, `unknown`) say neither what nor
 * where.
 *
 * @param login whoever the docker client is logged in as there; undefined is nobody
 */
export function pushFailure(reference: string, lines: readonly string[], login: string | undefined): PushFailure {
  const { registry } = parseReference(reference);
  const words = [...new Set(lines.map((line) => line.trim().replace(/^error from registry: /, '')))].filter(
    (line) => line !== '',
  );
  const text = shortened(words.join('; '));
  const kind = kinds.find(({ pattern }) => pattern.test(words.join('\n')));
  const who = login === undefined ? 'nobody is logged in there' : `the engine is logged in there as ${login}`;
  const refused = kind?.reason === 'registry-refused' ? ` (${who})` : '';
  const hint =
    refused !== '' && login === undefined
      ? `\`docker login ${registry}\` or docker/login-action logs in; look also whether ${reference} is what you meant.`
      : (kind?.hint(registry) ?? 'Push it by hand (`docker push`) to see whether it is the engine or the registry.');
  const message = `The push of ${reference} failed: ${text === '' ? 'the client said nothing' : text}${refused}.`;
  return new PushFailure(
    { reason: kind?.reason ?? 'build-failed', message, hint },
    { transient: kind?.transient === true },
  );
}

/** Uploads have addresses of hundreds of characters, which say nothing. */
function shortened(text: string): string {
  const plain = text
    .replace(/\?[^\s"]*/g, '')
    .replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
    .replace(/[.\s]+$/, '');
  return plain.length > 400 ? `${plain.slice(0, 399)}…` : plain;
}

/** Whom the docker client is logged in as; what cannot be read is told by the push itself. */
export async function loginAt(reference: string, env: Environment): Promise<string | undefined> {
  const found = await credentialsOf(env)(parseReference(reference).registry).catch(() => undefined);
  if (found === undefined) return undefined;
  return 'username' in found ? found.username : 'somebody with a token';
}

type Environment = Readonly<Record<string, string | undefined>>;

function credentialsOf(env: Environment): CredentialSource {
  const configFile = join(env['DOCKER_CONFIG'] || join(env['HOME'] ?? homedir(), '.docker'), 'config.json');
  return dockerCredentials({ configFile });
}

/** A registry that is busy says when to come back; for longer than this it is not waited for. */
const patienceMs = 45_000;

/**
 * Asks the registry itself whether it would take something, in the pauses that it asks for: engines pass on the words of
 * its answers, without the status that tells what they mean.
 *
 * @returns what it says against it; undefined when it takes uploads, or cannot be asked from here
 */
export async function askRegistry(
  reference: string,
  {
    env,
    clock,
    signal,
  }: { readonly env: Environment; readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<readonly string[] | undefined> {
  const { registry, repository } = parseReference(reference);
  const transport = connectTransport(registry, {
    ...{ clock, credentials: credentialsOf(env), deadlineMs: patienceMs, timeoutMs: 10_000 },
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    // An upload that is begun and not gone on with is thrown away by the registry.
    const what = { method: 'POST' as const, path: `${repository}/blobs/uploads/`, repository, action: 'push' as const };
    await (await transport.send(what)).body?.cancel();
    return undefined;
  } catch (error) {
    if (signal?.aborted === true || !(error instanceof ImageError)) throw error;
    const words = error.message.split(`${repository}: `).at(-1) ?? error.message;
    return /status \d/.test(words) ? [words] : undefined;
  }
}
