import type { Location } from '../location.ts';
import { widthOf } from './columns.ts';
import { printable } from './printable.ts';

/** A line of a code frame: its number, its text, and the columns to underline (`end` exclusive, both from 0). */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  readonly mark?: readonly [start: number, end: number];
}

/** The line that a range starts on with one line before it, cut around the range when the line is very long. */
export function codeFrame(source: string, { start, end }: Location, width: number): FrameLine[] {
  const from = lineStart(source, start.line);
  if (from === undefined) return [];
  const lines: FrameLine[] = [];
  if (start.line > 1) {
    const before = lineStart(source, start.line - 1)!;
    const text = lineAt(source, before);
    if (text.trim() !== '') lines.push({ number: start.line - 1, text: show(text.slice(0, width)).text });
  }
  const raw = lineAt(source, from);
  const stop = end.line === start.line ? end.column - 1 : raw.length;
  const skip = start.column - 1 > width - 20 ? start.column - 1 - 20 : 0;
  const visible = raw.slice(skip, skip + width);
  const marked = show(visible, start.column - 1 - skip, Math.min(stop - skip, visible.length));
  lines.push({
    number: start.line,
    text: (skip > 0 ? '…' : '') + marked.text,
    mark: [marked.start + (skip > 0 ? 1 : 0), Math.max(marked.start + 1, marked.end) + (skip > 0 ? 1 : 0)],
  });
  return lines;
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

/** A line as the terminal shows it, with where its parts came to stand. */
function show(line: string, start = 0, end = 0): { text: string; start: number; end: number } {
  const visible = (text: string) => printable(text.replaceAll('\t', '    '));
  return {
    text: visible(line),
    start: widthOf(visible(line.slice(0, start))),
    end: widthOf(visible(line.slice(0, end))),
  };
}
