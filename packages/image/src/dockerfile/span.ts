/** A range of the Dockerfile's text by offsets (UTF-16 code units from 0, `end` exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text that was put together from parts of a file, which knows where each of its characters stands there. */
export interface JoinedText {
  readonly text: string;
  /** Offset in the file of the character at `index`; for the length of the text, the offset just behind its last character. */
  at(index: number): number;
  span(start: number, end: number): Span;
}

/** A part of a joined text: where it begins there, and where in the file. */
interface Piece {
  readonly joined: number;
  readonly source: number;
}

/** Joins slices of a file. */
export function joinSlices(source: string, slices: readonly Span[]): JoinedText {
  const pieces: Piece[] = [];
  let text = '';
  for (const { start, end } of slices) {
    pieces.push({ joined: text.length, source: start });
    text += source.slice(start, end);
  }
  return joinedText(text, pieces, slices.at(-1)?.end ?? 0);
}

/** A part of a joined text, its places kept. */
export function cutJoined(whole: JoinedText, start: number, end: number): JoinedText {
  return {
    text: whole.text.slice(start, end),
    at: (index) => whole.at(start + index),
    span: (from, to) => whole.span(start + from, start + to),
  };
}

/** Text all of whose characters are said to stand at one place, such as the words of a JSON string with escapes. */
export function textAt(text: string, place: Span): JoinedText {
  return { text, at: () => place.start, span: () => place };
}

function joinedText(text: string, pieces: readonly Piece[], sourceEnd: number): JoinedText {
  const at = (index: number): number => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle]!.joined <= index) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low] ?? { joined: 0, source: sourceEnd };
    return piece.source + index - piece.joined;
  };
  return {
    text,
    at,
    // The end is one behind the last character, so that a range never reaches over a line continuation.
    span: (start, end) =>
      end <= start ? { start: at(start), end: at(start) } : { start: at(start), end: at(end - 1) + 1 },
  };
}
