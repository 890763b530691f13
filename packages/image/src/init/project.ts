import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** An application as far as a proposal looks at it. */
export interface Project {
  /** Paths relative to its folder, forward slashes, sorted. */
  readonly files: readonly string[];
  /** The program that is asked for, where a project has several: its name or folder. */
  readonly program?: string;
  /** Whether there are more files than are listed. */
  readonly isCut?: boolean;
  /** The text of a file; undefined when it is not there or cannot be read. */
  read(path: string): string | undefined;
  /** Whether a file or folder is there, also one that the list leaves out, such as `dist`. */
  exists(path: string): boolean;
}

/** What no proposal needs to look into. */
const skipped = new Set([
  '.git',
  'node_modules',
  'vendor',
  '.venv',
  'venv',
  '__pycache__',
  '.gradle',
  '.idea',
  '.vscode',
  '.next',
  '.tox',
]);
/** Where builds write, unless sources are in folders that are called so. */
const outputs = new Set(['target', 'dist', 'build', 'coverage']);
const isSource = /(?:^|\/)(?:src|internal|pkg|cmd)\//;
const maxFiles = 5_000;
/** Packages of Java are deep. */
const maxDepth = 16;
const maxBytes = 512 * 1024;

/**
 * The application in a folder: at most 5,000 files, sixteen levels deep, and the first 512 KiB of each.
 *
 * @param program the one that is asked for, where there are several
 */
export function projectIn(folder: string, program?: string): Project {
  const files: string[] = [];
  let isCut = false;
  // Files before folders: what says how to build is not crowded out by a folder of thousands.
  const walk = (path: string, depth: number): void => {
    const folders: string[] = [];
    for (const entry of entriesOf(join(folder, path))) {
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name) && !(outputs.has(entry.name) && !isSource.test(child))) folders.push(child);
        // That it is there says how to build; what is in it does not.
        if (child === 'vendor' && readStart(join(folder, 'vendor/modules.txt')) !== undefined)
          files.push('vendor/modules.txt');
      } else if (!entry.isFile() && !entry.isSymbolicLink()) continue;
      else if (files.length < maxFiles) files.push(child);
      else isCut = true;
    }
    if (depth < maxDepth) for (const child of folders) walk(child, depth + 1);
  };
  walk('', 0);
  return {
    files: files.sort(),
    isCut,
    ...(program !== undefined && { program }),
    read: (path) => readStart(join(folder, path)),
    exists: (path) => existsSync(join(folder, path)),
  };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return []; // A folder that cannot be read says nothing about the build system.
  }
}

function readStart(path: string): string | undefined {
  let descriptor: number | undefined;
  try {
    // A named pipe would wait for ever.
    if (!statSync(path).isFile()) return undefined;
    descriptor = openSync(path, 'r');
    const buffer = Buffer.alloc(maxBytes);
    // Editors of Windows put a mark before the text, which tools skip.
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, maxBytes, 0)).replace(/^\uFEFF/, '');
  } catch {
    return undefined; // It went away, or may not be read: as if it were not there.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** A path in a folder that may be the root. */
export function at(folder: string, path: string): string {
  return folder === '' ? path : path === '' ? folder : `${folder}/${path}`;
}
