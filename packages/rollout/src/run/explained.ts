import { Problem } from '@slipway/core';
import { ApiError } from '../kube/api-error.ts';

/** Network trouble that outlived the retries: nothing is lost, but nothing more can be done now. */
export function explained(error: unknown, app: string): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof ApiError)
    return new Problem(
      error.status === 401 || error.status === 403 ? 'forbidden' : 'unavailable',
      `The API server refuses: ${error.message}`,
      {
        cause: error,
        hint:
          error.status === 403
            ? '`slipway deploy --action rbac` prints the smallest Role for these manifests.'
            : `Run the same command again: it goes on where it stopped, or takes ${app} back.`,
      },
    );
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (
    /^(?:E[A-Z]+|ERR_(?:TLS|SSL|SOCKET)\w*|CERT_\w+|\w*_CERT\w*|\w*CERTIFICATE\w*)$/.test(code) ||
    (error instanceof Error && /no answer within|socket hang up/.test(error.message))
  )
    return new Problem('unavailable', `The API server cannot be reached: ${(error as Error).message}`, {
      cause: error,
      hint: `Run the same command again: it goes on where it stopped, or takes ${app} back.`,
    });
  return error;
}
