import { rule } from '../rule.ts';

export const instructionOnce = rule({
  id: 'instruction-once',
  area: 'runtime',
  severity: 'warning',
  what: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK.',
  why: 'Only the last one counts; the others look as if they did something.',
  fix: 'Remove the earlier one.',
  references: [
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
    'https://github.com/hadolint/hadolint/wiki/DL3012',
    'https://github.com/hadolint/hadolint/wiki/DL4003',
    'https://github.com/hadolint/hadolint/wiki/DL4004',
  ],
  buildCheck: 'MultipleInstructionsDisallowed',
  check({ dockerfile, report }) {
    for (const { instructions } of dockerfile.stages)
      for (const keyword of ['CMD', 'ENTRYPOINT', 'HEALTHCHECK']) {
        const all = instructions.filter((instruction) => instruction.keyword === keyword);
        const last = all.at(-1);
        for (const instruction of all.slice(0, -1)) {
          const { line } = dockerfile.locate(last!).start;
          report(instruction.keywordSpan, `This ${keyword} is not used: another one in line ${line} replaces it.`);
        }
      }
  },
});
