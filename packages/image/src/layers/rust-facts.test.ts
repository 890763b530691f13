import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elfSection } from './elf-section.ts';
import { executableSink } from './executable-sink.ts';
import { rustFacts } from './rust-facts.ts';

/** A 64-bit little-endian ELF file with these sections, and a head of that many bytes. */
function elf(sections: Readonly<Record<string, Buffer>>, headBytes = 64): Buffer {
  const named = Object.entries({ ...sections, '.shstrtab': Buffer.alloc(0) });
  const names = Buffer.from(`\0${named.map(([name]) => name).join('\0')}\0`);
  const bodies = named.map(([name, body]) => (name === '.shstrtab' ? names : body));
  const table = Buffer.alloc(64 * (named.length + 1));
  let start = headBytes;
  for (const [i, [name]] of named.entries()) {
    const at = 64 * (i + 1);
    const body = bodies[i]!;
    table.writeUInt32LE(names.indexOf(`\0${name}\0`) + 1, at);
    table.writeBigUInt64LE(BigInt(start), at + 24);
    table.writeBigUInt64LE(BigInt(body.length), at + 32);
    start += body.length;
  }
  const head = Buffer.alloc(headBytes);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeBigUInt64LE(BigInt(start), 40);
  head.writeUInt16LE(64, 58);
  head.writeUInt16LE(named.length + 1, 60);
  head.writeUInt16LE(named.length, 62);
  return Buffer.concat([head, ...bodies, table]);
}

const crates = {
  packages: [
    { name: 'shop', version: '1.0.0', source: 'local', root: true, dependencies: [1, 2] },
    { name: 'serde', version: '1.0.228', source: 'crates.io' },
    { name: 'cc', version: '1.2.0', source: 'crates.io', kind: 'build' },
  ],
};
const told = deflateSync(JSON.stringify(crates));

function sunk(program: Buffer, pieceBytes: number): unknown {
  let found: unknown;
  const sink = executableSink(program.length, (evidence) => {
    found = evidence;
  });
  for (let at = 0; at < program.length; at += pieceBytes)
    if (sink.write(program.subarray(at, at + pieceBytes)) === false) break;
  sink.end();
  return found;
}

test('a program tells its crates, without those that only its build needed', () => {
  expect(JSON.parse(rustFacts(elf({ '.text': Buffer.alloc(100), '.dep-v0': told })) ?? '')).toEqual([
    { name: 'shop', version: '1.0.0', source: 'local' },
    { name: 'serde', version: '1.0.228', source: 'crates.io' },
  ]);
});

test.each([4_096, 100_000, 1_000_000])('it is read in pieces of %d bytes', (pieceBytes) => {
  const program = elf({ '.dynstr': Buffer.from('_Unwind_Resume\0'), '.text': Buffer.alloc(500_000), '.dep-v0': told });
  expect(sunk(program, pieceBytes)).toMatchObject({ kind: 'rust' });
});

test('large programs in other languages are not kept in memory to the end', () => {
  const head = Buffer.alloc(64);
  const interpreter = Buffer.from('/lib64/ld-linux-x86-64.so.2\0');
  const program = elf({
    '.interp': Buffer.concat([head, interpreter]),
    '.text': Buffer.alloc(500_000),
    '.dep-v0': told,
  });
  expect(sunk(program, 100_000)).toBeUndefined();
});

test('what is no ELF file, cut off or damaged tells nothing', () => {
  const program = elf({ '.dep-v0': told });
  expect(rustFacts(elf({ '.dep-v0': Buffer.from('no zlib') }))).toBeUndefined();
  expect(rustFacts(elf({ '.text': told }))).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(program.length), fc.nat(63), fc.nat(255), (length, at, value) => {
      const damaged = Buffer.from(program);
      damaged[at] = value;
      elfSection(damaged.subarray(0, length), '.dep-v0');
    }),
  );
});
