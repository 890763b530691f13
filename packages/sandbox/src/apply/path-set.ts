import type { FieldSet } from '../objects.ts';

/**
 * A step of a path, as FieldsV1 writes it: `f:name` is a field, `k:{…}` an item of a list by its keys, `v:…` an item by
 * its value.
 */
export type Step = string;
export type Path = readonly Step[];

/**
 * A set of paths (structured-merge-diff, fieldpath.Set): the steps that are members, and what is below steps. A path may
 * be in it without the paths above or below.
 */
export class PathSet {
  readonly members = new Set<Step>();
  readonly children = new Map<Step, PathSet>();

  static from(fields: FieldSet): PathSet {
    const set = new PathSet();
    for (const [step, below] of Object.entries(fields)) {
      const steps = Object.keys(below);
      if (steps.length === 0 || '.' in below) set.members.add(step);
      const { '.': _, ...rest } = below;
      if (Object.keys(rest).length > 0) set.children.set(step, PathSet.from(rest));
    }
    return set;
  }

  static of(...paths: readonly Path[]): PathSet {
    const set = new PathSet();
    for (const path of paths) set.insert(path);
    return set;
  }

  /** As FieldsV1, in its order. */
  toFields(): FieldSet {
    const fields: FieldSet = {};
    for (const step of [...new Set([...this.members, ...this.children.keys()])].sort(inOrder)) {
      const below = this.children.get(step)?.toFields() ?? {};
      fields[step] = this.members.has(step) && Object.keys(below).length > 0 ? { '.': {}, ...below } : below;
    }
    return fields;
  }

  get isEmpty(): boolean {
    return this.members.size === 0 && [...this.children.values()].every((below) => below.isEmpty);
  }

  /** Adds a path; the whole object is no member of anything. */
  insert(path: Path): void {
    if (path.length === 0) return;
    let set: PathSet = this;
    for (const step of path.slice(0, -1)) {
      const below = set.children.get(step) ?? new PathSet();
      set.children.set(step, below);
      set = below;
    }
    set.members.add(path.at(-1)!);
  }

  has(path: Path): boolean {
    let set: PathSet | undefined = this;
    for (const step of path.slice(0, -1)) set = set?.children.get(step);
    return path.length > 0 && set?.members.has(path.at(-1)!) === true;
  }

  /** Every path, members of a step before what is below them. */
  *paths(above: Path = []): Iterable<Path> {
    for (const step of [...this.members].sort(inOrder)) yield [...above, step];
    for (const step of [...this.children.keys()].sort(inOrder)) yield* this.children.get(step)!.paths([...above, step]);
  }

  union(other: PathSet): PathSet {
    return combined(
      new Set([...this.members, ...other.members]),
      new Set([...this.children.keys(), ...other.children.keys()]),
      (step) => {
        const [a, b] = [this.children.get(step), other.children.get(step)];
        return a === undefined ? b : b === undefined ? a : a.union(b);
      },
    );
  }

  intersection(other: PathSet): PathSet {
    return combined(
      [...this.members].filter((step) => other.members.has(step)),
      this.children.keys(),
      (step) => other.children.has(step) && this.children.get(step)!.intersection(other.children.get(step)!),
    );
  }

  /** What is here and not there; what is below a path of the other stays. */
  difference(other: PathSet): PathSet {
    return combined(
      [...this.members].filter((step) => !other.members.has(step)),
      this.children.keys(),
      (step) => {
        const [a, b] = [this.children.get(step)!, other.children.get(step)];
        return b === undefined ? a : a.difference(b);
      },
    );
  }

  /** What is neither in the other set nor below a path of it. */
  without(other: PathSet): PathSet {
    return combined(
      [...this.members].filter((step) => !other.members.has(step)),
      this.children.keys(),
      (step) => {
        const [a, b] = [this.children.get(step)!, other.children.get(step)];
        return other.members.has(step) ? undefined : b === undefined ? a : a.without(b);
      },
    );
  }
}

function combined(
  members: Iterable<Step>,
  steps: Iterable<Step>,
  below: (step: Step) => PathSet | false | undefined,
): PathSet {
  const set = new PathSet();
  for (const step of members) set.members.add(step);
  for (const step of steps) {
    const found = below(step);
    if (found !== undefined && found !== false && !found.isEmpty) set.children.set(step, found);
  }
  return set;
}

const kinds = 'fkvi';

function inOrder(a: Step, b: Step): number {
  return kinds.indexOf(a[0]!) - kinds.indexOf(b[0]!) || (a < b ? -1 : a > b ? 1 : 0);
}

/** `.spec.containers[name="web"].image`, as conflicts name a field. */
export function pathText(path: Path): string {
  return path.map(stepText).join('');
}

export function stepText(step: Step): string {
  const rest = step.slice(2);
  if (step.startsWith('f:')) return `.${rest}`;
  if (step.startsWith('v:')) return `[=${rest}]`;
  const keys = Object.entries(JSON.parse(rest) as Record<string, unknown>);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}
