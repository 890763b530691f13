/** Which unit owns each line of a file. The array may be longer than the file has lines. */
export interface LineOwners {
  units: Int32Array;
  lines: number;
}

/** Hunks of one file: old start, old count, new start and new count of each, as `git diff -U0` prints them. */
export type Hunks = readonly number[];

let scratch = new Int32Array(1 << 12);

export function noLines(): LineOwners {
  return { units: new Int32Array(0), lines: 0 };
}

/**
 * Carries ownership over the hunks of one change: lines that stay keep their owner, new ones belong to `unit`.
 * @throws Error where the hunks do not fit into the file: the history that was read is not whole
 */
export function applyHunks(owners: LineOwners, hunks: Hunks, unit: number): void {
  let read = 0;
  let write = 0;
  for (let i = 0; i < hunks.length; i += 4) {
    const oldCount = hunks[i + 1] ?? 0;
    const newCount = hunks[i + 3] ?? 0;
    // A hunk that deletes nothing names the line that it stands behind.
    const from = (hunks[i] ?? 0) - (oldCount === 0 ? 0 : 1);
    if (from < read || from + oldCount > owners.lines)
      throw new Error(`a hunk at line ${from + 1} does not fit into a file of ${owners.lines} lines`);
    const kept = from - read;
    reserve(write + kept + newCount + owners.lines, write);
    scratch.set(owners.units.subarray(read, from), write);
    write += kept;
    scratch.fill(unit, write, write + newCount);
    write += newCount;
    read = from + oldCount;
  }
  scratch.set(owners.units.subarray(read, owners.lines), write);
  write += owners.lines - read;
  if (write > owners.units.length || write * 2 < owners.units.length)
    owners.units = new Int32Array(write + (write >> 3));
  owners.units.set(scratch.subarray(0, write));
  owners.lines = write;
}

function reserve(size: number, used: number): void {
  if (size <= scratch.length) return;
  const larger = new Int32Array(size * 2);
  larger.set(scratch.subarray(0, used));
  scratch = larger;
}
