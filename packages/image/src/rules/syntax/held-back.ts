import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { Detail } from '../rule.ts';

/** BuildKit reads what ONBUILD holds back only in the build of an image on top of this one: that is what fails. */
export const heldBack: Detail = { severity: 'warning' };

/** Instructions that are read by their own rules: each of the file, and what ONBUILD holds back with the detail of its findings. */
export function withHeldBack(instructions: readonly Instruction[]): { one: Instruction; detail: Detail }[] {
  return instructions.flatMap((one) =>
    one.keyword === 'ONBUILD' && one.trigger !== undefined
      ? [
          { one, detail: {} },
          { one: one.trigger, detail: heldBack },
        ]
      : [{ one, detail: {} }],
  );
}
