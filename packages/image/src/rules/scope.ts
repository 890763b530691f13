import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';
import { settingValue } from '../dockerfile/variables.ts';
import { chainOf } from './chain.ts';

export type Scope = ReadonlyMap<string, string | undefined>;

const known = new WeakMap<Instruction, Scope>();

/** Variables that an instruction of a stage sees, by name; a value that is not known before the build is undefined. */
export function scopeAt(dockerfile: Dockerfile, stage: Stage, until: Instruction): Scope {
  let scope = known.get(until);
  if (scope === undefined) {
    scope = readScope(dockerfile, stage, until);
    known.set(until, scope);
  }
  return scope;
}

function readScope(dockerfile: Dockerfile, stage: Stage, until: Instruction): Scope {
  const scope = new Map<string, string | undefined>();
  for (const one of chainOf(dockerfile, stage)) {
    const own: Set<string> = new Set();
    for (const instruction of one.instructions) {
      if (instruction === until) return scope;
      addSettings(dockerfile, instruction, scope, own);
    }
    // A stage hands on its ENV, not its ARGs.
    if (one !== stage) for (const name of own) scope.delete(name);
  }
  return scope;
}

function addSettings(
  dockerfile: Dockerfile,
  instruction: Instruction,
  scope: Map<string, string | undefined>,
  args: Set<string>,
): void {
  const { keyword, settings } = instruction;
  if (keyword !== 'ENV' && keyword !== 'ARG') return;
  // An ENV wins over every ARG, and of two ARGs the later one. Within one ENV all values are replaced by what was before it.
  const before = settings.length > 1 ? new Map(scope) : scope;
  const lookup = (name: string) => before.get(name);
  for (const setting of settings) {
    const value = settingValue(setting, lookup, dockerfile.escape);
    if (keyword === 'ENV') {
      scope.set(setting.key, value);
      args.delete(setting.key);
    } else if (!scope.has(setting.key) || args.has(setting.key)) {
      const given = Object.hasOwn(dockerfile.buildArgs, setting.key) ? dockerfile.buildArgs[setting.key] : undefined;
      scope.set(setting.key, given ?? value ?? dockerfile.globalArgs.get(setting.key));
      args.add(setting.key);
    }
  }
}
