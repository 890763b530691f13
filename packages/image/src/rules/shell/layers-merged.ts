import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { commandsOf } from '../../dockerfile/run-scripts.ts';
import { rule } from '../rule.ts';

export const layersMerged = rule({
  id: 'layers-merged',
  area: 'shell',
  severity: 'info',
  optional: true,
  what: 'Short RUN instructions that follow each other are one.',
  why: 'Each is a layer of its own. What one of them deletes stays in the layer of another; apart from that, many layers cost little.',
  fix: 'Join them with `&&`, or in one heredoc.',
  references: ['https://github.com/hadolint/hadolint/wiki/DL3059'],
  check({ dockerfile, shipped, report }) {
    for (const { instructions } of shipped) {
      let previous: Instruction | undefined;
      for (const instruction of instructions) {
        // Mounts and networks of their own are a reason to be apart.
        // So is a long script: what comes before it need not run again when it changes.
        const isPlain =
          instruction.keyword === 'RUN' &&
          instruction.flags.length === 0 &&
          commandsOf(instruction, dockerfile.text).length <= 2;
        if (isPlain && previous !== undefined) report(instruction.keywordSpan, 'This RUN follows another one.');
        previous = isPlain ? instruction : undefined;
      }
    }
  },
});
