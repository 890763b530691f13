import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ImageError } from '../error.ts';

/** What BuildKit takes in one message, as it does a Dockerfile: 16 MiB, the limit of its gRPC. */
const maxBytes = 16 * 1024 * 1024;

/**
 * The bytes of a Dockerfile, or of the one in a folder. What is no regular file is told and never waited for.
 *
 * @param path absolute
 * @param file as the user wrote it
 * @throws ImageError `no-dockerfile`
 */
export function dockerfileBytes(path: string, file: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    const isFolder = statSync(path).isDirectory();
    const whole = isFolder ? join(path, 'Dockerfile') : path;
    // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
    descriptor = openSync(whole, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    // A shell's `<(command)` is a pipe with a writer; a pipe elsewhere may never get one.
    if (stat.isFIFO() && /^\/(?:dev|proc)\//.test(whole)) return readFileSync(whole);
    if (!stat.isFile()) throw notReadable(file, stat.isDirectory() ? 'it is a folder' : 'it is no regular file');
    if (stat.size > maxBytes)
      throw notReadable(file, `it has ${stat.size} bytes, and BuildKit reads no more than ${maxBytes}`);
    return readFileSync(descriptor);
  } catch (error) {
    throw error instanceof ImageError ? error : unreadable(path, file, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function notReadable(file: string, why: string): ImageError {
  return new ImageError('no-dockerfile', `The Dockerfile ${file} cannot be read: ${why}.`, {
    hint: 'Name the file with its instructions; `-` is standard input for `slipway image check`.',
  });
}

function unreadable(path: string, file: string, cause: unknown): ImageError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENXIO') return notReadable(file, 'it is a socket');
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return new ImageError('no-dockerfile', `The Dockerfile ${file} cannot be read (${code}).`, {
      cause,
      hint: 'Give this user the right to read it.',
    });
  const hasFolder = existsSync(dirname(path));
  return new ImageError(
    'no-dockerfile',
    `There is no Dockerfile ${file}${hasFolder ? '' : ', nor a folder that it could be in'}.`,
    { cause, hint: '`file` names another one; `slipway image init` proposes one for an application.' },
  );
}
