import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { commandsOf, scriptsOf } from '../../dockerfile/run-scripts.ts';
import { rootTraits } from '../base-images.ts';
import { isInBases } from '../chain.ts';
import { rule } from '../rule.ts';

export const pipeFailure = rule({
  id: 'pipe-failure',
  area: 'shell',
  severity: 'warning',
  what: 'A download that fails in a pipe fails the build.',
  why: 'A pipe has the exit code of its last command: when the download fails, the layer is made without what it was to bring, and stays in the cache.',
  fix: 'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` before, begin the script with `set -o pipefail` where the shell knows it, or download into a file first.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
    'https://github.com/hadolint/hadolint/wiki/DL4006',
  ],
  options: { 'every-pipe': false },
  check({ dockerfile, options, report }) {
    for (const stage of dockerfile.stages) {
      // Shells of Windows fail otherwise.
      if (/windows|nanoserver|servercore/.test(rootTraits(dockerfile, stage).reference?.repository ?? '')) continue;
      let isSafe = isInBases(dockerfile, stage, setsPipefail);
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'SHELL')
          isSafe = setsPipefail(instruction) || !/sh"?[\],]/.test(instruction.argumentsText);
        if (instruction.keyword !== 'RUN' || isSafe) continue;
        if (
          scriptsOf(instruction, dockerfile.text).some(({ text }) => /pipefail/.test(text)) ||
          instruction.exec?.some(({ text }) => text === 'pipefail') === true
        )
          continue;
        const commands = commandsOf(instruction, dockerfile.text);
        const at = commands.findIndex((command, i) => {
          const left = commands
            .slice(0, i)
            .findLast(
              ({ depth, isSubstitution }) => depth === command.depth && isSubstitution === command.isSubstitution,
            );
          if (command.joint !== '|' || left === undefined) return false;
          const program = left.words[0]?.text ?? '';
          return options['every-pipe']
            ? !/^(?:echo|printf|yes|true)$/.test(program)
            : /(?:^|\/)(?:curl|wget|aws|gsutil|fetch)$/.test(program);
        });
        if (at < 0) continue;
        const left = commands.slice(0, at).findLast(({ depth }) => depth === commands[at]!.depth)!;
        report(
          left.words[0] ?? left,
          `When ${left.words[0]?.text ?? 'this'} fails, ${commands[at]!.words[0]?.text ?? 'the next command'} gets what there is, and the build goes on.`,
        );
      }
    }
  },
});

function setsPipefail({ keyword, argumentsText }: Instruction): boolean {
  return keyword === 'SHELL' && /pipefail|-[a-z]*o[a-z]* *"? *,? *"?pipefail/.test(argumentsText);
}
