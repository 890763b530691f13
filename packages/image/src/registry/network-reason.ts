import { text } from '../layers/json-shape.ts';

/** Why there was no answer, in words, with the code of Node or OpenSSL that it is known by. */
export function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? text(cause.code) : undefined;
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
    ENOTFOUND: 'there is no such host (ENOTFOUND)',
    ECONNRESET: 'the connection was reset (ECONNRESET)',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of an unknown authority (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is of an unknown authority (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an unknown authority (SELF_SIGNED_CERT_IN_CHAIN)',
    CERT_HAS_EXPIRED: 'its certificate has expired (CERT_HAS_EXPIRED)',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID)',
  };
  return reasons[code ?? ''] ?? code ?? (cause instanceof Error ? cause.message : String(cause));
}

/** The same certificate is not trusted a second later either. */
export function isAboutCertificates(reason: string): boolean {
  return /its certificate/.test(reason);
}

/** What to do where there is no answer. */
export function hintOfSilence(message: string, host: string): string {
  if (isAboutCertificates(message))
    return `have its authority trusted here, by NODE_EXTRA_CA_CERTS=FILE.pem in the environment of the step, and by the engine in /etc/docker/certs.d/${host}/ca.crt`;
  return `is ${host} the right name, and can it be reached from here?`;
}
