import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem, type SignedAttestation, version } from '@slipway/core';
import type { BuildResult, PushedImage } from '../build/build-result.ts';
import { list, object } from '../layers/json-shape.ts';
import type { GitSource } from '../naming/git-source.ts';
import type { Attachment } from '../report/image-result.ts';
import { repositoryOf } from '../report/image-tables.ts';
import type { ImageRun } from './build-and-prove.ts';
import type { Subject } from './subjects.ts';

/** A bill of materials, and where it was written. */
export interface BillOfMaterials {
  readonly format: 'cyclonedx' | 'spdx';
  readonly packages: number;
  /** As the user wrote it; empty when no file was asked for. */
  readonly path: string;
  /** That it is of: the one that ran. */
  readonly platform: string;
  textFor(name: string, digest: string): string;
}

const mediaTypes = { cyclonedx: 'application/vnd.cyclonedx+json', spdx: 'application/spdx+json' };
const predicateTypes = { cyclonedx: 'https://cyclonedx.org/bom', spdx: 'https://spdx.dev/Document' };

/** What is in the image, by its package databases and build infos. @throws Problem when its file cannot be written */
export async function billOfMaterials(
  { plan, values, host, parts, notice }: ImageRun,
  built: BuildResult,
  { platform, analysis }: Pick<Subject, 'platform' | 'analysis'>,
): Promise<BillOfMaterials | undefined> {
  const format = plan.sbom;
  if (format === undefined) return undefined;
  const { listPackages } = await import('../sbom/list-packages.ts');
  const { sbomOf } = await import('../sbom/sbom.ts');
  const { packages, gaps } = listPackages(analysis);
  for (const gap of gaps) notice(gap);
  const others = analysis.others.map((other) => other.platform);
  if (others.length > 0) notice(`The bill of materials is of ${platform} alone, not of ${others.join(', ')}.`);
  const createdAt = plan.source.committedAt === undefined ? parts.clock.now() : Date.parse(plan.source.committedAt);
  const textFor = (name: string, digest: string) => sbomOf(analysis, { format, name, digest, platform, createdAt });
  const path = values['sbom-file'] ?? '';
  if (path !== '')
    write(
      resolve(host.cwd, path),
      path,
      textFor(repositoryOf(plan.request.tags[0] ?? 'image'), built.digest ?? analysis.imageId),
    );
  return { format, packages: packages.length, path, platform, textFor };
}

function write(file: string, path: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new Problem('bad-input', `The bill of materials cannot be written to ${path}.`, {
      cause: error,
      hint: 'Name a path in a folder that can be written to, with room on its disk.',
    });
  }
}

/** Something that is said of the image: what it is made of, or how it was made. */
interface Statement {
  readonly kind: Attachment['kind'];
  readonly predicateType: string;
  readonly mediaType: string;
  readonly predicate: object;
  readonly bytes: Uint8Array;
}

/**
 * Puts bill of materials and provenance beside every repository that the image was pushed to: signed where the run has an
 * identity, plain where not. The image is out by then, so what cannot be attached is told and does not fail the run,
 * unless `sign: require` asks for it.
 *
 * @throws Problem `forbidden` when signatures are required and there are none
 */
export async function attachSupply(
  run: ImageRun,
  what: {
    readonly built: BuildResult;
    readonly pushed: readonly PushedImage[];
    readonly sbom: BillOfMaterials | undefined;
  },
): Promise<Attachment[]> {
  const subjects = new Map(what.pushed.map(({ reference, digest }) => [repositoryOf(reference), digest]));
  const attachments: Attachment[] = [];
  let sign = signer(run);
  for (const [repository, digest] of subjects)
    for (const statement of await statementsOf(run, repository, digest, what)) {
      const signed = await sign?.(repository, digest, statement);
      // What could not be signed once cannot be signed again: one notice is enough.
      if (signed === undefined) sign = undefined;
      const attachment = await attach(run, repository, digest, { ...statement, signed });
      if (attachment !== undefined) attachments.push(attachment);
    }
  return attachments;
}

async function statementsOf(
  run: ImageRun,
  name: string,
  digest: string,
  { built, sbom }: { readonly built: BuildResult; readonly sbom: BillOfMaterials | undefined },
): Promise<Statement[]> {
  const statements: Statement[] = [];
  if (sbom !== undefined) {
    const text = sbom.textFor(name, digest);
    statements.push({
      kind: 'sbom',
      predicateType: predicateTypes[sbom.format],
      mediaType: mediaTypes[sbom.format],
      predicate: JSON.parse(text) as object,
      bytes: Buffer.from(text),
    });
  }
  if (run.plan.provenance) statements.push(await provenanceOf(run, name, digest, built));
  return statements;
}

