import { type BinnedColumn, binColumns } from './bins.ts';
import { type BoostSettings, boost, columnShape, type Shape, type Target } from './boost.ts';
import type { Model, PairTerm, Term } from './model.ts';
import { type Grid, gridShape, strongestPairs } from './pairs.ts';
import { randomFrom } from './random.ts';
import type { Table } from './table.ts';

export interface FitSettings extends BoostSettings {
  readonly seed: number;
  /** Fits on different parts of the rows whose shapes are averaged; an average of additive models is one. */
  readonly bags: number;
  readonly bins: number;
  readonly pairs: number;
  readonly pairBins: number;
  /** What a bag keeps to tell when to stop: its newest rows, or whole repositories, for a model that is to travel. */
  readonly validation: 'newest' | 'repositories';
  /** Whether a bag is fitted again with what it kept. Worth its time where the newest rows were kept. */
  readonly refit: boolean;
}

export const defaultFit: FitSettings = {
  seed: 1,
  bags: 4,
  bins: 64,
  pairs: 10,
  pairBins: 8,
  validation: 'newest',
  refit: true,
  rate: 0.05,
  rounds: 600,
  patience: 30,
  ridge: 5,
  leastCurvature: 5,
  leaves: 2,
};

export type Shapes = Pick<Model, 'intercept' | 'terms' | 'pairs'>;

/** Rows with what they are to be fitted to. `offsets` are added to, and are not part of what is returned. */
export interface Sample extends Target {
  readonly table: Table;
}

/** Shapes of single features, then of the pairs that these leave most to gain from. Centred, so that the intercept is the average. */
export function fitShapes(sample: Sample, settings: FitSettings): Shapes {
  const columns = binColumns(sample.table, settings.bins);
  const shapes = columns.map((column) => columnShape(column, settings));
  const bags = bagsOf(sample.table, settings);
  const values = average(bags.map((parts) => fitBag(shapes, sample, parts, settings)));
  const intercept = columns.reduce((sum, column, position) => sum + centre(values[position]!, column.bins, sample), 0);
  const terms = columns.map((column, position) => termOf(column, values[position]!));
  const logits = sample.offsets.map((offset, row) =>
    columns.reduce((sum, { bins }, position) => sum + values[position]![bins[row]!]!, offset + intercept),
  );
  const rest = { ...sample, offsets: logits };
  const grids = settings.pairs > 0 ? pairGrids(columns, rest, settings) : [];
  const pairs = fitPairs(columns, grids, rest, bags, settings);
  return { intercept, terms: terms.filter(({ edges, missing }) => edges.length > 0 || missing !== 0), pairs };
}

function pairGrids(columns: readonly BinnedColumn[], target: Target, settings: FitSettings): Grid[] {
  return strongestPairs(columns, target, target.offsets, {
    pairs: settings.pairs,
    bins: settings.pairBins,
    ridge: settings.ridge,
  });
}

function fitPairs(
  columns: readonly BinnedColumn[],
  grids: readonly Grid[],
  target: Target,
  bags: readonly Parts[],
  settings: FitSettings,
): PairTerm[] {
  if (grids.length === 0) return [];
  const shapes = grids.map((grid) => gridShape(grid, settings));
  const values = average(bags.map((parts) => fitBag(shapes, target, parts, settings)));
  return grids.map((grid, position) => ({
    features: [columns[grid.positions[0]]!.feature, columns[grid.positions[1]]!.feature],
    edges: grid.edges,
    values: Array.from(values[position]!.subarray(0, -1)),
  }));
}

interface Parts {
  readonly training: readonly number[];
  readonly validation: readonly number[];
}

/** Learns from the rows kept back how many rounds are good, then takes as many with all rows: the newest tell most of what comes. */
function fitBag(shapes: readonly Shape[], target: Target, parts: Parts, settings: FitSettings): Float64Array[] {
  const { round, values } = boost(shapes, target, parts, settings);
  if (!settings.refit) return values;
  const all = { training: [...parts.training, ...parts.validation], validation: [] };
  return boost(shapes, target, all, { ...settings, rounds: round }).values;
}

/** Different bags leave out different repositories or periods, and so stop and err differently. */
function bagsOf(table: Table, { bags, seed, validation }: FitSettings): Parts[] {
  const random = randomFrom(seed);
  const rows = Array.from(table.rows.keys());
  const repositories = table.repositories;
  return Array.from({ length: bags }, (_, bag) => {
    const held = validation === 'repositories' && repositories ? someOf(repositories, bags, bag, seed) : undefined;
    const cut = newestFrom(table, 0.15);
    const isHeld = (row: number) => (held ? held.has(repositories![row]!) : table.times[row]! >= cut);
    const training = rows.filter((row) => !isHeld(row) && random() < 0.85);
    return { training, validation: rows.filter(isHeld) };
  });
}

/** Each repository is held by exactly one of the bags. */
function someOf(repositories: readonly number[], bags: number, bag: number, seed: number): Set<number> {
  const random = randomFrom(seed + 1);
  const shuffled = [...new Set(repositories)].map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  return new Set(shuffled.filter((_, position) => position % Math.max(bags, 4) === bag).map(({ one }) => one));
}

function newestFrom(table: Table, share: number): number {
  const times = Float64Array.from(table.times).sort();
  return times[Math.floor(times.length * (1 - share))] ?? Number.POSITIVE_INFINITY;
}

function average(bags: readonly Float64Array[][]): Float64Array[] {
  return bags[0]!.map((one, position) =>
    one.map((_, cell) => bags.reduce((sum, bag) => sum + bag[position]![cell]!, 0) / bags.length),
  );
}

/** Takes the mean over the rows out of a shape, and returns it. */
function centre(values: Float64Array, bins: Uint8Array, { weights }: Target): number {
  let [sum, weight] = [0, 0];
  for (const [row, bin] of bins.entries()) {
    sum += weights[row]! * values[bin]!;
    weight += weights[row]!;
  }
  const mean = weight > 0 ? sum / weight : 0;
  for (let bin = 0; bin < values.length; bin++) values[bin]! -= mean;
  return mean;
}

function termOf(column: BinnedColumn, values: Float64Array): Term {
  const unknown = column.edges.length + 1;
  return {
    feature: column.feature,
    edges: column.edges,
    values: Array.from(values.subarray(0, unknown)),
    // A value that was never unknown in training adds nothing when it is: the average.
    missing: column.bins.includes(unknown) ? values[unknown]! : 0,
  };
}
