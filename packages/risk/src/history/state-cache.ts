import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from './replay-units.ts';
import { packProgress, stateFormat, unpackProgress } from './state-file.ts';

/** A state that was found, how many units of the main line it covers, and what should be said. */
export interface Found {
  readonly progress: Progress | undefined;
  readonly units: number;
  readonly notes: readonly string[];
}

const fileName = /^risk-state-(\d+)-([0-9a-f]{40,64})\.gz$/;

function nameOf(head: string): string {
  return `risk-state-${stateFormat}-${head}.gz`;
}

/** Looks in a folder for the newest state of a main line. What cannot be used is told, never trusted. */
export async function findState(folder: string, hashes: readonly string[], tokens: boolean): Promise<Found> {
  const position = new Map(hashes.map((hash, index) => [hash, index]));
  const stored = (await namesIn(folder)).flatMap((name) => {
    const match = fileName.exec(name);
    return match === null ? [] : [{ name, format: Number(match[1]), head: match[2] ?? '' }];
  });
  const usable = stored
    .filter(({ format, head }) => format === stateFormat && position.has(head))
    .sort((a, b) => (position.get(b.head) ?? 0) - (position.get(a.head) ?? 0));
  const notes: string[] = [];
  for (const { name, head } of usable) {
    try {
      const progress = unpackProgress(await readFile(join(folder, name)), head, tokens);
      const units = (position.get(head) ?? 0) + 1;
      if (progress.state.times.length !== units)
        throw new Error(`it covers ${progress.state.times.length} units instead of ${units}`);
      return { progress, units, notes };
    } catch (error) {
      notes.push(`The stored history ${name} was not used: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
  if (stored.length > 0 && usable.length === 0)
    notes.push(
      `No stored history is of this main line, which was perhaps rewritten: all ${hashes.length} units were read anew.`,
    );
  return { progress: undefined, units: 0, notes };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    // A folder that is not there yet is what the first run finds.
    return [];
  }
}

/** Stores a state and removes older ones of the same main line. Gives what went wrong, as a sentence. */
export async function storeState(
  folder: string,
  progress: Progress,
  hashes: readonly string[],
  tokens: boolean,
): Promise<string | undefined> {
  const head = hashes.at(-1) ?? '';
  try {
    await mkdir(folder, { recursive: true });
    const file = join(folder, nameOf(head));
    // Jobs may share the folder: a file is whole or not there.
    await writeFile(`${file}.${progress.state.times.length}.part`, packProgress(progress, head, tokens));
    await rename(`${file}.${progress.state.times.length}.part`, file);
    await tidy(folder, nameOf(head), new Set(hashes.slice(0, -1)));
    return undefined;
  } catch (error) {
    return `The history could not be stored in ${folder}: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** States of other main lines that are kept: branches take turns in one folder. */
const keptOthers = 3;

async function tidy(folder: string, newest: string, older: ReadonlySet<string>): Promise<void> {
  const others: { readonly path: string; readonly time: number }[] = [];
  for (const name of await readdir(folder)) {
    const match = fileName.exec(name);
    if (match === null || name === newest) continue;
    const path = join(folder, name);
    if (Number(match[1]) !== stateFormat || older.has(match[2] ?? '')) await rm(path, { force: true });
    else others.push({ path, time: (await stat(path)).mtimeMs });
  }
  others.sort((a, b) => b.time - a.time);
  for (const { path } of others.slice(keptOthers)) await rm(path, { force: true });
}
