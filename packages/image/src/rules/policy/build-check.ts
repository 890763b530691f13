import { rule } from '../rule.ts';

/** Findings of it are made from what buildx says (build-checks.ts); here stands what they mean. */
export const buildCheck = rule({
  id: 'build-check',
  area: 'policy',
  severity: 'warning',
  what: 'BuildKit has nothing to say against the Dockerfile.',
  why: 'Its checks know the version that builds, and what that version is going to refuse.',
  fix: 'Follow the page that the finding names, or skip the check by `# check=skip=NAME`.',
  references: ['https://docs.docker.com/reference/build-checks/'],
  check() {},
});
