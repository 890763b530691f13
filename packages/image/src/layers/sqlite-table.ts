/** A value of a row as SQLite stores it; numbers beyond 2^53 lose their last digits. */
export type SqliteValue = number | string | Buffer | null;

/**
 * Reads the rows of one table from the bytes of an SQLite database, without indexes, write-ahead logs or a file: that of a
 * package database in a layer. Source: SQLite's "Database File Format", sections 1.3 to 2.1.
 *
 * @returns each row with its rowid first; undefined when it is no database, damaged, or has no such table
 */
export function sqliteTable(database: Buffer, table: string): SqliteValue[][] | undefined {
  if (database.length < 512 || database.toString('latin1', 0, 15) !== 'SQLite format 3') return undefined;
  const size = database.readUInt16BE(16);
  const pages: Pages = { database, pageBytes: size === 1 ? 65_536 : size, usable: 0 };
  pages.usable = pages.pageBytes - (database[20] ?? 0);
  if (pages.pageBytes < 512 || pages.usable < 480 || database.readUInt32BE(56) !== 1) return undefined;
  try {
    const entry = rowsOf(pages, 1).find(([, type, name]) => type === 'table' && name === table);
    const root = entry?.[4];
    return typeof root === 'number' ? rowsOf(pages, root) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // A pointer that leads out of the file.
    throw error;
  }
}

interface Pages {
  readonly database: Buffer;
  readonly pageBytes: number;
  /** Of each page, without what extensions keep at its end. */
  usable: number;
}

const interiorTable = 0x05;
const leafTable = 0x0d;

function rowsOf(pages: Pages, root: number): SqliteValue[][] {
  const rows: SqliteValue[][] = [];
  const seen = new Set<number>();
  const pending = [root];
  for (let page = pending.pop(); page !== undefined; page = pending.pop()) {
    if (seen.has(page)) throw new RangeError('pages in a circle');
    seen.add(page);
    const { database } = pages;
    const start = startOf(pages, page);
    const head = page === 1 ? start + 100 : start;
    const kind = database.readUInt8(head);
    const cells = database.readUInt16BE(head + 3);
    if (kind === interiorTable) pending.push(database.readUInt32BE(head + 8));
    else if (kind !== leafTable) throw new RangeError('a page of another kind');
    const children: number[] = [];
    for (let i = 0; i < cells; i++) {
      const cell = start + database.readUInt16BE(head + (kind === leafTable ? 8 : 12) + i * 2);
      if (kind === leafTable) rows.push(rowOf(pages, cell));
      else children.push(database.readUInt32BE(cell));
    }
    pending.push(...children.toReversed());
  }
  return rows;
}

function startOf({ database, pageBytes }: Pages, page: number): number {
  const start = (page - 1) * pageBytes;
  if (page < 1 || start + pageBytes > database.length) throw new RangeError('a page behind the end');
  return start;
}

function rowOf(pages: Pages, cell: number): SqliteValue[] {
  const { database } = pages;
  const [bytes, afterBytes] = varint(database, cell);
  const [rowid, start] = varint(database, afterBytes);
  return [rowid, ...record(payload(pages, start, bytes))];
}

/** What does not fit into its page goes on in a chain of others. */
function payload(pages: Pages, start: number, bytes: number): Buffer {
  const { database, usable } = pages;
  if (bytes > database.length) throw new RangeError('a row longer than its database');
  if (bytes <= usable - 35) return slice(database, start, bytes);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const rest = least + ((bytes - least) % (usable - 4));
  const local = rest <= usable - 35 ? rest : least;
  const parts = [slice(database, start, local)];
  let left = bytes - local;
  let page = database.readUInt32BE(start + local);
  while (left > 0) {
    const at = startOf(pages, page);
    const part = slice(database, at + 4, Math.min(left, usable - 4));
    parts.push(part);
    left -= part.length;
    page = database.readUInt32BE(at);
  }
  return Buffer.concat(parts);
}

function slice(database: Buffer, start: number, bytes: number): Buffer {
  if (start + bytes > database.length) throw new RangeError('a row behind the end');
  return database.subarray(start, start + bytes);
}

/** Widths of integers by their type. */
const integerBytes = [0, 1, 2, 3, 4, 6, 8];

function record(bytes: Buffer): SqliteValue[] {
  const [headBytes, first] = varint(bytes, 0);
  const values: SqliteValue[] = [];
  let at = headBytes;
  for (let head = first; head < headBytes; ) {
    const [type, next] = varint(bytes, head);
    head = next;
    const width = type >= 12 ? (type - (type % 2) - 12) / 2 : type === 7 ? 8 : (integerBytes[type] ?? 0);
    values.push(value(type, slice(bytes, at, width)));
    at += width;
  }
  return values;
}

function value(type: number, bytes: Buffer): SqliteValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString();
  return bytes.length === 8 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}

function varint(bytes: Buffer, start: number): [value: number, end: number] {
  let result = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes.readUInt8(start + i);
    result = result * 128 + (byte & 0x7f);
    if (byte < 0x80) return [result, start + i + 1];
  }
  return [result * 256 + bytes.readUInt8(start + 8), start + 9];
}
