import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rpmFacts } from './rpm-facts.ts';
import { berkeleyPackages, ndbPackages } from './rpm-packages.ts';

// Written by rpm 4.20 (`rpm -i` with the backend ndb), and by Berkeley DB 5.3 from the same headers.
const databases = ['Packages.db', 'Packages'].map(
  (file) => [file, readFileSync(new URL(`fixtures/${file}`, import.meta.url))] as const,
);

test.each(databases)('%s gives what rpm --query --all lists', (_, database) => {
  const facts = JSON.parse(rpmFacts(database) ?? '[]').sort((a: { name: string }, b: { name: string }) =>
    a.name.localeCompare(b.name),
  );
  const common = { release: '3', epoch: '2', license: 'MIT', arch: 'noarch' };
  expect(facts).toEqual([
    { name: 'one', version: '1.4', ...common },
    { name: 'three', version: '1.6', ...common },
    { name: 'two', version: '1.4', ...common },
  ]);
});

test.each(databases)('%s is unread where it is damaged or cut off, and never breaks the analysis', (_, database) => {
  const damages = fc.array(fc.tuple(fc.nat(database.length - 1), fc.nat(255)), { maxLength: 8 });
  fc.assert(
    fc.property(damages, fc.nat(database.length), (bytes, length) => {
      const damaged = Buffer.from(database);
      for (const [at, value] of bytes) damaged[at] = value;
      for (const read of [ndbPackages, berkeleyPackages, rpmFacts]) read(damaged.subarray(0, length));
    }),
  );
  expect(rpmFacts(Buffer.alloc(5000))).toBeUndefined();
});
