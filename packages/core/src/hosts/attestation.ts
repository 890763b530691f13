import { attest } from '@actions/attest';
import { oneLine } from '../reports/printable.ts';
import { isForbidden } from './github-request.ts';

/** Something that is said of an artifact, to be signed by the identity of this run (in-toto attestation framework, v1). */
export interface AttestationWish {
  /** Name of the artifact, such as `ghcr.io/acme/shop`. */
  readonly name: string;
  /** `sha256:…` */
  readonly digest: string;
  readonly predicateType: string;
  readonly predicate: object;
  readonly token: string | undefined;
}

/** A signed attestation. */
export interface SignedAttestation {
  /** Bundle of Sigstore as JSON, to be put beside the artifact. */
  readonly bundle: string;
  readonly mediaType: string;
  /** Number of it at the repository's attestations; undefined when it is kept elsewhere. */
  readonly id: string | undefined;
}

/**
 * Signs a statement as the identity of this run of GitHub Actions, or says in a sentence why it cannot. Signing is not
 * building: nothing that goes wrong here throws. An entry of its own (`@slipway/core/attestation`), so that only bundles of
 * what signs carry Sigstore.
 */
export async function createAttestation(
  { name, digest, predicateType, predicate, token }: AttestationWish,
  complain: (sentence: string) => void,
): Promise<SignedAttestation | undefined> {
  if (token === undefined) {
    complain('Nothing was signed: it needs github-token.');
    return undefined;
  }
  const [algorithm = '', value = ''] = digest.split(':', 2);
  try {
    const { bundle, attestationID } = await attest({
      subjects: [{ name, digest: { [algorithm]: value } }],
      predicateType,
      predicate,
      token,
    });
    return { bundle: JSON.stringify(bundle), mediaType: bundle.mediaType, id: attestationID };
  } catch (error) {
    complain(
      // The library keeps the words of GitHub's answer alone.
      isForbidden(error) || /resource not accessible|must have .* permission/i.test(String(error))
        ? 'Nothing was signed: the token may not write attestations (add `permissions: attestations: write`).'
        : `Nothing was signed: ${withoutToken(error instanceof Error ? error.message : String(error))}.`,
    );
    return undefined;
  }
}

/** Sigstore shows an identity that it cannot read, which others still may. */
function withoutToken(message: string): string {
  return oneLine(message)
    .replace(/(invalid identity token).*/, '$1')
    .replace(/\beyJ[\w.-]+/g, '***')
    .slice(0, 500);
}
