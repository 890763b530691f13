import type { FileChange } from '../features/file-change.ts';
import { type BlobReader, blobReader } from './blob-reader.ts';
import { type Repository, streamGit } from './git.ts';
import { parseLog, patchFormat } from './parse-log.ts';
import { leastScore, maxScore, type Spans, similarity, spansOf } from './similarity.ts';

/**
 * `git log -M` gives each deleted file to one new file at most. `git blame` looks for the source of each new file for
 * itself, so that several may come from the same deleted one. This finds where the two differ.
 */
export interface MoveFinder {
  /** Undefined where there is nothing to look for, which is nearly always. Sets `move` of the files that it finds. */
  find(files: readonly FileChange[]): Promise<void> | undefined;
  close(): void;
}

/** A cut-off as git's rename limit is: so many contents are not compared. */
const mostCompared = 1_000_000;
/** Files with the name of the source need less proof than others and more than the least: diffcore-rename.c. */
const sameNameScore = leastScore + (maxScore - leastScore) / 2;

export function moveFinder(repository: Repository): MoveFinder {
  const blobs = blobReader(repository);
  return {
    find(files) {
      const sources = files.filter(isSource);
      const targets = files.filter((file) => isTarget(file) && !isSettled(file, sources));
      if (sources.length < 1 || targets.length === 0 || sources.length * targets.length > mostCompared)
        return undefined;
      return setMoves(repository, blobs, sources, targets);
    },
    close: () => blobs.close(),
  };
}

function isSource({ entry, record }: FileChange): boolean {
  return (entry.status === 'D' || entry.status === 'R') && record?.text === true;
}

function isTarget({ entry, text }: FileChange): boolean {
  return (entry.status === 'A' || entry.status === 'R') && text;
}

function isFile(mode: string): boolean {
  return mode.startsWith('100');
}

/** Whether git log and git blame must agree on where a file came from. */
function isSettled(file: FileChange, sources: readonly FileChange[]): boolean {
  if (file.entry.status === 'A') return file.added === 0 || sources.every(({ entry }) => entry.status === 'D');
  const same = sources.filter((source) => isSame(source, file));
  if (file.entry.oldBlob === file.entry.newBlob) return same.length === 1;
  return sources.length === 1;
}

async function setMoves(
  repository: Repository,
  blobs: BlobReader,
  sources: readonly FileChange[],
  targets: readonly FileChange[],
): Promise<void> {
  const open = targets.filter((target) => exactSource(target, sources) === undefined && isFile(target.entry.newMode));
  const files = open.length === 0 ? [] : sources.filter(({ entry }) => isFile(entry.oldMode));
  const spans = new Map<string, Spans>();
  const wanted = [...files.map(({ entry }) => entry.oldBlob), ...open.map(({ entry }) => entry.newBlob)];
  if (files.length > 0) await blobs.read([...new Set(wanted)], (blob, content) => spans.set(blob, spansOf(content)));
  for (const target of targets) {
    const source = exactSource(target, sources) ?? likelySource(target, files, spans);
    if (source?.record === undefined || (target.entry.status === 'R' && source.record === target.record)) continue;
    const exact = source.entry.oldBlob === target.entry.newBlob;
    const hunks = exact ? [] : await hunksBetween(repository, source.entry.oldBlob, target.entry.newBlob);
    target.move = { from: source.record, hunks };
  }
}

/** diffcore-rename.c, find_identical_files: the first with the same name, or else the first. */
function exactSource(target: FileChange, sources: readonly FileChange[]): FileChange | undefined {
  const same = sources.filter((source) => isSame(source, target));
  return same.find((source) => sameName(source, target)) ?? same[0];
}

function isSame({ entry }: FileChange, target: FileChange): boolean {
  const { newMode, newBlob } = target.entry;
  return entry.oldBlob === newBlob && (entry.oldMode === newMode || (isFile(entry.oldMode) && isFile(newMode)));
}

function sameName(source: FileChange, target: FileChange): boolean {
  return nameOf(source.entry.oldPath) === nameOf(target.entry.path);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** diffcore-rename.c: the only one of the same name if it is alike enough, or else the one that is most alike. */
function likelySource(
  target: FileChange,
  sources: readonly FileChange[],
  spans: ReadonlyMap<string, Spans>,
): FileChange | undefined {
  const wanted = spans.get(target.entry.newBlob);
  if (wanted === undefined) return undefined;
  const scoreOf = ({ entry }: FileChange) => similarity(spans.get(entry.oldBlob) ?? wanted, wanted);
  const [only, ...others] = sources.filter((source) => sameName(source, target));
  if (only !== undefined && others.length === 0 && scoreOf(only) >= sameNameScore) return only;
  let best: FileChange | undefined;
  let most = leastScore - 1;
  for (const source of sources) {
    const score = scoreOf(source);
    const better = score === most && best !== undefined && sameName(source, target) && !sameName(best, target);
    if (score <= most && !better) continue;
    best = source;
    most = score;
  }
  return best;
}

async function hunksBetween(repository: Repository, from: string, to: string): Promise<number[]> {
  const hunks: number[] = [];
  const ignore = () => undefined;
  const parser = parseLog({
    ...{ commit: ignore, entry: ignore, patch: ignore, binary: ignore, deleted: ignore, added: ignore, end: ignore },
    hunk: (...numbers) => hunks.push(...numbers.slice(0, 4).map(Number)),
  });
  const diff = ['diff', ...patchFormat, '--text', from, to];
  const end = await streamGit(repository, diff, (chunk) => parser.take(chunk));
  await parser.finish();
  if (end.status !== 0) throw new Error(`git cannot compare ${from} with ${to}: ${end.complaint}`);
  return hunks;
}
