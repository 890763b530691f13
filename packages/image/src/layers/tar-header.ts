import { isUtf8 } from 'node:buffer';

/** What a header of an archive says, before long names and extended attributes are put in. */
export interface TarHeader {
  /** As it stands in the archive. */
  readonly name: string;
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` directory, `x` extended attributes, … */
  readonly type: string;
  /** Bytes of contents that follow. */
  readonly sizeBytes: number;
  readonly mode: number;
  readonly linkName: string;
  /** Bytes of the whole file where the archive leaves holes out (GNU's old sparse format). */
  readonly sparseBytes: number | undefined;
  /** Whether another block of a sparse map follows. */
  readonly extended: boolean;
}

export const blockBytes = 512;

/** Types that never have contents, whatever their size says; as Go's archive/tar, which engines read layers with. */
const headerOnly = new Set(['1', '2', '3', '4', '5', '6']);

/** @returns undefined for a block of zeros; `bad` when its checksum does not fit */
export function tarHeader(block: Buffer, at: number): TarHeader | 'bad' | undefined {
  const sums = checksums(block, at);
  if (sums.unsigned === 8 * 0x20 && isZero(block, at)) return undefined;
  const expected = number(block, at + 148, 8);
  if (sums.unsigned !== expected && sums.signed !== expected) return 'bad';
  const flag = block[at + 156] ?? 0;
  const isGnu = block.toString('latin1', at + 257, at + 265) === 'ustar  \0';
  const isUstar = block.toString('latin1', at + 257, at + 263) === 'ustar\0';
  const prefix = isUstar ? text(block, at + 345, 155) : '';
  const short = text(block, at, 100);
  const name = prefix === '' ? short : `${prefix}/${short}`;
  // Archives from before POSIX tell a directory by its slash alone.
  const type = flag === 0 || flag === 0x37 ? (name.endsWith('/') ? '5' : '0') : String.fromCharCode(flag);
  const isSparse = type === 'S' && isGnu;
  const sizeBytes = headerOnly.has(type) ? 0 : number(block, at + 124, 12);
  if (!(sizeBytes >= 0) || sizeBytes > Number.MAX_SAFE_INTEGER) return 'bad';
  return {
    name,
    type,
    sizeBytes,
    mode: number(block, at + 100, 8) & 0o7777,
    linkName: flag === 0x31 || flag === 0x32 ? text(block, at + 157, 100) : '',
    sparseBytes: isSparse ? number(block, at + 483, 12) : undefined,
    extended: isSparse && block[at + 482] === 1,
  };
}

/** The sum of all bytes with the checksum's own as blanks; some old programs added them up as signed. */
function checksums(block: Buffer, at: number): { unsigned: number; signed: number } {
  let unsigned = 8 * 0x20;
  let high = 0;
  for (let i = at; i < at + 148; i++) {
    const byte = block[i] as number;
    unsigned += byte;
    high += byte >> 7;
  }
  for (let i = at + 156; i < at + blockBytes; i++) {
    const byte = block[i] as number;
    unsigned += byte;
    high += byte >> 7;
  }
  return { unsigned, signed: unsigned - high * 256 };
}

function isZero(block: Buffer, at: number): boolean {
  for (let i = at + 148; i < at + 156; i++) if (block[i] !== 0) return false;
  return true;
}

/** Octal digits, or base 256 where the first bit is set. NaN when it is neither. */
function number(block: Buffer, at: number, length: number): number {
  const first = block[at] as number;
  if (first & 0x80) {
    let value = first & 0x7f;
    if (value & 0x40) return Number.NaN; // Negative.
    for (let i = at + 1; i < at + length; i++) value = value * 256 + (block[i] as number);
    return value;
  }
  let value = 0;
  for (let i = at; i < at + length; i++) {
    const byte = block[i] as number;
    if (byte >= 0x30 && byte <= 0x37) value = value * 8 + byte - 0x30;
    else if (byte !== 0x20 && byte !== 0) return Number.NaN;
    else if (byte === 0 && i > at) break;
  }
  return value;
}

function text(block: Buffer, at: number, length: number): string {
  let end = at;
  let high = 0;
  while (end < at + length && block[end] !== 0) high |= block[end++] as number;
  return high < 0x80 ? block.toString('latin1', at, end) : nameOf(block.subarray(at, end));
}

/** A name as text. Names that are no UTF-8 are read byte by byte, so that different ones stay different. */
export function nameOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : bytes.toString('latin1');
}

/**
 * Records of a pax header: `length key=value\n`.
 *
 * @returns undefined when they are damaged
 */
export function paxRecords(bytes: Buffer): Map<string, string> | undefined {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const blank = bytes.indexOf(0x20, at);
    const length = blank < 0 ? Number.NaN : Number(bytes.toString('latin1', at, blank));
    const equals = bytes.indexOf(0x3d, blank);
    const end = at + length;
    if (!(end <= bytes.length) || equals < 0 || equals >= end || bytes[end - 1] !== 0x0a) return undefined;
    records.set(nameOf(bytes.subarray(blank + 1, equals)), nameOf(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
  return records;
}
