/** Scores go from 0 to this, as in git's diffcore.h. */
export const maxScore = 60_000;
/** What `-M` asks for unless told otherwise. */
export const leastScore = maxScore / 2;

const hashBase = 107_927;
const longestSpan = 64;

/** The pieces of a content, by hash: how many bytes of each. A piece is a line, or 64 bytes of a longer one. */
export interface Spans {
  readonly size: number;
  readonly bytes: ReadonlyMap<number, number>;
}

/** Cuts a content into pieces as git does it to find renames: diffcore-delta.c, hash_chars. */
export function spansOf(content: Buffer): Spans {
  const bytes = new Map<number, number>();
  const text = !content.subarray(0, 8000).includes(0);
  let length = 0;
  let first = 0;
  let second = 0;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    if (text && byte === 13 && content[at + 1] === 10) continue;
    const old = first;
    first = ((first << 7) ^ (second >>> 25)) >>> 0;
    second = ((second << 7) ^ (old >>> 25)) >>> 0;
    first = (first + byte) >>> 0;
    if (++length < longestSpan && byte !== 10) continue;
    const hash = ((first + Math.imul(second, 0x61)) >>> 0) % hashBase;
    bytes.set(hash, (bytes.get(hash) ?? 0) + length);
    length = first = second = 0;
  }
  return { size: content.length, bytes };
}

/** Whether contents of these sizes can be alike enough at all. */
function sizesFit(one: number, other: number): boolean {
  const largest = Math.max(one, other);
  return largest * (maxScore - leastScore) >= (largest - Math.min(one, other)) * maxScore;
}

/** How much of the source is in the target: diffcore-rename.c, estimate_similarity. */
export function similarity(source: Spans, target: Spans): number {
  if (!sizesFit(source.size, target.size) || target.size === 0) return 0;
  let copied = 0;
  for (const [hash, count] of source.bytes) copied += Math.min(count, target.bytes.get(hash) ?? 0);
  return Math.trunc((copied * maxScore) / Math.max(source.size, target.size));
}
