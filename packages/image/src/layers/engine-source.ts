import type { Engine } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { alignHistory } from './align-history.ts';
import type { ImageSource } from './image-source.ts';
import type { CachedLayer } from './layer-cache.ts';
import type { LayerContents } from './layer-contents.ts';
import { readStream } from './stream-source.ts';

/**
 * An image in a container engine. When every layer is in the cache, the engine is asked for the image's description alone:
 * to save the layers is what takes seconds. When something is searched for, every layer is read: which of them the base
 * brought is a guess of the history, and a wrong one would pass a leak.
 *
 * @param everyPlatform whether it has images for other platforms, where the engine itself does not tell
 */
export function engineSource(
  engine: Pick<Engine, 'inspectImage' | 'saveImage' | 'imageHistory'>,
  reference: string,
  { everyPlatform = false }: { readonly everyPlatform?: boolean } = {},
): ImageSource {
  return {
    name: reference,
    async read(context) {
      const { cache, search } = context;
      const config = await engine.inspectImage(reference);
      if (config === undefined)
        throw new ImageError('no-image', `the engine has no image ${reference}`, { hint: 'build or pull it first' });
      const { diffIds, id } = config;
      const cached = await Promise.all(
        diffIds.map(async (diffId) => (search.length > 0 ? undefined : cache?.layer(diffId))),
      );
      const layers = diffIds.flatMap((diffId, i) => {
        const contents = cached[i]?.contents;
        return contents === undefined ? [] : [{ diffId, contents, secretPaths: [] }];
      });
      const isOne = !everyPlatform && (config.platforms?.length ?? 1) <= 1;
      if (layers.length === diffIds.length && search.length === 0 && isOne) {
        const image = await cache?.image(id);
        const history = image?.history ?? alignHistory(await engine.imageHistory(reference), diffIds.length);
        return { imageId: image?.imageId ?? id, history, layers };
      }
      const stream = await engine.saveImage(reference, context.signal);
      const options = { choice: { diffIds }, known: knownBy(diffIds, cached), isTrusted: true, everyPlatform: true };
      const read = await readStream(reference, stream, context, options);
      await cache?.keepImage(id, { imageId: read.imageId, history: read.history });
      return read;
    },
  };
}

/** Cached layers by both of their digests: the archive has them under one or the other. */
function knownBy(
  diffIds: readonly string[],
  cached: readonly (CachedLayer | undefined)[],
): ReadonlyMap<string, LayerContents> {
  const known = new Map<string, LayerContents>();
  for (const [i, layer] of cached.entries()) {
    if (layer === undefined) continue;
    known.set(diffIds[i] ?? '', layer.contents);
    if (layer.blob !== undefined) known.set(layer.blob, layer.contents);
  }
  return known;
}
