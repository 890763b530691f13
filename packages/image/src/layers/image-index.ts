import { createHash } from 'node:crypto';
import { ImageError } from '../error.ts';
import { type Json, list, object, parsed, text, texts } from './json-shape.ts';
import type { HistoryStep } from './layer-cache.ts';

/** An image as its archive, folder or registry describes it; layers in order, the lowest first. */
export interface DescribedImage {
  /** Digest of its configuration. */
  readonly imageId: string;
  readonly diffIds: readonly string[];
  readonly history: readonly HistoryStep[];
  readonly layers: readonly LayerBlob[];
  readonly settings: ImageSettings;
}

/** What a configuration says of who runs in an image and with what. */
export interface ImageSettings {
  /** `linux/arm64/v8` */
  readonly platform: string;
  /** As it states it; empty is root. */
  readonly user: string;
  readonly env: readonly string[];
}

export interface LayerBlob {
  /** Where it lies: a path in the archive or folder. */
  readonly path: string;
  /** Digest of the blob as it is stored; undefined in archives of old engines. */
  readonly digest: string | undefined;
}

/** Which image of an archive or index is meant. */
export interface ImageChoice {
  /** `linux/amd64`, `linux/arm64/v8`; needed where there are several. */
  readonly platform?: string;
  /** The layers that it must have, where they are known. */
  readonly diffIds?: readonly string[];
}

/** Reads a small file of an archive or folder; undefined when it is not there. */
export type Lookup = (path: string) => Promise<Uint8Array | undefined>;

/** Describes the image in a `docker save` archive (both layouts) or an OCI layout. @throws ImageError `bad-archive` */
export async function describeImage(where: string, lookup: Lookup, choice: ImageChoice): Promise<DescribedImage> {
  const images: DescribedImage[] = [];
  const saved = await lookup('manifest.json');
  if (saved !== undefined)
    for (const item of list(parsed(saved))) images.push(await savedImage(where, lookup, object(item)));
  const index = images.length === 0 ? await lookup('index.json') : undefined;
  const candidates = index === undefined ? [] : await manifestsOf(lookup, object(parsed(index)));
  for (const { manifest } of await chosen(where, candidates, choice))
    images.push(await describeManifest(where, manifest, (digest) => lookup(blobPath(digest))));
  const fitting = images.filter(({ diffIds }) => sameLayers(diffIds, choice.diffIds));
  const [image] = fitting;
  if (image !== undefined && fitting.every(({ imageId }) => imageId === image.imageId)) return image;
  throw new ImageError(
    'bad-archive',
    image === undefined
      ? `${where}: there is no image in it`
      : `${where}: there are ${fitting.length} images in it, and one can be looked at`,
    { hint: image === undefined ? 'give what `docker save` writes, or an OCI layout' : 'save one image by its name' },
  );
}

function sameLayers(diffIds: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || diffIds.join() === wanted.join();
}

async function savedImage(where: string, lookup: Lookup, item: Json | undefined): Promise<DescribedImage> {
  const path = text(item?.['Config']) ?? '';
  const bytes = await lookup(path);
  if (bytes === undefined) throw new ImageError('bad-archive', `${where}: its configuration ${path} is missing`);
  const layers = texts(item?.['Layers']).map((layer) => {
    const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(layer)?.[1];
    return { path: layer, digest: hex === undefined ? undefined : `sha256:${hex}` };
  });
  return describeConfig(where, bytes, layers);
}

/** Describes the image of one manifest. @param blob reads a small blob */
export async function describeManifest(where: string, manifest: Json, blob: Lookup): Promise<DescribedImage> {
  const digest = text(object(manifest['config'])?.['digest']) ?? '';
  const bytes = await blob(digest);
  if (bytes === undefined) throw new ImageError('bad-archive', `${where}: its configuration ${digest} is missing`);
  const layers = list(manifest['layers']).map((layer) => {
    const layerDigest = text(object(layer)?.['digest']) ?? '';
    return { path: blobPath(layerDigest), digest: layerDigest };
  });
  return describeConfig(where, bytes, layers);
}

