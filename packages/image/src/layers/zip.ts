import { inflateRawSync } from 'node:zlib';

/** A member of a zip archive, by its central directory. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  /** @returns undefined when it is damaged, or larger than it says or than `longest` */
  read(longest: number): Buffer | undefined;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** End record and the longest comment behind it. Source: PKWARE's APPNOTE.TXT, section 4.3.16. */
const longestEnd = 22 + 0xffff;

/** @returns undefined for what is no zip archive, and for those above 4 GiB or 65,535 members (zip64) */
export function zipEntries(archive: Buffer): readonly ZipEntry[] | undefined {
  const end = endOf(archive);
  if (end < 0) return undefined;
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  // What stands before the archive, such as a script that starts it, is not counted by its offsets.
  const before = end - archive.readUInt32LE(end + 12) - at;
  if (count === 0xffff || at === 0xffffffff || before < 0) return undefined;
  at += before;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || archive.readUInt32LE(at) !== entryMark) return undefined;
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const bytes = archive.readUInt32LE(at + 24);
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const local = before + archive.readUInt32LE(at + 42);
    entries.push({
      name: archive.toString('utf8', at + 46, nameEnd),
      bytes,
      read: (longest) => (bytes > longest ? undefined : contents(archive, local, method, packed, bytes)),
    });
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(archive: Buffer): number {
  for (let at = archive.length - 22; at >= 0 && at >= archive.length - longestEnd; at--)
    if (archive.readUInt32LE(at) === endMark) return at;
  return -1;
}

function contents(archive: Buffer, local: number, method: number, packed: number, bytes: number): Buffer | undefined {
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== localMark) return undefined;
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + packed);
  if (method === 0) return data.length === bytes ? data : undefined;
  if (method !== 8) return undefined;
  try {
    // Node refuses a limit of zero.
    const whole = inflateRawSync(data, { maxOutputLength: Math.max(bytes, 1) });
    return whole.length === bytes ? whole : undefined;
  } catch {
    return undefined;
  }
}
