import { spawn } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSigstore, startFakeSigstore } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { docker, engineUnderTest, manifestOf } from './engine-under-test.ts';

// The action signs what it says of an image that it pushed, with services of this machine in the place of Sigstore's.

const { registry, bases } = engineUnderTest();
const runtime = bases[1]!.replace('RUNTIME_IMAGE=', '').replace('/static:', '/runtime:');
const name = `attest-${Date.now().toString(36).slice(-5)}`;
const folder = mkdtempSync(join(tmpdir(), 'slipway-attest-'));
let sigstore: FakeSigstore;
beforeAll(async () => {
  sigstore = await startFakeSigstore();
  mkdirSync(join(folder, 'context'));
  writeFileSync(join(folder, 'context/Dockerfile'), `FROM ${runtime}\nCOPY data /data\nUSER 65532\n`);
  writeFileSync(join(folder, 'context/data'), name);
  writeFileSync(join(folder, 'context/.dockerignore'), 'Dockerfile\n');
});
afterAll(() => {
  sigstore.stop();
  rmSync(folder, { recursive: true, force: true });
  for (const image of docker('images', '--format', '{{.Repository}}:{{.Tag}}', `${registry}/${name}/*`).split('\n'))
    if (image !== '') docker('rmi', '--force', image);
});

