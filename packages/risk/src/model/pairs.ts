import type { BinnedColumn } from './bins.ts';
import type { BoostSettings, Shape, Target } from './boost.ts';
import { logistic } from './logistic.ts';

/** Two columns as one grid of coarse bins. */
export interface Grid {
  readonly positions: readonly [number, number];
  readonly edges: readonly [readonly number[], readonly number[]];
  /** Cell of each row, row by row of the first column; the last cell holds the rows of which either value is unknown. */
  readonly cells: Uint16Array;
}

interface Coarse {
  readonly edges: readonly number[];
  readonly bins: Uint8Array;
}

/**
 * The pairs that the shapes of single features leave most to gain from, best first: FAST (Lou et al., KDD 2013), which
 * tries the best cut into four quadrants on the slopes that are left.
 */
export function strongestPairs(
  columns: readonly BinnedColumn[],
  target: Target,
  logits: Float64Array,
  limits: { readonly pairs: number; readonly bins: number; readonly ridge: number },
): Grid[] {
  const coarse = columns.map((column) => coarsen(column, limits.bins));
  const [slopes, curvatures] = [new Float64Array(logits.length), new Float64Array(logits.length)];
  for (let row = 0; row < logits.length; row++) {
    const probability = logistic(logits[row]!);
    slopes[row] = target.weights[row]! * (probability - target.labels[row]!);
    curvatures[row] = target.weights[row]! * probability * (1 - probability);
  }
  const found: { first: number; second: number; gain: number }[] = [];
  for (let first = 0; first < coarse.length; first++)
    for (let second = first + 1; second < coarse.length; second++) {
      if (coarse[first]!.edges.length === 0 || coarse[second]!.edges.length === 0) continue;
      const grid = gridOf(coarse, first, second);
      const size = gridSize(grid);
      const [slope, curvature] = [new Float64Array(size), new Float64Array(size)];
      for (let row = 0; row < logits.length; row++) {
        slope[grid.cells[row]!]! += slopes[row]!;
        curvature[grid.cells[row]!]! += curvatures[row]!;
      }
      found.push({ first, second, gain: bestCut(grid, slope, curvature, limits.ridge)?.gain ?? 0 });
    }
  found.sort((a, b) => b.gain - a.gain || a.first - b.first || a.second - b.second);
  return found.slice(0, limits.pairs).map(({ first, second }) => gridOf(coarse, first, second));
}

/** A grid as something to boost: each step is the best cut into four quadrants. Unknown values stay at 0. */
export function gridShape(grid: Grid, settings: BoostSettings): Shape {
  const width = grid.edges[1].length + 1;
  return {
    cells: grid.cells,
    size: gridSize(grid),
    step(slope, curvature, into) {
      const cut = bestCut(grid, slope, curvature, settings.ridge);
      if (!cut) return;
      for (let cell = 0; cell < into.length - 1; cell++) {
        const low = Math.floor(cell / width) <= cut.first ? 0 : 2;
        into[cell] = cut.values[low + (cell % width <= cut.second ? 0 : 1)]!;
      }
    },
  };
}

function gridSize({ edges }: Grid): number {
  return (edges[0].length + 1) * (edges[1].length + 1) + 1;
}

function gridOf(coarse: readonly Coarse[], first: number, second: number): Grid {
  const [a, b] = [coarse[first]!, coarse[second]!];
  const [height, width] = [a.edges.length + 1, b.edges.length + 1];
  const cells = new Uint16Array(a.bins.length);
  for (let row = 0; row < cells.length; row++) {
    const unknown = a.bins[row] === height || b.bins[row] === width;
    cells[row] = unknown ? height * width : a.bins[row]! * width + b.bins[row]!;
  }
  return { positions: [first, second], edges: [a.edges, b.edges], cells };
}

/** Fewer bins of about equal fill, made by joining neighbours, so that their edges stay edges of the fine ones. */
function coarsen(column: BinnedColumn, most: number): Coarse {
  const unknown = column.edges.length + 1;
  const filled = new Float64Array(unknown);
  for (const bin of column.bins) if (bin !== unknown) filled[bin]!++;
  const total = filled.reduce((sum, one) => sum + one, 0);
  const coarseOf = new Uint8Array(unknown + 1);
  const edges: number[] = [];
  let inside = 0;
  for (let bin = 0; bin < unknown; bin++) {
    coarseOf[bin] = edges.length;
    inside += filled[bin]!;
    if (bin === unknown - 1 || edges.length >= most - 1 || inside < total / most) continue;
    edges.push(column.edges[bin]!);
    inside = 0;
  }
  coarseOf[unknown] = edges.length + 1;
  return { edges, bins: column.bins.map((bin) => coarseOf[bin]!) };
}

interface Cut {
  /** Last bin of the lower part, of either column. */
  readonly first: number;
  readonly second: number;
  /** Low-low, low-high, high-low, high-high. */
  readonly values: readonly number[];
  readonly gain: number;
}

function bestCut(grid: Grid, slope: Float64Array, curvature: Float64Array, ridge: number): Cut | undefined {
  const [height, width] = [grid.edges[0].length + 1, grid.edges[1].length + 1];
  const [slopes, curvatures] = [summed(slope, height, width), summed(curvature, height, width)];
  const end = (height - 1) * width;
  const part = (low: number, lowLow: number, left: number, all: number, quadrant: number): number =>
    quadrant === 0
      ? lowLow
      : quadrant === 1
        ? low - lowLow
        : quadrant === 2
          ? left - lowLow
          : all - low - left + lowLow;
  const sumAt = (sums: Float64Array, first: number, second: number, quadrant: number): number => {
    const row = first * width;
    return part(sums[row + width - 1]!, sums[row + second]!, sums[end + second]!, sums[end + width - 1]!, quadrant);
  };
  let [gain, first, second] = [0, -1, -1];
  for (let i = 0; i < height - 1; i++)
    for (let j = 0; j < width - 1; j++) {
      let found = 0;
      for (let quadrant = 0; quadrant < 4; quadrant++)
        found += sumAt(slopes, i, j, quadrant) ** 2 / (sumAt(curvatures, i, j, quadrant) + ridge);
      if (found > gain) [gain, first, second] = [found, i, j];
    }
  if (first < 0) return undefined;
  const values = [0, 1, 2, 3].map(
    (quadrant) => -sumAt(slopes, first, second, quadrant) / (sumAt(curvatures, first, second, quadrant) + ridge),
  );
  return { first, second, gain, values };
}

/** Sums over all cells that are neither below in the first nor right in the second column. */
function summed(cells: Float64Array, height: number, width: number): Float64Array {
  const sums = new Float64Array(height * width);
  for (let first = 0; first < height; first++)
    for (let second = 0; second < width; second++)
      sums[first * width + second] =
        cells[first * width + second]! +
        (first > 0 ? sums[(first - 1) * width + second]! : 0) +
        (second > 0 ? sums[first * width + second - 1]! : 0) -
        (first > 0 && second > 0 ? sums[(first - 1) * width + second - 1]! : 0);
  return sums;
}
