import { isAttestation, platformOf } from './image-index.ts';
import { list, object, parsed, text } from './json-shape.ts';
import type { ReadLayer } from './layer-reader.ts';

/** Something that was searched for, in what an archive holds beside the image that is looked at. */
export interface FoundElsewhere {
  /** `linux/arm64`, `attestation`, or empty where no index says of what it is. */
  readonly of: string;
  /** In a layer, without a leading slash; undefined for a configuration, a manifest or what an attestation states. */
  readonly path: string | undefined;
}

/** What was read of an archive, by the paths of its members. */
export interface ReadBlobs {
  readonly small: ReadonlyMap<string, Buffer>;
  readonly layers: ReadonlyMap<string, Pick<ReadLayer, 'secretPaths'>>;
}

/**
 * Finds in images of other platforms and in attestations, which are pushed along with the image that runs.
 *
 * @param own paths of the configuration and the layers of the image that is looked at
 */
export function foundElsewhere(
  { small, layers }: ReadBlobs,
  own: ReadonlySet<string>,
  search: readonly Buffer[],
): FoundElsewhere[] {
  if (search.length === 0) return [];
  const owners = ownersOf(small);
  const of = (path: string) => owners.get(path) ?? '';
  const inLayers = [...layers].flatMap(([path, { secretPaths }]) =>
    own.has(path) ? [] : secretPaths.map((found) => ({ of: of(path), path: found })),
  );
  const inTexts = [...small]
    .filter(
      ([path, bytes]) => path.startsWith('blobs/') && !own.has(path) && search.some((value) => bytes.includes(value)),
    )
    .map(([path]) => ({ of: of(path), path: undefined }));
  return [...inLayers, ...inTexts];
}

/** Of which platform blobs are: indexes name manifests, and those their configuration and layers. */
function ownersOf(small: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> {
  const pathOf = (descriptor: unknown) => `blobs/${(text(object(descriptor)?.['digest']) ?? '').replace(':', '/')}`;
  const owners = new Map<string, string>();
  const manifests = [...small].map(([path, bytes]) => ({ path, json: object(parsed(bytes)) }));
  for (const { json } of manifests)
    for (const item of list(json?.['manifests'])) {
      const descriptor = object(item) ?? {};
      const owner = isAttestation(descriptor) ? 'attestation' : platformOf(descriptor);
      if (owner !== '') owners.set(pathOf(descriptor), owner);
    }
  for (const { path, json } of manifests) {
    const owner = owners.get(path);
    if (owner === undefined || json === undefined) continue;
    for (const descriptor of [json['config'], ...list(json['layers'])]) owners.set(pathOf(descriptor), owner);
  }
  return owners;
}
