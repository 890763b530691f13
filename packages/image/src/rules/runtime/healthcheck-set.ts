import { instructionsOf } from '../chain.ts';
import { rule } from '../rule.ts';

export const healthcheckSet = rule({
  id: 'healthcheck-set',
  area: 'runtime',
  severity: 'info',
  optional: true,
  what: 'The image says how its health is checked.',
  why: 'Docker and Compose take a running process for a working one otherwise. Kubernetes has probes of its own and does not look at it.',
  fix: 'Add a HEALTHCHECK to the last stage.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://github.com/hadolint/hadolint/wiki/DL3057',
  ],
  check({ dockerfile, shipped, report }) {
    const { final } = dockerfile;
    if (final === undefined || instructionsOf(shipped, 'HEALTHCHECK').length > 0) return;
    report(final.baseSpan, 'The image has no HEALTHCHECK.');
  },
});
