import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { codecVersion, decodeLayer, encodeLayer } from './layer-codec.ts';
import type { LayerContents } from './layer-contents.ts';

/** What is known of a layer, and under which digest its compressed form goes. */
export interface CachedLayer {
  readonly contents: LayerContents;
  readonly blob: string | undefined;
}

/** What is known of an image beside its layers. */
export interface CachedImage {
  /** Digest of its configuration. */
  readonly imageId: string;
  readonly history: readonly HistoryStep[];
}

/** An instruction of the image's history, oldest first. */
export interface HistoryStep {
  readonly createdBy: string;
  /** It changed the configuration alone. */
  readonly isEmpty: boolean;
}

/**
 * Analyses of layers by the digest of their uncompressed archive, as files in a folder. Several processes may share it: a
 * file appears whole or not at all. One that is damaged counts as missing and is written anew.
 */
export interface LayerCache {
  layer(diffId: string): Promise<CachedLayer | undefined>;
  keepLayer(diffId: string, layer: CachedLayer): Promise<void>;
  /** @param id as the source names the image */
  image(id: string): Promise<CachedImage | undefined>;
  keepImage(id: string, image: CachedImage): Promise<void>;
}

const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** @param onNotice hears when something cannot be kept, which costs time and nothing else */
export function layerCache(folder: string, onNotice: (text: string) => void): LayerCache {
  let written = 0;
  let complained = false;
  const fileOf = (kind: string, digest: string): string =>
    join(folder, `${kind}-v${codecVersion}-${digest.slice(7)}.json`);
  const read = async (kind: string, digest: string): Promise<string | undefined> => {
    if (!digestPattern.test(digest)) return undefined;
    try {
      return unsealed(await readFile(fileOf(kind, digest), 'utf8'));
    } catch (error) {
      if (!isMissing(error)) complain('read', error);
      return undefined;
    }
  };
  const complain = (verb: string, error: unknown): void => {
    if (complained) return;
    complained = true;
    onNotice(`the cache of layers cannot be ${verb}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const write = async (kind: string, digest: string, body: string): Promise<void> => {
    if (!digestPattern.test(digest)) return;
    const file = fileOf(kind, digest);
    const draft = `${file}.${process.pid}-${threadId}-${written++}`;
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(draft, sealed(body));
      await rename(draft, file);
    } catch (error) {
      complain('written', error);
      await rm(draft, { force: true }).catch((left: unknown) => complain('cleaned', left));
    }
  };
  return {
    async layer(diffId) {
      const body = await read('layer', diffId);
      const line = body?.indexOf('\n') ?? -1;
      const contents = body === undefined ? undefined : decodeLayer(body.slice(line + 1));
      const blob = body?.slice(0, line) ?? '';
      return contents === undefined ? undefined : { contents, blob: digestPattern.test(blob) ? blob : undefined };
    },
    keepLayer: (diffId, { contents, blob }) => write('layer', diffId, `${blob ?? ''}\n${encodeLayer(contents)}`),
    async image(id) {
      const body = await read('image', id);
      return body === undefined ? undefined : imageOf(body);
    },
    keepImage: (id, image) => write('image', id, JSON.stringify(image)),
  };
}

/** The digest of what follows stands before it: a cut or flipped file is known by that. */
function sealed(body: string): string {
  return `${createHash('sha256').update(body).digest('hex')}\n${body}`;
}

function unsealed(text: string): string | undefined {
  const body = text.slice(65);
  return sealed(body) === text ? body : undefined;
}

function imageOf(body: string): CachedImage | undefined {
  // The seal says that this program wrote it, and the name of the file which version.
  const { imageId, history } = JSON.parse(body) as Partial<CachedImage>;
  return imageId === undefined || history === undefined ? undefined : { imageId, history };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
