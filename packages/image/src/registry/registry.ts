import { ImageError } from '../error.ts';
import { choiceError, isAttestation, isPlatform, platformOf } from '../layers/image-index.ts';
import { type Json, list, object, parsed, text } from '../layers/json-shape.ts';
import { type Descriptor, descriptorOf, digestOf, mediaTypeOf } from './descriptor.ts';
import { digestPattern } from './reference.ts';
import { attach, type RegistryArtifact, referrers } from './referrers.ts';
import { connectTransport, type RegistryOptions, type RegistryRequest, type Transport } from './transport.ts';

/** A manifest or index, as it is and as it is read. */
export interface Manifest {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
  readonly json: Json;
}

/** What an image weighs in a registry. */
export interface RemoteSize {
  /** Of its manifest. */
  readonly digest: string;
  /** Layers and configuration as they are stored, mostly compressed. */
  readonly bytes: number;
  readonly layers: readonly Descriptor[];
}

/**
 * A registry by the OCI distribution specification. A tag or digest that is not there is undefined where a method says
 * so. Every method throws ImageError: `refused` when the registry denies it, `no-answer` when it does not answer or
 * answers with nonsense.
 */
export interface Registry {
  readonly host: string;
  /** What a tag points to; undefined when there is no such tag or repository. */
  resolve(repository: string, tagOrDigest: string): Promise<Descriptor | undefined>;
  /** The first hundred tags of a repository, as the registry orders them; none when there is no such repository. */
  tags(repository: string): Promise<readonly string[]>;
  /** A manifest or index; undefined when there is none. */
  manifest(repository: string, tagOrDigest: string): Promise<Manifest | undefined>;
  /** The manifest of one image, through an index where there is one; undefined when there is none. */
  imageManifest(repository: string, tagOrDigest: string, platform?: string): Promise<Manifest | undefined>;
  /** What an image weighs, without pulling it; undefined when there is none. */
  imageSize(repository: string, tagOrDigest: string, platform?: string): Promise<RemoteSize | undefined>;
  /** A blob as a stream, its bytes unchecked. @throws ImageError `not-in-registry` */
  blob(repository: string, digest: string): Promise<ReadableStream<Uint8Array>>;
  /** A small blob, its digest checked. @throws ImageError `not-in-registry` */
  blobBytes(repository: string, digest: string): Promise<Uint8Array>;
  /** Sends a blob that the registry does not have yet. */
  pushBlob(repository: string, bytes: Uint8Array, mediaType?: string): Promise<Descriptor>;
  /** @param tag undefined to push by digest alone */
  pushManifest(repository: string, manifest: Uint8Array, mediaType: string, tag?: string): Promise<PushedManifest>;
  /** Gives a manifest another tag. @throws ImageError `not-in-registry` */
  tag(repository: string, tagOrDigest: string, tag: string): Promise<void>;
  /** What was attached to a digest. */
  referrers(repository: string, digest: string, artifactType?: string): Promise<readonly Descriptor[]>;
  /** Puts an artifact beside an image. @returns the descriptor of its manifest. @throws ImageError `not-in-registry` */
  attach(repository: string, subject: string, artifact: RegistryArtifact): Promise<Descriptor>;
}

export interface PushedManifest extends Descriptor {
  /** Whether the registry keeps track of its subject by itself. */
  readonly isListed: boolean;
}

