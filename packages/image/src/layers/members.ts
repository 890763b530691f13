import { cleanPath } from './layer-contents.ts';
import type { TarEntry } from './tar-scanner.ts';

/** Manifests and configurations are some kilobytes; what is longer is none. */
export const longestJson = 16 * 1024 * 1024;

/** Members of an archive by their paths. */
export type Members = Map<string, TarEntry>;

/** A member through links: old engines write a layer that several images share once, and links to it. */
export function memberOf(members: ReadonlyMap<string, TarEntry>, path: string): TarEntry | undefined {
  let entry = members.get(path);
  for (let links = 0; entry !== undefined && (entry.type === '1' || entry.type === '2'); links++) {
    if (links > 8) return undefined;
    const folder = entry.type === '2' && !entry.linkName.startsWith('/') ? `${cleanPath(entry.name)}/../` : '';
    entry = members.get(cleanPath(folder + entry.linkName));
  }
  return entry;
}
