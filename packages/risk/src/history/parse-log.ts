import { growingBuffer } from './growing-buffer.ts';

/** What `git log --raw` says of one path in one commit. Paths are byte strings (one character a byte), see `pathText`. */
export interface Entry {
  readonly status: 'A' | 'C' | 'D' | 'M' | 'R' | 'T' | 'U' | 'X';
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly oldPath: string;
  readonly path: string;
}

/** What the parser tells of, in the order of the log. Line bytes are only good during the call. */
export interface LogReader {
  commit(hash: string): void;
  entry(entry: Entry): void;
  /** The patch of an entry begins; twice for a change of type (`T`). */
  patch(entry: Entry): void;
  /** A binary file of which no lines are shown. */
  binary(entry: Entry): void;
  /** `from` to `to` of `bytes` is what git prints behind the second @@: the function around. */
  hunk(
    oldStart: number,
    oldCount: number,
    newStart: number,
    newCount: number,
    bytes: Buffer,
    from: number,
    to: number,
  ): void;
  deleted(bytes: Buffer, from: number, to: number): void;
  added(bytes: Buffer, from: number, to: number): void;
  /** All of a commit has been told. What it gives is waited for before the next one. */
  end(): Promise<void> | undefined;
}

/** Arguments of `git log` or `git diff` that give what `parseLog` reads. `-D` leaves out the lines of deleted files. */
export const patchFormat = [
  ...['-p', '-U0', '-w', '-M', '-l1000', '-D', '--raw', '-z', '--no-abbrev', '--no-color', '--no-ext-diff'],
  ...['--no-textconv', '--src-prefix=a/', '--dst-prefix=b/', '--submodule=short', '--ignore-submodules=none'],
];

const newline = 10;
const nul = 0;
const mark = 1;

