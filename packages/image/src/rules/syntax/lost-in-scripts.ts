import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { scriptsOf } from '../../dockerfile/run-scripts.ts';
import type { Span } from '../../dockerfile/span.ts';
import { platformArgs, variablesIn } from '../../dockerfile/variables.ts';
import { baseReference } from '../base-images.ts';
import { rootOf } from '../chain.ts';
import { scopeAt } from '../scope.ts';

/** A variable of a script that only an ARG elsewhere in the file could give a value. */
export interface Lost {
  readonly name: string;
  readonly at: Span;
  readonly reason: string;
}

/**
 * Variables of RUN that the file declares where the stage does not see them. A shell may have others from its base image or
 * from itself, so nothing else is told of scripts.
 */
export function lostInScripts(dockerfile: Dockerfile): Lost[] {
  const elsewhere = declaredArgs(dockerfile);
  if (elsewhere.size === 0) return [];
  return dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((run) =>
      run.keyword === 'RUN' && run.exec === undefined ? lostIn(run, stage, dockerfile, elsewhere) : [],
    ),
  );
}

/** Names that an ARG declares, and where: above the first FROM, or in which stage. Those of the platform have a value to BuildKit. */
function declaredArgs({ globalArgs, stages }: Dockerfile): Map<string, Stage | undefined> {
  const names = new Map<string, Stage | undefined>();
  for (const stage of stages)
    for (const { keyword, settings } of stage.instructions)
      if (keyword === 'ARG') for (const { key } of settings) names.set(key, stage);
  for (const name of globalArgs.keys()) names.set(name, undefined);
  return names;
}

function lostIn(
  run: Instruction,
  stage: Stage,
  dockerfile: Dockerfile,
  elsewhere: ReadonlyMap<string, Stage | undefined>,
): Lost[] {
  const lost: Lost[] = [];
  for (const script of scriptsOf(run, dockerfile.text)) {
    for (const { name, modifier, start, end } of variablesIn(script.text)) {
      if (modifier !== undefined || !elsewhere.has(name) || lost.some((one) => one.name === name)) continue;
      if (mayBeSet(name, script.text) || mayBeOfBase(name, dockerfile, stage)) continue;
      const scope = scopeAt(dockerfile, stage, run);
      if (scope.has(name)) continue;
      const other = elsewhere.get(name);
      // Declared below, it is found by who reads the next line.
      const reason =
        other === undefined
          ? `the ARG above FROM is not seen in a stage that does not repeat it`
          : `only stage ${other.name ?? other.index} declares it`;
      if (other !== stage) lost.push({ name, at: script.span(start, end), reason });
    }
  }
  return lost;
}

/** Whether a script sets a variable itself, or reads a file that may. */
function mayBeSet(name: string, script: string): boolean {
  if (/(?:^|[\s;&|({])(?:\.|source|eval|read|getopts|mapfile|printf\s+-v)\s/.test(script)) return true;
  return new RegExp(`(?:^|[\\s;&|({"'])${name}\\+?=|\\bfor\\s+${name}\\b`).test(script);
}

/** Images set the version of what they are called by: NODE_VERSION in node. */
function mayBeOfBase(name: string, dockerfile: Dockerfile, stage: Stage): boolean {
  if (platformArgs.has(name)) return false;
  const base = baseReference(rootOf(dockerfile, stage).base)?.name ?? '';
  const stem = /^([A-Z]+)_(?:VERSION|HOME|VER|MAJOR)$/.exec(name)?.[1]?.toLowerCase();
  return stem !== undefined && (base === '' || base.includes(stem) || stem.includes(base) || stem === 'java');
}
