import { ImageError } from '../error.ts';
import { blobPath, type DescribedImage, describeManifest, type Lookup, manifestsOf } from './image-index.ts';
import type { OtherImage, ReadImage } from './image-source.ts';
import { object, parsed } from './json-shape.ts';

/** The layers of an image that an archive describes. @throws ImageError `bad-archive` when one is missing */
export type LayersOf = (image: DescribedImage, where: string) => Promise<ReadImage['layers']>;

/**
 * The images of an archive for other platforms than that of the image that is looked at. One of which parts are missing, as
 * a pull of one platform leaves it, is named and not read.
 */
export async function otherImages(
  where: string,
  lookup: Lookup,
  own: Pick<DescribedImage, 'imageId'>,
  layersOf: LayersOf,
): Promise<OtherImage[]> {
  const index = await lookup('index.json');
  const candidates = index === undefined ? [] : await manifestsOf(lookup, object(parsed(index)));
  const images = new Map<string, OtherImage>();
  for (const { platform, digest, manifest } of candidates) {
    const name = `${where} for ${platform || 'an unnamed platform'}`;
    const missing: OtherImage = { settings: { platform, user: '', env: [] }, image: undefined };
    try {
      const described = await describeManifest(name, manifest, (blob) => lookup(blobPath(blob)));
      const { imageId, history, settings } = described;
      if (imageId === own.imageId || images.has(imageId)) continue;
      images.set(digest, missing);
      const layers = await layersOf(described, name);
      images.delete(digest);
      images.set(imageId, {
        settings: { ...settings, platform: platform || settings.platform },
        image: { imageId, history, layers },
      });
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      images.set(digest, missing);
    }
  }
  return [...images.values()];
}
