import type { Table } from './table.ts';

/** One feature of all rows, as bins. */
export interface BinnedColumn {
  readonly feature: string;
  /** Upper end of each bin but the last, ascending: bin i has the values in (edges[i-1], edges[i]]. */
  readonly edges: readonly number[];
  /** Bin of each row; `edges.length + 1` where the value is unknown. */
  readonly bins: Uint8Array;
  readonly monotone: 0 | 1;
}

/** Bins by how many rows they hold, so that rare large values share one. `most` is at most 254. */
export function binColumns(table: Table, most: number): BinnedColumn[] {
  return table.features.map(({ name, monotone }, position) => {
    const edges = quantileEdges(
      table.rows.map((row) => row[position]!),
      most,
    );
    const bins = Uint8Array.from(table.rows, (row) => binOf(row[position]!, edges));
    return { feature: name, edges, bins, monotone };
  });
}

/** Where a value falls: a number from 0 to `edges.length`, and one more for NaN. */
export function binOf(value: number, edges: readonly number[]): number {
  if (Number.isNaN(value)) return edges.length + 1;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Edges between about equally full bins, halfway between two values that occur. Six digits, since they are stored as
 * text; an edge that rounding moves onto or past a value separates the rows that it separates after rounding too.
 */
export function quantileEdges(values: readonly number[], most: number): number[] {
  const sorted = Float64Array.from(values.filter((value) => Number.isFinite(value))).sort();
  const edges: number[] = [];
  let filled = 0;
  let remainingBins = most;
  for (let position = 1; position < sorted.length; position++) {
    const [before, here] = [sorted[position - 1]!, sorted[position]!];
    if (before === here) continue;
    const share = (sorted.length - filled) / remainingBins;
    if (position - filled < share || remainingBins <= 1) continue;
    const edge = Number(((before + here) / 2).toPrecision(6));
    if (edge >= here || edge < before || edge <= (edges.at(-1) ?? Number.NEGATIVE_INFINITY)) continue;
    edges.push(edge);
    filled = position;
    remainingBins -= 1;
  }
  return edges;
}
