import type { Location, Position } from '@slipway/core';

/** Turns offsets of one text into lines and columns. Line starts are found once, on the first question. */
export class Lines {
  readonly file: string;
  private readonly text: string;
  private starts: number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  position(offset: number): Position {
    this.starts ??= lineStarts(this.text);
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  location(start: number, end: number): TextLocation {
    return new TextLocation(this, start, end);
  }
}

/** A place known by its offsets. Lines and columns are counted when a report asks: most findings of a large run are only sorted. */
export class TextLocation implements Location {
  private readonly lines: Lines;
  readonly startOffset: number;
  readonly endOffset: number;

  constructor(lines: Lines, startOffset: number, endOffset: number) {
    this.lines = lines;
    this.startOffset = startOffset;
    this.endOffset = endOffset;
  }

  get file(): string {
    return this.lines.file;
  }

  get start(): Position {
    return this.lines.position(this.startOffset);
  }

  get end(): Position {
    return this.lines.position(this.endOffset);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
