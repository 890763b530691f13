import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates and timestamps of an authority that nobody else knows, made by the openssl of this machine. */
export interface Authority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  /** File of that, for NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  /** Key and certificate of a server with a name, PEM. */
  server(name: string): { readonly key: string; readonly cert: string };
  /** A certificate for a key that somebody else has, PEM: `identity` is its URI. */
  certify(publicKey: string, identity: string): string;
  /** A timestamp (RFC 3161) of a SHA-256 digest in hexadecimal, DER. */
  timestamp(digest: string): Buffer;
  /** Whether a timestamp is one of this authority, for this digest. */
  isTimestampOf(timestamp: Uint8Array, digest: string): boolean;
  remove(): void;
}

export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'fake-authority-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=fake authority', '-days', '1');
  const issue = (name: string, subject: string, extensions: string) => {
    writeFileSync(at(`${name}.ext`), extensions);
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', `${name}.ext`, ...signer);
    return { key: readFileSync(at(`${name}.key`), 'utf8'), cert: readFileSync(at(`${name}.pem`), 'utf8') };
  };
  issue('tsa', '/CN=fake timestamps', 'extendedKeyUsage=critical,timeStamping\n');
  writeFileSync(
    at('tsa.cnf'),
    '[tsa]\ndefault_tsa=t\n[t]\nserial=./tsa.serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\nordering=no\n',
  );
  return {
    certificate: readFileSync(at('ca.pem'), 'utf8'),
    file: at('ca.pem'),
    server: (name) => issue('server', '/CN=server', `subjectAltName=DNS:${name}\n`),
    certify(publicKey, identity) {
      writeFileSync(at('leaf.pub'), publicKey);
      writeFileSync(at('leaf.ext'), `subjectAltName=critical,URI:${identity}\nextendedKeyUsage=codeSigning\n`);
      const forced = ['-new', '-subj', '/CN=leaf', '-force_pubkey', 'leaf.pub', '-extfile', 'leaf.ext'];
      openssl('x509', ...forced, ...signer, '-out', 'leaf.pem');
      return readFileSync(at('leaf.pem'), 'utf8');
    },
    timestamp(digest) {
      openssl('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', 'query.tsq');
      const reply = ['-queryfile', 'query.tsq', '-config', 'tsa.cnf', '-signer', 'tsa.pem', '-inkey', 'tsa.key'];
      openssl('ts', '-reply', ...reply, '-out', 'reply.tsr');
      return readFileSync(at('reply.tsr'));
    },
    isTimestampOf(timestamp, digest) {
      writeFileSync(at('checked.tsr'), timestamp);
      try {
        openssl('ts', '-verify', '-in', 'checked.tsr', '-digest', digest, '-CAfile', 'ca.pem');
        return true;
      } catch {
        return false;
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
