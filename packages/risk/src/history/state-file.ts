import { gunzipSync, gzipSync } from 'node:zlib';
import { classicFeatures } from '../features/classic.ts';
import { features } from '../features/features.ts';
import type { FileKind } from '../features/file-kind.ts';
import { windowOf } from '../features/window.ts';
import { type ByteReader, type ByteWriter, byteReader, byteWriter } from './bytes.ts';
import type { LineOwners } from './line-owners.ts';
import type { OpenUnit, Progress } from './replay-units.ts';
import { type Decayed, type FileRecord, newState, type State } from './state.ts';
import type { LabelSource } from './unit.ts';

/** Raise it with every change of what is stored or of how features are made: older states are then replayed anew. */
export const stateFormat = 1;

/** Names what a state was made with: one of another format or of other features is of no use. */
function signature(tokens: boolean): string {
  const names = [...features, ...classicFeatures].map(({ name }) => name).join(',');
  return `slipway-risk-state ${stateFormat} ${tokens ? 'with' : 'without'} words ${names}`;
}

/** Packs a progress into bytes; `head` is the hash of its newest unit. */
export function packProgress({ state, units }: Progress, head: string, tokens: boolean): Buffer {
  const writer = byteWriter();
  writer.text(signature(tokens));
  writer.text(head);
  writeState(writer, state);
  writer.count(units.length);
  for (const unit of units) writeUnit(writer, unit);
  return gzipSync(writer.done(), { level: 3 });
}

/** @throws Error where the bytes are damaged, or are of another format, of other features or of another commit */
export function unpackProgress(packed: Buffer, head: string, tokens: boolean): Progress {
  const reader = byteReader(gunzipSync(packed));
  if (reader.text() !== signature(tokens)) throw new Error('it was made by another version');
  if (reader.text() !== head) throw new Error('it belongs to another commit');
  const state = readState(reader);
  const units = list(reader, () => readUnit(reader));
  if (reader.left() !== 0) throw new Error('it is longer than it should be');
  return { state, units };
}

function list<T>(reader: ByteReader, read: () => T): T[] {
  const length = reader.count();
  if (length > reader.left()) throw new RangeError('a list is longer than what is left');
  return Array.from({ length }, read);
}

function writeState(writer: ByteWriter, state: State): void {
  let before = 0;
  writer.count(state.times.length);
  for (const [index, time] of state.times.entries()) {
    writer.whole(time - before);
    writer.count(state.marks[index] ?? 0);
    before = time;
  }
  writer.count(state.nextFile);
  writer.count(state.window.seen);
  writer.count(state.window.columns);
  writer.floats(state.window.values);
  writer.count(state.folders.size);
  for (const [path, { recentChanges, recentFixes }] of state.folders) {
    writer.byteText(path);
    writeDecayed(writer, recentChanges);
    writeDecayed(writer, recentFixes);
  }
  writer.count(state.authors.size);
  for (const [name, { number, changes, recent, folders }] of state.authors) {
    writer.text(name);
    writer.count(number);
    writer.count(changes);
    writeDecayed(writer, recent);
    writer.count(folders.size);
    for (const [folder, times] of folders) {
      writer.byteText(folder);
      writer.count(times);
    }
  }
  writer.count(state.files.size);
  for (const [path, record] of state.files) {
    writer.byteText(path);
    writeRecord(writer, record);
  }
}

function readState(reader: ByteReader): State {
  const state = newState();
  let time = 0;
  list(reader, () => {
    time += reader.whole();
    state.times.push(time);
    state.marks.push(reader.count());
  });
  state.nextFile = reader.count();
  const seen = reader.count();
  const columns = reader.count();
  state.window = windowOf(reader.floats(), columns, seen);
  list(reader, () =>
    state.folders.set(reader.byteText(), { recentChanges: readDecayed(reader), recentFixes: readDecayed(reader) }),
  );
  list(reader, () => {
    const name = reader.text();
    const known = { number: reader.count(), changes: reader.count(), recent: readDecayed(reader) };
    const folders = new Map(list(reader, () => [reader.byteText(), reader.count()] as const));
    state.authors.set(name, { ...known, folders });
  });
  list(reader, () => {
    const path = reader.byteText();
    const record = readRecord(reader);
    state.files.set(path, record);
    state.byId.set(record.id, record);
  });
  return state;
}

