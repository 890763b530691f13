import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayerEntry } from './layer-contents.ts';
import { type LayerTree, layerTree, type Node } from './layer-tree.ts';

const file = (path: string, bytes = 1): LayerEntry => ({ path, kind: 'file', bytes, mode: 0o644, target: '' });
const folder = (path: string): LayerEntry => ({ path, kind: 'directory', bytes: 0, mode: 0o755, target: '' });
const symlink = (path: string, target: string): LayerEntry => ({
  path,
  kind: 'symlink',
  bytes: 0,
  mode: 0o777,
  target,
});
const hardlink = (path: string, target: string): LayerEntry => ({
  path,
  kind: 'hardlink',
  bytes: 0,
  mode: 0o644,
  target,
});
const whiteout = (path: string): LayerEntry => ({ path, kind: 'whiteout', bytes: 0, mode: 0, target: '' });
const opaque = (path: string): LayerEntry => ({ path, kind: 'opaque', bytes: 0, mode: 0, target: '' });

function visible(tree: LayerTree): [string, Node][] {
  const seen: [string, Node][] = [];
  tree.visit((path, node) => seen.push([path, node]));
  return seen;
}

function image(...layers: LayerEntry[][]) {
  const tree = layerTree();
  for (const entries of layers) tree.apply({ entries, evidence: new Map() });
  return {
    seen: visible(tree)
      .map(([path]) => path)
      .sort(),
    hidden: tree.hidden.map(({ path, bytes, layer, hiddenBy }) => `${path} ${bytes} ${layer}→${hiddenBy}`),
  };
}

describe('hidden bytes', () => {
  test('a file that is replaced twice is hidden once by each', () => {
    const { hidden } = image([file('a', 5)], [file('a', 6)], [file('a', 7)]);
    expect(hidden).toEqual(['a 5 0→1', 'a 6 1→2']);
  });

  test('a deleted directory hides all that is in it', () => {
    const { seen, hidden } = image([folder('d'), file('d/a', 5), file('d/e/b', 6)], [whiteout('d')]);
    expect(seen).toEqual([]);
    expect(hidden.sort()).toEqual(['d/a 5 0→1', 'd/e/b 6 0→1']);
  });

  test('an opaque directory hides what was in it, not what comes with it, wherever its mark stands', () => {
    for (const marked of [
      [file('d/new', 2), opaque('d')],
      [opaque('d'), file('d/new', 2)],
    ])
      expect(image([file('d/old', 5)], marked)).toEqual({ seen: ['d', 'd/new'], hidden: ['d/old 5 0→1'] });
  });

  test('a whiteout spares a file of its own layer', () => {
    expect(image([file('a', 5)], [file('a', 2), whiteout('a')])).toEqual({ seen: ['a'], hidden: ['a 5 0→1'] });
  });

  test('the bytes of hard links are hidden with the last of them', () => {
    const lower = [file('a', 5), hardlink('b', 'a')];
    expect(image(lower, [whiteout('a')]).hidden).toEqual([]);
    expect(image(lower, [whiteout('a')], [file('b', 1)]).hidden).toEqual(['a 5 0→2']);
  });

  test('a hard link to a file of a lower layer keeps its bytes in sight', () => {
    expect(image([file('a', 5)], [hardlink('b', 'a')], [whiteout('a')])).toEqual({ seen: ['b'], hidden: [] });
  });

  test('a file that replaces a directory hides it, and the other way round', () => {
    expect(image([file('d/a', 5)], [file('d', 2)])).toEqual({ seen: ['d'], hidden: ['d/a 5 0→1'] });
    expect(image([file('d', 5)], [file('d/a', 2)])).toEqual({ seen: ['d', 'd/a'], hidden: ['d 5 0→1'] });
  });

  test('an entry that comes twice in a layer hides itself', () => {
    expect(image([file('a', 5), file('a', 6)])).toEqual({ seen: ['a'], hidden: ['a 5 0→0'] });
  });
});

