import { rule } from '../rule.ts';

export const maintainerLabel = rule({
  id: 'maintainer-label',
  area: 'style',
  severity: 'info',
  what: 'The author of an image is a label.',
  why: 'MAINTAINER is deprecated; tools look for the labels of the OCI.',
  fix: 'Write `LABEL org.opencontainers.image.authors="…"`.',
  references: [
    'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    'https://github.com/hadolint/hadolint/wiki/DL4000',
  ],
  buildCheck: 'MaintainerDeprecated',
  check({ dockerfile, report }) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'MAINTAINER') continue;
      const author = instruction.argumentsText.replace(/^(["'])(.*)\1$/, '$2');
      const label = `LABEL org.opencontainers.image.authors=${JSON.stringify(author).replaceAll('$', '\\$')}`;
      report(instruction.keywordSpan, 'MAINTAINER is deprecated.', {
        fix: `Write \`${label}\`.`,
        edits: [{ start: instruction.start, end: instruction.end, text: label }],
      });
    }
  },
});
