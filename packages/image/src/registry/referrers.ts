import { ImageError } from '../error.ts';
import { list, object, parsed } from '../layers/json-shape.ts';
import { type Descriptor, descriptorOf, emptyType, indexType, manifestType } from './descriptor.ts';
import type { Registry } from './registry.ts';
import type { Transport } from './transport.ts';

/** Something to be put beside an image: a bill of materials, a statement, a signature. */
export interface RegistryArtifact {
  readonly artifactType: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly annotations?: Readonly<Record<string, string>>;
}

const longestIndex = 4 * 1024 * 1024;

/**
 * What was attached to a digest: by the registry's own list, where it has none by the tag that stands for it.
 * Source: OCI distribution specification 1.1, "Listing Referrers" and "Referrers Tag Schema".
 */
export async function referrers(
  transport: Transport,
  registry: Registry,
  repository: string,
  digest: string,
  artifactType: string | undefined,
): Promise<readonly Descriptor[]> {
  const path = `${repository}/referrers/${digest}`;
  const answer = await transport.read({ method: 'GET', path, repository, action: 'pull' }, longestIndex);
  const body = answer.status === 404 ? undefined : object(parsed(answer.bytes));
  const index = body ?? (await registry.manifest(repository, fallbackTag(digest)))?.json;
  const found = list(index?.['manifests']).map(descriptorOf);
  return artifactType === undefined ? found : found.filter((one) => one.artifactType === artifactType);
}

/** The config of an artifact that needs none. */
const empty = Buffer.from('{}');

export async function attach(
  registry: Registry,
  repository: string,
  subjectDigest: string,
  { artifactType, mediaType, bytes, annotations }: RegistryArtifact,
): Promise<Descriptor> {
  const subject = await registry.resolve(repository, subjectDigest);
  if (subject === undefined)
    throw new ImageError('not-in-registry', `${registry.host}/${repository} has no ${subjectDigest} to attach to`, {
      hint: 'push the image first',
    });
  const config = await registry.pushBlob(repository, empty, emptyType);
  const blob = await registry.pushBlob(repository, bytes, mediaType);
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      artifactType,
      config,
      layers: [blob],
      subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
      ...(annotations && { annotations }),
    }),
  );
  const { isListed, ...pushed } = await registry.pushManifest(repository, manifest, manifestType);
  const descriptor = { ...pushed, artifactType, ...(annotations && { annotations }) };
  if (!isListed) await listByTag(registry, repository, subject.digest, descriptor);
  return descriptor;
}

/** Others may write the same tag at the same time, and registries do not lock: so what was written is read again. */
const rounds = 5;

async function listByTag(registry: Registry, repository: string, subject: string, added: Descriptor): Promise<void> {
  const tag = fallbackTag(subject);
  for (let round = 0; round < rounds; round++) {
    const manifests = list((await registry.manifest(repository, tag))?.json['manifests']);
    if (manifests.some((one) => descriptorOf(one).digest === added.digest)) return;
    const index = { schemaVersion: 2, mediaType: indexType, manifests: [...manifests, added] };
    await registry.pushManifest(repository, Buffer.from(JSON.stringify(index)), indexType, tag);
  }
  const manifests = list((await registry.manifest(repository, tag))?.json['manifests']);
  if (!manifests.some((one) => descriptorOf(one).digest === added.digest))
    throw new ImageError('no-answer', `${registry.host}/${repository}: others keep overwriting the tag ${tag}`, {
      hint: 'attach again when they are done',
    });
}

export function fallbackTag(digest: string): string {
  return digest.replace(':', '-');
}
