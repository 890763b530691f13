import type { Evidence } from './evidence.ts';
import { rustFacts } from './rust-facts.ts';
import type { ContentSink } from './tar-scanner.ts';

const elf = Buffer.from('\x7fELF', 'latin1');
/** Go's linker writes it at the head of the section .go.buildinfo. Source: debug/buildinfo/buildinfo.go. */
const goMagic = Buffer.from('\xff Go buildinf:', 'latin1');
/** Marks that the linker puts around the list of modules. Source: cmd/go/internal/modload/build.go. */
const modulesStart = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const modulesEnd = Buffer.from('f932433186182072008242104116d8f2', 'hex');
/** Bit of the flags byte behind the magic: the strings stand inline. */
const inline = 2;
/** A list of a thousand modules is some 100 kB. */
const longestInfo = 2 * 1024 * 1024;

/**
 * Reads the build information of Go and Rust programs while they pass by; of any other file it soon wants no more. Since Go
 * 1.18 the strings stand inline behind a magic. Before that pointers lead to them: then the list of modules is found by the
 * marks around it, and the version of Go stays unknown. What Rust programs tell is in a section, which the end of the file
 * leads to: those are kept whole until then.
 *
 * @param bytes size of the file
 */
export function executableSink(bytes: number, take: (evidence: Evidence) => void): ContentSink {
  const strings = marked(goMagic, inlineStrings);
  const modules = marked(modulesStart, modulesUntilMark);
  const whole = rustKeeper(bytes);
  let begun = false;
  return {
    write(chunk) {
      if (!begun && !startsWithMagic(chunk)) return false;
      begun = true;
      strings.write(chunk);
      modules.write(chunk);
      whole.write(chunk);
      return strings.found === undefined;
    },
    end() {
      const { found } = strings;
      const text = found ?? (modules.found === undefined ? undefined : `\n${modules.found}`);
      if (text !== undefined) take({ kind: 'go', text });
      else {
        const rust = whole.facts();
        if (rust !== undefined) take({ kind: 'rust', text: rust });
      }
    },
  };
}

/** Of larger programs the crates are not read: they would have to be held in memory. */
const longestRust = 64 * 1024 * 1024;
/** Names of what a program takes from libraries are within its first bytes. */
const headBytes = 128 * 1024;
/** Every program with Rust's standard library unwinds its stack by libgcc, or has all of that in itself. */
const unwinder = Buffer.from('_Unwind_');
const interpreter = Buffer.from('/ld-');
/** The name in the note that Go's linker writes behind the head. */
const goNote = Buffer.from('\x04\0\0\0Go\0\0', 'latin1');

/** Keeps the bytes of what may be a Rust program. */
function rustKeeper(bytes: number): { write(chunk: Buffer): void; facts(): string | undefined } {
  let contents = bytes > longestRust ? undefined : Buffer.allocUnsafe(Math.min(bytes, headBytes));
  let filled = 0;
  const isLikely = (head: Buffer): boolean => {
    if (head.subarray(0, 8192).includes(goNote)) return false;
    return !head.subarray(0, 8192).includes(interpreter) || head.includes(unwinder);
  };
  return {
    write(chunk) {
      let rest = chunk;
      while (contents !== undefined && rest.length > 0) {
        if (filled === contents.length) {
          if (filled >= bytes) return;
          if (!isLikely(contents)) {
            contents = undefined;
            return;
          }
          const larger = Buffer.allocUnsafe(bytes);
          contents.copy(larger, 0, 0, filled);
          contents = larger;
        }
        const taken = rest.copy(contents, filled);
        filled += taken;
        rest = rest.subarray(taken);
      }
    },
    facts: () => (contents === undefined || filled < bytes ? undefined : rustFacts(contents)),
  };
}

function startsWithMagic(chunk: Buffer): boolean {
  return elf.equals(chunk.subarray(0, elf.length));
}

/** What stands behind a mark: undefined when it is something else, `more` when it goes on behind the bytes given. */
type Decode = (bytes: Buffer) => string | 'more' | undefined;

/** Looks for a mark in passing bytes, and decodes what follows. */
function marked(mark: Buffer, decode: Decode): { write(chunk: Buffer): void; readonly found: string | undefined } {
  let carry: Buffer = Buffer.alloc(0);
  let found: string | undefined;
  return {
    get found() {
      return found;
    },
    write(chunk) {
      if (found !== undefined) return;
      // Most chunks hold no mark: they are looked through as they are, and so is the seam to the one before.
      const seam = carry.length < mark.length ? Buffer.concat([carry, chunk.subarray(0, mark.length)]) : carry;
      const isWhole = chunk.length < mark.length || seam.indexOf(mark) >= 0;
      let bytes = isWhole ? Buffer.concat([carry, chunk]) : chunk;
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, 1)) {
        bytes = bytes.subarray(at);
        const decoded = decode(bytes);
        if (decoded === 'more' && bytes.length < longestInfo) {
          carry = Buffer.from(bytes);
          return;
        }
        if (decoded !== undefined && decoded !== 'more') {
          found = decoded;
          return;
        }
      }
      carry = Buffer.from(bytes.subarray(Math.max(0, bytes.length - mark.length + 1)));
    },
  };
}

/** The version of Go on the first line, the list of modules behind it. */
const inlineStrings: Decode = (bytes) => {
  if (bytes.length < 34) return 'more';
  const flags = bytes[15] ?? 0;
  if ((flags & inline) === 0 || flags > 3) return undefined;
  const version = counted(bytes, 32);
  if (typeof version !== 'object') return version;
  const modules = counted(bytes, version.end);
  if (typeof modules !== 'object') return modules;
  if (!/^(?:go1|devel )/.test(version.text.toString())) return undefined;
  // The list has a mark of 16 bytes on either side.
  const list = modules.text.length > 32 ? modules.text.subarray(16, -16).toString() : '';
  return `${version.text}\n${list}`;
};

const modulesUntilMark: Decode = (bytes) => {
  const end = bytes.indexOf(modulesEnd);
  if (end < 0) return 'more';
  const list = bytes.subarray(modulesStart.length, end).toString();
  return /^(?:path|mod|dep)\t/.test(list) ? list : undefined;
};

/** A string with its length before it, as unsigned varint. */
function counted(bytes: Buffer, at: number): { text: Buffer; end: number } | 'more' | undefined {
  let length = 0;
  let shift = 0;
  let from = at;
  for (; ; shift += 7, from++) {
    const byte = bytes[from];
    if (byte === undefined) return 'more';
    length += (byte & 0x7f) * 2 ** shift;
    if (length > longestInfo) return undefined;
    if (byte < 0x80) break;
  }
  from++;
  const end = from + length;
  return end > bytes.length ? 'more' : { text: bytes.subarray(from, end), end };
}
