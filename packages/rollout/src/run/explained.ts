import { Problem } from '@slipway/core';
import { ApiError, isMissingRight } from '../kube/api-error.ts';

/** Network trouble that outlived the retries: nothing is lost, but nothing more can be done now. */
export function explained(error: unknown, app: string): unknown {
  if (error instanceof Problem) return error;
  const again = `Run the same command again: it goes on where it stopped, or takes ${app} back.`;
  if (error instanceof ApiError) {
    const code = error.status === 401 || error.status === 403 ? 'forbidden' : 'unavailable';
    const hint = isMissingRight(error)
      ? '`slipway deploy --action rbac` prints the smallest Role for these manifests.'
      : error.status === 401
        ? 'The cluster does not know the token or certificate, or it has run out: give a new one.'
        : again;
    return new Problem(code, `The API server refuses: ${error.message}`, { cause: error, hint });
  }
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (isUntrusted(code))
    return new Problem('forbidden', `The certificate of the API server is not trusted: ${error.message}`, {
      cause: error,
      hint: 'Give the authority that signed it: `certificate-authority`, or certificate-authority-data in the kubeconfig. Check that the URL of the server is the one that the certificate was made for.',
    });
  if (
    /^(?:E[A-Z_]+|HPE_\w+|ERR_(?:TLS|SSL|SOCKET)\w*)$/.test(code) ||
    /no answer within|socket hang up/.test(error.message)
  )
    return new Problem('unavailable', `The API server cannot be reached: ${error.message}`, {
      cause: error,
      hint: again,
    });
  return error;
}

/** Names of OpenSSL's verdicts on certificates, as Node has them (src/crypto/crypto_common.cc). */
function isUntrusted(code: string): boolean {
  return /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/.test(code);
}
