import { rule } from '../rule.ts';

export const instructionCasing = rule({
  id: 'instruction-casing',
  area: 'style',
  severity: 'info',
  what: 'All instructions are written in one case.',
  why: 'Keywords stand out from their arguments only when they all look alike.',
  fix: 'Write the keyword as the others are.',
  references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  buildCheck: 'ConsistentInstructionCasing',
  check({ dockerfile, report }) {
    const all = dockerfile.instructions.filter(({ written }) => /^[A-Za-z]+$/.test(written));
    const lower = all.filter(({ written }) => written === written.toLowerCase()).length;
    const upper = all.filter(({ written }) => written === written.toUpperCase()).length;
    for (const { written, keywordSpan } of all) {
      const right = lower > upper ? written.toLowerCase() : written.toUpperCase();
      // Split over lines, a keyword cannot be put right by replacing it.
      const isPlain = keywordSpan.end - keywordSpan.start === written.length;
      if (written !== right)
        report(
          keywordSpan,
          `${written} is not in ${lower > upper ? 'lower' : 'upper'} case as most instructions are.`,
          isPlain ? { edits: [{ ...keywordSpan, text: right }] } : {},
        );
    }
  },
});
