import { globSync, lstatSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { matchesGlob } from '@slipway/core';
import { ImageError } from '../error.ts';

/** The files that a check was asked for, and what of it there is none of. */
export interface FilesToCheck {
  /** As reports print them; `-` is standard input. */
  readonly files: readonly string[];
  readonly problems: readonly ImageError[];
}

/**
 * Dockerfiles behind paths, folders that have one, globs, `!globs` that leave out, and `-`, as `slipway lint` takes them.
 * Each stands there once.
 */
export function filesToCheck(given: readonly string[], cwd: string): FilesToCheck {
  const excluded = given.filter((text) => text.startsWith('!')).map((text) => text.slice(1));
  const problems: ImageError[] = [];
  const files = new Set<string>();
  for (const text of given.filter((one) => !one.startsWith('!'))) {
    const found = filesOf(text, cwd);
    if (found.length === 0)
      problems.push(
        new ImageError('no-dockerfile', `No file matches ${text}.`, {
          hint: 'Paths are relative to the folder that the command runs in.',
        }),
      );
    for (const file of found) if (!excluded.some((glob) => matchesGlob(file, glob))) files.add(file);
  }
  return { files: [...files], problems };
}

function filesOf(given: string, cwd: string): string[] {
  if (given === '-') return [given];
  const path = resolve(cwd, given);
  if (!/[*?[{]/.test(given) || lstatSync(path, { throwIfNoEntry: false }) !== undefined) return [fileOf(given, cwd)];
  return globSync(given, { cwd })
    .toSorted()
    .map((found) => fileOf(found, cwd))
    .filter((file) => lstatSync(resolve(cwd, file), { throwIfNoEntry: false }) !== undefined);
}

/** A folder stands for the Dockerfile in it. */
function fileOf(given: string, cwd: string): string {
  const isFolder = statSync(resolve(cwd, given), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return given;
  return relative(cwd, join(resolve(cwd, given), 'Dockerfile'))
    .split(sep)
    .join('/');
}