function describeConfig(where: string, bytes: Uint8Array, layers: readonly LayerBlob[]): DescribedImage {
  const config = object(parsed(bytes));
  const rootfs = object(config?.['rootfs']);
  if (rootfs === undefined)
    throw new ImageError('bad-archive', `${where}: its configuration describes no file system`, {
      hint: 'it is an artifact such as a chart or a signature, or damaged',
    });
  const diffIds = texts(rootfs['diff_ids']);
  if (diffIds.length !== layers.length)
    throw new ImageError(
      'bad-archive',
      `${where}: its manifest has ${layers.length} layers, its configuration ${diffIds.length}`,
    );
  const history = list(config?.['history']).map((step) => ({
    createdBy: text(object(step)?.['created_by']) ?? '',
    isEmpty: object(step)?.['empty_layer'] === true,
  }));
  const imageId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { imageId, diffIds, history, layers, settings: settingsOf(config) };
}

function settingsOf(config: Json | undefined): ImageSettings {
  const run = object(config?.['config']);
  return { platform: platformOf({ platform: config }), user: text(run?.['User']) ?? '', env: texts(run?.['Env']) };
}

/** A manifest of an image, and what its index says of it. */
export interface Candidate {
  readonly platform: string;
  readonly digest: string;
  readonly manifest: Json;
}

/** An index in an index in an index is all that is built; a longer chain is a loop. */
const deepest = 4;

/** Manifests of images in an index, those that are not there left out. */
export async function manifestsOf(lookup: Lookup, index: Json | undefined, depth = 0): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const item of list(index?.['manifests'])) {
    const descriptor = object(item) ?? {};
    const digest = text(descriptor['digest']) ?? '';
    const bytes = isAttestation(descriptor) ? undefined : await lookup(blobPath(digest));
    const manifest = bytes === undefined ? undefined : object(parsed(bytes));
    if (manifest === undefined) continue;
    if (Array.isArray(manifest['manifests'])) {
      if (depth < deepest) found.push(...(await manifestsOf(lookup, manifest, depth + 1)));
    } else found.push({ platform: platformOf(descriptor), digest, manifest });
  }
  return found;
}

/** Provenance and SBOMs of BuildKit stand beside images in an index, for a platform that is none. */
export function isAttestation(descriptor: Json): boolean {
  return (
    object(descriptor['annotations'])?.['vnd.docker.reference.type'] !== undefined ||
    object(descriptor['platform'])?.['os'] === 'unknown'
  );
}

export function platformOf(descriptor: Json): string {
  const { os, architecture, variant } = object(descriptor['platform']) ?? {};
  return [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '').join('/');
}

/** @throws ImageError `bad-archive` when the platform is not there */
async function chosen(
  where: string,
  candidates: readonly Candidate[],
  { platform, diffIds }: ImageChoice,
): Promise<readonly Candidate[]> {
  if (diffIds !== undefined || candidates.length <= 1) return candidates;
  const fitting = candidates.filter((candidate) => isPlatform(candidate.platform, platform));
  if (fitting.length === 1) return fitting;
  throw choiceError(where, candidates, platform);
}

/** Whether a platform is the one that is meant; `linux/arm64` means each of its variants. */
export function isPlatform(platform: string, wanted: string | undefined): boolean {
  return wanted !== undefined && (platform === wanted || platform.startsWith(`${wanted}/`));
}

export function choiceError(
  where: string,
  candidates: readonly { platform: string }[],
  wanted: string | undefined,
): ImageError {
  const platforms = candidates.map(({ platform }) => platform || 'unnamed').join(', ');
  return new ImageError(
    'bad-archive',
    wanted === undefined
      ? `${where}: there are images for several platforms in it: ${platforms}`
      : `${where}: there is not one image for ${wanted} in it, but for ${platforms}`,
    { hint: 'name one of these platforms' },
  );
}

export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
