import { Problem } from '@slipway/core';
import { ImageError } from '../error.ts';
import { wholeFile } from './evidence-sinks.ts';
import { blobPath, describeImage, type ImageChoice } from './image-index.ts';
import type { ImageSource, ReadContext, ReadImage } from './image-source.ts';
import { cleanPath, type LayerContents } from './layer-contents.ts';
import { type LayerReader, type LayerReaderOptions, layerReader, type ReadLayer } from './layer-reader.ts';
import { longestJson, type Members, memberOf } from './members.ts';
import { foundElsewhere } from './other-blobs.ts';
import { type LayersOf, otherImages } from './other-images.ts';
import { checkDiffId } from './read-layers.ts';
import { type ContentSink, type TarScanner, tarScanner } from './tar-scanner.ts';

/** An archive that comes as a stream, uncompressed on the outside. Nothing of it is kept but what was found in it. */
export function streamSource(
  open: () => Promise<NodeJS.ReadableStream>,
  name: string,
  choice: ImageChoice = {},
): ImageSource {
  return {
    name,
    read: async (context) => readStream(name, await open(), context, { choice, known: new Map(), isTrusted: false }),
  };
}

export interface StreamOptions {
  readonly choice: ImageChoice;
  /** Layers that need not be read, by the digests that they go under. */
  readonly known: ReadonlyMap<string, LayerContents>;
  /** The sender has checked the digests, as an engine does when it takes an image in. */
  readonly isTrusted: boolean;
  /** Whether images for other platforms are read too. */
  readonly everyPlatform?: boolean;
}

/** Reads an image from an archive in one pass: what a blob is shows when the manifest comes, which is mostly last. */
export async function readStream(
  name: string,
  stream: NodeJS.ReadableStream,
  { cache, signal, search }: ReadContext,
  { choice, known, isTrusted, everyPlatform = false }: StreamOptions,
): Promise<ReadImage> {
  const pass = new Pass(name, known, { hash: !isTrusted && cache !== undefined, search });
  await pass.run(stream, signal);
  const lookup = async (path: string) => pass.small.get(pass.pathOf(path));
  const image = await describeImage(name, lookup, choice);
  // What a cache knows of a layer was not looked through for what is searched for now.
  const keptOf = async (diffId: string) =>
    search.length > 0 ? undefined : (known.get(diffId) ?? (await cache?.layer(diffId))?.contents);
  const layersOf: LayersOf = async ({ diffIds, layers }, of) => {
    const found: ReadImage['layers'][number][] = [];
    for (const [i, diffId] of diffIds.entries()) {
      const blob = layers[i];
      const where = `layer ${i + 1} of ${diffIds.length} of ${of}`;
      const read = pass.layers.get(pass.pathOf(blob?.path ?? ''));
      const contents = read?.contents ?? (await keptOf(diffId));
      if (contents === undefined)
        throw new ImageError('bad-archive', `${where}: ${blob?.path ?? 'it'} is missing in the archive`);
      checkDiffId(where, diffId, read?.diffId);
      if (read !== undefined && (isTrusted || read.diffId !== undefined))
        await cache?.keepLayer(diffId, { contents, blob: blob?.digest });
      found.push({ diffId, contents, secretPaths: read?.secretPaths ?? [] });
    }
    return found;
  };
  const layers = await layersOf(image, name);
  const config = pass.pathOf(blobPath(image.imageId));
  const own = new Set([config, ...image.layers.map(({ path }) => pass.pathOf(path))]);
  return {
    imageId: image.imageId,
    history: image.history,
    layers,
    elsewhere: foundElsewhere(pass, own, search),
    others: everyPlatform ? await otherImages(name, lookup, image, layersOf) : [],
  };
}

/** One pass over an archive, and what it found. */
class Pass {
  readonly small = new Map<string, Buffer>();
  readonly layers = new Map<string, ReadLayer>();
  private readonly members: Members = new Map();
  private readonly name: string;
  private readonly known: StreamOptions['known'];
  private readonly reading: Pick<LayerReaderOptions, 'hash' | 'search'>;
  private readonly scanner: TarScanner;
  private open: LayerReader | undefined;
  private readonly ended: { readonly path: string; readonly reader: LayerReader }[] = [];

  constructor(name: string, known: StreamOptions['known'], reading: Pass['reading']) {
    this.name = name;
    this.known = known;
    this.reading = reading;
    this.scanner = tarScanner(name, (entry) => {
      const path = cleanPath(entry.name);
      this.members.set(path, entry);
      return entry.type === '0' ? this.sinkFor(path, entry.storedBytes) : undefined;
    });
  }

  /** Where a member's contents really stand. */
  pathOf(path: string): string {
    const entry = memberOf(this.members, path);
    return entry === undefined ? path : cleanPath(entry.name);
  }

  async run(stream: NodeJS.ReadableStream, signal: AbortSignal | undefined): Promise<void> {
    const stop = (): void => {
      if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for await (const chunk of stream) {
        signal?.throwIfAborted();
        this.scanner.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
        await this.settle();
      }
      this.scanner.end();
      await this.settle();
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Problem) throw error;
      throw new ImageError('bad-archive', `${this.name}: what came of it broke off, or is damaged`, {
        cause: error,
        hint: 'try again; if it stays so, build, pull or save the image again',
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      stop();
    }
  }

  /** Waits until what was pushed into readers is taken up, so that memory stays bounded. */
  private async settle(): Promise<void> {
    for (const { path, reader } of this.ended.splice(0)) this.layers.set(path, await reader.end());
    await this.open?.ready();
  }

  private sinkFor(path: string, bytes: number): ContentSink | undefined {
    const digest = /^blobs\/(\w+)\/(\w+)$/.exec(path);
    if (digest !== null) return this.known.has(`${digest[1]}:${digest[2]}`) ? undefined : this.blobSink(path, bytes);
    if (path.endsWith('.json')) return this.smallSink(path, bytes);
    return path.endsWith('/layer.tar') || path.endsWith('.tar') ? this.layerSink(path) : undefined;
  }

  private smallSink(path: string, bytes: number): ContentSink | undefined {
    if (bytes > longestJson || bytes === 0) return undefined;
    return wholeFile(bytes, (contents) => this.small.set(path, Buffer.from(contents)));
  }

  private layerSink(path: string): ContentSink {
    const where = `${path} of ${this.name}`;
    const reader = layerReader({ where, ...this.reading });
    this.open = reader;
    return {
      write(chunk) {
        reader.write(chunk);
        return true;
      },
      end: () => {
        this.open = undefined;
        this.ended.push({ path, reader });
      },
    };
  }

  /** A blob may be a layer or JSON, which its beginning tells: a tar has its magic at byte 257. */
  private blobSink(path: string, bytes: number): ContentSink {
    let start: Buffer = Buffer.alloc(0);
    let sink: ContentSink | undefined;
    const decide = (): ContentSink | undefined => {
      const isJson = start[0] === 0x7b && start.toString('latin1', 257, 262) !== 'ustar';
      return isJson ? this.smallSink(path, bytes) : this.layerSink(path);
    };
    return {
      write(chunk) {
        if (sink !== undefined) return sink.write(chunk);
        start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
        if (start.length < Math.min(262, bytes)) return true;
        sink = decide();
        return sink?.write(start) ?? false;
      },
      end() {
        sink?.end();
      },
    };
  }
}
