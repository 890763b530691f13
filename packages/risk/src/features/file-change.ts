import type { Entry } from '../history/parse-log.ts';
import type { FileRecord } from '../history/state.ts';
import type { FileKind, Language } from './file-kind.ts';

/** What a change does to one file, with what was known of the file before. */
export interface FileChange {
  readonly entry: Entry;
  readonly kind: FileKind;
  readonly language: Language;
  /** Undefined for a file that is new. */
  readonly record: FileRecord | undefined;
  /** Old start, old count, new start, new count of each hunk. */
  readonly hunks: number[];
  /** Control tokens that each hunk adds. */
  readonly hunkControl: number[];
  /** Where its lines come from, where that is another file than git log says: see `moveFinder`. */
  move?: { readonly from: FileRecord; readonly hunks: readonly number[] };
  /** Whether its lines are shown. */
  text: boolean;
  added: number;
  deleted: number;
  /** Lines that are neither blank nor comment nor bracket. */
  addedCode: number;
  deletedCode: number;
  addedComment: number;
  control: number;
  concurrency: number;
  memory: number;
  /** Sum over added lines of code, in levels of four columns. */
  indentSum: number;
  indentMax: number;
  /** Distinct functions that git names in the headers of hunks. */
  functions: number;
  /** Of the deleted lines of code with a known owner: how many, and of those how many are young, from a fix, from a blamed unit. */
  owned: number;
  young: number;
  fromFix: number;
  fromBlamed: number;
  /** Sum of log2(1 + age in days). */
  ageSum: number;
  /** Deleted lines of code by the unit that owns them. */
  blame: Map<number, number> | undefined;
}

export function newFileChange(
  entry: Entry,
  kind: FileKind,
  language: Language,
  record: FileRecord | undefined,
): FileChange {
  return {
    entry,
    kind,
    language,
    record,
    hunks: [],
    hunkControl: [],
    text: true,
    added: 0,
    deleted: 0,
    addedCode: 0,
    deletedCode: 0,
    addedComment: 0,
    control: 0,
    concurrency: 0,
    memory: 0,
    indentSum: 0,
    indentMax: 0,
    functions: 0,
    owned: 0,
    young: 0,
    fromFix: 0,
    fromBlamed: 0,
    ageSum: 0,
    blame: undefined,
  };
}
