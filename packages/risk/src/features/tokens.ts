import { pathText } from '../history/parse-log.ts';
import type { TakeWord } from './line-scan.ts';

/** Words that one change may have; more say little more and cost memory. */
const keptTokens = 400;
/** Identifiers that are remembered as text for the whole replay. */
const keptWords = 200_000;

/** Gathers the words of one change after another. */
export interface TokenCollector {
  /** Takes a word of an added line. */
  readonly word: TakeWord;
  /** Takes a deleted line. */
  deleted(bytes: Buffer, from: number, to: number): void;
  /** Words of the change so far, sorted; begins the next change. */
  take(subject: string, paths: readonly string[]): readonly string[];
}

/**
 * `i:` identifiers of added lines, `d:` of deleted lines, `p:` parts of paths, `s:` words of the subject, each once.
 * Those that come first are kept where there are too many, after paths and subject.
 */
export function tokenCollector(): TokenCollector {
  const words = new Map<number, string>();
  let added = new Set<number>();
  let deleted = new Set<number>();

  function note(into: Set<number>, hash: number, bytes: Buffer, from: number, to: number): void {
    if (into.size >= keptTokens || into.has(hash) || to - from > 40 || isDigit(bytes[from])) return;
    if (!words.has(hash)) {
      if (words.size >= keptWords) words.clear();
      words.set(hash, bytes.toString('latin1', from, to));
    }
    into.add(hash);
  }

  function texts(prefix: string, hashes: ReadonlySet<number>): string[] {
    return [...hashes].flatMap((hash) => {
      const word = words.get(hash);
      return word === undefined ? [] : [`${prefix}:${word}`];
    });
  }

  return {
    word: (hash, bytes, from, to) => note(added, hash, bytes, from, to),
    deleted(bytes, from, to) {
      for (const [start, end, hash] of wordsOf(bytes, from, to)) note(deleted, hash, bytes, start, end);
    },
    take(subject, paths) {
      const parts = paths.flatMap((path) => pathText(path).split(/[/._-]/)).filter((part) => part.length > 1);
      const subjectWords = subject.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]{2,}/gu) ?? [];
      const around = [...parts.map((part) => `p:${part}`), ...subjectWords.map((word) => `s:${word}`)];
      const all = new Set([...around, ...texts('i', added), ...texts('d', deleted)]);
      added = new Set();
      deleted = new Set();
      return [...all].slice(0, keptTokens).sort();
    },
  };
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Words of at least three bytes: where they begin and end, and the hash that `scanLine` makes of them. */
function wordsOf(bytes: Buffer, from: number, to: number): [number, number, number][] {
  const found: [number, number, number][] = [];
  let start = from;
  let hash = 0;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? (bytes[at] as number) : 0x20;
    if (isWordByte(byte)) {
      hash = (Math.imul(hash, 31) + byte) | 0;
      continue;
    }
    if (at - start > 2) found.push([start, at, hash]);
    start = at + 1;
    hash = 0;
  }
  return found;
}

function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    isDigit(byte) ||
    byte === 0x5f ||
    byte === 0x24 ||
    byte >= 0x80
  );
}
