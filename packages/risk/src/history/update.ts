import { experienceHalfLife } from '../features/classic.ts';
import type { FeatureRow } from '../features/feature.ts';
import { comparedValues } from '../features/features.ts';
import type { FileChange } from '../features/file-change.ts';
import { isCode } from '../features/file-kind.ts';
import { remember } from '../features/window.ts';
import { applyHunks, type LineOwners, noLines } from './line-owners.ts';
import {
  addAt,
  changeHalfLife,
  type FileRecord,
  fixHalfLife,
  folderOf,
  isFix,
  keptAuthors,
  keptPartners,
  newDecayed,
  type State,
  subsystemOf,
} from './state.ts';

export interface Landed {
  readonly files: readonly FileChange[];
  readonly time: number;
  readonly author: string;
  readonly fix: boolean;
  readonly row: FeatureRow;
}

/** Brings the state forward by one unit. @throws Error where the change does not fit what is known of its files */
export function land(state: State, landed: Landed): void {
  const unit = state.times.length;
  const author = authorNumber(state, landed);
  const changed = moveFiles(state, landed.files, unit, landed.time);
  for (const { file, record } of changed) noteChange(state, landed, file, record, author);
  notePartners(changed.filter(({ file }) => isCode(file.kind) || file.kind === 'test').map(({ record }) => record));
  if (landed.files.some((file) => isCode(file.kind))) remember(state.window, comparedValues(landed.row));
  state.times.push(landed.time);
  state.marks.push(landed.fix ? isFix : 0);
}

interface Changed {
  readonly file: FileChange;
  readonly record: FileRecord;
}

/** Old paths go before new ones come: a commit may rename a file and put another in its place. */
function moveFiles(state: State, files: readonly FileChange[], unit: number, time: number): Changed[] {
  const moved = new Map<string, LineOwners>();
  for (const { entry, record, move } of files) {
    if (entry.status !== 'A' && record?.blob !== entry.oldBlob)
      throw new Error(`the log changes ${JSON.stringify(entry.oldPath)} from a content that it did not have`);
    // A record changes in place, and may be where the lines of several files come from.
    const owners =
      move === undefined ? undefined : { units: move.from.owners.units.slice(), lines: move.from.owners.lines };
    if (owners !== undefined) moved.set(entry.path, owners);
    if (entry.status === 'D' || entry.status === 'R') state.files.delete(entry.oldPath);
    if (entry.status === 'D' && record !== undefined) state.byId.delete(record.id);
  }
  const changed: Changed[] = [];
  for (const file of files) {
    const { entry } = file;
    if (entry.status === 'D') continue;
    const record = recordAfter(state, file, time);
    own(record, file, unit, moved.get(entry.path));
    state.files.set(entry.path, record);
    state.byId.set(record.id, record);
    if (entry.oldBlob !== entry.newBlob) changed.push({ file, record });
  }
  return changed;
}

function recordAfter(state: State, { entry, kind, record }: FileChange, time: number): FileRecord {
  if (record !== undefined && entry.status !== 'C') {
    record.kind = kind;
    record.blob = entry.newBlob;
    if (entry.status === 'T') record.owners = noLines();
    return record;
  }
  const id = state.nextFile++;
  const owners = record === undefined ? noLines() : { units: record.owners.units.slice(), lines: record.owners.lines };
  return {
    ...{
      id,
      kind,
      owners,
      text: record?.text ?? true,
      blob: entry.newBlob,
      firstTime: time,
      lastTime: time,
      changes: 0,
    },
    ...{ recentChanges: newDecayed(), recentFixes: newDecayed(), recentBlames: newDecayed(), authors: [] },
    partners: new Map<number, number>(),
  };
}

function own(record: FileRecord, file: FileChange, unit: number, moved: LineOwners | undefined): void {
  if (file.entry.status === 'T') record.text = file.text;
  if (!file.text) record.text = false;
  if (record.text && moved !== undefined) record.owners = moved;
  if (record.text) applyHunks(record.owners, file.move?.hunks ?? file.hunks, unit);
  else record.owners = noLines();
}

function noteChange(state: State, landed: Landed, file: FileChange, record: FileRecord, author: number): void {
  const { time } = landed;
  record.changes++;
  record.lastTime = Math.max(record.lastTime, time);
  addAt(record.recentChanges, time, changeHalfLife, 1);
  if (!record.authors.includes(author) && record.authors.length < keptAuthors) record.authors.push(author);
  if (!isCode(file.kind)) return;
  const path = folderOf(file.entry.path);
  let folder = state.folders.get(path);
  if (folder === undefined) {
    folder = { recentChanges: newDecayed(), recentFixes: newDecayed() };
    state.folders.set(path, folder);
  }
  addAt(folder.recentChanges, time, changeHalfLife, 1);
  if (!landed.fix) return;
  addAt(record.recentFixes, time, fixHalfLife, 1);
  addAt(folder.recentFixes, time, fixHalfLife, 1);
  if (file.blame !== undefined) addAt(record.recentBlames, time, fixHalfLife, 1);
}

function authorNumber(state: State, { author, time, files }: Landed): number {
  let known = state.authors.get(author);
  if (known === undefined) {
    known = { number: state.authors.size, changes: 0, recent: newDecayed(), folders: new Map() };
    state.authors.set(author, known);
  }
  known.changes++;
  addAt(known.recent, time, experienceHalfLife, 1);
  for (const name of new Set(files.map(({ entry }) => subsystemOf(entry.path))))
    known.folders.set(name, (known.folders.get(name) ?? 0) + 1);
  return known.number;
}

/** Larger changes say little of which files belong together. */
const mostPartners = 25;

function notePartners(records: readonly FileRecord[]): void {
  if (records.length < 2 || records.length > mostPartners) return;
  for (const record of records) {
    for (const other of records)
      if (other !== record) record.partners.set(other.id, (record.partners.get(other.id) ?? 0) + 1);
    if (record.partners.size > keptPartners) forgetRarest(record.partners);
  }
}

function forgetRarest(partners: Map<number, number>): void {
  for (const [id, times] of partners) if (times < 2 && partners.size > keptPartners / 2) partners.delete(id);
  for (const id of partners.keys()) {
    if (partners.size <= keptPartners) return;
    partners.delete(id);
  }
}
