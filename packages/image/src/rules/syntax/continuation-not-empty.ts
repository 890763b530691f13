import { rule } from '../rule.ts';

export const continuationNotEmpty = rule({
  id: 'continuation-not-empty',
  area: 'syntax',
  severity: 'warning',
  what: 'No blank line stands within an instruction.',
  why: 'BuildKit skips it today and is going to refuse it; a backslash too many makes the next instruction an argument of this one.',
  fix: 'Remove the line, or the backslash before it.',
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  buildCheck: 'NoEmptyContinuation',
  check({ dockerfile, report }) {
    for (const { rule: id, start, end, message } of dockerfile.defects)
      if (id === 'continuation-not-empty') {
        // The range is where the line break is; a range of no character would not be seen.
        report({ start, end: Math.max(start + 1, end - 1) }, message, { edits: [{ start, end, text: '' }] });
      }
  },
});
