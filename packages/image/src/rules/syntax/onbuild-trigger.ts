import { rule } from '../rule.ts';

export const onbuildTrigger = rule({
  id: 'onbuild-trigger',
  area: 'syntax',
  severity: 'error',
  what: 'ONBUILD holds back an instruction that may be held back.',
  why: 'BuildKit refuses ONBUILD, FROM and MAINTAINER there.',
  fix: 'Write the instruction into the Dockerfile of the image that builds on this one.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#onbuild-limitations',
    'https://github.com/hadolint/hadolint/wiki/DL3043',
  ],
  check({ dockerfile, report }) {
    for (const { keyword, trigger } of dockerfile.instructions)
      if (keyword === 'ONBUILD' && trigger !== undefined && /^(?:ONBUILD|FROM|MAINTAINER)$/.test(trigger.keyword))
        report(trigger.keywordSpan, `ONBUILD cannot hold back ${trigger.keyword}.`);
  },
});