describe('links on the way', () => {
  test('what is written through a link to a directory lands in that directory', () => {
    const lower = [folder('usr/bin'), file('usr/bin/tool', 5), symlink('bin', 'usr/bin')];
    expect(image(lower, [file('bin/tool', 6)])).toEqual({
      seen: ['bin', 'usr', 'usr/bin', 'usr/bin/tool'],
      hidden: ['usr/bin/tool 5 0→1'],
    });
    expect(image(lower, [whiteout('bin/tool')]).hidden).toEqual(['usr/bin/tool 5 0→1']);
  });

  test('a directory that replaces a link to one leaves the old one alone', () => {
    const { seen } = image([file('usr/bin/tool'), symlink('bin', 'usr/bin')], [folder('bin'), file('bin/x')]);
    expect(seen).toEqual(['bin', 'bin/x', 'usr', 'usr/bin', 'usr/bin/tool']);
  });

  test('links in a circle are replaced by the directory that is needed', () => {
    expect(image([symlink('a', 'b'), symlink('b', 'a')], [file('a/x')]).seen).toContain('a/x');
  });

  test('a path leads through links to what it means', () => {
    const tree = layerTree();
    const entries = [
      file('usr/bin/dash', 5),
      symlink('bin', '/usr/bin'),
      symlink('usr/bin/sh', 'dash'),
      symlink('x', 'x'),
    ];
    tree.apply({ entries, evidence: new Map() });
    expect(tree.resolve('bin/sh')?.inode?.path).toBe('usr/bin/dash');
    expect(tree.resolve('x')?.kind).toBe('symlink');
    expect(tree.resolve('usr/../bin/../../../usr/bin/dash')?.kind).toBe('file');
  });

  test('a hard link to nothing is an empty file, and is told of', () => {
    const tree = layerTree();
    expect(tree.apply({ entries: [hardlink('a', 'gone')], evidence: new Map() })).toEqual(['a']);
    expect(visible(tree).map(([path]) => path)).toEqual(['a']);
  });
});

test('directories may be nested deeper than any stack', () => {
  const deep = 'd/'.repeat(20_000);
  const { hidden } = image([file(`${deep}a`, 5)], [whiteout('d')]);
  expect(hidden).toHaveLength(1);
  expect(image([file(`${deep}a`, 5)]).seen).toHaveLength(20_001);
});

/** A file system as one flat list of names, rebuilt by the letter of the specification; slow, and hard to get wrong. */
class NaiveFiles {
  readonly names = new Map<string, { kind: string; target: string; inode: object }>();
  readonly inodes = new Map<object, { path: string; bytes: number; layer: number; hiddenBy?: number }>();

  apply(entries: readonly LayerEntry[], layer: number): void {
    for (const { kind, path } of entries) {
      const at = this.real(path, kind === 'opaque' ? 'whole' : 'folder alone');
      if (kind === 'whiteout' && at !== undefined) this.remove(at);
      if (kind === 'opaque' && at !== undefined)
        for (const name of [...this.names.keys()]) if (at === '' || name.startsWith(`${at}/`)) this.names.delete(name);
    }
    for (const entry of entries) if (entry.kind !== 'whiteout' && entry.kind !== 'opaque') this.put(entry, layer);
    const left = new Set([...this.names.values()].map(({ inode }) => inode));
    for (const [inode, what] of this.inodes) if (!left.has(inode) && what.hiddenBy === undefined) what.hiddenBy = layer;
  }

  private put({ kind, path, bytes, target }: LayerEntry, layer: number): void {
    const linked = kind === 'hardlink' ? this.names.get(this.real(target, 'folder alone') ?? 'nowhere') : undefined;
    const fileLinked = linked?.kind === 'directory' ? undefined : linked;
    const folder = path.split('/').slice(0, -1);
    let at = '';
    for (const part of folder) {
      const next = this.real(at === '' ? part : `${at}/${part}`, 'whole, to be made');
      at = next ?? at;
      const parts = at.split('/');
      for (let i = 1; i <= parts.length; i++) {
        const up = parts.slice(0, i).join('/');
        if (this.names.get(up)?.kind !== 'directory') this.set(up, 'directory', '', {});
      }
    }
    const name = [...(at === '' ? [] : [at]), path.split('/').at(-1)].join('/');
    if (fileLinked !== undefined) {
      if (this.names.get(name)?.inode === fileLinked.inode) return;
      this.set(name, fileLinked.kind, fileLinked.target, fileLinked.inode);
      return;
    }
    const inode = {};
    const isFolder = kind === 'directory';
    if (!isFolder) this.inodes.set(inode, { path, bytes, layer });
    if (isFolder && this.names.get(name)?.kind === 'directory') return;
    this.set(name, kind === 'hardlink' ? 'file' : kind, target, inode);
  }