/** Runs the action as a runner does. */
async function action(inputs: Readonly<Record<string, string>>, event: object, more: Record<string, string> = {}) {
  const files = { GITHUB_EVENT_PATH: 'event.json', GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' };
  for (const file of Object.values(files))
    writeFileSync(join(folder, file), file === 'event.json' ? JSON.stringify(event) : '');
  const given = { context: join(folder, 'context'), push: 'true', smoke: 'false', 'github-token': 'writer', ...inputs };
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(files).map(([key, file]) => [key, join(folder, file)])),
    ...Object.fromEntries(Object.entries(given).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
    ...{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/shop', GITHUB_WORKSPACE: folder },
    ...sigstore.env,
    ...more,
  };
  const child = spawn(process.execPath, ['--conditions=development', 'actions/build-image/src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const digest = /digest<<(\S+)\n(.*)\n\1/.exec(readFileSync(join(folder, 'output'), 'utf8'))?.[2] ?? '';
  return { code, log, digest };
}

interface Bundle {
  readonly mediaType: string;
  readonly dsseEnvelope: {
    readonly payload: string;
    readonly payloadType: string;
    readonly signatures: readonly { readonly sig: string }[];
  };
  readonly verificationMaterial: {
    readonly certificate: { readonly rawBytes: string };
    readonly tlogEntries: readonly { readonly kindVersion: object; readonly canonicalizedBody: string }[];
    readonly timestampVerificationData?: {
      readonly rfc3161Timestamps: readonly { readonly signedTimestamp: string }[];
    };
  };
}

/** What was signed, once the signature and its certificate were verified by this test's own means. */
function statementOf(bundle: Bundle) {
  const { payload, payloadType, signatures } = bundle.dsseEnvelope;
  const bytes = Buffer.from(payload, 'base64');
  const certificate = new X509Certificate(Buffer.from(bundle.verificationMaterial.certificate.rawBytes, 'base64'));
  expect(certificate.verify(new X509Certificate(sigstore.authority.certificate).publicKey)).toBe(true);
  // The pre-authentication encoding of DSSE.
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${bytes.length} `), bytes]);
  const [{ sig = '' } = {}] = signatures;
  expect(verify('sha256', signed, certificate.publicKey, Buffer.from(sig, 'base64'))).toBe(true);
  return JSON.parse(bytes.toString()) as Readonly<Record<string, unknown>>;
}

/** Bundles that the registry lists beside a digest. */
async function bundlesAt(repository: string, digest: string): Promise<Bundle[]> {
  const answer = await fetch(`http://${registry}/v2/${repository}/referrers/${digest}`);
  const index = (answer.ok
    ? await answer.json()
    : (await manifestOf(registry, repository, digest.replace(':', '-'))).json) as unknown as {
    manifests: readonly { digest: string; artifactType: string }[];
  };
  const bundles: Bundle[] = [];
  for (const referrer of index.manifests) {
    const { json } = await manifestOf(registry, repository, referrer.digest);
    const { subject, artifactType, layers } = json as {
      subject: { digest: string };
      artifactType: string;
      layers: readonly { digest: string; mediaType: string }[];
    };
    expect(subject.digest).toBe(digest);
    expect(artifactType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json');
    const blob = await fetch(`http://${registry}/v2/${repository}/blobs/${layers[0]!.digest}`);
    bundles.push((await blob.json()) as Bundle);
  }
  return bundles;
}

test.each([
  ['private', 'a timestamp authority'],
  ['public', 'a log'],
])(
  'a %s repository signs SBOM and provenance of the digest that it pushed, with %s as witness',
  {
    timeout: 240_000,
  },
  async (visibility) => {
    const [kept, logged] = [sigstore.attestations.length, sigstore.logged.length];
    const tags = `${registry}/${name}/${visibility}:1`;
    const { code, log, digest } = await action({ tags }, { repository: { visibility } });
    expect(code, log).toBe(0);
    expect(digest).toMatch(/^sha256:/);
    const bundles = await bundlesAt(`${name}/${visibility}`, digest);
    const statements = bundles.map(statementOf);
    for (const [i, statement] of statements.entries()) {
      expect(statement).toMatchObject({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: `${registry}/${name}/${visibility}`, digest: { sha256: digest.slice('sha256:'.length) } }],
      });
      const { dsseEnvelope, verificationMaterial } = bundles[i]!;
      const { tlogEntries, timestampVerificationData } = verificationMaterial;
      if (visibility === 'public') {
        expect(tlogEntries).toMatchObject([{ kindVersion: { kind: 'dsse', version: '0.0.1' } }]);
        continue;
      }
      const signature = Buffer.from(dsseEnvelope.signatures[0]!.sig, 'base64');
      const [{ signedTimestamp = '' } = {}] = timestampVerificationData?.rfc3161Timestamps ?? [];
      const of = createHash('sha256').update(signature).digest('hex');
      expect(sigstore.authority.isTimestampOf(Buffer.from(signedTimestamp, 'base64'), of)).toBe(true);
    }
    expect(statements.map(({ predicateType }) => predicateType).toSorted()).toEqual([
      'https://cyclonedx.org/bom',
      'https://slsa.dev/provenance/v1',
    ]);
    expect(sigstore.logged.length - logged).toBe(visibility === 'public' ? 2 : 0);
    expect(sigstore.attestations.slice(kept)).toMatchObject([{ repository: 'acme/shop' }, { repository: 'acme/shop' }]);
    expect(log).toMatch(/attached {2}sbom, signed,/);
  },
);

test.each([
  ['the token may not write attestations', { 'github-token': 'reader' }, {}, /attestations: write/],
  ['the job has no identity', {}, { ACTIONS_ID_TOKEN_REQUEST_URL: '' }, /id-token: write/],
])(
  'where %s, all is pushed unsigned with a notice, and sign: require fails',
  {
    timeout: 240_000,
  },
  async (why, inputs, env, told) => {
    const repository = `${name}/${why.includes('identity') ? 'unknown' : 'reader'}`;
    const tags = `${registry}/${repository}:1`;
    const auto = await action({ tags, ...inputs }, {}, env);
    expect(auto.code, auto.log).toBe(0);
    expect(auto.log).toMatch(told);
    expect((await manifestOf(registry, repository, '1')).digest).toBe(auto.digest);
    const required = await action({ tags, sign: 'require', ...inputs }, {}, env);
    expect(required.code, required.log).toBe(2);
    expect(required.log).toMatch(/could not be signed/);
    for (const text of [auto.log, required.log]) expect(text).not.toMatch(/eyJhbGciOi/);
  },
);
