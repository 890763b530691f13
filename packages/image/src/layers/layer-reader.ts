import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { ImageError } from '../error.ts';
import type { Evidence } from './evidence.ts';
import { evidenceSink } from './evidence-sinks.ts';
import { type LayerContents, type LayerEntry, layerEntry } from './layer-contents.ts';
import { type SecretSearch, secretSearch } from './secret-search.ts';
import { type ContentSink, type TarEntry, type TarScanner, tarScanner } from './tar-scanner.ts';

/** What a layer's archive was found to hold. */
export interface ReadLayer {
  readonly contents: LayerContents;
  /** Digest of the uncompressed archive; undefined when it was not asked for. */
  readonly diffId: string | undefined;
  /** Files that hold one of the values that were searched for. */
  readonly secretPaths: readonly string[];
}

/** Reads one layer that is pushed in, compressed or not. */
export interface LayerReader {
  write(chunk: Buffer): void;
  /** Resolves when more can be taken. @throws ImageError `bad-archive` */
  ready(): Promise<void>;
  /** @throws ImageError `bad-archive` */
  end(): Promise<ReadLayer>;
}

export interface LayerReaderOptions {
  /** Names the layer in errors. */
  readonly where: string;
  /** Whether the digest of the uncompressed archive is wanted. */
  readonly hash: boolean;
  /** Bytes to look for in the uncompressed archive, as `searchedFor` makes them. */
  readonly search: readonly Buffer[];
}

export type Compression = 'gzip' | 'zstd' | 'none';

/** By the first four bytes. @throws ImageError `bad-archive` for a compression that layers do not have */
export function compressionOf(start: Buffer, where: string): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  if (start.length >= 4 && start.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  const other =
    start.toString('latin1', 0, 3) === 'BZh' ? 'bzip2' : start.toString('latin1', 1, 4) === '7zX' ? 'xz' : undefined;
  if (other === undefined) return 'none';
  throw new ImageError('bad-archive', `${where} is compressed by ${other}, which is not read`, {
    hint: 'layers are gzip, zstd or uncompressed tar',
  });
}

/** Collects entries and evidence from the members that a scanner finds. */
export function layerCollector(
  where: string,
  search?: SecretSearch,
): { readonly scanner: TarScanner; readonly contents: LayerContents } {
  const entries: LayerEntry[] = [];
  const evidence = new Map<number, Evidence>();
  const onEntry = (member: TarEntry): ContentSink | undefined => {
    search?.entry(member);
    const { name, type, bytes, storedBytes, mode, linkName } = member;
    const entry = layerEntry(name, type, bytes, mode, linkName);
    if (entry === undefined) return undefined;
    const index = entries.push(entry) - 1;
    // The contents of sparse files are pieces.
    return bytes === storedBytes ? evidenceSink(entry, (told) => evidence.set(index, told)) : undefined;
  };
  return { scanner: tarScanner(where, onEntry), contents: { entries, evidence } };
}

const outputBytes = 256 * 1024;
/** Engines send pieces of 32 kB; a thread of zlib that is woken for each spends more time on waking than on unpacking. */
const inputBytes = 256 * 1024;

export function layerReader({ where, hash, search }: LayerReaderOptions): LayerReader {
  const searching = search.length === 0 ? undefined : secretSearch(search);
  const { scanner, contents } = layerCollector(where, searching);
  const digest = hash ? createHash('sha256') : undefined;
  const take = (chunk: Buffer): void => {
    digest?.update(chunk);
    searching?.write(chunk);
    scanner.write(chunk);
  };
  const finish = (): ReadLayer => {
    scanner.end();
    const diffId = digest === undefined ? undefined : `sha256:${digest.digest('hex')}`;
    return { contents, diffId, secretPaths: searching?.paths() ?? [] };
  };
  let input: Input | undefined;
  let start: Buffer = Buffer.alloc(0);
  const begin = (): Input => {
    const compression = compressionOf(start, where);
    const begun = compression === 'none' ? plainInput(take) : compressedInput(compression, take, where);
    begun.write(start);
    return begun;
  };
  return {
    write(chunk) {
      if (input !== undefined) return input.write(chunk);
      start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (start.length >= 4) input = begin();
    },
    ready: async () => input?.ready(),
    async end() {
      input ??= begin();
      await input.end();
      return finish();
    },
  };
}

interface Input {
  write(chunk: Buffer): void;
  ready(): Promise<void>;
  end(): Promise<void>;
}

function plainInput(take: (chunk: Buffer) => void): Input {
  return { write: take, ready: async () => undefined, end: async () => undefined };
}

/** Node's zlib works in threads of its own, so several layers are unpacked at a time. */
function compressedInput(compression: 'gzip' | 'zstd', take: (chunk: Buffer) => void, where: string): Input {
  const stream =
    compression === 'gzip'
      ? createGunzip({ chunkSize: outputBytes })
      : createZstdDecompress({ chunkSize: outputBytes });
  let failure: unknown;
  let full = false;
  const fail = (error: unknown): void => {
    failure ??= error;
    stream.destroy();
  };
  stream.on('data', (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      fail(error);
    }
  });
  stream.on('error', fail);
  const check = (): void => {
    if (failure instanceof ImageError) throw failure;
    if (failure !== undefined)
      throw new ImageError('bad-archive', `${where}: its ${compression} data is damaged or cut off`, {
        cause: failure,
      });
  };
  const closed = once(stream, 'close').catch(() => undefined);
  let parts: Buffer[] = [];
  let partBytes = 0;
  const flush = (): void => {
    const whole = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    parts = [];
    partBytes = 0;
    if (failure === undefined && whole !== undefined && whole.length > 0) full = !stream.write(whole);
  };
  return {
    write(chunk) {
      parts.push(chunk);
      partBytes += chunk.length;
      if (partBytes >= inputBytes) flush();
    },
    async ready() {
      if (full && failure === undefined) await Promise.race([once(stream, 'drain').catch(fail), closed]);
      full = false;
      check();
    },
    async end() {
      flush();
      if (failure === undefined) stream.end();
      await closed;
      check();
    },
  };
}
