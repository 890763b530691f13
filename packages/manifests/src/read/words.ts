/** Most words that are remembered, so that a file of a million different keys does not fill the memory. */
const size = 4096;

let kept = 0;
/** A file of very many different keys is read by cutting them out. */
const maxKept = 20_000;

/**
 * The keys of manifests, each kept once: ten thousand documents share a few hundred words. Found by their place in the
 * text, so that a known word is not even cut out of it.
 */
const words: (string | undefined)[] = new Array(size).fill(undefined);

/** The text between two offsets, one string for all places that spell it alike (as far as memory allows). */
export function wordAt(text: string, start: number, end: number): string {
  const length = end - start;
  const hash =
    length * 31 +
    text.charCodeAt(start) * 7 +
    text.charCodeAt(start + (length >> 1)) * 131 +
    text.charCodeAt(end - 1) * 1031;
  const slot = hash & (size - 1);
  const known = words[slot];
  if (known !== undefined && known.length === length && text.startsWith(known, start)) return known;
  if (++kept > maxKept) return text.slice(start, end);
  // A property name is an internalized string in V8: comparing it with the literals of rules is comparing two pointers.
  const word = Object.keys({ [text.slice(start, end)]: 0 })[0]!;
  words[slot] = word;
  return word;
}
