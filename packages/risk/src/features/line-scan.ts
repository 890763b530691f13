import type { Language } from './file-kind.ts';

/** What a line is; only `code` can carry a defect. */
export const lineClass = { blank: 0, comment: 1, bracket: 2, code: 3 } as const;

/** What the scan of one line found; one object is used for all, since millions of lines are read. */
export interface LineFacts {
  class: number;
  /** Columns of indentation, a tab counted as four. */
  indent: number;
  /** Branches, loops, exits of a function's main path and short-circuit operators. */
  control: number;
  /** Words of concurrency: locks, atomics, threads, channels, async. */
  concurrency: number;
  /** Words of manual memory: allocation, copying, pointers that are cast, unsafe blocks. */
  memory: number;
}

const controlWords =
  'if else elif elsif elseif for foreach while until unless switch case match when select catch except rescue try finally ensure goto throw raise panic break continue defer loop guard cond';
const concurrencyWords =
  'lock unlock mutex Mutex RwLock RWMutex atomic Atomic volatile synchronized thread Thread goroutine async await chan Promise Future tokio spawn Lock Unlock RLock RUnlock semaphore condvar barrier rcu_read_lock spin_lock wait notify race join';
const memoryWords =
  'malloc calloc realloc free memcpy memmove memset strcpy strncpy sprintf alloca unsafe delete sizeof reinterpret_cast zmalloc zfree rte_malloc rte_free kmalloc kfree transmute ptr';

/** Same hash as the scan below makes of a word. */
function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

const groups = new Map<number, 1 | 2 | 3>();
for (const word of controlWords.split(' ')) groups.set(hashOf(word), 1);
for (const word of concurrencyWords.split(' ')) groups.set(hashOf(word), 2);
for (const word of memoryWords.split(' ')) groups.set(hashOf(word), 3);

const filterBits = 12;
const filter = new Uint8Array(1 << filterBits);
for (const hash of groups.keys()) filter[hash & ((1 << filterBits) - 1)] = 1;

/** 1: part of a word, 2: bracket or punctuation that alone is no code, 0: the rest. */
const byteClass = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const char = String.fromCharCode(byte);
  if (/[A-Za-z0-9_$]/.test(char) || byte >= 0x80) byteClass[byte] = 1;
  else if ('{}()[];,'.includes(char)) byteClass[byte] = 2;
}

const space = 0x20;
const tab = 9;
const carriageReturn = 13;

/** Takes each word of a line as it is found: its hash and where it stands. */
export type TakeWord = (hash: number, bytes: Buffer, from: number, to: number) => void;

/** Reads one line without its line feed. */
export function scanLine(
  bytes: Buffer,
  from: number,
  to: number,
  language: Language,
  facts: LineFacts,
  takeWord: TakeWord | undefined,
): void {
  facts.control = facts.concurrency = facts.memory = 0;
  let at = indentOf(bytes, from, to, facts);
  if (facts.class === lineClass.blank) return;
  if (startsComment(bytes, at, to, language)) {
    facts.class = lineClass.comment;
    return;
  }
  let code = false;
  while (at < to) {
    const byte = bytes[at] as number;
    const kind = byteClass[byte];
    if (kind === 1) {
      const start = at;
      let hash = 0;
      let next = byte;
      do {
        hash = (Math.imul(hash, 31) + next) | 0;
        next = ++at < to ? (bytes[at] as number) : 0;
      } while (byteClass[next] === 1);
      code = true;
      if (filter[hash & ((1 << filterBits) - 1)] === 1) countWord(hash, facts);
      if (takeWord !== undefined && at - start > 2) takeWord(hash, bytes, start, at);
      continue;
    }
    if (kind === 0 && byte !== space && byte !== tab && byte !== carriageReturn) {
      code = true;
      if ((byte === 0x26 || byte === 0x7c) && bytes[at + 1] === byte) {
        facts.control++;
        at++;
      } else if (byte === 0x3f && bytes[at + 1] === space) facts.control++;
    }
    at++;
  }
  facts.class = code ? lineClass.code : lineClass.bracket;
}

function countWord(hash: number, facts: LineFacts): void {
  const group = groups.get(hash);
  if (group === 1) facts.control++;
  else if (group === 2) facts.concurrency++;
  else if (group === 3) facts.memory++;
}

/** Sets indentation, and the class where nothing follows; gives where the text begins. */
function indentOf(bytes: Buffer, from: number, to: number, facts: LineFacts): number {
  let indent = 0;
  let at = from;
  for (; at < to; at++) {
    const byte = bytes[at];
    if (byte === space) indent++;
    else if (byte === tab) indent += 4;
    else if (byte !== carriageReturn) break;
  }
  facts.indent = indent;
  facts.class = at === to ? lineClass.blank : lineClass.code;
  return at;
}

function startsComment(bytes: Buffer, at: number, to: number, language: Language): boolean {
  const first = bytes[at];
  const second = at + 1 < to ? bytes[at + 1] : 0;
  if (first === 0x2f) return second === 0x2f || second === 0x2a;
  if (first === 0x2a) return second === space || second === 0x2f || second === 0x2a || at + 1 >= to;
  if (first === 0x23) return hasHashComments(language) && second !== 0x5b;
  if (first === 0x2d && second === 0x2d) return language === 'sql' || language === 'python';
  if (first === 0x3c && second === 0x21) return language === 'web';
  return (first === 0x22 || first === 0x27) && second === first && bytes[at + 2] === first && language === 'python';
}

function hasHashComments(language: Language): boolean {
  return language === 'python' || language === 'shell' || language === 'none';
}

/** Class of a line alone, for lines that are deleted. */
export function classOf(bytes: Buffer, from: number, to: number, language: Language, facts: LineFacts): number {
  const at = indentOf(bytes, from, to, facts);
  if (facts.class === lineClass.blank) return lineClass.blank;
  if (startsComment(bytes, at, to, language)) return lineClass.comment;
  for (let i = at; i < to; i++) {
    const byte = bytes[i] as number;
    if (byteClass[byte] !== 2 && byte !== space && byte !== tab && byte !== carriageReturn) return lineClass.code;
  }
  return lineClass.bracket;
}
