import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rpmFacts } from './rpm-facts.ts';
import { sqliteTable } from './sqlite-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-rpm-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as SQLite itself writes it. */
function database(blobs: readonly Uint8Array[], pageBytes = 4096): Buffer {
  const file = join(folder, `${Math.abs(blobs.length)}-${pageBytes}.sqlite`);
  rmSync(file, { force: true });
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA page_size = ${pageBytes}`);
  db.exec('CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)');
  db.exec('CREATE TABLE Name (key TEXT, hnum INTEGER)');
  const insert = db.prepare('INSERT INTO Packages (blob) VALUES (?)');
  db.exec('BEGIN');
  for (const blob of blobs) insert.run(blob);
  db.exec('COMMIT');
  db.close();
  return readFileSync(file);
}

function header(values: readonly [tag: number, value: string | number][]): Buffer {
  const index: Buffer[] = [];
  const store: Buffer[] = [];
  let offset = 0;
  for (const [tag, value] of values) {
    const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`) : Buffer.alloc(4);
    if (typeof value === 'number') bytes.writeUInt32BE(value);
    const entry = Buffer.alloc(16);
    entry.writeUInt32BE(tag, 0);
    entry.writeUInt32BE(typeof value === 'string' ? 6 : 4, 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(1, 12);
    index.push(entry);
    store.push(bytes);
    offset += bytes.length;
  }
  const counts = Buffer.alloc(8);
  counts.writeUInt32BE(values.length, 0);
  counts.writeUInt32BE(offset, 4);
  return Buffer.concat([counts, ...index, ...store]);
}

const bash: [number, string | number][] = [
  [1000, 'bash'],
  [1001, '5.2.26'],
  [1002, '3.fc40'],
  [1003, 1],
  [1004, 'The GNU shell'],
  [1014, 'GPL-3.0-or-later'],
  [1022, 'x86_64'],
];

test('packages are read with all that a package URL needs, keys left out', () => {
  const facts = rpmFacts(
    database([
      header(bash),
      header([
        [1000, 'gpg-pubkey'],
        [1001, 'a15b79cc'],
      ]),
    ]),
  );
  expect(JSON.parse(facts ?? '')).toEqual([
    { name: 'bash', version: '5.2.26', release: '3.fc40', epoch: '1', license: 'GPL-3.0-or-later', arch: 'x86_64' },
  ]);
});

test('rows of any size and number are what SQLite reads', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 300 }),
      fc.constantFrom(512, 1024, 4096, 65_536),
      (sizes, pageBytes) => {
        const blobs = sizes.map((size, i) => Buffer.alloc(size, i));
        const rows = sqliteTable(database(blobs, pageBytes), 'Packages');
        expect(rows?.map(([rowid]) => rowid)).toEqual(blobs.map((_, i) => i + 1));
        expect(rows?.every(([, , blob], i) => Buffer.isBuffer(blob) && blob.equals(blobs[i] ?? Buffer.alloc(0)))).toBe(
          true,
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('values of every type are what SQLite reads', () => {
  const file = join(folder, 'types.sqlite');
  const db = new DatabaseSync(file);
  const values = [null, 0, 1, -1, 127, -300, 70_000, -9_000_000, 2 ** 40, -(2 ** 50), 1.5, 'tëxt', ''];
  db.exec(`CREATE TABLE t (${values.map((_, i) => `c${i}`).join()})`);
  db.prepare(`INSERT INTO t VALUES (${values.map(() => '?').join()})`).run(...values);
  db.close();
  expect(sqliteTable(readFileSync(file), 't')).toEqual([[1, ...values]]);
});

test('any noise in a database ends in packages or nothing', () => {
  const whole = database(
    Array.from({ length: 200 }, () => header(bash)),
    1024,
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.nat(whole.length - 20), (noise, at) => {
      const bytes = Buffer.from(whole);
      bytes.set(noise, at);
      expect(['string', 'undefined']).toContain(typeof rpmFacts(bytes));
    }),
    { numRuns: 500 },
  );
  expect(rpmFacts(Buffer.from('no database'))).toBeUndefined();
  expect(rpmFacts(whole.subarray(0, 4000))).toBeUndefined();
});
