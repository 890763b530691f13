/** The blobs of packages in the databases that RPM had before SQLite, and has beside it. */

const ndbMagic = 0x506d7052; // RpmP
const slotMagic = 0x746f6c53; // Slot
const blobMagic = 0x53626c42; // BlbS
const slotBytes = 16;
const blockBytes = 16;

/**
 * Headers of packages in an `ndb` database (`Packages.db`, SUSE's). Source: rpm, lib/backend/ndb/rpmpkg.c.
 *
 * @returns undefined when it is none, or damaged
 */
export function ndbPackages(database: Buffer): Buffer[] | undefined {
  if (database.length < 4096 || database.readUInt32LE(0) !== ndbMagic) return undefined;
  const end = Math.min(database.readUInt32LE(12) * 4096, database.length);
  const blobs: Buffer[] = [];
  // The head takes as much as two slots.
  for (let slot = 2 * slotBytes; slot + slotBytes <= end; slot += slotBytes) {
    if (database.readUInt32LE(slot) !== slotMagic) return undefined;
    const index = database.readUInt32LE(slot + 4);
    const start = database.readUInt32LE(slot + 8) * blockBytes;
    if (index === 0) continue; // Nobody's.
    if (start + blockBytes > database.length || database.readUInt32LE(start) !== blobMagic) return undefined;
    const from = start + blockBytes;
    const bytes = database.readUInt32LE(start + 12);
    if (from + bytes > database.length) return undefined;
    blobs.push(database.subarray(from, from + bytes));
  }
  return blobs;
}

const hashMagic = 0x061561;
const pageHeadBytes = 26;
/** Kinds of pages and of items. Source: Berkeley DB, dbinc/db_page.h. */
const pages = { oldHash: 2, overflow: 7, hash: 13 } as const;
const items = { inline: 1, offPage: 3 } as const;

/**
 * Headers of packages in a hash of Berkeley DB (`Packages`, of RHEL until 8). Source: Berkeley DB, dbinc/db_page.h.
 *
 * @returns undefined when it is none, or damaged
 */
export function berkeleyPackages(database: Buffer): Buffer[] | undefined {
  if (database.length < 512) return undefined;
  const isLittle = database.readUInt32LE(12) === hashMagic;
  if (!isLittle && database.readUInt32BE(12) !== hashMagic) return undefined;
  const u16 = (at: number) => (isLittle ? database.readUInt16LE(at) : database.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? database.readUInt32LE(at) : database.readUInt32BE(at));
  const pageBytes = u32(20);
  if (pageBytes < 512 || pageBytes > 65_536) return undefined;
  const blobs: Buffer[] = [];
  try {
    for (let page = pageBytes; page + pageBytes <= database.length; page += pageBytes) {
      const kind = database.readUInt8(page + 25);
      if (kind !== pages.hash && kind !== pages.oldHash) continue;
      const count = u16(page + 20);
      // Keys and values take turns.
      for (let item = 1; item < count; item += 2) {
        const at = page + u16(page + pageHeadBytes + item * 2);
        const type = database.readUInt8(at);
        if (type === items.offPage) blobs.push(overflow(u32(at + 4), u32(at + 8)));
        else if (type === items.inline) {
          // Items are laid from the end of the page on, so one ends where the one before begins.
          const end = page + (item === 0 ? pageBytes : u16(page + pageHeadBytes + (item - 1) * 2));
          // Under the key 0 stands the highest number of a package.
          if (end - at - 1 > 8) blobs.push(database.subarray(at + 1, end));
        }
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined; // A pointer that leads out of the file.
    throw error;
  }
  return blobs;

  function overflow(first: number, bytes: number): Buffer {
    if (bytes > database.length) throw new RangeError('a value longer than its database');
    const parts: Buffer[] = [];
    let left = bytes;
    let page = first * pageBytes;
    while (left > 0) {
      const here = Math.min(u16(page + 22), left);
      if (database.readUInt8(page + 25) !== pages.overflow || here === 0) throw new RangeError('no page of a value');
      parts.push(database.subarray(page + pageHeadBytes, page + pageHeadBytes + here));
      left -= here;
      page = u32(page + 16) * pageBytes;
    }
    return Buffer.concat(parts);
  }
}
