import type { FileEntry, ImageAnalysis, LayerAnalysis } from './analysis.ts';
import { type BaseLayers, baseLayerCount } from './base-layers.ts';
import type { SeenEvidence } from './evidence.ts';
import type { ImageSource, ReadImage } from './image-source.ts';
import { layerCache } from './layer-cache.ts';
import { type Inode, type LayerTree, layerTree, type Node } from './layer-tree.ts';
import { searchedFor } from './secret-search.ts';
import { certificatePlaces, type ToolKind, toolKind } from './tools.ts';

export interface AnalyzeOptions {
  /** Folder that layers are kept in between runs; it is made when it is missing. */
  readonly cache?: string;
  /** What the base image brought. */
  readonly base?: BaseLayers;
  /** How many of the largest files, and of the largest hidden ones, are listed. */
  readonly largest?: number;
  /** Asks for files by their absolute path; see `ImageAnalysis.matched`. */
  readonly match?: (path: string) => boolean;
  /**
   * Values that must stand in no layer, plain or in base64; see `ImageAnalysis.secretFiles`. With any, every layer is read
   * whole, whatever the cache has. Those shorter than `shortestSearched` are left out.
   */
  readonly search?: readonly Uint8Array[];
  /** Hears of what costs time or is odd, and changes nothing. */
  readonly onNotice?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * What an image carries: bytes by layer, bytes that later layers hide (each counted once), tools left in it, and evidence
 * of packages. Reads the layers as streams and writes nothing to disk but the cache.
 *
 * @throws ImageError `bad-archive` for a damaged image, `no-image` for a missing one, and what the source throws
 */
export async function analyzeImage(source: ImageSource, options: AnalyzeOptions = {}): Promise<ImageAnalysis> {
  const { cache, onNotice = () => undefined, signal, search = [] } = options;
  const kept = cache === undefined ? undefined : layerCache(cache, onNotice);
  const context = { cache: kept, signal, search: searchedFor(search) };
  const image = await source.read(context);
  signal?.throwIfAborted();
  return analysisOf(image, source.name, { ...options, onNotice });
}

function analysisOf(
  image: ReadImage,
  name: string,
  options: AnalyzeOptions & Required<Pick<AnalyzeOptions, 'onNotice'>>,
): ImageAnalysis {
  const tree = layerTree();
  for (const [i, { contents }] of image.layers.entries())
    for (const path of tree.apply(contents))
      options.onNotice(`layer ${i + 1} of ${name} has a hard link /${path} to a file that is not there`);
  const others = (image.others ?? []).map(({ settings, image: other }) => ({
    ...settings,
    analysis: other === undefined ? undefined : analysisOf(other, `${name} for ${settings.platform}`, options),
  }));
  return { ...summarize(image, tree, options), others };
}

function summarize(
  image: ReadImage,
  tree: LayerTree,
  { base, largest = 20, match }: AnalyzeOptions,
): Omit<ImageAnalysis, 'others'> {
  const layers = layerSums(image, tree, base);
  const seen = look(tree, match, largest);
  const bytes = total(layers.map((layer) => layer.bytes));
  const hiddenBytes = total(layers.map((layer) => layer.hiddenBytes));
  return {
    imageId: image.imageId,
    bytes,
    baseBytes: total(layers.filter(({ fromBase }) => fromBase).map((layer) => layer.bytes)),
    visibleBytes: bytes - hiddenBytes,
    hiddenBytes,
    layers,
    largestFiles: seen.files.list(),
    hiddenFiles: tree.hidden.toSorted(bySize).slice(0, largest),
    tools: seen.tools,
    setuid: seen.setuid,
    worldWritable: seen.worldWritable,
    hasCaCertificates: seen.hasCaCertificates,
    matched: seen.matched,
    credentials: credentialsIn(image, tree),
    passwd: passwdOf(tree),
    secretFiles: image.layers.flatMap(({ secretPaths }, layer) => secretPaths.map((path) => ({ path, layer }))),
    secretsElsewhere: image.elsewhere ?? [],
    evidence: seen.evidence,
  };
}

function layerSums({ layers, history }: ReadImage, tree: LayerTree, base: BaseLayers | undefined): LayerAnalysis[] {
  const makers = history.filter(({ isEmpty }) => !isEmpty);
  const hidden = layers.map(() => 0);
  for (const { layer, bytes } of tree.hidden) hidden[layer] = (hidden[layer] ?? 0) + bytes;
  const diffIds = layers.map(({ diffId }) => diffId);
  const ofBase = baseLayerCount(diffIds, history, base);
  return layers.map(({ diffId, contents }, i) => {
    let bytes = 0;
    let files = 0;
    for (const entry of contents.entries) {
      bytes += entry.bytes;
      if (entry.kind === 'file' || entry.kind === 'hardlink') files++;
    }
    // A history that does not fit the layers tells nothing of any of them.
    const createdBy = makers.length === layers.length ? (makers[i]?.createdBy ?? '') : '';
    return { diffId, createdBy, bytes, files, hiddenBytes: hidden[i] ?? 0, fromBase: i < ofBase };
  });
}

interface Seen {
  readonly files: Largest;
  readonly tools: { compilers: string[]; packageManagers: string[]; shells: string[] };
  readonly setuid: Pick<FileEntry, 'path' | 'layer'>[];
  readonly worldWritable: string[];
  readonly matched: FileEntry[];
  readonly evidence: Map<string, SeenEvidence>;
  hasCaCertificates: boolean;
}

function look(tree: LayerTree, match: AnalyzeOptions['match'], largest: number): Seen {
  const seen: Seen = {
    files: largestOf(largest),
    tools: { compilers: [], packageManagers: [], shells: [] },
    setuid: [],
    worldWritable: [],
    matched: [],
    evidence: new Map(),
    hasCaCertificates: false,
  };
  const counted = new Set<Inode>();
  tree.visit((path, node) => lookAt(path, node, tree, seen, counted, match));
  for (const list of [seen.worldWritable, ...Object.values(seen.tools)]) list.sort();
  seen.setuid.sort((a, b) => (a.path < b.path ? -1 : 1));
  return seen;
}

function lookAt(
  path: string,
  node: Node,
  tree: LayerTree,
  seen: Seen,
  counted: Set<Inode>,
  match: AnalyzeOptions['match'],
): void {
  const { kind, mode, layer, inode } = node;
  const file = { path, bytes: inode?.bytes ?? 0, layer };
  if (match?.(`/${path}`) === true) seen.matched.push(file);
  if (kind === 'symlink' || kind === 'file') {
    const tool = toolKind(path);
    const real = tool === undefined ? undefined : kind === 'file' ? node : tree.resolve(path);
    if (tool !== undefined && isProgram(real) && !isApplet(tool, real)) seen.tools[tool].push(path);
    if (certificatePlaces.has(path)) seen.hasCaCertificates ||= (tree.resolve(path)?.inode?.bytes ?? 0) > 0;
  }
  if (kind === 'directory' && (mode & 0o1002) === 0o002) seen.worldWritable.push(path);
  if (kind !== 'file' || inode === undefined) return;
  if ((mode & 0o4000) !== 0 || (mode & 0o2010) === 0o2010) seen.setuid.push({ path, layer });
  if ((mode & 0o002) !== 0) seen.worldWritable.push(path);
  if (counted.has(inode)) return;
  counted.add(inode);
  seen.files.add(file);
  if (node.evidence !== undefined && !aside.has(node.evidence.kind))
    seen.evidence.set(path, { ...node.evidence, layer });
}

/** What is no word of packages. */
const aside: ReadonlySet<string> = new Set(['passwd', 'credential']);

/** What is hidden was shipped all the same. */
function credentialsIn({ layers }: ReadImage, tree: LayerTree): ImageAnalysis['credentials'] {
  return layers.flatMap(({ contents: { entries, evidence } }, layer) =>
    [...evidence].flatMap(([i, { kind, text: what }]) => {
      const path = entries[i]?.path;
      if (kind !== 'credential' || path === undefined) return [];
      return [{ path, layer, what, isHidden: tree.resolve(path)?.inode?.layer !== layer }];
    }),
  );
}

/** The last layer that has it wins; engines follow links to it, whose ends were not read. */
function passwdOf(tree: LayerTree): string | undefined {
  const node = tree.resolve('etc/passwd');
  if (node === undefined || node.inode?.bytes === 0) return '';
  return node.evidence?.kind === 'passwd' ? node.evidence.text : undefined;
}

function isProgram(node: Node | undefined): node is Node {
  return node?.kind === 'file' && (node.mode & 0o111) !== 0;
}

/** The `rpm` and `dpkg` of BusyBox unpack archives; they install nothing. */
function isApplet(tool: ToolKind, { inode }: Node): boolean {
  return tool === 'packageManagers' && inode !== undefined && /(?:^|\/)busybox$/.test(inode.path);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Keeps the largest files: an image has tens of thousands, and a list of all would be sorted for twenty of them. */
interface Largest {
  add(file: FileEntry): void;
  list(): FileEntry[];
}

function largestOf(count: number): Largest {
  let files: FileEntry[] = [];
  let least = -1;
  const cut = (): FileEntry[] => {
    files = files.sort(bySize).slice(0, count);
    least = files.length < count ? -1 : (files.at(-1)?.bytes ?? 0);
    return files;
  };
  return {
    add(file) {
      if (file.bytes < least) return;
      files.push(file);
      if (files.length > count * 4 + 64) cut();
    },
    list: cut,
  };
}

/** Largest first; equal ones by path, so that the same image always gives the same list. */
function bySize(a: { bytes: number; path: string }, b: { bytes: number; path: string }): number {
  return b.bytes - a.bytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
