import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ownership, ownership, processesHere } from './run/owner.ts';

type Kind = 'build' | 'secrets' | 'stages' | 'wasi';
const kinds: readonly Kind[] = ['build', 'secrets', 'stages', 'wasi'];

/** A folder for this user alone, whose name says who made it. Whoever makes it removes it. */
export function temporaryFolder(kind: Kind): string {
  const { place, pid, startOf } = processesHere();
  return mkdtempSync(join(tmpdir(), `slipway-${kind}-${shortOf(place)}-${pid}-${startOf(pid) ?? ''}-`));
}

/** Removes the folders of processes that were killed before they could. Those of others are left alone. */
export function sweepTemporary(): void {
  const here = processesHere();
  const owners = ownership({ ...here, place: shortOf(here.place) });
  for (const name of readdirSync(tmpdir()).filter((name) => isLeft(name, owners)))
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch (error) {
      // Another user's: that user's next run takes it away.
      if (!(error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')))
        throw error;
    }
}

function isLeft(name: string, { isGone }: Ownership): boolean {
  const [, kind, place, pid, start] = /^slipway-([a-z]+)-([0-9a-f]{8})-(\d+)-(\d*)-\w+$/.exec(name) ?? [];
  return kinds.some((known) => known === kind) && isGone(`${place}/${pid}/${start}`);
}

function shortOf(place: string): string {
  return createHash('sha256').update(place).digest('hex').slice(0, 8);
}
