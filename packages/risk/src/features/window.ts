/** How many earlier changes a percentile compares with. */
export const windowSize = 500;
/** With fewer there is nothing to compare with. */
const enough = 30;

/** Values of the last changes, one column a feature. */
export interface Window {
  /** Column by column, `windowSize` slots each; made when the first change comes. */
  values: Float64Array;
  columns: number;
  /** Changes seen in all; the newest stands at (seen - 1) % windowSize. */
  seen: number;
}

export function newWindow(): Window {
  return { values: new Float64Array(0), columns: 0, seen: 0 };
}

export function remember(window: Window, values: ArrayLike<number>): void {
  if (window.columns === 0) {
    window.columns = values.length;
    window.values = new Float64Array(values.length * windowSize);
  }
  const slot = window.seen % windowSize;
  for (let column = 0; column < window.columns; column++)
    window.values[column * windowSize + slot] = values[column] ?? 0;
  window.seen++;
}

/** Share of the earlier changes that have less, those that have as much counted half; NaN while there are too few. */
export function percentile(window: Window, column: number, value: number): number {
  const count = Math.min(window.seen, windowSize);
  if (count < enough || Number.isNaN(value)) return Number.NaN;
  const { values } = window;
  const start = column * windowSize;
  let twice = 0;
  for (let slot = start; slot < start + count; slot++) {
    const other = values[slot] as number;
    if (other < value) twice += 2;
    else if (other === value) twice++;
  }
  return twice / (2 * count);
}
