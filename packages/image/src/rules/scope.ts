import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';
import { settingValue } from '../dockerfile/variables.ts';

/** Variables by name; a value that is not known before the build is undefined. */
export type Scope = Pick<ReadonlyMap<string, string | undefined>, 'get' | 'has' | 'keys'>;

/** A value that a variable has from an instruction of a stage on, by the number of the instruction in it. */
interface Change {
  readonly from: number;
  readonly value: string | undefined;
}

/** How the variables of a stage change: one list for all of its instructions, since most change one or none. */
interface History {
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  readonly numbers: ReadonlyMap<Instruction, number>;
  /** What a stage on top of it finds: its ENV, not its ARGs. */
  readonly handedOn: ReadonlyMap<string, string | undefined>;
}

const histories = new WeakMap<Stage, History>();
const nothing: ReadonlyMap<string, string | undefined> = new Map();

/** Variables that an instruction of a stage sees, by name. */
export function scopeAt(dockerfile: Dockerfile, stage: Stage, until: Instruction): Scope {
  const { changes, numbers } = historyOf(dockerfile, stage);
  const number = numbers.get(until) ?? Number.POSITIVE_INFINITY;
  const at = (name: string): Change | undefined => lastBefore(changes.get(name) ?? [], number);
  return {
    get: (name) => at(name)?.value,
    has: (name) => at(name) !== undefined,
    keys: () => changes.keys().filter((name) => at(name) !== undefined),
  };
}

/** The last change that an instruction before this number made. */
function lastBefore(changes: readonly Change[], number: number): Change | undefined {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.from < number) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

function historyOf(dockerfile: Dockerfile, stage: Stage): History {
  const known = histories.get(stage);
  if (known !== undefined) return known;
  // From the last one that is known on, so that a long chain is no deep recursion.
  const unread = [stage];
  let below = parentOf(dockerfile, stage);
  for (; below !== undefined && !histories.has(below); below = parentOf(dockerfile, below)) unread.push(below);
  let before = below === undefined ? nothing : histories.get(below)!.handedOn;
  for (const one of unread.reverse()) {
    const history = readHistory(dockerfile, one, before);
    histories.set(one, history);
    before = history.handedOn;
  }
  return histories.get(stage)!;
}

function parentOf({ stages }: Dockerfile, { parent }: Stage): Stage | undefined {
  return parent === undefined ? undefined : stages[parent];
}

function readHistory(
  dockerfile: Dockerfile,
  { instructions }: Stage,
  before: ReadonlyMap<string, string | undefined>,
): History {
  const changes = new Map<string, Change[]>([...before].map(([key, value]) => [key, [{ from: -1, value }]]));
  const args = new Set<string>();
  let isSet = false;
  for (const [number, instruction] of instructions.entries()) {
    const { keyword, settings } = instruction;
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    // Within one ENV all values are replaced by what was before it.
    const lookup = (name: string) => lastBefore(changes.get(name) ?? [], number)?.value;
    const own = settings.map((setting) => ({
      key: setting.key,
      value: settingValue(setting, lookup, dockerfile.escape),
    }));
    for (const { key, value } of own) {
      // An ENV wins over every ARG, and of two ARGs the later one.
      if (keyword === 'ARG' && changes.has(key) && !args.has(key)) continue;
      const given = Object.hasOwn(dockerfile.buildArgs, key) ? dockerfile.buildArgs[key] : undefined;
      const change = {
        from: number,
        value: keyword === 'ENV' ? value : (given ?? value ?? dockerfile.globalArgs.get(key)),
      };
      const list = changes.get(key);
      if (list === undefined) changes.set(key, [change]);
      else list.push(change);
      if (keyword === 'ENV') args.delete(key);
      else args.add(key);
      isSet ||= keyword === 'ENV';
    }
  }
  return {
    changes,
    numbers: new Map(instructions.map((instruction, number) => [instruction, number])),
    handedOn: isSet ? handedOnOf(changes, args) : before,
  };
}

function handedOnOf(
  changes: ReadonlyMap<string, readonly Change[]>,
  args: ReadonlySet<string>,
): ReadonlyMap<string, string | undefined> {
  return new Map([...changes].filter(([key]) => !args.has(key)).map(([key, list]) => [key, list.at(-1)?.value]));
}
