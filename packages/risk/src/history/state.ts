import type { FileKind } from '../features/file-kind.ts';
import { newWindow, type Window } from '../features/window.ts';
import type { LineOwners } from './line-owners.ts';

/** A count in which what is old weighs less: it halves every half-life. */
export interface Decayed {
  value: number;
  /** Seconds since 1970 of the last addition. */
  time: number;
}

const daySeconds = 86_400;
/** Fixes stay telling for longer than mere changes. */
export const fixHalfLife = 180 * daySeconds;
export const changeHalfLife = 90 * daySeconds;

/** Value at a time. A clock that goes backwards in a history does not make counts grow. */
export function valueAt(count: Decayed, time: number, halfLife: number): number {
  return count.value === 0 ? 0 : count.value * 2 ** (-Math.max(0, time - count.time) / halfLife);
}

export function addAt(count: Decayed, time: number, halfLife: number, amount: number): void {
  count.value = valueAt(count, time, halfLife) + amount;
  count.time = Math.max(time, count.time);
}

/** What is known of one file of the main line. */
export interface FileRecord {
  /** Stays the same under renames. */
  readonly id: number;
  kind: FileKind;
  owners: LineOwners;
  /** Whether `owners` is good: false for submodules and files that git shows no lines of. */
  text: boolean;
  blob: string;
  /** Seconds since 1970. */
  readonly firstTime: number;
  lastTime: number;
  changes: number;
  recentChanges: Decayed;
  recentFixes: Decayed;
  /** Fixes that blamed a line of it. */
  recentBlames: Decayed;
  /** Numbers of authors, at most `keptAuthors`. */
  authors: number[];
  /** How often another file, by its id, changed together with this one. */
  partners: Map<number, number>;
}

export interface FolderRecord {
  recentChanges: Decayed;
  recentFixes: Decayed;
}

export interface AuthorRecord {
  readonly number: number;
  changes: number;
  /** Changes, each divided by its age in years plus one when it is read; kept as a decayed count. */
  recent: Decayed;
  /** Changes by top folder. */
  readonly folders: Map<string, number>;
}

/** All that the features of the next change are read from. */
export interface State {
  readonly files: Map<string, FileRecord>;
  readonly byId: Map<number, FileRecord>;
  readonly folders: Map<string, FolderRecord>;
  readonly authors: Map<string, AuthorRecord>;
  /** Seconds since 1970 of each unit. */
  readonly times: number[];
  /** 1 where a unit is a fix, plus 2 where it is blamed. */
  readonly marks: number[];
  window: Window;
  nextFile: number;
}

export const isFix = 1;
export const isBlamed = 2;
export const keptAuthors = 32;
export const keptPartners = 48;

export function newState(): State {
  return {
    files: new Map(),
    byId: new Map(),
    folders: new Map(),
    authors: new Map(),
    times: [],
    marks: [],
    window: newWindow(),
    nextFile: 0,
  };
}

export function newDecayed(): Decayed {
  return { value: 0, time: 0 };
}

/** Folder of a path; '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** First folder of a path: the subsystem of Mockus and Weiss (2000); '' at the top. */
export function subsystemOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}
