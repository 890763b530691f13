import { Problem } from '@slipway/core';
import { ImageError } from '../error.ts';

/** Status of the engine's answer; undefined when it did not answer. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Why a request to the engine failed, and what to do next. */
export function engineProblem(error: unknown, host: string): Error {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message.trim() : String(error);
  const status = statusOf(error);
  if (code === 'EACCES' || code === 'EPERM')
    return new ImageError(
      'engine-forbidden',
      `The container engine at ${host} may not be opened by this user: ${text}.`,
      {
        cause: error,
        hint: 'Add the user to the group of the socket (`sudo usermod -aG docker $USER`, then log in again), or use a rootless engine.',
      },
    );
  if (status !== undefined) return refusal(error, status, wordsOf(error, text), host);
  const hint = certificateHint(code, text);
  if (hint !== undefined)
    return new ImageError(
      'engine-forbidden',
      `The container engine at ${host} cannot be trusted, or does not trust us: ${openSslWords(text)}.`,
      {
        cause: error,
        hint,
      },
    );
  if (error instanceof Error && error.name === 'TypeError') return error;
  return new ImageError('no-engine', `No container engine answers at ${host}: ${text === '' ? code : text}.`, {
    cause: error,
    hint: 'Start Docker, or set DOCKER_HOST or a docker context to an engine that runs.',
  });
}

/** Names of TLS's errors are those of OpenSSL, as Node has them. */
function certificateHint(code: string, text: string): string | undefined {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS_CERT_ALTNAME_INVALID/.test(code) && !/^ERR_SSL/.test(code))
    return 'DOCKER_CERT_PATH must hold the ca.pem that signed its certificate, and DOCKER_HOST name it as the certificate does.';
  if (/alert|ERR_SSL_(?:TLS|SSL)V\d+/.test(`${code} ${text}`))
    return 'It wants a certificate of its users: DOCKER_CERT_PATH must hold cert.pem and key.pem, signed by its authority.';
  if (/WRONG_VERSION_NUMBER|wrong version number|packet length too long/i.test(`${code} ${text}`))
    return 'It speaks no TLS at this port: unset DOCKER_TLS_VERIFY, or name its TLS port, mostly 2376.';
  return undefined;
}

/** Without numbers of errors and lines of source. */
function openSslWords(text: string): string {
  return /SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
}

/** The engine's own words, without what the library puts around them. */
function wordsOf(error: unknown, text: string): string {
  const json = error instanceof Error && 'json' in error ? error.json : undefined;
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
  return (typeof message === 'string' ? message : text.replace(/^\(HTTP code \d+\) [^-]*- /, '')).trim();
}

function refusal(cause: unknown, status: number, words: string, host: string): ImageError {
  if (/no such image|image.* not found|does not match the specified platform/i.test(words))
    return new ImageError('no-image', `The engine has no such image: ${words}.`, {
      cause,
      hint: 'Build or pull it first; an image of another platform needs one that the engine can run.',
    });
  if (/HTTP request to an HTTPS server/i.test(words))
    return new ImageError('engine-forbidden', `The engine at ${host} speaks TLS only.`, {
      cause,
      hint: 'Set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to a folder with ca.pem, cert.pem and key.pem.',
    });
  if (/no space left on device/i.test(words))
    return new ImageError('disk-full', `The disk of the engine at ${host} is full: ${words}.`, {
      cause,
      hint: '`docker system df` shows what takes it, `docker builder prune` frees build cache.',
    });
  if (/all predefined address pools have been fully subnetted/i.test(words))
    return new ImageError('engine-refused', `The engine at ${host} has no addresses left for a network: ${words}.`, {
      cause,
      hint: '`docker network prune` takes away networks that nothing uses.',
    });
  return new ImageError('engine-refused', `The engine at ${host} refuses (${status}): ${words}.`, { cause });
}