/** The text of a path: bytes that are no UTF-8 become U+FFFD. */
export function pathText(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the question is whether there is anything but ASCII
  return /^[\x00-\x7f]*$/.test(path) ? path : Buffer.from(path, 'latin1').toString('utf8');
}

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what git quotes
const needsQuotes = /[\x00-\x1f"\\\x7f]/g;

/** A path as the header of a patch has it with core.quotePath=false: git's quote.c, quote_c_style. */
function quoted(path: string): string {
  if (path.search(needsQuotes) < 0) return path;
  const text = path.replace(needsQuotes, (c) => escapes[c] ?? `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${text}"`;
}

function header(entry: Entry): string {
  // Two contents that are compared by their names are listed by the first, but headed by both.
  if (entry.path === entry.oldBlob) return `diff --git a/${entry.oldBlob} b/${entry.newBlob}`;
  return `diff --git ${quoted(`a/${entry.oldPath}`)} ${quoted(`b/${entry.path}`)}`;
}

/** A parser that takes the log in pieces of any size. `finish` after the last one. */
export interface LogParser {
  /** Resolves when all that is whole has been told. Undefined, to save time, where that is already so. */
  take(chunk: Buffer): Promise<void> | undefined;
  finish(): Promise<void>;
}

/** Parses what `git log --format=%x01%H` prints with `patchFormat`. @throws Error where the log is not of that form */
export function parseLog(reader: LogReader): LogParser {
  const buffer = growingBuffer();
  let entries: Entry[] = [];
  let next = 0;
  let current: Entry | undefined;
  let inCommit = false;
  let deletedLeft = 0;
  let addedLeft = 0;
  let waiting: Promise<void> | undefined;

  function endCommit(): void {
    inCommit = false;
    waiting = reader.end();
  }

  function commitLine(bytes: Buffer, from: number, to: number): void {
    inCommit = true;
    entries = [];
    next = 0;
    current = undefined;
    const hash = bytes.toString('latin1', from, to);
    if (!/^[0-9a-f]{40,64}$/.test(hash)) throw new Error(`a commit of the log has the name ${JSON.stringify(hash)}`);
    reader.commit(hash);
  }

  function patchLine(line: string): void {
    for (let i = Math.max(0, next - 1); i < entries.length; i++) {
      const entry = entries[i];
      if (entry === undefined || header(entry) !== line) continue;
      next = i + 1;
      current = entry;
      reader.patch(entry);
      return;
    }
    throw new Error(`the log has a patch of a file that it did not list: ${line}`);
  }

  function hunkLine(bytes: Buffer, from: number, to: number): void {
    const numbers = readHunk(bytes, from + 3, to);
    deletedLeft = numbers.oldCount;
    addedLeft = numbers.newCount;
    const { oldStart, oldCount, newStart, newCount, end } = numbers;
    reader.hunk(oldStart, oldCount, newStart, newCount, bytes, end, to);
  }

  function outside(bytes: Buffer, from: number, to: number): void {
    const first = bytes[from];
    if (first === 0x40 && bytes[from + 1] === 0x40) hunkLine(bytes, from, to);
    else if (first === 0x64 && bytes[from + 1] === 0x69) patchLine(bytes.toString('latin1', from, to));
    else if (first === 0x42 && current !== undefined) reader.binary(current);
  }

  /** Takes one entry that begins at `from`; gives its end, or -1 when more bytes are needed. */
  function rawEntry(bytes: Buffer, from: number, limit: number): number {
    const metaEnd = until(bytes, nul, from, limit);
    if (metaEnd < 0) return -1;
    const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = ''] = bytes
      .toString('latin1', from + 1, metaEnd)
      .split(' ');
    const oldEnd = until(bytes, nul, metaEnd + 1, limit);
    if (oldEnd < 0) return -1;
    const oldPath = bytes.toString('latin1', metaEnd + 1, oldEnd);
    const letter = asStatus(status);
    if (letter !== 'R' && letter !== 'C') {
      push({ status: letter, oldMode, newMode, oldBlob, newBlob, oldPath, path: oldPath });
      return oldEnd + 1;
    }
    const newEnd = until(bytes, nul, oldEnd + 1, limit);
    if (newEnd < 0) return -1;
    push({
      status: letter,
      oldMode,
      newMode,
      oldBlob,
      newBlob,
      oldPath,
      path: bytes.toString('latin1', oldEnd + 1, newEnd),
    });
    return newEnd + 1;
  }

  function push(entry: Entry): void {
    entries.push(entry);
    reader.entry(entry);
  }

  /** Takes one item that begins at `from`; gives its end, or -1 when more bytes are needed. */
  function item(bytes: Buffer, from: number, limit: number): number {
    const first = bytes[from];
    if (deletedLeft + addedLeft === 0) {
      if (first === nul || first === newline) return from + 1;
      if (first === mark) {
        if (inCommit) {
          endCommit();
          return from;
        }
        const end = until(bytes, nul, from, limit);
        if (end < 0) return -1;
        commitLine(bytes, from + 1, end);
        return end + 1;
      }
      if (first === 0x3a) return rawEntry(bytes, from, limit);
    }
    const end = until(bytes, newline, from, limit);
    if (end < 0) return -1;
    if (deletedLeft > 0 && first === 0x2d) {
      deletedLeft--;
      reader.deleted(bytes, from + 1, end);
    } else if (addedLeft > 0 && first === 0x2b) {
      addedLeft--;
      reader.added(bytes, from + 1, end);
    } else if (deletedLeft + addedLeft === 0) outside(bytes, from, end);
    else if (first !== 0x5c) throw new Error('a hunk of the log is shorter than its header says');
    return end + 1;
  }

  function drain(): Promise<void> | undefined {
    const { bytes, limit } = buffer.view();
    let { start: at } = buffer.view();
    while (at < limit && waiting === undefined) {
      const end = item(bytes, at, limit);
      if (end < 0) break;
      at = end;
    }
    buffer.consumed(at);
    return waiting?.then(() => {
      waiting = undefined;
      return drain();
    });
  }

  return {
    take(chunk) {
      buffer.add(chunk);
      return drain();
    },
    async finish() {
      buffer.add(Buffer.from([nul, newline]));
      await drain();
      const { start, limit } = buffer.view();
      if (start < limit || deletedLeft + addedLeft > 0) throw new Error('the log ends in the middle of a patch');
      if (inCommit) endCommit();
      await waiting;
      waiting = undefined;
    },
  };
}

function until(bytes: Buffer, byte: number, from: number, limit: number): number {
  const at = bytes.indexOf(byte, from);
  return at >= 0 && at < limit ? at : -1;
}

function asStatus(text: string): Entry['status'] {
  const letter = text[0];
  if (letter === 'A' || letter === 'C' || letter === 'D' || letter === 'M') return letter;
  if (letter === 'R' || letter === 'T' || letter === 'U' || letter === 'X') return letter;
  throw new Error(`the log has an entry with the status ${JSON.stringify(text)}`);
}

interface HunkNumbers {
  oldStart: number;
  oldCount: number;
  newStart: number;
  newCount: number;
  end: number;
}

/** Reads `-1,2 +3,4 @@` from `at`. */
function readHunk(bytes: Buffer, at: number, to: number): HunkNumbers {
  const numbers = { oldStart: 0, oldCount: 1, newStart: 0, newCount: 1, end: to };
  let position = at;
  function digits(): number {
    let value = 0;
    for (; position < to; position++) {
      const digit = (bytes[position] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    return value;
  }
  position++;
  numbers.oldStart = digits();
  if (bytes[position] === 0x2c) {
    position++;
    numbers.oldCount = digits();
  }
  position += 2;
  numbers.newStart = digits();
  if (bytes[position] === 0x2c) {
    position++;
    numbers.newCount = digits();
  }
  numbers.end = Math.min(to, position + 4);
  return numbers;
}
