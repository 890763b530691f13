import { rule } from '../rule.ts';
import { reportDefects } from './report-defects.ts';

export const directiveValid = rule({
  id: 'directive-valid',
  area: 'syntax',
  severity: 'error',
  what: 'Parser directives at the head of the file are valid.',
  why: 'BuildKit refuses a file that gives one twice, or an escape character that is none.',
  fix: 'Remove the second one; `escape` is \\ or `.',
  references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  check(context) {
    reportDefects('directive-valid', context);
  },
});
