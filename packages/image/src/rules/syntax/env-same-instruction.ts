import { variablesIn } from '../../dockerfile/variables.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';

export const envSameInstruction = rule({
  id: 'env-same-instruction',
  area: 'syntax',
  severity: 'warning',
  what: 'A variable is not used in the ENV that sets it.',
  why: 'All values of one ENV are replaced by what was there before it: the new value is not seen, and the old one or nothing is taken.',
  fix: 'Set it by an ENV of its own, before.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#environment-replacement',
    'https://github.com/hadolint/hadolint/wiki/DL3044',
  ],
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages)
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'ENV' || instruction.settings.length < 2) continue;
        const scope = scopeAt(dockerfile, stage, instruction);
        for (const { key, raw, valueSpan } of instruction.settings)
          for (const use of variablesIn(raw ?? '', dockerfile.escape)) {
            if (
              use.name === key ||
              scope.has(use.name) ||
              !instruction.settings.some((other) => other.key === use.name)
            )
              continue;
            report(
              { start: valueSpan.start + use.start, end: valueSpan.start + use.end },
              `${use.name} gets its value in this very ENV, so ${key} does not see it.`,
            );
          }
      }
  },
});
