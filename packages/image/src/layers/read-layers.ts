import { ImageError } from '../error.ts';
import type { DescribedImage, LayerBlob } from './image-index.ts';
import type { ReadContext, ReadImage } from './image-source.ts';
import type { ReadLayer } from './layer-reader.ts';

/** How many layers are unpacked at a time. */
const concurrent = 3;

/** Reads the blob of a layer. */
export type ReadBlob = (blob: LayerBlob, where: string) => Promise<ReadLayer>;

/**
 * The layers of a described image: from the cache, else by `readBlob`, several at a time. What is read is kept for the next
 * run when its digest was computed: a layer that merely claims a digest must not pass for it in later runs.
 */
export async function readLayers(
  name: string,
  image: DescribedImage,
  { cache, signal, search }: ReadContext,
  readBlob: ReadBlob,
): Promise<ReadImage> {
  const layers: ReadImage['layers'][number][] = [];
  const read = async (i: number): Promise<void> => {
    const diffId = image.diffIds[i] ?? '';
    const blob = image.layers[i];
    const cached = search.length > 0 ? undefined : await cache?.layer(diffId);
    if (cached !== undefined || blob === undefined) {
      layers[i] = { diffId, contents: cached?.contents ?? { entries: [], evidence: new Map() }, secretPaths: [] };
      return;
    }
    signal?.throwIfAborted();
    const where = `layer ${i + 1} of ${image.diffIds.length} of ${name}`;
    const layer = await readBlob(blob, where);
    checkDiffId(where, diffId, layer.diffId);
    if (layer.diffId !== undefined) await cache?.keepLayer(diffId, { contents: layer.contents, blob: blob.digest });
    layers[i] = { diffId, contents: layer.contents, secretPaths: layer.secretPaths };
  };
  let next = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    while (!failed && next < image.diffIds.length)
      await read(next++).catch((error: unknown) => {
        failed = true;
        throw error;
      });
  };
  await Promise.all(Array.from({ length: concurrent }, work));
  return { imageId: image.imageId, history: image.history, layers };
}

/** @throws ImageError `bad-archive` when a layer is another than the image says */
export function checkDiffId(where: string, claimed: string, computed: string | undefined): void {
  if (computed !== undefined && computed !== claimed)
    throw new ImageError('bad-archive', `${where}: its contents have the digest ${computed}, not ${claimed}`, {
      hint: 'it is damaged: build, pull or save the image again',
    });
}
