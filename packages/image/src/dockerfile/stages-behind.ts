import type { Dockerfile, Stage } from './dockerfile.ts';

/** The stages that the final one is made from, in the order of the file, itself left out; unreachable ones too. */
export function stagesBehind({ stages, final }: Pick<Dockerfile, 'stages' | 'final'>): Stage[] {
  const reached = new Set<number>();
  const open = final === undefined ? [] : [final];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop())
    for (const index of [...stage.uses, ...(stage.parent === undefined ? [] : [stage.parent])]) {
      const next = stages[index];
      if (next === undefined || reached.has(index)) continue;
      reached.add(index);
      open.push(next);
    }
  return stages.filter(({ index }) => reached.has(index) && index !== final?.index);
}
