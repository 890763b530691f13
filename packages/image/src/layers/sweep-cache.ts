import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const dayMs = 24 * 60 * 60 * 1000;

/** Every build makes layers that no other one has: what nobody asked for in this time is not asked for again. */
const unusedMs = 30 * dayMs;

/** Names that `layerCache` gives, with those of drafts that a killed process left. */
const ours = /^(?:layer|image)-v\d+-[0-9a-f]{64}\.json(?:\.[\d-]+)?$/;

/**
 * Takes what has not been read for 30 days out of a cache of layers, once a day. Several processes may do it at once.
 *
 * @param onNotice hears when the folder cannot be swept, which costs room and nothing else
 */
export async function sweepLayerCache(folder: string, nowMs: number, onNotice: (text: string) => void): Promise<void> {
  const marker = join(folder, 'swept');
  try {
    if (nowMs - (await lastUse(marker)) < dayMs) return;
    for (const name of await readdir(folder)) {
      if (!ours.test(name)) continue;
      const file = join(folder, name);
      const keptMs = name.endsWith('.json') ? unusedMs : dayMs;
      if (nowMs - (await lastUse(file)) > keptMs) await rm(file, { force: true });
    }
    await writeFile(marker, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    onNotice(`the cache of layers cannot be swept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** When a file was last read, as far as its file system keeps that, or written; the beginning of time when it is not there. */
async function lastUse(file: string): Promise<number> {
  try {
    const { atimeMs, mtimeMs } = await stat(file);
    return Math.max(atimeMs, mtimeMs);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