function writeDecayed(writer: ByteWriter, { value, time }: Decayed): void {
  writer.float(value);
  writer.whole(time);
}

function readDecayed(reader: ByteReader): Decayed {
  return { value: reader.float(), time: reader.whole() };
}

function writeRecord(writer: ByteWriter, record: FileRecord): void {
  writer.count(record.id);
  writer.text(record.kind);
  writer.count(record.text ? 1 : 0);
  writer.text(record.blob);
  writer.whole(record.firstTime);
  writer.whole(record.lastTime);
  writer.count(record.changes);
  for (const count of [record.recentChanges, record.recentFixes, record.recentBlames]) writeDecayed(writer, count);
  writer.count(record.authors.length);
  for (const author of record.authors) writer.count(author);
  writer.count(record.partners.size);
  for (const [id, times] of record.partners) {
    writer.count(id);
    writer.count(times);
  }
  writeOwners(writer, record.owners);
}

function readRecord(reader: ByteReader): FileRecord {
  return {
    id: reader.count(),
    // A kind of another version only makes the file count for nothing.
    kind: reader.text() as FileKind,
    text: reader.count() === 1,
    blob: reader.text(),
    firstTime: reader.whole(),
    lastTime: reader.whole(),
    changes: reader.count(),
    recentChanges: readDecayed(reader),
    recentFixes: readDecayed(reader),
    recentBlames: readDecayed(reader),
    authors: list(reader, () => reader.count()),
    partners: new Map(list(reader, () => [reader.count(), reader.count()] as const)),
    owners: readOwners(reader),
  };
}

/** Neighbouring lines mostly have the same owner: runs are far shorter than lines. */
function writeOwners(writer: ByteWriter, { units, lines }: LineOwners): void {
  writer.count(lines);
  for (let at = 0; at < lines; ) {
    const unit = units[at] as number;
    let end = at + 1;
    while (end < lines && units[end] === unit) end++;
    writer.count(end - at);
    writer.count(unit);
    at = end;
  }
}

function readOwners(reader: ByteReader): LineOwners {
  const lines = reader.count();
  const units = new Int32Array(lines);
  for (let at = 0; at < lines; ) {
    const length = reader.count();
    if (length === 0 || at + length > lines) throw new RangeError('a run of lines does not fit into its file');
    units.fill(reader.count(), at, at + length);
    at += length;
  }
  return { units, lines };
}

function writeUnit(writer: ByteWriter, unit: OpenUnit): void {
  writer.count(unit.index);
  writer.text(unit.hash);
  writer.whole(unit.time);
  writer.text(unit.subject);
  writer.whole(unit.request ?? -1);
  writer.floats(unit.features);
  writer.floats(unit.classic);
  for (const texts of [unit.tokens ?? [], unit.files]) {
    writer.count(texts.length);
    for (const text of texts) writer.text(text);
  }
  writer.count(unit.touchesCode ? 1 : 0);
  writer.text(unit.fix ?? '');
  writer.whole(unit.anyFixAt ?? -1);
  writer.count(unit.blames.length);
  for (const { by, time, source } of unit.blames) {
    writer.text(by);
    writer.whole(time);
    writer.text(source);
  }
}

function readUnit(reader: ByteReader): OpenUnit {
  const head = { index: reader.count(), hash: reader.text(), time: reader.whole(), subject: reader.text() };
  const request = reader.whole();
  const rows = { features: reader.floats(), classic: reader.floats() };
  const tokens = list(reader, () => reader.text());
  const files = list(reader, () => reader.text());
  const touchesCode = reader.count() === 1;
  const fix = reader.text();
  const anyFixAt = reader.whole();
  const blames = list(reader, () => ({ by: reader.text(), time: reader.whole(), source: sourceOf(reader.text()) }));
  return {
    ...{ ...head, request: request < 0 ? undefined : request, ...rows, files, touchesCode, blames, blamed: blames[0] },
    tokens: tokens.length === 0 ? undefined : tokens,
    fix: fix === '' ? undefined : sourceOf(fix),
    anyFixAt: anyFixAt < 0 ? undefined : anyFixAt,
  };
}

function sourceOf(text: string): LabelSource {
  if (text === 'tag' || text === 'revert' || text === 'issue' || text === 'keyword') return text;
  throw new Error(`it has a label of the unknown source ${JSON.stringify(text)}`);
}
