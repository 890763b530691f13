import { ImageError } from '../error.ts';
import { parseReference, wantedOf } from '../registry/reference.ts';
import type { Registry } from '../registry/registry.ts';
import { describeManifest } from './image-index.ts';
import type { ImageSource } from './image-source.ts';
import { layerReader } from './layer-reader.ts';
import { readLayers } from './read-layers.ts';

/**
 * An image in a registry. Only layers that are not in the cache are pulled, and what they hold is checked against the
 * digests of the configuration.
 *
 * @param reference a tag or digest; `latest` without both
 */
export function registrySource(
  registry: Pick<Registry, 'imageManifest' | 'blob' | 'blobBytes'>,
  reference: string,
  { platform }: { readonly platform?: string } = {},
): ImageSource {
  return {
    name: reference,
    async read(context) {
      const parts = parseReference(reference);
      const { repository } = parts;
      const manifest = await registry.imageManifest(repository, wantedOf(parts), platform);
      if (manifest === undefined)
        throw new ImageError('not-in-registry', `there is no image ${reference}`, {
          hint: 'push it first, or look for a typing mistake',
        });
      const image = await describeManifest(reference, manifest.json, (digest) =>
        registry.blobBytes(repository, digest),
      );
      return readLayers(reference, image, context, async ({ digest = '' }, where) => {
        const reader = layerReader({ where, hash: true, search: context.search });
        try {
          for await (const chunk of await registry.blob(repository, digest)) {
            context.signal?.throwIfAborted();
            reader.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
            await reader.ready();
          }
        } catch (error) {
          if (error instanceof ImageError || context.signal?.aborted === true) throw error;
          throw new ImageError('no-answer', `${where} broke off while it was pulled`, {
            cause: error,
            hint: 'try again',
          });
        }
        return reader.end();
      });
    },
  };
}
