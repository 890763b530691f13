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

/** Instructions of these keywords in a list of stages. */
export function instructionsOf(stages: readonly Stage[], ...keywords: string[]): Instruction[] {
  return stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keywords.includes(keyword)));
}

/** Every stage that the final one needs, itself included. */
export function reachableStages(dockerfile: Dockerfile): ReadonlySet<number> {
  const reached = new Set<number>();
  const visit = (index: number | undefined): void => {
    const stage = index === undefined ? undefined : dockerfile.stages[index];
    if (stage === undefined || reached.has(stage.index)) return;
    reached.add(stage.index);
    visit(stage.parent);
    for (const used of stage.uses) visit(used);
  };
  visit(dockerfile.final?.index);
  return reached;
}
