import type { Evidence, EvidenceKind } from './evidence.ts';
import type { EntryKind, LayerContents, LayerEntry } from './layer-contents.ts';

/** Grows when what is kept of a layer changes, so that nobody reads what an older version wrote. */
export const codecVersion = 5;

const kinds: readonly EntryKind[] = ['file', 'directory', 'symlink', 'hardlink', 'special', 'whiteout', 'opaque'];
const letters = 'fdlhswo';

/** A layer as JSON in columns: a tenth of the size of one object an entry, and three times as fast to read. */
interface Columns {
  readonly version: number;
  readonly folders: readonly string[];
  /** Index of the folder that each entry is in. */
  readonly folder: readonly number[];
  readonly name: readonly string[];
  readonly kind: string;
  readonly bytes: readonly number[];
  readonly mode: readonly number[];
  /** Index of an entry → where it leads. */
  readonly target: Readonly<Record<string, string>>;
  readonly evidence: Readonly<Record<string, readonly [EvidenceKind, string]>>;
}

export function encodeLayer({ entries, evidence }: LayerContents): string {
  const folders = new Map<string, number>();
  const columns = {
    version: codecVersion,
    folder: [] as number[],
    name: [] as string[],
    kind: entries.map(({ kind }) => letters[kinds.indexOf(kind)]).join(''),
    bytes: entries.map(({ bytes }) => bytes),
    mode: entries.map(({ mode }) => mode),
    target: {} as Record<string, string>,
    evidence: Object.fromEntries([...evidence].map(([i, { kind, text }]) => [i, [kind, text] as const])),
  };
  for (const [i, { path, target }] of entries.entries()) {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, slash + 1);
    const index = folders.get(folder) ?? folders.size;
    if (index === folders.size) folders.set(folder, index);
    columns.folder.push(index);
    columns.name.push(path.slice(slash + 1));
    if (target !== '') columns.target[i] = target;
  }
  return JSON.stringify({ ...columns, folders: [...folders.keys()] } satisfies Columns);
}

/** @returns undefined for what this version did not write */
export function decodeLayer(json: string): LayerContents | undefined {
  const columns = columnsOf(json);
  if (columns === undefined) return undefined;
  const { folders, folder, name, bytes, mode, target } = columns;
  const entries: LayerEntry[] = [];
  for (let i = 0; i < name.length; i++) {
    const kind = kinds[letters.indexOf(columns.kind[i] ?? '')];
    const prefix = folders[folder[i] ?? -1];
    if (kind === undefined || prefix === undefined) return undefined;
    const path = prefix + name[i];
    entries.push({ path, kind, bytes: bytes[i] ?? 0, mode: mode[i] ?? 0, target: target[i] ?? '' });
  }
  const evidence = new Map<number, Evidence>();
  for (const [i, [kind, text]] of Object.entries(columns.evidence)) evidence.set(Number(i), { kind, text });
  return { entries, evidence };
}

function columnsOf(json: string): Columns | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isColumns(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isColumns(value: unknown): value is Columns {
  if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== codecVersion)
    return false;
  const { folders, folder, name, kind, bytes, mode, target, evidence } = value as Partial<Columns>;
  const lists = [folder, name, bytes, mode].every((list) => Array.isArray(list) && list.length === name?.length);
  return lists && Array.isArray(folders) && typeof kind === 'string' && isObject(target) && isObject(evidence);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
