import { ImageError } from '../error.ts';
import { blockBytes, nameOf, paxRecords, type TarHeader, tarHeader } from './tar-header.ts';

/** A member of an archive. */
export interface TarEntry {
  /** As it stands in the archive, long names put in. */
  readonly name: string;
  /** The type flag; contiguous and sparse files are `0` too. */
  readonly type: string;
  /** Size of the file once it is unpacked. */
  readonly bytes: number;
  /** Where its contents begin in the archive, and how long they are there. */
  readonly offset: number;
  readonly storedBytes: number;
  readonly mode: number;
  readonly linkName: string;
}

/** Takes the contents of a member. */
export interface ContentSink {
  /** @returns false when the rest is not wanted */
  write(chunk: Buffer): boolean;
  end(): void;
}

/** Reads an archive that is pushed in. Nothing is kept but headers. */
export interface TarScanner {
  /** @throws ImageError `bad-archive` */
  write(chunk: Buffer): void;
  /** @throws ImageError `bad-archive` when the archive ends within a member */
  end(): void;
  /** Bytes from here that nobody wants: whoever can seek need not read them. */
  skippable(): number;
  skip(bytes: number): void;
}

/** Extended headers are a few hundred bytes; what claims more is no archive. */
const longestMeta = 4 * 1024 * 1024;

/** @param where names the archive in errors, `layer 2 of shop.tar` for example */
export function tarScanner(where: string, onEntry: (entry: TarEntry) => ContentSink | undefined): TarScanner {
  const state = new Scan(where, onEntry);
  return {
    write: (chunk) => state.write(chunk),
    end: () => state.end(),
    skippable: () => state.skippable(),
    skip: (bytes) => state.skip(bytes),
  };
}

/** What long names and extended attributes say of the member that follows. */
interface Overrides {
  name?: string;
  linkName?: string;
  storedBytes?: number;
  bytes?: number;
}

class Scan {
  private readonly where: string;
  private readonly onEntry: (entry: TarEntry) => ContentSink | undefined;
  private readonly carried = Buffer.alloc(blockBytes);
  private carriedBytes = 0;
  /** Position in the archive. */
  private position = 0;
  /** Contents and padding that are left of the member. */
  private contentLeft = 0;
  private paddingLeft = 0;
  private sink: ContentSink | undefined;
  private meta: { readonly type: string; readonly parts: Buffer[] } | undefined;
  /** A sparse file whose map goes on. */
  private sparse: TarHeader | undefined;
  private overrides: Overrides = {};
  private global: Overrides = {};
  private zeroBlocks = 0;

  constructor(where: string, onEntry: Scan['onEntry']) {
    this.where = where;
    this.onEntry = onEntry;
  }

