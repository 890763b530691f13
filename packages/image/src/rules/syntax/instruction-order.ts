import { rule } from '../rule.ts';

export const instructionOrder = rule({
  id: 'instruction-order',
  area: 'syntax',
  severity: 'error',
  what: 'FROM comes first; only ARG may stand before it.',
  why: 'BuildKit refuses the file: an instruction needs an image to work in.',
  fix: 'Put FROM at the head of the file.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://github.com/hadolint/hadolint/wiki/DL3061',
  ],
  check({ dockerfile, report }) {
    const { preamble, stages, text } = dockerfile;
    const wrong = preamble.find(({ keyword }) => keyword !== 'ARG');
    if (wrong !== undefined) report(wrong.keywordSpan, `${wrong.keyword} stands before the first FROM.`);
    else if (stages.length === 0)
      report({ start: 0, end: /^[^\n]*/.exec(text)![0].trimEnd().length }, 'The file has no FROM.');
  },
});