const inTotoType = 'application/vnd.in-toto+json';
const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** Names of build arguments, never their values: those may be secrets by mistake. */
async function provenanceOf(
  { plan, parts, host }: ImageRun,
  name: string,
  digest: string,
  built: BuildResult,
): Promise<Statement> {
  const { source, request, file } = plan;
  const finishedAt = parts.clock.now();
  const { provenanceStatement } = await import('../sbom/provenance.ts');
  const bytes = provenanceStatement({
    subject: { name, digest },
    buildType: 'https://mobyproject.org/buildkit@v1',
    builderId: builderOf(host.environment),
    ...(host.environment['GITHUB_RUN_ID'] === undefined ? {} : { invocationId: host.environment['GITHUB_RUN_ID'] }),
    parameters: {
      dockerfile: file,
      ...(request.target === undefined ? {} : { target: request.target }),
      buildArgs: request.buildArgs.map((text) => text.split('=', 1)[0]!),
      platforms: request.platforms,
      slipway: version,
    },
    dependencies: [...sourceOf(source), ...materialsOf(built)],
    startedAt: finishedAt - built.durationMs,
    finishedAt,
  });
  const { predicateType, predicate } = JSON.parse(Buffer.from(bytes).toString()) as {
    predicateType: string;
    predicate: object;
  };
  return { kind: 'provenance', predicateType, mediaType: inTotoType, predicate, bytes };
}

function sourceOf({ url, revision }: GitSource): Dependency[] {
  return url === undefined || revision === undefined ? [] : [{ uri: `git+${url}`, digest: { gitCommit: revision } }];
}

interface Dependency {
  readonly uri: string;
  readonly digest: Readonly<Record<string, string>>;
}

/** The base images that BuildKit took, by their digests, where its metadata tells. */
function materialsOf({ metadata }: BuildResult): Dependency[] {
  const provenance = object(metadata['buildx.build.provenance']);
  return list(provenance?.['materials']).flatMap((item) => {
    const { uri, digest } = object(item) ?? {};
    const sha256 = object(digest)?.['sha256'];
    return typeof uri === 'string' && typeof sha256 === 'string' ? [{ uri, digest: { sha256 } }] : [];
  });
}

/** Who built it: the workflow where there is one. */
function builderOf(env: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow, CI_PROJECT_URL: project } = env;
  if (server && workflow) return `${server}/${workflow}`;
  return project ?? 'https://slipway.dev/local';
}

type Signer = (name: string, digest: string, statement: Statement) => Promise<SignedAttestation | undefined>;

/** Undefined where nothing is to be signed, or runs have no identity. */
function signer({ values, parts, plan, notice }: ImageRun): Signer | undefined {
  const { attest } = parts;
  const token = plan.request.githubToken;
  if (values.sign === 'never' || attest === undefined) return undefined;
  return (name, digest, { predicateType, predicate }) =>
    attest({ name, digest, predicateType, predicate, token }, notice);
}

async function attach(
  { values, parts, notice, log }: ImageRun,
  repository: string,
  digest: string,
  { kind, mediaType, bytes, signed }: Statement & { readonly signed: SignedAttestation | undefined },
): Promise<Attachment | undefined> {
  if (signed === undefined && values.sign === 'require')
    throw new Problem(
      'forbidden',
      `The ${kind} of ${repository}@${digest} could not be signed, and sign: require asks for it.`,
      { hint: 'Grant the job `id-token: write` and `attestations: write`; the image itself is pushed.' },
    );
  try {
    const artifact =
      signed === undefined
        ? { artifactType: mediaType, mediaType, bytes }
        : { artifactType: bundleType, mediaType: signed.mediaType, bytes: Buffer.from(signed.bundle) };
    const attached = await parts.attach(`${repository}@${digest}`, artifact);
    log(`attached  ${kind}${signed === undefined ? '' : ', signed,'} to ${repository}@${digest}`);
    return { kind, mediaType: artifact.mediaType, digest: attached, signed: signed !== undefined };
  } catch (error) {
    notice(`The ${kind} is not at the registry: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
