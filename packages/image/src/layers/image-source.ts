import type { ImageSettings } from './image-index.ts';
import type { HistoryStep, LayerCache } from './layer-cache.ts';
import type { LayerContents } from './layer-contents.ts';
import type { FoundElsewhere } from './other-blobs.ts';

/** Where an image comes from. */
export interface ImageSource {
  /** Names it in errors. */
  readonly name: string;
  /** @throws ImageError `bad-archive` and what the place throws */
  read(context: ReadContext): Promise<ReadImage>;
}

export interface ReadContext {
  /** Layers that are known need not be read, unless something is searched for, which no cache knows of. */
  readonly cache: LayerCache | undefined;
  readonly signal: AbortSignal | undefined;
  /** Bytes to look for in every layer, as `searchedFor` makes them; none of them goes into the cache. */
  readonly search: readonly Buffer[];
}

export interface ReadImage {
  /** Digest of its configuration. */
  readonly imageId: string;
  readonly history: readonly HistoryStep[];
  /** The lowest first. */
  readonly layers: readonly {
    readonly diffId: string;
    readonly contents: LayerContents;
    /** Files of the layer that hold what was searched for. */
    readonly secretPaths: readonly string[];
  }[];
  /** What was searched for and stands beside this image; sources that read nothing else have none. */
  readonly elsewhere?: readonly FoundElsewhere[];
  /** The same image for other platforms, where the source has them. */
  readonly others?: readonly OtherImage[];
}

/** An image for a platform that is not the engine's own. */
export interface OtherImage {
  readonly settings: ImageSettings;
  /** Undefined when parts of it are missing, so that nothing can be said of it. */
  readonly image: ReadImage | undefined;
}
