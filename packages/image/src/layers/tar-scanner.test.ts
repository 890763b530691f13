import { type TarMember, tarMember, tarOf } from '@slipway/testkit';
import fc from 'fast-check';
import { extract } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { type TarEntry, tarScanner } from './tar-scanner.ts';

/** Entries of an archive that is pushed in, in pieces, and the contents of each. */
function scan(archive: Buffer, pieces: readonly number[] = []): { entries: TarEntry[]; bodies: string[] } {
  const entries: TarEntry[] = [];
  const bodies: string[] = [];
  const scanner = tarScanner('test.tar', (entry) => {
    const index = entries.push(entry) - 1;
    bodies[index] = '';
    return {
      write(chunk) {
        bodies[index] += chunk.toString('latin1');
        return true;
      },
      end: () => undefined,
    };
  });
  let at = 0;
  for (let i = 0; at < archive.length; i++) {
    const bytes = pieces.length === 0 ? archive.length : (pieces[i % pieces.length] ?? 1);
    scanner.write(archive.subarray(at, at + bytes));
    at += bytes;
  }
  scanner.end();
  return { entries, bodies };
}

function names(members: readonly TarMember[]): string[] {
  return scan(tarOf(members)).entries.map(({ name }) => name);
}

const long = `${'folder/'.repeat(20)}file-ä`;

test.each(['pax', 'gnu', 'ustar'] as const)('a long name is read as %s writes it', (format) => {
  const name = format === 'ustar' ? `${'folder/'.repeat(20)}file` : long;
  expect(names([{ name, names: format, body: 'x' }, { name: 'next' }])).toEqual([name, 'next']);
});

test.each(['pax', 'gnu'] as const)('where a link leads is read as %s writes it', (format) => {
  const { entries } = scan(tarOf([{ name: 'link', type: '2', linkName: long, names: format }]));
  expect(entries[0]).toMatchObject({ type: '2', linkName: long, bytes: 0 });
});

test('a sparse file has the size that it has when unpacked', () => {
  const pax = {
    'GNU.sparse.major': '1',
    'GNU.sparse.minor': '0',
    'GNU.sparse.name': 'real',
    'GNU.sparse.realsize': '9000',
  };
  const { entries } = scan(tarOf([{ name: 'GNUSparseFile.0/real', pax, body: 'map' }, { name: 'next' }]));
  expect(entries).toMatchObject([{ name: 'real', bytes: 9000, storedBytes: 3 }, { name: 'next' }]);
});

test('a map of an old sparse file that goes on for a block is no contents', () => {
  const member = tarMember({ name: 'hole', type: 'S', body: 'data', names: 'gnu' });
  member[482] = 1;
  member.write('00000020000\0', 483, 'latin1');
  const archive = Buffer.concat([sealed(member), Buffer.alloc(512), member.subarray(512), tarOf([{ name: 'next' }])]);
  const { entries, bodies } = scan(archive);
  expect(entries).toMatchObject([{ name: 'hole', bytes: 8192, storedBytes: 4 }, { name: 'next' }]);
  expect(bodies[0]).toBe('data');
});

/** The header with its checksum made right. */
function sealed(member: Buffer): Buffer {
  const head = Buffer.from(member.subarray(0, 512)).fill(0x20, 148, 156);
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
    'latin1',
  );
  return head;
}

test('a size beyond eight gigabytes is read in base 256', () => {
  const member = tarMember({ name: 'huge' });
  Buffer.from('800000000000000400000000', 'hex').copy(member, 124);
  const entries: TarEntry[] = [];
  const scanner = tarScanner('test.tar', (entry) => void entries.push(entry));
  scanner.write(sealed(member));
  expect(entries[0]?.bytes).toBe(2 ** 34);
  expect(scanner.skippable()).toBe(2 ** 34);
});

test('names that are no UTF-8 stay different', () => {
  const [a, b] = [0xe4, 0xf6].map((byte) => {
    const member = tarMember({ name: 'x' });
    member[0] = byte;
    return sealed(member);
  });
  const { entries } = scan(Buffer.concat([a ?? Buffer.alloc(0), b ?? Buffer.alloc(0), Buffer.alloc(1024)]));
  expect(new Set(entries.map(({ name }) => name)).size).toBe(2);
});

describe('a damaged archive is told of with the place', () => {
  const archive = tarOf([{ name: 'a', body: 'x'.repeat(600) }, { name: 'b' }]);

  test.each([
    ['cut in a file', archive.subarray(0, 1000)],
    ['cut in a header', archive.subarray(0, 1600)],
    ['no archive at all', Buffer.from('x'.repeat(600))],
    ['noise in a header', Buffer.concat([archive.subarray(0, 1540), Buffer.from('~'), archive.subarray(1541)])],
    ['an endless extended header', sealed(hugeMeta())],
    ['one block of zeros, then more', Buffer.concat([archive.subarray(0, 1536), Buffer.alloc(512), archive])],
    ['a pax record that is longer than its header', tarOf([{ name: 'a', type: 'x', body: '99 path=b\n' }])],
  ])('%s', (_, bytes) => {
    expect(() => scan(bytes)).toThrowError(expect.objectContaining({ reason: 'bad-archive' }));
  });
});

function hugeMeta(): Buffer {
  const member = tarMember({ name: 'x', type: 'x' });
  member.write('77777777777\0', 124, 'latin1');
  return member;
}

test('an archive without an end, or without padding at its end, is whole', () => {
  expect(scan(tarMember({ name: 'a', body: 'x' })).entries).toHaveLength(1);
  expect(scan(tarMember({ name: 'a', body: 'x' }).subarray(0, 513)).bodies).toEqual(['x']);
});

const member: fc.Arbitrary<TarMember> = fc
  .record({
    name: fc.stringMatching(/^[a-zäö/]{1,160}$/).map((name) => `n${name}n`),
    type: fc.constantFrom('0', '0', '0', '1', '2', '5'),
    names: fc.constantFrom('pax' as const, 'gnu' as const),
    linkName: fc.stringMatching(/^[a-z]{1,120}$/),
    body: fc.string({ maxLength: 1200 }),
  })
  .map((made) => ({
    ...made,
    linkName: made.type === '1' || made.type === '2' ? made.linkName : '',
    body: made.type === '0' ? made.body : '',
  }));

test('however it is cut into pieces, an archive holds what another reader finds in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(member, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1 }),
      async (members, pieces) => {
        const archive = tarOf(members);
        const { entries, bodies } = scan(archive, pieces);
        const others: string[] = [];
        const reader = extract();
        reader.end(archive);
        for await (const entry of reader) {
          let body = '';
          for await (const chunk of entry) body += String(chunk);
          others.push(
            `${entry.header.name.replace(/\/$/, '')} ${entry.header.size} ${entry.header.linkname ?? ''} ${body}`,
          );
        }
        expect(entries.map(({ name, bytes, linkName }, i) => `${name} ${bytes} ${linkName} ${bodies[i]}`)).toEqual(
          others,
        );
      },
    ),
  );
});

test('any bytes end in entries or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(1700), (noise, at) => {
      const archive = Buffer.from(
        tarOf([
          { name: 'a', body: 'x' },
          { name: long, body: 'y' },
        ]),
      );
      archive.set(noise.subarray(0, Math.max(0, archive.length - at)), at);
      try {
        scan(archive, [700]);
      } catch (error) {
        expect(error).toMatchObject({ reason: 'bad-archive' });
      }
    }),
  );
});
