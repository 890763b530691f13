import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageError } from '../error.ts';
import { readLayerRange } from './archive-source.ts';
import { describeImage, type ImageChoice, type Lookup } from './image-index.ts';
import type { ImageSource } from './image-source.ts';
import { longestJson } from './members.ts';
import { readLayers } from './read-layers.ts';

/** What a layout may be asked for: digests in it are others' words, and must not lead out of its folder. */
const inLayout = /^(?:index\.json|blobs\/[a-z0-9+._-]+\/[a-f0-9]+)$/;

/** A folder with an OCI image layout, as `buildx build -o type=oci,tar=false` writes it. */
export function layoutSource(folder: string, choice: ImageChoice = {}): ImageSource {
  const lookup: Lookup = async (path) => {
    if (!inLayout.test(path)) return undefined;
    try {
      const file = await open(join(folder, path));
      try {
        return (await file.stat()).size > longestJson ? undefined : await file.readFile();
      } finally {
        await file.close();
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new ImageError('bad-archive', `${join(folder, path)} cannot be read`, { cause: error });
    }
  };
  return {
    name: folder,
    async read(context) {
      const image = await describeImage(folder, lookup, choice);
      return readLayers(folder, image, context, async (blob, where) => {
        const path = join(folder, inLayout.test(blob.path) ? blob.path : 'blobs/none');
        const file = await open(path).catch((cause: unknown) => {
          throw new ImageError('bad-archive', `${where}: ${blob.path} cannot be read`, { cause });
        });
        try {
          const range = { start: 0, bytes: (await file.stat()).size };
          return await readLayerRange(path, file, range, where, context);
        } finally {
          await file.close();
        }
      });
    },
  };
}
