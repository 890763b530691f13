import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { Problem } from '@slipway/core';
import { ImageError } from '../error.ts';
import { describeImage, type ImageChoice, type Lookup } from './image-index.ts';
import type { ImageSource, ReadContext } from './image-source.ts';
import { cleanPath } from './layer-contents.ts';
import { compressionOf, layerCollector, layerReader, type ReadLayer } from './layer-reader.ts';
import { longestJson, type Members, memberOf } from './members.ts';
import { readLayers } from './read-layers.ts';
import { readStream } from './stream-source.ts';
import { type TarScanner, tarScanner } from './tar-scanner.ts';

/** Part of a file. */
interface Range {
  readonly start: number;
  readonly bytes: number;
}

/**
 * An archive on disk, as `docker save` or `buildx build -o type=oci` writes it. Contents that nobody wants are skipped over,
 * so that an uncompressed layer costs little more than its headers. Such layers are neither hashed nor kept in the cache,
 * where reading them back would save nothing.
 */
export function archiveSource(path: string, choice: ImageChoice = {}): ImageSource {
  return {
    name: path,
    async read(context) {
      const file = await openFile(path);
      try {
        const start = await readRange(file, { start: 0, bytes: 4 });
        const compression = compressionOf(start, path);
        if (compression === 'none') return await readArchive(path, file, choice, context);
        const unpack = compression === 'gzip' ? createGunzip() : createZstdDecompress();
        const stream = createReadStream(path);
        stream.on('error', (error) => unpack.destroy(error));
        return await readStream(path, stream.pipe(unpack), context, { choice, known: new Map(), isTrusted: false });
      } catch (error) {
        context.signal?.throwIfAborted();
        if (error instanceof Problem) throw error;
        throw new ImageError('bad-archive', `${path} cannot be read to its end`, { cause: error });
      } finally {
        await file.close();
      }
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw new ImageError('bad-archive', `${path} is no file`);
  } catch (error) {
    if (error instanceof ImageError) throw error;
    throw new ImageError('bad-archive', `${path} cannot be read`, { cause: error });
  }
}

async function readArchive(path: string, file: FileHandle, choice: ImageChoice, context: ReadContext) {
  const { size } = await file.stat();
  const members: Members = new Map();
  const scanner = tarScanner(path, (entry) => {
    members.set(cleanPath(entry.name), entry);
    return undefined;
  });
  await scanRange(file, { start: 0, bytes: size }, scanner, context.signal);
  const rangeOf = (name: string): Range | undefined => {
    const entry = memberOf(members, name);
    return entry === undefined ? undefined : { start: entry.offset, bytes: entry.storedBytes };
  };
  const lookup: Lookup = async (name) => {
    const range = rangeOf(name);
    return range === undefined || range.bytes > longestJson ? undefined : readRange(file, range);
  };
  const image = await describeImage(path, lookup, choice);
  return readLayers(path, image, context, async (blob, where) => {
    const range = rangeOf(blob.path);
    if (range === undefined) throw new ImageError('bad-archive', `${where}: ${blob.path} is missing in the archive`);
    return readLayerRange(path, file, range, where, context);
  });
}

/** Reads a layer that lies in a file, uncompressed by its headers alone. */
export async function readLayerRange(
  path: string,
  file: FileHandle,
  range: Range,
  where: string,
  { cache, signal, search }: ReadContext,
): Promise<ReadLayer> {
  const start = await readRange(file, { start: range.start, bytes: Math.min(4, range.bytes) });
  const isPlain = compressionOf(start, where) === 'none';
  if (isPlain && search.length === 0) {
    const { scanner, contents } = layerCollector(where);
    await scanRange(file, range, scanner, signal);
    scanner.end();
    return { contents, diffId: undefined, secretPaths: [] };
  }
  const reader = layerReader({ where, hash: !isPlain && cache !== undefined, search });
  const end = range.start + range.bytes - 1;
  const stream = createReadStream(path, { start: range.start, end, highWaterMark: 256 * 1024 });
  for await (const chunk of stream) {
    signal?.throwIfAborted();
    reader.write(chunk);
    await reader.ready();
  }
  return reader.end();
}

const pieceBytes = 256 * 1024;

async function scanRange(
  file: FileHandle,
  { start, bytes }: Range,
  scanner: TarScanner,
  signal: AbortSignal | undefined,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  const end = start + bytes;
  let at = start;
  while (at < end) {
    signal?.throwIfAborted();
    const skippable = Math.min(scanner.skippable(), end - at);
    if (skippable === end - at) {
      if (scanner.skippable() === skippable) scanner.skip(skippable);
      return;
    }
    scanner.skip(skippable);
    at += skippable;
    const { bytesRead } = await file.read(buffer, 0, Math.min(pieceBytes, end - at), at);
    if (bytesRead === 0) return;
    scanner.write(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function readRange(file: FileHandle, { start, bytes }: Range): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await file.read(buffer, filled, bytes - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
