import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { expand } from '../../dockerfile/variables.ts';
import { scopeAt } from '../scope.ts';

/** The user of a USER instruction without its group; undefined when a variable of it has no value in the file. */
export function userOf(
  dockerfile: Dockerfile,
  shipped: readonly Stage[],
  instruction: Instruction,
): { name: string } | undefined {
  const stage = shipped.find(({ instructions }) => instructions.includes(instruction));
  const scope = stage === undefined ? undefined : scopeAt(dockerfile, stage, instruction);
  const { text, unknown } = expand(instruction.argumentsText, (name) => scope?.get(name), dockerfile.escape);
  if (unknown.length > 0) return undefined;
  return {
    name: text
      .replace(/^["']|["']$/g, '')
      .split(':', 1)[0]!
      .trim(),
  };
}
