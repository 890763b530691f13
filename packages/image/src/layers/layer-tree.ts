import type { Evidence } from './evidence.ts';
import type { LayerContents, LayerEntry } from './layer-contents.ts';

/** Contents of a file, which several names can share. */
export interface Inode {
  readonly path: string;
  readonly bytes: number;
  readonly layer: number;
  names: number;
}

/** What is seen at a path. */
export interface Node {
  readonly kind: 'file' | 'directory' | 'symlink' | 'special';
  readonly layer: number;
  readonly mode: number;
  readonly target: string;
  readonly inode: Inode | undefined;
  readonly evidence: Evidence | undefined;
  /** Of a directory. */
  readonly children: Map<string, Node> | undefined;
}

/** Contents that no name leads to any more. */
export interface HiddenFile {
  readonly path: string;
  readonly bytes: number;
  readonly layer: number;
  readonly hiddenBy: number;
}

/** An image's file system, made of its layers from the lowest on. */
export interface LayerTree {
  /** @returns hard links whose file is not there, as paths */
  apply(contents: LayerContents): readonly string[];
  readonly hidden: readonly HiddenFile[];
  /** Shows what is seen, each directory before its contents. */
  visit(show: (path: string, node: Node) => void): void;
  /** What a path leads to, through symbolic links. */
  resolve(path: string): Node | undefined;
}

/** As Linux does: more links than these are taken for a loop. */
const mostLinks = 40;

export function layerTree(): LayerTree {
  const tree = new Tree();
  return {
    apply: (contents) => tree.apply(contents),
    hidden: tree.hidden,
    visit: (show) => walk(tree.root, show),
    resolve: (path) => tree.resolve(path),
  };
}

/** Without recursion: an archive can nest directories deeper than any stack. */
function walk(root: Node, show: (path: string, node: Node) => void): void {
  const open = [{ folder: '', entries: (root.children ?? new Map<string, Node>()).entries() }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const next = top.entries.next();
    if (next.done === true) {
      open.pop();
      continue;
    }
    const [name, node] = next.value;
    const path = top.folder === '' ? name : `${top.folder}/${name}`;
    show(path, node);
    if (node.children !== undefined) open.push({ folder: path, entries: node.children.entries() });
  }
}

class Tree {
  root: Node = directory(0, 0o755);
  readonly hidden: HiddenFile[] = [];
  private layer = -1;
  private lastFolder: { readonly path: string; readonly node: Node } | undefined;

  apply({ entries, evidence }: LayerContents): string[] {
    this.layer++;
    this.lastFolder = undefined;
    // Whiteouts act on lower layers alone, wherever in the archive they stand.
    for (const { kind, path } of entries)
      if (kind === 'whiteout') this.whiteout(path);
      else if (kind === 'opaque') this.hideContents(this.folder(path, 'find'));
    const dangling: string[] = [];
    entries.forEach((entry, i) => {
      if (entry.kind === 'hardlink') {
        if (!this.link(entry)) dangling.push(entry.path);
      } else if (entry.kind !== 'whiteout' && entry.kind !== 'opaque') this.put(entry, entry.kind, evidence.get(i));
    });
    return dangling;
  }

  resolve(path: string): Node | undefined {
    return this.follow(path, { left: mostLinks }, 'find')?.at(-1);
  }

  private whiteout(path: string): void {
    const folder = this.folder(parentOf(path), 'find');
    const name = nameOf(path);
    const node = folder?.children?.get(name);
    if (node === undefined) return;
    folder?.children?.delete(name);
    this.hide(node);
  }

  private hideContents(folder: Node | undefined): void {
    if (folder?.children === undefined) return;
    for (const node of folder.children.values()) this.hide(node);
    folder.children.clear();
  }

