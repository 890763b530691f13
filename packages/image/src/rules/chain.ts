import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';

const chains = new WeakMap<Stage, readonly Stage[]>();
const roots = new WeakMap<Stage, Stage>();

/** A stage and the stages that it builds on, base first. */
export function chainOf(dockerfile: Dockerfile, stage: Stage): readonly Stage[] {
  const known = chains.get(stage);
  if (known !== undefined) return known;
  const chain: Stage[] = [];
  for (
    let at: Stage | undefined = stage;
    at !== undefined;
    at = at.parent === undefined ? undefined : dockerfile.stages[at.parent]
  )
    chain.push(at);
  chain.reverse();
  chains.set(stage, chain);
  return chain;
}

/** The image from outside that a stage builds on in the end. */
export function rootOf(dockerfile: Dockerfile, stage: Stage): Stage {
  const passed: Stage[] = [];
  let root = stage;
  for (let at: Stage | undefined = stage; at !== undefined; ) {
    const known = roots.get(at);
    root = known ?? at;
    if (known !== undefined) break;
    passed.push(at);
    at = at.parent === undefined ? undefined : dockerfile.stages[at.parent];
  }
  for (const one of passed) roots.set(one, root);
  return root;
}

type Test = (instruction: Instruction) => boolean;
const answers = new WeakMap<Test, WeakMap<Stage, boolean>>();

/**
 * Whether an instruction of the stages that a stage builds on passes a test.
 *
 * @param test one function for all stages: what it found below a stage is remembered for those on top of it
 */
export function isInBases({ stages }: Dockerfile, stage: Stage, test: Test): boolean {
  const known = answers.get(test) ?? new WeakMap<Stage, boolean>();
  answers.set(test, known);
  const passed: Stage[] = [];
  let found = false;
  for (let index = stage.parent; index !== undefined; ) {
    const at = stages[index]!;
    const before = known.get(at);
    if (before !== undefined) {
      found = before;
      break;
    }
    passed.push(at);
    index = at.parent;
  }
  for (const one of passed.toReversed()) {
    found ||= one.instructions.some(test);
    known.set(one, found);
  }
  return found;
}

/** Instructions of these keywords in a list of stages. */
export function instructionsOf(stages: readonly Stage[], ...keywords: string[]): Instruction[] {
  return stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keywords.includes(keyword)));
}

/** Every stage that the final one needs, itself included. */
export function reachableStages(dockerfile: Dockerfile): ReadonlySet<number> {
  const reached = new Set<number>();
  const open = dockerfile.final === undefined ? [] : [dockerfile.final.index];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const stage = dockerfile.stages[index];
    if (stage === undefined || reached.has(index)) continue;
    reached.add(index);
    open.push(...stage.uses, ...(stage.parent === undefined ? [] : [stage.parent]));
  }
  return reached;
}
