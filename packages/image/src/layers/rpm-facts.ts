import { berkeleyPackages, ndbPackages } from './rpm-packages.ts';
import { sqliteTable } from './sqlite-table.ts';

/** Tags of a header. Source: rpm, include/rpm/rpmtag.h. */
const tags = { name: 1000, version: 1001, release: 1002, epoch: 1003, license: 1014, arch: 1022 } as const;
const stringType = 6;
const int32Type = 4;
/** Not a package but a key that packages are signed with. */
const key = 'gpg-pubkey';

/**
 * The packages of an RPM database: SQLite, as Fedora since 33 and RHEL since 9 keep it, ndb, as SUSE does, or Berkeley DB, as
 * older ones have it.
 *
 * @returns JSON of one object a package; undefined when it cannot be read
 */
export function rpmFacts(database: Buffer): string | undefined {
  const blobs =
    sqliteTable(database, 'Packages')?.map((row) => row[2]) ?? ndbPackages(database) ?? berkeleyPackages(database);
  if (blobs === undefined) return undefined;
  const facts = [];
  for (const blob of blobs) {
    const fact = Buffer.isBuffer(blob) ? headerOf(blob) : undefined;
    if (fact === undefined) return undefined;
    if (fact['name'] !== key) facts.push(fact);
  }
  return JSON.stringify(facts);
}

/** An immutable header: counts, an index of 16 bytes a tag, then the values. Source: rpm, lib/header.c. */
function headerOf(blob: Buffer): Record<string, string> | undefined {
  if (blob.length < 8) return undefined;
  const count = blob.readUInt32BE(0);
  const store = 8 + count * 16;
  if (store + blob.readUInt32BE(4) > blob.length) return undefined;
  const fact: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    const at = 8 + i * 16;
    const tag = blob.readUInt32BE(at);
    const name = Object.entries(tags).find(([, number]) => number === tag)?.[0];
    const start = store + blob.readUInt32BE(at + 8);
    if (name === undefined || start >= blob.length) continue;
    const type = blob.readUInt32BE(at + 4);
    const end = blob.indexOf(0, start);
    if (type === stringType && end >= 0) fact[name] = blob.toString('utf8', start, end);
    if (type === int32Type && start + 4 <= blob.length) fact[name] = String(blob.readUInt32BE(start));
  }
  return fact['name'] === undefined ? undefined : fact;
}