  private put(entry: LayerEntry, kind: Node['kind'], evidence: Evidence | undefined): void {
    if (entry.path === '') return;
    const children = this.childrenOf(parentOf(entry.path));
    const name = nameOf(entry.path);
    const before = children.get(name);
    if (kind === 'directory') {
      const node = directory(this.layer, entry.mode, before?.children);
      children.set(name, node);
      if (before !== undefined) this.lastFolder = undefined;
      if (before !== undefined && before.children === undefined) this.hide(before);
      return;
    }
    const inode = { path: entry.path, bytes: entry.bytes, layer: this.layer, names: 1 };
    const { layer } = this;
    children.set(name, { kind, layer, mode: entry.mode, target: entry.target, inode, evidence, children: undefined });
    if (before !== undefined) this.hide(before);
  }

  private link({ path, target }: LayerEntry): boolean {
    const node = this.folder(parentOf(target), 'find')?.children?.get(nameOf(target));
    if (node?.inode === undefined) {
      this.put({ path, kind: 'file', bytes: 0, mode: 0o644, target: '' }, 'file', undefined);
      return false;
    }
    // Counted first: making room for the new name can take away the old one.
    node.inode.names++;
    const children = this.childrenOf(parentOf(path));
    const before = children.get(nameOf(path));
    children.set(nameOf(path), { ...node, layer: this.layer });
    if (before !== undefined) this.hide(before);
    return true;
  }

  /** Takes a name away, with all below it. The bytes behind a name are hidden with the last one that leads to them. */
  private hide(gone: Node): void {
    this.lastFolder = undefined;
    const pending = [gone];
    for (const { children, inode } of pending) {
      for (const child of children?.values() ?? []) pending.push(child);
      if (inode === undefined || --inode.names > 0 || inode.bytes === 0) continue;
      this.hidden.push({ path: inode.path, bytes: inode.bytes, layer: inode.layer, hiddenBy: this.layer });
    }
  }

  private childrenOf(path: string): Map<string, Node> {
    const children = this.folder(path, 'make')?.children;
    if (children === undefined) throw new TypeError(`no directory was made at ${path}`);
    return children;
  }

  private folder(path: string, missing: 'find' | 'make'): Node | undefined {
    if (path === '') return this.root;
    if (this.lastFolder?.path === path) return this.lastFolder.node;
    const node = this.follow(path, { left: mostLinks }, missing)?.at(-1);
    if (node?.children === undefined) return undefined;
    this.lastFolder = { path, node };
    return node;
  }

  /**
   * The nodes from the root to a path, through the symbolic links on the way: an engine that unpacks `bin/x` over a link
   * `bin → usr/bin` writes `usr/bin/x`. Directories that are missing are made on the way when asked for.
   */
  private follow(
    path: string,
    links: { left: number },
    missing: 'find' | 'make',
    from: readonly Node[] = [this.root],
  ): readonly Node[] | undefined {
    let trail = [...from];
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue;
      if (part === '..') {
        if (trail.length > 1) trail.pop();
        continue;
      }
      const children = trail.at(-1)?.children;
      if (children === undefined) return undefined;
      const node = children.get(part);
      if (node?.kind === 'symlink') {
        const start = node.target.startsWith('/') ? [this.root] : trail;
        const followed = links.left-- > 0 ? this.follow(node.target, links, missing, start) : undefined;
        if (followed !== undefined) {
          trail = [...followed];
          continue;
        }
      }
      const next = node !== undefined && (node.children !== undefined || missing === 'find') ? node : undefined;
      if (next === undefined && missing === 'find') return undefined;
      trail.push(next ?? this.makeDirectory(children, part, node));
    }
    return trail;
  }

  private makeDirectory(siblings: Map<string, Node>, name: string, before: Node | undefined): Node {
    const made = directory(this.layer, 0o755);
    siblings.set(name, made);
    if (before !== undefined) this.hide(before);
    return made;
  }
}

function directory(layer: number, mode: number, children = new Map<string, Node>()): Node {
  return { kind: 'directory', layer, mode, target: '', inode: undefined, evidence: undefined, children };
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
