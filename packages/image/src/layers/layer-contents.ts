import type { Evidence } from './evidence.ts';

/** What an entry of a layer does to the file system below it. */
export type EntryKind = 'file' | 'directory' | 'symlink' | 'hardlink' | 'special' | 'whiteout' | 'opaque';

export interface LayerEntry {
  /**
   * From the root, without leading or trailing slash and without dots; empty for the root itself. For a whiteout the path
   * that it deletes, for an opaque mark the directory whose older contents it hides.
   */
  readonly path: string;
  readonly kind: EntryKind;
  /** Size of a file; 0 for everything else. */
  readonly bytes: number;
  readonly mode: number;
  /** Where a link leads: as it is written for a symbolic one, a path from the root for a hard one. */
  readonly target: string;
}

/** One layer on its own, in the order of its archive. Depends on its bytes alone, so it can be kept by its digest. */
export interface LayerContents {
  readonly entries: readonly LayerEntry[];
  /** What is known of the contents of a file, by index of its entry. */
  readonly evidence: ReadonlyMap<number, Evidence>;
}

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

/**
 * How a member of a layer's archive acts; undefined for bookkeeping of old storage drivers.
 * Source: OCI image specification, layer.md, "Representing changes".
 */
export function layerEntry(
  name: string,
  type: string,
  bytes: number,
  mode: number,
  linkName: string,
): LayerEntry | undefined {
  const path = cleanPath(name);
  const slash = path.lastIndexOf('/');
  if (path.startsWith(whiteout, slash + 1)) {
    const folder = slash < 0 ? '' : path.slice(0, slash);
    const base = path.slice(slash + 1);
    if (base === opaque) return { path: folder, kind: 'opaque', bytes: 0, mode: 0, target: '' };
    if (base.startsWith('.wh..wh.') || base === whiteout) return undefined;
    const hidden = folder === '' ? base.slice(whiteout.length) : `${folder}/${base.slice(whiteout.length)}`;
    return { path: hidden, kind: 'whiteout', bytes: 0, mode: 0, target: '' };
  }
  const kind = kinds[type] ?? 'special';
  if (path === '' && kind !== 'directory') return undefined;
  const target = kind === 'hardlink' ? cleanPath(linkName) : kind === 'symlink' ? linkName : '';
  return { path, kind, bytes: kind === 'file' ? bytes : 0, mode, target };
}

const kinds: Readonly<Record<string, EntryKind>> = { '0': 'file', '1': 'hardlink', '2': 'symlink', '5': 'directory' };

const unclean = /^\.?\/|\/$|\/\/|(?:^|\/)\.\.?(?:\/|$)/;

/** A path from the root; `..` does not lead out of it. */
export function cleanPath(name: string): string {
  if (!unclean.test(name)) return name;
  const parts: string[] = [];
  for (const part of name.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}
