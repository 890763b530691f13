import { rule } from '../rule.ts';
import { reportDefects } from './report-defects.ts';

export const heredocTerminated = rule({
  id: 'heredoc-terminated',
  area: 'syntax',
  severity: 'error',
  what: 'A heredoc has a line that ends it.',
  why: 'BuildKit refuses the file: everything to its end belongs to the heredoc.',
  fix: 'Write the name alone on a line, with nothing before or behind it; with `<<-` tabs may stand before it.',
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  check(context) {
    reportDefects('heredoc-terminated', context);
  },
});
