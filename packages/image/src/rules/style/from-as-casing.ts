import { rule } from '../rule.ts';

export const fromAsCasing = rule({
  id: 'from-as-casing',
  area: 'style',
  severity: 'info',
  what: 'FROM and AS are written in one case.',
  why: 'Both are keywords of the same instruction.',
  fix: 'Write `AS` as FROM is written.',
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  buildCheck: 'FromAsCasing',
  check({ dockerfile, report }) {
    for (const { from, name } of dockerfile.stages) {
      const as = from.words[1];
      if (name === undefined || as === undefined) continue;
      const right = from.written === from.written.toLowerCase() ? 'as' : 'AS';
      // FROM in mixed case is the matter of instruction-casing.
      if (as.text === right || (from.written !== from.written.toUpperCase() && right === 'AS')) continue;
      report(as, `${as.text} is not written as ${from.written} is.`, {
        edits: [{ start: as.start, end: as.end, text: right }],
      });
    }
  },
});
