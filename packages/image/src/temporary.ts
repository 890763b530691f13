import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImageError } from './error.ts';
import { type Ownership, ownership, processesHere } from './run/owner.ts';

type Kind = 'build' | 'secrets' | 'stages' | 'wasi';
const kinds: readonly Kind[] = ['build', 'secrets', 'stages', 'wasi'];

/**
 * A folder for this user alone, whose name says who made it. Whoever makes it removes it.
 *
 * @throws ImageError `disk-full`, or `bad-build-input` where there is no place for it
 */
export function temporaryFolder(kind: Kind): string {
  const { place, pid, startOf } = processesHere();
  try {
    return mkdtempSync(join(tmpdir(), `slipway-${kind}-${shortOf(place)}-${pid}-${startOf(pid) ?? ''}-`));
  } catch (error) {
    throw temporaryProblem(error);
  }
}

/** Why something could not be written to a temporary folder. */
export function temporaryProblem(cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ImageError('disk-full', `The disk of the temporary folder ${tmpdir()} is full.`, {
      cause,
      hint: 'Free some space there, or set TMPDIR to a folder with more.',
    });
  if (code === undefined || !['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'].includes(code)) return cause;
  return new ImageError('bad-build-input', `The temporary folder ${tmpdir()} cannot be written to (${code}).`, {
    cause,
    hint: 'Set TMPDIR to a folder that is there and that this user may write to.',
  });
}

/**
 * Removes the folders of processes that were killed before they could, and ends the builds that go on for them: nobody would
 * have their result, and they hold locks of cache mounts. Those of others are left alone.
 */
export function sweepTemporary(): void {
  const here = processesHere();
  const owners = ownership({ ...here, place: shortOf(here.place) });
  for (const name of namesIn(tmpdir()).filter((name) => isLeft(name, owners)))
    try {
      endClients(join(tmpdir(), name));
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch (error) {
      // Another user's: that user's next run takes it away.
      if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
    }
}

/** Ends builds that were told to write into a folder. Where there is no /proc, they end with their build. */
function endClients(folder: string): void {
  for (const pid of namesIn('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--metadata-file=${folder}/`)) continue;
      process.kill(Number(pid), 'SIGTERM');
    } catch (error) {
      // It has ended meanwhile, or is another user's.
      if (!['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
    }
}

/** A folder that cannot be read is told when something is to be written to it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return [];
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function isLeft(name: string, { isGone }: Ownership): boolean {
  const [, kind, place, pid, start] = /^slipway-([a-z]+)-([0-9a-f]{8})-(\d+)-(\d*)-\w+$/.exec(name) ?? [];
  return kinds.some((known) => known === kind) && isGone(`${place}/${pid}/${start}`);
}

function shortOf(place: string): string {
  return createHash('sha256').update(place).digest('hex').slice(0, 8);
}
