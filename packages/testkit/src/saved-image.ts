import { createHash } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type TarMember, tarOf } from './tar.ts';

export type Packing = 'none' | 'gzip' | 'zstd';

/** An image that a test makes of the archives of its layers. */
export interface MadeImage {
  readonly layers: readonly { readonly tar: Buffer; readonly packing?: Packing }[];
  readonly history?: readonly { readonly created_by: string; readonly empty_layer?: boolean }[];
  readonly platform?: string;
  readonly tag?: string;
  /** Members of the configuration's `config`. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The parts of an image: blobs by their digests, the manifest's digest and media types of OCI. */
export interface ImageParts {
  readonly blobs: ReadonlyMap<string, Buffer>;
  readonly diffIds: readonly string[];
  readonly layerDigests: readonly string[];
  readonly configDigest: string;
  readonly manifestDigest: string;
  readonly manifestBytes: number;
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function imageParts({ layers, history, platform = 'linux/amd64', config = {} }: MadeImage): ImageParts {
  const blobs = new Map<string, Buffer>();
  const keep = (bytes: Buffer): { digest: string; size: number } => {
    const digest = digestOf(bytes);
    blobs.set(digest, bytes);
    return { digest, size: bytes.length };
  };
  const packed = layers.map(({ tar, packing = 'none' }) => ({
    mediaType: `application/vnd.oci.image.layer.v1.tar${packing === 'none' ? '' : `+${packing}`}`,
    ...keep(pack(tar, packing)),
  }));
  const [os = '', architecture = '', variant] = platform.split('/');
  const diffIds = layers.map(({ tar }) => digestOf(tar));
  const configuration = keep(
    json({
      os,
      architecture,
      variant,
      config,
      rootfs: { type: 'layers', diff_ids: diffIds },
      ...(history && { history }),
    }),
  );
  const manifest = keep(
    json({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...configuration },
      layers: packed,
    }),
  );
  return {
    blobs,
    diffIds,
    layerDigests: packed.map(({ digest }) => digest),
    configDigest: configuration.digest,
    manifestDigest: manifest.digest,
    manifestBytes: manifest.size,
  };
}

/** `docker save` as engines up to 24 write it: a folder a layer, never compressed. */
export function oldSave(image: MadeImage): Buffer {
  const { blobs, configDigest } = imageParts(image);
  const members: TarMember[] = [{ name: `${configDigest.slice(7)}.json`, body: blobs.get(configDigest) ?? '' }];
  const paths = image.layers.map(({ tar }, i) => {
    const folder = digestOf(Buffer.from(`${i} ${digestOf(tar)}`)).slice(7);
    const twin = image.layers.findIndex((other) => other.tar.equals(tar));
    const twinFolder = digestOf(Buffer.from(`${twin} ${digestOf(tar)}`)).slice(7);
    members.push({ name: `${folder}/`, type: '5' }, { name: `${folder}/VERSION`, body: '1.0' });
    members.push({ name: `${folder}/json`, body: '{}' });
    const path = `${folder}/layer.tar`;
    if (twin < i) members.push({ name: path, type: '2', linkName: `../${twinFolder}/layer.tar` });
    else members.push({ name: path, body: tar });
    return path;
  });
  members.push({ name: 'manifest.json', body: savedManifest(`${configDigest.slice(7)}.json`, paths, image.tag) });
  return tarOf(members);
}

/** `docker save` as engines from 25 on write it: an OCI layout with the old list of images beside it. */
export function newSave(image: MadeImage): Buffer {
  const parts = imageParts(image);
  const layers = parts.layerDigests.map(blobPath);
  return tarOf([
    ...layout([image]),
    { name: 'manifest.json', body: savedManifest(blobPath(parts.configDigest), layers, image.tag) },
  ]);
}

/** The members of an OCI layout, as files of a folder or of an archive. */
export function layout(images: readonly MadeImage[]): TarMember[] {
  const parts = images.map(imageParts);
  const blobs = new Map(parts.flatMap((part) => [...part.blobs]));
  const manifests = parts.map(({ manifestDigest, manifestBytes }, i) => {
    const [os, architecture, variant] = (images[i]?.platform ?? 'linux/amd64').split('/');
    return {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: manifestDigest,
      size: manifestBytes,
      platform: { os, architecture, variant },
    };
  });
  return [
    { name: 'blobs/', type: '5' },
    { name: 'blobs/sha256/', type: '5' },
    ...[...blobs].map(([digest, body]) => ({ name: blobPath(digest), body })),
    { name: 'index.json', body: json({ schemaVersion: 2, manifests }) },
    { name: 'oci-layout', body: json({ imageLayoutVersion: '1.0.0' }) },
  ];
}

function savedManifest(config: string, layers: readonly string[], tag = 'made:1'): Buffer {
  return json([{ Config: config, RepoTags: [tag], Layers: layers }]);
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

function pack(tar: Buffer, packing: Packing): Buffer {
  if (packing === 'gzip') return gzipSync(tar);
  return packing === 'zstd' ? zstdCompressSync(tar) : tar;
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
