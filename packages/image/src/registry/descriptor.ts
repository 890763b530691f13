import { createHash } from 'node:crypto';
import { object, text } from '../layers/json-shape.ts';

/** What an index or manifest says of something that it points to. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
export const indexType = 'application/vnd.oci.image.index.v1+json';
export const emptyType = 'application/vnd.oci.empty.v1+json';

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The type of a `Content-Type` header, without its parameters. */
export function mediaTypeOf(header: string | null): string | undefined {
  const type = header?.split(';', 1)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}

export function descriptorOf(value: unknown): Descriptor {
  const { mediaType, digest, size, artifactType, annotations } = object(value) ?? {};
  const notes = Object.entries(object(annotations) ?? {}).filter(
    (note): note is [string, string] => text(note[1]) !== undefined,
  );
  return {
    mediaType: text(mediaType) ?? '',
    digest: text(digest) ?? '',
    size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : 0,
    ...(typeof artifactType === 'string' ? { artifactType } : {}),
    ...(notes.length > 0 ? { annotations: Object.fromEntries(notes) } : {}),
  };
}