/** @param host `ghcr.io`, `127.0.0.1:5000`; `docker.io` is Docker's own */
export function connectRegistry(host: string, options: RegistryOptions): Registry {
  const transport = connectTransport(host, options);
  const registry: Registry = {
    host,
    tags: (repository) => tags(transport, repository),
    resolve: (repository, wanted) => resolve(transport, repository, wanted),
    manifest: (repository, wanted) => manifest(transport, repository, wanted),
    imageManifest: (repository, wanted, platform) => imageManifest(transport, repository, wanted, platform),
    imageSize: (repository, wanted, platform) => imageSize(transport, repository, wanted, platform),
    blob: (repository, digest) => blob(transport, repository, digest),
    blobBytes: (repository, digest) => blobBytes(transport, repository, digest),
    pushBlob: (repository, bytes, mediaType) => pushBlob(transport, repository, bytes, mediaType),
    pushManifest: (repository, bytes, mediaType, tag) => pushManifest(transport, repository, bytes, mediaType, tag),
    async tag(repository, wanted, tag) {
      const found = await manifest(transport, repository, wanted);
      if (found === undefined) throw missing(transport, repository, wanted);
      await pushManifest(transport, repository, found.bytes, found.descriptor.mediaType, tag);
    },
    referrers: (repository, digest, artifactType) => referrers(transport, registry, repository, digest, artifactType),
    attach: (repository, subject, artifact) => attach(registry, repository, subject, artifact),
  };
  return registry;
}

const accepted = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

async function tags(transport: Transport, repository: string): Promise<readonly string[]> {
  const path = `${repository}/tags/list?n=100`;
  const answer = await transport.read({ method: 'GET', path, repository, action: 'pull' }, longestManifest);
  if (answer.status === 404) return [];
  return list(object(parsed(answer.bytes))?.['tags']).flatMap((tag) => text(tag) ?? []);
}

async function resolve(transport: Transport, repository: string, wanted: string): Promise<Descriptor | undefined> {
  const answer = await transport.send({
    method: 'HEAD',
    path: `${repository}/manifests/${wanted}`,
    repository,
    action: 'pull',
    headers: { accept: accepted },
  });
  if (answer.status === 404) return undefined;
  const digest = answer.headers.get('docker-content-digest') ?? '';
  const size = Number(answer.headers.get('content-length') ?? Number.NaN);
  const mediaType = answer.headers.get('content-type') ?? '';
  if (digestPattern.test(digest) && Number.isSafeInteger(size)) return { mediaType, digest, size };
  // Some registries say so little to HEAD that the manifest itself is needed.
  return (await manifest(transport, repository, wanted))?.descriptor;
}

/** Registries refuse manifests above 4 MiB. */
const longestManifest = 4 * 1024 * 1024;

async function manifest(transport: Transport, repository: string, wanted: string): Promise<Manifest | undefined> {
  const path = `${repository}/manifests/${wanted}`;
  const headers = { accept: accepted };
  const answer = await transport.read({ method: 'GET', path, repository, action: 'pull', headers }, longestManifest);
  if (answer.status === 404) return undefined;
  const { bytes } = answer;
  const json = object(parsed(bytes));
  const digest = digestOf(bytes);
  if (json === undefined) throw nonsense(transport, `manifest ${repository}:${wanted} is no JSON object`);
  if (digestPattern.test(wanted) && wanted !== digest)
    throw nonsense(transport, `the manifest of ${repository} has the digest ${digest}, not ${wanted}`);
  const mediaType = text(json['mediaType']) ?? mediaTypeOf(answer.headers.get('content-type')) ?? '';
  return { descriptor: { mediaType, digest, size: bytes.length }, bytes, json };
}

async function imageManifest(
  transport: Transport,
  repository: string,
  wanted: string,
  platform: string | undefined,
): Promise<Manifest | undefined> {
  const found = await manifest(transport, repository, wanted);
  if (found === undefined || !Array.isArray(found.json['manifests'])) return found;
  const images = list(found.json['manifests']).flatMap((item) => {
    const descriptor = object(item);
    return descriptor === undefined || isAttestation(descriptor)
      ? []
      : [{ platform: platformOf(descriptor), digest: text(descriptor['digest']) ?? '' }];
  });
  const fitting = images.length === 1 ? images : images.filter((image) => isPlatform(image.platform, platform));
  const [chosen] = fitting;
  if (chosen === undefined || fitting.length > 1)
    throw choiceError(`${transport.host}/${repository}:${wanted}`, images, platform);
  return manifest(transport, repository, chosen.digest);
}

