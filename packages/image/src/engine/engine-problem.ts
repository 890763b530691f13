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
  if (error instanceof Error && error.name === 'TypeError') return error;
  return new ImageError('no-engine', `No container engine answers at ${host}: ${text === '' ? code : text}.`, {
    cause: error,
    hint: 'Start Docker, or set DOCKER_HOST or a docker context to an engine that runs.',
  });
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
