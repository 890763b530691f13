import type { Dockerfile, Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { expand } from '../../dockerfile/variables.ts';
import { hasOption, runCalls } from '../calls.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';
import { copiedBy } from './copied.ts';

export const ownerInCopy = rule({
  id: 'owner-in-copy',
  area: 'files',
  severity: 'info',
  what: 'Files get their owner and mode where they are copied.',
  why: 'A recursive chown or chmod in a later RUN writes every file into a second layer: the image carries all of them twice.',
  fix: 'Use `COPY --chown=USER:GROUP` or `COPY --chmod=MODE`.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  check({ dockerfile, shipped, report }) {
    for (const stage of shipped) {
      const destinations = new Map<string, number>();
      let workdir = '';
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'WORKDIR') workdir = workdirOf(dockerfile, stage, instruction);
        const to = copiedBy(instruction)?.destination?.text;
        if (to === undefined) continue;
        const path = to.startsWith('/') ? to : `${workdir}/${to.replace(/^\.\/?/, '')}`;
        destinations.set(path.replace(/\/+$/, '') || '/', instruction.end);
      }
      for (const { program, args, programWord, run, command } of runCalls(dockerfile, stage)) {
        if (!/^(?:chown|chmod)$/.test(program) || !hasOption(args, '-R', '--recursive')) continue;
        const target = args
          .slice(1)
          .find(
            ({ text }) =>
              text.startsWith('/') &&
              [...destinations].some(
                ([path, end]) =>
                  end < run.start &&
                  (path === text.replace(/\/+$/, '') || path.startsWith(`${text.replace(/\/+$/, '')}/`)),
              ),
          );
        if (target === undefined || target.text === '/') continue;
        report(
          { start: programWord.start, end: command.end },
          `${program} writes all of ${target.text} into one more layer.`,
        );
      }
    }
  },
});

function workdirOf(dockerfile: Dockerfile, stage: Stage, instruction: Instruction): string {
  const scope = scopeAt(dockerfile, stage, instruction);
  return expand(instruction.argumentsText, (name) => scope.get(name), dockerfile.escape).text.replace(/\/+$/, '');
}
