import type { Location } from '../location.ts';
import { widthOf } from './columns.ts';
import { printableUnits } from './printable.ts';

/** A line of a code frame: its number, its text, and the columns to underline (`end` exclusive, both from 0). */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  readonly mark?: readonly [start: number, end: number];
}

const leastWidth = 40;

/**
 * The line that a range starts on with one line before it. A line that is wider than `width` columns (or than 40, if that is
 * less) is cut around the range.
 */
export function codeFrame(source: string, { start, end }: Location, width: number): FrameLine[] {
  const from = lineStart(source, start.line);
  if (from === undefined) return [];
  const room = Math.max(leastWidth, width);
  const lines: FrameLine[] = [];
  if (start.line > 1) {
    const before = lineAt(source, lineStart(source, start.line - 1)!);
    if (before.trim() !== '') lines.push({ number: start.line - 1, text: show(before, 0, 0, room).text });
  }
  const line = lineAt(source, from);
  const stop = end.line === start.line ? end.column - 1 : line.length;
  return [...lines, { number: start.line, ...show(line, start.column - 1, stop, room) }];
}

/** A line as a terminal shows it, with where a range of it came to stand. */
function show(line: string, start: number, end: number, room: number): Required<Omit<FrameLine, 'number'>> {
  const skip = skipped(line, start, room);
  const units = unitsOf(line.slice(skip, skip + 2 * room));
  let text = skip > 0 ? '…' : '';
  let column = text.length;
  let [from, to]: (number | undefined)[] = [];
  for (const [i, unit] of units.entries()) {
    if (skip + i === start) from = column;
    if (skip + i === end) to = column;
    const isLast = skip + i + (units[i + 1] === '' ? 2 : 1) >= line.length;
    if (column + widthOf(unit) > (isLast ? room : room - 1)) return cut(text, from, to, column);
    text += unit;
    column += widthOf(unit);
  }
  return skip + units.length < line.length ? cut(text, from, to, column) : marked(text, from, to, column);
}

function cut(text: string, from: number | undefined, to: number | undefined, column: number) {
  return marked(`${text}…`, from, to, column);
}

function marked(text: string, from: number | undefined, to: number | undefined, column: number) {
  const start = from ?? column;
  return { text, mark: [start, Math.max(start + 1, to ?? column)] as const };
}

/** How much of a line is left out before a range: nothing if that shows the range, else all but a quarter of the room. */
function skipped(line: string, start: number, room: number): number {
  if (line.length <= room && widthOf(unitsOf(line).join('')) <= room) return 0;
  const to = Math.min(start, line.length);
  const lead = Math.floor(room / 4);
  if (to <= room && widthOf(unitsOf(line.slice(0, to)).join('')) <= room - lead) return 0;
  const units = unitsOf(line.slice(Math.max(0, to - lead), to));
  let [skip, width] = [to, 0];
  for (const unit of units.reverse()) {
    width += widthOf(unit);
    if (width > lead) break;
    skip--;
  }
  return isSecondHalf(line, skip) ? skip + 1 : skip;
}

function isSecondHalf(line: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(line[at] ?? '') && /[\ud800-\udbff]/.test(line[at - 1] ?? '');
}

function unitsOf(text: string): string[] {
  return printableUnits(text).map((unit) => (unit === '\t' ? '    ' : unit));
}

function lineStart(source: string, line: number): number | undefined {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = nextLine(source, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

function nextLine(source: string, at: number): number | undefined {
  for (let i = at; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 10) return i + 1;
    if (c === 13) return source.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return undefined;
}

function lineAt(source: string, from: number): string {
  let to = from;
  while (to < source.length && source.charCodeAt(to) !== 10 && source.charCodeAt(to) !== 13) to++;
  return source.slice(from, to);
}