  write(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && this.zeroBlocks < 2) {
      if (this.contentLeft > 0) at += this.content(chunk, at);
      else if (this.paddingLeft > 0) {
        const bytes = Math.min(this.paddingLeft, chunk.length - at);
        this.paddingLeft -= bytes;
        this.position += bytes;
        at += bytes;
      } else at += this.block(chunk, at);
    }
  }

  skippable(): number {
    if (this.zeroBlocks >= 2) return Number.POSITIVE_INFINITY;
    if (this.carriedBytes > 0 || this.meta !== undefined || this.sink !== undefined) return 0;
    return this.contentLeft + this.paddingLeft;
  }

  skip(bytes: number): void {
    const ofContent = Math.min(bytes, this.contentLeft);
    this.contentLeft -= ofContent;
    this.paddingLeft -= bytes - ofContent;
    this.position += bytes;
  }

  end(): void {
    if (this.zeroBlocks >= 2) return;
    // Padding behind the last member is left out by some writers.
    if (this.contentLeft > 0 || this.carriedBytes > 0 || this.sparse !== undefined || this.meta !== undefined)
      throw this.bad(`ends after ${this.position} bytes, in the middle of a file`);
  }

  private content(chunk: Buffer, at: number): number {
    const bytes = Math.min(this.contentLeft, chunk.length - at);
    if (this.meta !== undefined) this.meta.parts.push(Buffer.from(chunk.subarray(at, at + bytes)));
    else if (this.sink !== undefined) {
      const part = bytes === chunk.length ? chunk : chunk.subarray(at, at + bytes);
      if (!this.sink.write(part)) this.endSink();
    }
    this.contentLeft -= bytes;
    this.position += bytes;
    if (this.contentLeft === 0) this.endContent();
    return bytes;
  }

  private endContent(): void {
    this.endSink();
    const { meta } = this;
    if (meta === undefined) return;
    this.meta = undefined;
    this.takeMeta(meta.type, Buffer.concat(meta.parts));
  }

  private endSink(): void {
    const { sink } = this;
    this.sink = undefined;
    sink?.end();
  }

  /** A header, from the chunk itself when it lies in it whole. */
  private block(chunk: Buffer, at: number): number {
    if (this.carriedBytes === 0 && chunk.length - at >= blockBytes) {
      this.position += blockBytes;
      this.header(chunk, at);
      return blockBytes;
    }
    const bytes = chunk.copy(this.carried, this.carriedBytes, at, at + blockBytes - this.carriedBytes);
    this.carriedBytes += bytes;
    this.position += bytes;
    if (this.carriedBytes === blockBytes) {
      this.carriedBytes = 0;
      this.header(this.carried, 0);
    }
    return bytes;
  }

  private header(block: Buffer, at: number): void {
    if (this.sparse !== undefined) {
      if (block[at + 504] !== 1) this.begin(this.sparse);
      return;
    }
    const header = tarHeader(block, at);
    if (header === undefined) {
      this.zeroBlocks++;
      return;
    }
    if (header === 'bad' || this.zeroBlocks > 0)
      throw this.bad(`has no valid header at byte ${this.position - blockBytes}`);
    if (header.type === 'x' || header.type === 'g' || header.type === 'L' || header.type === 'K') {
      if (header.sizeBytes > longestMeta)
        throw this.bad(`has an extended header of ${header.sizeBytes} bytes at byte ${this.position - blockBytes}`);
      this.expect(header.sizeBytes);
      this.meta = { type: header.type, parts: [] };
      if (header.sizeBytes === 0) this.endContent();
    } else if (header.extended) this.sparse = header;
    else this.begin(header);
  }

  private begin(header: TarHeader): void {
    this.sparse = undefined;
    const { name, linkName, storedBytes, bytes } = { ...this.global, ...this.overrides };
    this.overrides = {};
    const isFile = header.type === '0' || header.type === 'S';
    const stored = isFile ? (storedBytes ?? header.sizeBytes) : header.sizeBytes;
    const entry: TarEntry = {
      name: name ?? header.name,
      type: isFile ? '0' : header.type,
      bytes: isFile ? (bytes ?? header.sparseBytes ?? stored) : 0,
      offset: this.position,
      storedBytes: stored,
      mode: header.mode,
      linkName: linkName ?? header.linkName,
    };
    this.expect(stored);
    this.sink = this.onEntry(entry);
    if (stored === 0) this.endSink();
  }

  private expect(bytes: number): void {
    this.contentLeft = bytes;
    this.paddingLeft = (blockBytes - (bytes % blockBytes)) % blockBytes;
  }

  private takeMeta(type: string, bytes: Buffer): void {
    if (type === 'L' || type === 'K') {
      const end = bytes.indexOf(0);
      const name = nameOf(end < 0 ? bytes : bytes.subarray(0, end));
      if (type === 'L') this.overrides.name = name;
      else this.overrides.linkName = name;
      return;
    }
    const records = paxRecords(bytes);
    if (records === undefined) throw this.bad(`has a damaged extended header before byte ${this.position}`);
    const target = type === 'g' ? this.global : this.overrides;
    const name = records.get('GNU.sparse.name') ?? records.get('path');
    const linkName = records.get('linkpath');
    const stored = this.size(records.get('size'));
    const real = this.size(records.get('GNU.sparse.realsize') ?? records.get('GNU.sparse.size'));
    if (name !== undefined) target.name = name;
    if (linkName !== undefined) target.linkName = linkName;
    if (stored !== undefined) target.storedBytes = stored;
    if (real !== undefined) target.bytes = real;
  }

  private size(digits: string | undefined): number | undefined {
    if (digits === undefined) return undefined;
    const value = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
    if (!Number.isSafeInteger(value)) throw this.bad(`has a damaged extended header before byte ${this.position}`);
    return value;
  }

  private bad(what: string): ImageError {
    return new ImageError('bad-archive', `${this.where}: the archive ${what}`, {
      hint: 'it is damaged or cut off: build, pull or save the image again',
    });
  }
}
