import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { executableSink } from './executable-sink.ts';

const magic = Buffer.from('\xff Go buildinf:', 'latin1');
const startMark = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const endMark = Buffer.from('f932433186182072008242104116d8f2', 'hex');
const modules = 'path\texample.com/app\nmod\texample.com/app\tv1.2.3\t\ndep\tgolang.org/x/text\tv0.3.0\th1:x=\n';

function counted(text: Buffer): Buffer {
  const length: number[] = [];
  for (let left = text.length; ; left >>= 7) {
    length.push(left > 0x7f ? (left & 0x7f) | 0x80 : left);
    if (left <= 0x7f) break;
  }
  return Buffer.concat([Buffer.from(length), text]);
}

function inlineInfo(version = 'go1.26.8', list = modules): Buffer {
  const marked = list === '' ? Buffer.alloc(0) : Buffer.concat([startMark, Buffer.from(list), endMark]);
  const head = Buffer.concat([magic, Buffer.from([8, 2]), Buffer.alloc(16)]);
  return Buffer.concat([head, counted(Buffer.from(version)), counted(marked)]);
}

function told(program: Buffer, pieces: readonly number[] = [program.length]): Evidence | undefined {
  let evidence: Evidence | undefined;
  const sink = executableSink(1_000_000, (what) => {
    evidence = what;
  });
  let at = 0;
  for (let i = 0; at < program.length; i++) {
    const bytes = pieces[i % pieces.length] ?? 1;
    // The buffer is used again by the reader, as one of a file is.
    const piece = Buffer.from(program.subarray(at, at + bytes));
    const more = sink.write(piece);
    piece.fill(0);
    if (!more) break;
    at += bytes;
  }
  sink.end();
  return evidence;
}

const elf = (...parts: Buffer[]): Buffer => Buffer.concat([Buffer.from('\x7fELF', 'latin1'), ...parts]);

test('strings that stand inline are read, however the program is cut into pieces', () => {
  const before = Buffer.from(' Go buildinf'.repeat(20));
  const program = elf(before, magic, Buffer.alloc(40), inlineInfo(), Buffer.alloc(100));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 4, max: 90 }), { minLength: 1, maxLength: 5 }), (pieces) => {
      expect(told(program, pieces)).toEqual({ kind: 'go', text: `go1.26.8\n${modules}` });
    }),
  );
});

test('pointers to the strings leave the list of modules, which has marks around it', () => {
  const pointers = Buffer.concat([magic, Buffer.from([8, 0]), Buffer.alloc(16)]);
  const program = elf(
    Buffer.alloc(50),
    startMark,
    Buffer.from(modules),
    endMark,
    Buffer.alloc(50),
    pointers,
    Buffer.alloc(64),
  );
  expect(told(program, [64, 7, 16])).toEqual({ kind: 'go', text: `\n${modules}` });
});

test('a program without a list of modules tells its version of Go', () => {
  expect(told(elf(inlineInfo('devel go1.27-abc', '')))?.text).toBe('devel go1.27-abc\n');
});

test.each([
  ['a script', Buffer.from('#!/bin/sh\nexit 0\n')],
  ['a program of another language', elf(Buffer.alloc(1000))],
  ['a program that merely speaks of the magic', elf(magic, Buffer.from('is what Go writes'.repeat(9)))],
  ['build info that is cut off', elf(inlineInfo().subarray(0, 60))],
  ['a length beyond all reason', elf(magic, Buffer.from([8, 2]), Buffer.alloc(16), Buffer.alloc(12, 0xff))],
])('%s tells nothing', (_, program) => {
  expect(told(program, [50])).toBeUndefined();
});
