import { type FileChange, newFileChange } from '../features/file-change.ts';
import { isCode, type PathFacts, pathFacts } from '../features/file-kind.ts';
import { classOf, type LineFacts, lineClass, scanLine } from '../features/line-scan.ts';
import type { TokenCollector } from '../features/tokens.ts';
import { type Entry, type LogReader, pathText } from './parse-log.ts';
import { isBlamed, isFix, type State } from './state.ts';

const daySeconds = 86_400;
/** Code that is younger was hardly used yet when it is changed again. */
const youngDays = 30;

export interface ChangeReader extends LogReader {
  /** Files of the commit that is being read. */
  readonly files: FileChange[];
  /** Seconds since 1970 of the commit that is being read: set it before its patch comes. */
  time: number;
}

/** Reads the patch of one commit after another into what each does to its files. `finish` gets a commit when it is whole. */
export function changeReader(
  state: State,
  begin: (hash: string) => void,
  finish: () => Promise<void> | undefined,
  tokens: TokenCollector | undefined,
): ChangeReader {
  const paths = new Map<string, PathFacts>();
  const facts: LineFacts = { class: 0, indent: 0, control: 0, concurrency: 0, memory: 0 };
  const byEntry = new Map<Entry, FileChange>();
  const functions = new Set<string>();
  let current: FileChange | undefined;
  let judged = false;
  let oldLine = 0;

  function factsOf(path: string): PathFacts {
    let known = paths.get(path);
    if (known === undefined) {
      known = pathFacts(path);
      paths.set(path, known);
    }
    return known;
  }

  function ownerOf(file: FileChange, line: number): number | undefined {
    const record = file.record;
    if (record?.text !== true || record.blob !== file.entry.oldBlob || line > record.owners.lines) return undefined;
    return record.owners.units[line - 1];
  }

  function deletedCode(file: FileChange, line: number): void {
    file.deletedCode++;
    const owner = ownerOf(file, line);
    if (owner === undefined) return;
    const marks = state.marks[owner] ?? 0;
    const days = Math.max(0, reader.time - (state.times[owner] ?? 0)) / daySeconds;
    file.owned++;
    file.ageSum += Math.log2(1 + days);
    if (days < youngDays) file.young++;
    if ((marks & isFix) !== 0) file.fromFix++;
    if ((marks & isBlamed) !== 0) file.fromBlamed++;
    file.blame ??= new Map();
    file.blame.set(owner, (file.blame.get(owner) ?? 0) + 1);
  }

  const reader: ChangeReader = {
    files: [],
    time: 0,
    commit(hash) {
      reader.files.length = 0;
      byEntry.clear();
      current = undefined;
      begin(hash);
    },
    entry(entry) {
      const { kind, language } = factsOf(entry.path);
      const record = entry.status === 'A' ? undefined : state.files.get(entry.oldPath);
      const file = newFileChange(entry, kind, language, record);
      if (entry.newMode === '160000' || entry.oldMode === '160000') file.text = false;
      if (entry.status === 'D' && record !== undefined) file.deleted = record.owners.lines;
      reader.files.push(file);
      byEntry.set(entry, file);
    },
    patch(entry) {
      current = byEntry.get(entry);
      judged = current !== undefined && (isCode(current.kind) || current.kind === 'test');
      functions.clear();
    },
    binary(entry) {
      const file = byEntry.get(entry);
      if (file !== undefined) file.text = false;
    },
    hunk(oldStart, oldCount, newStart, newCount, bytes, from, to) {
      if (current === undefined) return;
      current.hunks.push(oldStart, oldCount, newStart, newCount);
      current.hunkControl.push(0);
      current.added += newCount;
      current.deleted += oldCount;
      oldLine = oldStart;
      if (judged && from < to) {
        functions.add(bytes.toString('latin1', from, to));
        current.functions = functions.size;
      }
    },
    deleted(bytes, from, to) {
      const line = oldLine++;
      if (!judged || current === undefined) return;
      if (classOf(bytes, from, to, current.language, facts) === lineClass.code) {
        deletedCode(current, line);
        tokens?.deleted(bytes, from, to);
      }
    },
    added(bytes, from, to) {
      if (!judged || current === undefined) return;
      scanLine(bytes, from, to, current.language, facts, tokens?.word);
      if (facts.class === lineClass.comment) current.addedComment++;
      if (facts.class !== lineClass.code) return;
      count(current, facts);
    },
    end: finish,
  };
  return reader;
}

function count(file: FileChange, facts: LineFacts): void {
  file.addedCode++;
  file.control += facts.control;
  file.concurrency += facts.concurrency;
  file.memory += facts.memory;
  file.indentSum += facts.indent / 4;
  if (facts.indent / 4 > file.indentMax) file.indentMax = facts.indent / 4;
  const last = file.hunkControl.length - 1;
  if (facts.control > 0) file.hunkControl[last] = (file.hunkControl[last] ?? 0) + facts.control;
}

/** Path of a file for people. */
export function shownPath(entry: Entry): string {
  return pathText(entry.path);
}
