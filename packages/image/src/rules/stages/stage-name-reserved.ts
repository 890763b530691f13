import { rule } from '../rule.ts';

export const stageNameReserved = rule({
  id: 'stage-name-reserved',
  area: 'stages',
  severity: 'warning',
  what: 'No stage is called `scratch` or `context`.',
  why: 'Both words have a meaning of their own in FROM and in mounts, so the stage cannot be used by its name.',
  fix: 'Rename the stage.',
  references: [
    'https://docs.docker.com/reference/build-checks/reserved-stage-name/',
    'https://github.com/hadolint/hadolint/wiki/DL3063',
  ],
  buildCheck: 'ReservedStageName',
  check({ dockerfile, report }) {
    for (const { name, nameSpan } of dockerfile.stages)
      if (nameSpan !== undefined && (name === 'scratch' || name === 'context'))
        report(nameSpan, `A stage is called ${name}, which means something else.`);
  },
});