  private set(name: string, kind: string, target: string, inode: object): void {
    this.remove(name);
    this.names.set(name, { kind, target, inode });
  }

  private remove(at: string): void {
    for (const name of [...this.names.keys()]) if (name === at || name.startsWith(`${at}/`)) this.names.delete(name);
  }

  /** The path without links on the way. */
  private real(path: string, links: 'whole' | 'folder alone' | 'whole, to be made'): string | undefined {
    let left = path.split('/');
    let at: string[] = [];
    while (left.length > 0) {
      const [part = '', ...rest] = left;
      left = rest;
      if (part === '..') at.pop();
      if (part === '' || part === '.' || part === '..') continue;
      const here = [...at, part].join('/');
      const node = this.names.get(here);
      const isEnd = left.length === 0 && links === 'folder alone';
      if (node?.kind === 'symlink' && !isEnd) {
        if (node.target.startsWith('/')) at = [];
        left = [...node.target.split('/'), ...left];
        continue;
      }
      if (node === undefined && !isEnd && links !== 'whole, to be made') return undefined;
      if (node !== undefined && node.kind !== 'directory' && !isEnd && links !== 'whole, to be made') return undefined;
      at.push(part);
    }
    return at.join('/');
  }
}

function naiveImage(layers: readonly (readonly LayerEntry[])[]): { seen: string[]; hidden: string[] } {
  const files = new NaiveFiles();
  for (const [i, entries] of layers.entries()) files.apply(entries, i);
  const bytesOf = (inode: object): number => files.inodes.get(inode)?.bytes ?? 0;
  return {
    seen: [...files.names].map(([path, { kind, inode }]) => `${path} ${kind} ${bytesOf(inode)}`).sort(),
    hidden: [...files.inodes.values()]
      .filter(({ bytes, hiddenBy }) => bytes > 0 && hiddenBy !== undefined)
      .map(({ path, bytes, layer, hiddenBy }) => `${path} ${bytes} ${layer}→${hiddenBy}`)
      .sort(),
  };
}

/** Paths that often meet. Links lead to `real`, which is only ever a directory. */
const path = fc.oneof(
  fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
  fc.constantFrom('real/a', 'real/b', 'real/sub/a', 'real/sub/b'),
);
const entry: fc.Arbitrary<LayerEntry> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(path, fc.integer({ min: 0, max: 9 })).map(([at, bytes]) => file(at, bytes)) },
  { weight: 2, arbitrary: path.map(folder) },
  { weight: 2, arbitrary: fc.tuple(path, path).map(([at, target]) => hardlink(at, target)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b', 'a/c', 'c/b'), fc.constantFrom('/real', '/real/sub', '/real/../real/./sub'))
      .map(([at, target]) => symlink(at, target)),
  },
  { weight: 2, arbitrary: path.map(whiteout) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'a/b', 'real', 'real/sub', '').map(opaque) },
);

test('any stack of layers shows and hides what a naive file system does', () => {
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 5 }), (layers) => {
      const tree = layerTree();
      for (const entries of layers) tree.apply({ entries, evidence: new Map() });
      const naive = naiveImage(layers);
      const seen = visible(tree).map(([at, { kind, inode }]) => `${at} ${kind} ${inode?.bytes ?? 0}`);
      expect(seen.sort()).toEqual(naive.seen);
      expect(tree.hidden.map((lost) => `${lost.path} ${lost.bytes} ${lost.layer}→${lost.hiddenBy}`).sort()).toEqual(
        naive.hidden,
      );
    }),
    { numRuns: 2000 },
  );
});
