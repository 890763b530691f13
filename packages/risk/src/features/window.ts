/** How many earlier changes a percentile compares with. */
export const windowSize = 500;
/** With fewer there is nothing to compare with. */
const enough = 30;

/** Values of the last changes, one column a feature. */
export interface Window {
  /** As they came, column by column, `windowSize` slots each; made when the first change comes. */
  values: Float64Array;
  /** The same values without those that are unknown, in order. */
  sorted: Float64Array;
  /** How many of each column are sorted. */
  known: Int32Array;
  columns: number;
  /** Changes seen in all; the newest stands at (seen - 1) % windowSize. */
  seen: number;
}

export function newWindow(): Window {
  return { values: new Float64Array(0), sorted: new Float64Array(0), known: new Int32Array(0), columns: 0, seen: 0 };
}

function setColumns(window: Window, columns: number): void {
  window.columns = columns;
  window.values = new Float64Array(columns * windowSize);
  window.sorted = new Float64Array(columns * windowSize);
  window.known = new Int32Array(columns);
}

/** A window that saw these values; `seen` changes in all, of which the last are given. */
export function windowOf(values: Float64Array, columns: number, seen: number): Window {
  const window = newWindow();
  const count = Math.min(seen, windowSize);
  if (columns > 0) setColumns(window, columns);
  if (window.values.length !== values.length) throw new RangeError('a window has values for other columns');
  for (let column = 0; column < columns; column++)
    for (let slot = 0; slot < count; slot++) insert(window, column, values[column * windowSize + slot] as number);
  window.values = values;
  window.seen = seen;
  return window;
}

/** Adds the values of a change, and drops those of the oldest when the window is full. */
export function remember(window: Window, values: ArrayLike<number>): void {
  if (window.columns === 0) setColumns(window, values.length);
  const slot = window.seen % windowSize;
  for (let column = 0; column < window.columns; column++) {
    const at = column * windowSize + slot;
    const value = values[column] ?? Number.NaN;
    if (window.seen >= windowSize) remove(window, column, window.values[at] as number);
    window.values[at] = value;
    insert(window, column, value);
  }
  window.seen++;
}

function insert(window: Window, column: number, value: number): void {
  if (Number.isNaN(value)) return;
  const { sorted, known } = window;
  const start = column * windowSize;
  const end = start + (known[column] as number);
  const at = firstNotLess(sorted, start, end, value);
  sorted.copyWithin(at + 1, at, end);
  sorted[at] = value;
  known[column] = end - start + 1;
}

function remove(window: Window, column: number, value: number): void {
  if (Number.isNaN(value)) return;
  const { sorted, known } = window;
  const start = column * windowSize;
  const end = start + (known[column] as number);
  const at = firstNotLess(sorted, start, end, value);
  sorted.copyWithin(at, at + 1, end);
  known[column] = end - start - 1;
}

function firstNotLess(sorted: Float64Array, start: number, end: number, value: number): number {
  let low = start;
  for (let high = end; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of the known earlier values that are less, equal ones counted half; NaN while there are too few. */
export function percentile(window: Window, column: number, value: number): number {
  const count = window.known[column] ?? 0;
  if (count < enough || Number.isNaN(value)) return Number.NaN;
  const start = column * windowSize;
  const end = start + count;
  const less = firstNotLess(window.sorted, start, end, value);
  let high = end;
  // The first that is greater: values are never so large that the next one is not told apart.
  for (let low = less; low < high; ) {
    const middle = (low + high) >> 1;
    if ((window.sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return (less - start + (high - start)) / (2 * count);
}
