import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { expand } from '../../dockerfile/variables.ts';
import { isInBases } from '../chain.ts';
import { rule } from '../rule.ts';
import { scopeAt } from '../scope.ts';

export const workdirAbsolute = rule({
  id: 'workdir-absolute',
  area: 'syntax',
  severity: 'warning',
  what: 'The first WORKDIR of a stage is absolute.',
  why: 'A relative one starts where the base image is, which another version of the base may change.',
  fix: 'Write the whole path.',
  references: [
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    'https://github.com/hadolint/hadolint/wiki/DL3000',
  ],
  buildCheck: 'WorkdirRelativePath',
  check({ dockerfile, report }) {
    for (const stage of dockerfile.stages) {
      let isKnown = isInBases(dockerfile, stage, isWorkdir);
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'WORKDIR') continue;
        const scope = scopeAt(dockerfile, stage, instruction);
        const { text } = expand(
          instruction.argumentsText.replace(/^["']/, ''),
          (name) => scope.get(name),
          dockerfile.escape,
        );
        const isAbsolute = /^(?:[/\\]|[A-Za-z]:|\$)/.test(text);
        if (!isAbsolute && !isKnown && text !== '')
          report(instruction.words[0] ?? instruction, `${text} is relative to whatever folder the base image has.`);
        isKnown = true;
      }
    }
  },
});

function isWorkdir({ keyword }: Instruction): boolean {
  return keyword === 'WORKDIR';
}