async function imageSize(
  transport: Transport,
  repository: string,
  wanted: string,
  platform: string | undefined,
): Promise<RemoteSize | undefined> {
  const found = await imageManifest(transport, repository, wanted, platform);
  if (found === undefined) return undefined;
  const layers = list(found.json['layers']).map(descriptorOf);
  const config = descriptorOf(found.json['config']);
  const bytes = [config, ...layers].reduce((sum, { size }) => sum + size, 0);
  return { digest: found.descriptor.digest, bytes, layers };
}

async function blob(transport: Transport, repository: string, digest: string): Promise<ReadableStream<Uint8Array>> {
  const answer = await transport.send(getBlob(transport, repository, digest));
  if (answer.status !== 404) return answer.body ?? new Blob([]).stream();
  await answer.body?.cancel();
  throw missing(transport, repository, digest);
}

async function blobBytes(transport: Transport, repository: string, digest: string): Promise<Uint8Array> {
  const answer = await transport.read(getBlob(transport, repository, digest), longestManifest * 4);
  if (answer.status === 404) throw missing(transport, repository, digest);
  if (digestOf(answer.bytes) !== digest) throw nonsense(transport, `blob ${digest} of ${repository} has other bytes`);
  return answer.bytes;
}

function getBlob(transport: Transport, repository: string, digest: string): RegistryRequest {
  if (!digestPattern.test(digest)) throw nonsense(transport, `"${digest}" in ${repository} is no digest`);
  return { method: 'GET', path: `${repository}/blobs/${digest}`, repository, action: 'pull' };
}

async function pushBlob(
  transport: Transport,
  repository: string,
  bytes: Uint8Array,
  mediaType = 'application/octet-stream',
): Promise<Descriptor> {
  const digest = digestOf(bytes);
  const what = { repository, action: 'push' as const };
  const there = await transport.send({ ...what, method: 'HEAD', path: `${repository}/blobs/${digest}` });
  if (there.status === 404)
    // An upload that broke off cannot be gone on with: both requests are tried again together.
    await transport.together(what, async (once) => {
      const begun = await once({ ...what, method: 'POST', path: `${repository}/blobs/uploads/` });
      const location = begun.headers.get('location') ?? '';
      if (begun.status === 404 || !URL.canParse(location, begun.url)) throw missing(transport, repository, 'uploads');
      const place = new URL(location, begun.url);
      place.searchParams.set('digest', digest);
      const headers = { 'content-type': 'application/octet-stream' };
      const put = await once({ ...what, method: 'PUT', path: place, headers, body: bytes });
      await put.body?.cancel();
      if (put.status === 404) throw nonsense(transport, `the upload to ${repository} is gone before it ended`);
    });
  return { mediaType, digest, size: bytes.length };
}

async function pushManifest(
  transport: Transport,
  repository: string,
  bytes: Uint8Array,
  mediaType: string,
  tag: string | undefined,
): Promise<PushedManifest> {
  const digest = digestOf(bytes);
  const answer = await transport.send({
    method: 'PUT',
    path: `${repository}/manifests/${tag ?? digest}`,
    repository,
    action: 'push',
    headers: { 'content-type': mediaType },
    body: bytes,
  });
  await answer.body?.cancel();
  if (answer.status === 404) throw missing(transport, repository, tag ?? digest);
  return { mediaType, digest, size: bytes.length, isListed: answer.headers.has('oci-subject') };
}

function missing({ host }: Transport, repository: string, what: string): ImageError {
  return new ImageError('not-in-registry', `${host}/${repository} has no ${what}`, { hint: 'push it first' });
}

function nonsense({ host }: Transport, what: string): ImageError {
  return new ImageError('no-answer', `${host}: ${what}`);
}
