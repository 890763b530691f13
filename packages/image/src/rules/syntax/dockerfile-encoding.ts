import { rule } from '../rule.ts';
import { reportDefects } from './report-defects.ts';

export const dockerfileEncoding = rule({
  id: 'dockerfile-encoding',
  area: 'syntax',
  severity: 'error',
  what: 'A Dockerfile is UTF-8 text without control characters.',
  why: 'BuildKit cannot read UTF-16, and what is no text comes into commands and names as it is, where nobody sees it.',
  fix: 'Save the file as UTF-8.',
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  check(context) {
    reportDefects('dockerfile-encoding', context);
  },
});
