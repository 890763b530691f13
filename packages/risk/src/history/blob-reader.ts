import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { gitCommand, type Repository } from './git.ts';

/** Reads contents by their names, with one git for all of them. */
export interface BlobReader {
  /** Hands over the contents in the order of their names. @throws Error where git does not have one */
  read(blobs: readonly string[], take: (blob: string, content: Buffer) => void): Promise<void>;
  close(): void;
}

/** Starts git only when the first contents are asked for. Ask again only when they have come. */
export function blobReader(repository: Repository): BlobReader {
  let git: ChildProcessByStdio<Writable, Readable, null> | undefined;
  let output: AsyncIterator<Buffer> | undefined;
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const next = await output?.next();
    if (next === undefined || next.done === true) throw new Error('git cat-file ended early');
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
  }

  async function exactly(size: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let missing = size;
    while (missing > 0) {
      if (held.length === 0) await more();
      const piece = held.subarray(0, missing);
      pieces.push(piece);
      missing -= piece.length;
      held = held.subarray(piece.length);
    }
    return Buffer.concat(pieces);
  }

  async function next(blob: string): Promise<Buffer> {
    while (held.indexOf(10) < 0) await more();
    const end = held.indexOf(10);
    const [, type, size] = held.toString('latin1', 0, end).split(' ');
    if (type !== 'blob') throw new Error(`git does not have the content ${blob}`);
    held = held.subarray(end + 1);
    const content = await exactly(Number(size));
    await exactly(1);
    return content;
  }

  return {
    async read(asked, take) {
      if (git === undefined) {
        const { command, args, options } = gitCommand(repository, ['cat-file', '--batch']);
        git = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
        git.on('error', () => undefined);
        git.stdin.on('error', () => undefined);
        output = git.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      }
      git.stdin.write(asked.map((blob) => `${blob}\n`).join(''));
      for (const blob of asked) take(blob, await next(blob));
    },
    close() {
      git?.stdin.end();
      git?.kill();
    },
  };
}
