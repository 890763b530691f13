import { cleanPath } from './layer-contents.ts';
import type { TarEntry } from './tar-scanner.ts';

/** Looks for values in the bytes of one layer while they go by. It keeps positions and names, never what it looks for. */
export interface SecretSearch {
  /** Takes the next bytes of the uncompressed archive, headers too: a name or an attribute is read as easily as a file. */
  write(chunk: Buffer): void;
  /** Hears of each member, in the order of the archive. */
  entry(entry: TarEntry): void;
  /** Where something was found, from the root, without a leading slash; empty for bytes behind the last member. */
  paths(): readonly string[];
}

/** A shorter value stands everywhere by chance. */
export const shortestSearched = 8;

/** What a longer value begins with is as telling, and need not be carried from chunk to chunk. */
const longestSearched = 4096;

/** One that is found this often in a layer is found; every file need not be named. */
const mostHits = 100;

/**
 * What shows that a value is there: its bytes, and what base64 makes of them at each of the three places where they may begin
 * in a group of three bytes, as in `user:token` of a registry's login, with either of its alphabets. Characters that depend
 * on the bytes around are left out.
 */
export function searchedFor(values: readonly Uint8Array[]): Buffer[] {
  const found = new Map<string, Buffer>();
  for (const value of values) {
    if (value.length < shortestSearched) continue;
    const plain = Buffer.from(value.subarray(0, longestSearched));
    const inBase64 = [0, 1, 2].flatMap((skipped) => {
      const bytes = plain.subarray(skipped, skipped + Math.floor((plain.length - skipped) / 3) * 3);
      return [Buffer.from(bytes.toString('base64')), Buffer.from(bytes.toString('base64url'))];
    });
    for (const needle of [plain, ...inBase64]) found.set(needle.toString('latin1'), needle);
  }
  return [...found.values()];
}

/** Programs break base64 after 64 or 76 characters, so of this many at least one half is in one piece. */
const unbroken = 64;

/** A shorter text is seldom broken, and its halves stand everywhere. */
const shortestBroken = 24;

/** How much of a text is compared once a half of its beginning is there. */
const longestCompared = 1024;

/** A text of base64 that may have line breaks in it, and the pieces that it is known by. */
interface Broken {
  readonly text: string;
  readonly pieces: readonly { readonly bytes: Buffer; readonly at: number }[];
  /** How long it can be with its breaks. */
  readonly reach: number;
}

function brokenFrom(needle: Buffer): Broken[] {
  const text = needle.toString('latin1').slice(0, longestCompared);
  if (text.length < shortestBroken || !/^[\w+/-]+$/.test(text)) return [];
  const half = Math.floor(Math.min(text.length, unbroken) / 2);
  const piece = (at: number) => ({ bytes: Buffer.from(text.slice(at, at + half)), at });
  return [{ text, pieces: [piece(0), piece(half)], reach: Math.ceil(text.length * 1.2) + 8 }];
}

/** Breaks of lines as they are, with what indents the next one, and as JSON and shells write them. */
const breaks = /\\[rn]|[\s\\]+/g;

/** @param needles of `searchedFor` */
export function secretSearch(needles: readonly Buffer[]): SecretSearch {
  const broken = needles.flatMap(brokenFrom);
  const overlap = Math.max(0, ...needles.map(({ length }) => length - 1), ...broken.map(({ reach }) => reach));
  const hits: number[] = [];
  const members: { readonly end: number; readonly path: string }[] = [];
  let position = 0;
  let tail: Buffer = Buffer.alloc(0);
  const hitsOf = (bytes: Buffer, needle: Buffer, isHit: (at: number) => boolean, from: number): void => {
    for (let at = bytes.indexOf(needle); at >= 0 && hits.length < mostHits; at = bytes.indexOf(needle, at + 1))
      if (isHit(at)) hits.push(from + at);
  };
  const look = (bytes: Buffer, from: number): void => {
    for (const needle of needles) hitsOf(bytes, needle, () => true, from);
    for (const { text, pieces, reach } of broken)
      for (const piece of pieces) {
        const isWhole = (at: number) =>
          bytes
            .subarray(Math.max(0, at - piece.at - 8), at + reach)
            .toString('latin1')
            .replace(breaks, '')
            .includes(text);
        hitsOf(bytes, piece.bytes, isWhole, from);
      }
  };
  return {
    write(chunk) {
      if (hits.length >= mostHits || chunk.length === 0) return;
      if (tail.length > 0) look(Buffer.concat([tail, chunk.subarray(0, overlap)]), position - tail.length);
      look(chunk, position);
      position += chunk.length;
      // A copy: engines and zlib use their buffers again. Chunks may be shorter than what is carried.
      const carried = chunk.length >= overlap ? chunk : Buffer.concat([tail, chunk]);
      tail = Buffer.from(carried.subarray(Math.max(0, carried.length - overlap)));
    },
    entry({ name, offset, storedBytes }) {
      members.push({ end: offset + storedBytes, path: cleanPath(name) });
    },
    paths() {
      const pathAt = (hit: number): string => members.find(({ end }) => end > hit)?.path ?? '';
      return [...new Set(hits.toSorted((a, b) => a - b).map(pathAt))];
    },
  };
}
