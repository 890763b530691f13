import {
  closeSync,
  constants,
  fstatSync,
  globSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Problem } from '../problem.ts';
import { decode, isSuspect, tooLarge, unreadable } from './decode.ts';
import { matchesGlob } from './glob.ts';
import type { SourceText } from './source-text.ts';

export interface ReadOptions {
  /** Folder that relative paths start from, and that reported paths are relative to. */
  readonly cwd: string;
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
  readStdin(): Buffer;
}

interface Candidate {
  readonly path: string;
  /** The path as reports print it. */
  readonly file: string;
  /** Whether the user named it; otherwise it is a regular file that a folder held. */
  readonly named: boolean;
}

const isManifestName = (name: string) => name.endsWith('.yaml') || name.endsWith('.yml') || name.endsWith('.json');

/**
 * Reads files, folders, globs and standard input (`-`). A file that cannot be read comes back as a defect, so that it
 * hides nothing about the others.
 *
 * @throws Problem `not-found` that names every path or glob that matches nothing
 */
export function readTexts(inputs: readonly string[], options: ReadOptions): SourceText[] {
  const missing: string[] = [];
  const sources: SourceText[] = [];
  const seen = new Set<string>();
  const [wanted, excluded] = [
    inputs.filter((input) => !input.startsWith('!')),
    inputs.filter((input) => input.startsWith('!')).map((input) => input.slice(1)),
  ];
  const exclude = [...options.exclude, ...excluded];
  for (const input of wanted) {
    if (input === '-') {
      sources.push(decode('-', options.readStdin()));
      continue;
    }
    const candidates = candidatesOf(input, options.cwd);
    if (candidates === undefined) missing.push(input);
    for (const candidate of candidates ?? []) {
      const { file } = candidate;
      if (seen.has(file) || exclude.some((glob) => matchesGlob(file, glob))) continue;
      seen.add(file);
      const source = readCandidate(candidate, options.maxFileBytes);
      if (source !== undefined) sources.push(source);
    }
  }
  if (missing.length > 0) throw notFound(missing);
  return sources;
}

function notFound(missing: readonly string[]): Problem {
  const names = missing.map((path) => JSON.stringify(path)).join(', ');
  return new Problem(
    'not-found',
    missing.length === 1
      ? `${names} is no file or folder, and no file matches it.`
      : `These are no files or folders, and no file matches them: ${names}.`,
    {
      hint: 'Paths are relative to the folder that the command runs in; in a workflow, check the repository out first.',
    },
  );
}

/** Files behind an input; undefined when there are none. */
function candidatesOf(input: string, cwd: string): Candidate[] | undefined {
  const path = resolve(cwd, input);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return walk(path, reported(path, cwd));
  const named = (found: string): Candidate => ({ path: found, file: reported(found, cwd), named: true });
  if (stat !== undefined) return [named(path)];
  if (!/[*?[{]/.test(input)) return danglingLink(path) ? [named(path)] : undefined;
  const found = globSync(input, { cwd, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    entry,
  }));
  const candidates = found
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path: match, entry }) => (entry.isDirectory() ? walk(match, reported(match, cwd)) : [named(match)]));
  return candidates.length === 0 ? undefined : candidates;
}

function danglingLink(path: string): boolean {
  try {
    return readdirSync(resolve(path, '..'), { withFileTypes: true }).some(
      (entry) => entry.isSymbolicLink() && join(entry.parentPath, entry.name) === path,
    );
  } catch {
    return false; // The folder does not exist either: the path is simply wrong.
  }
}

/** Manifests below a folder, in an order that does not depend on the machine. Links to folders are not followed: they may form a loop. */
function walk(folder: string, folderAsReported: string): Candidate[] {
  const found: Candidate[] = [];
  let entries: ReturnType<typeof readFolder>;
  try {
    entries = readFolder(folder);
  } catch {
    return [{ path: folder, file: folderAsReported, named: true }]; // Reading it as a file says why it cannot be read.
  }
  const prefix = folderAsReported === '.' ? '' : `${folderAsReported}/`;
  for (const entry of entries) {
    const { name } = entry;
    const path = `${folder}${sep}${name}`;
    const file = prefix + name;
    if (entry.isDirectory()) {
      if (!name.startsWith('.') && name !== 'node_modules') found.push(...walk(path, file));
    } else if (isManifestName(name)) found.push({ path, file, named: !entry.isFile() });
  }
  return found;
}

function readFolder(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reported(path: string, cwd: string): string {
  const from = relative(cwd, path);
  return (from === '' ? '.' : from).split(sep).join('/');
}

function readCandidate(candidate: Candidate, limit: number): SourceText | undefined {
  const { path, file, named } = candidate;
  const text = named ? undefined : readPlain(path, limit);
  const source = text === undefined ? readClosely(candidate, limit) : { file, text, defects: [] };
  // JSON below a folder is mostly something else; only what claims to be a Kubernetes object is taken.
  const other = !named && path.endsWith('.json') && source.defects.length === 0;
  return other && !source.text.includes('"apiVersion"') ? undefined : source;
}

/** The text of a regular file, at the price of two system calls; undefined when anything about it needs a closer look. */
function readPlain(path: string, limit: number): string | undefined {
  try {
    if (statSync(path).size > limit) return undefined;
    const text = readFileSync(path, 'utf8');
    return isSuspect(text) ? undefined : text;
  } catch {
    return undefined; // The closer look says why.
  }
}

function readClosely({ path, file, named }: Candidate, limit: number): SourceText {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    // A shell's `<(command)` is a pipe with a writer; a pipe elsewhere may never get one.
    if (named && stat.isFIFO() && /^\/(?:dev|proc)\//.test(path)) return decode(file, readFileSync(path));
    if (!stat.isFile())
      return unreadable(
        file,
        stat.isDirectory() ? 'it is a folder' : 'it is no regular file; standard input is named by `-`',
      );
    if (stat.size > limit) return tooLarge(file, stat.size, limit);
    return decode(file, readAll(descriptor, stat.size));
  } catch (error) {
    return unreadable(file, reason(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readAll(descriptor: number, size: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(size);
  let read = 0;
  while (read < size) {
    const count = readSync(descriptor, buffer, read, size - read, null);
    if (count === 0) break;
    read += count;
  }
  return buffer.subarray(0, read);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it does not exist, or is a link to nothing';
  if (code === 'ENXIO') return 'it is a socket';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
