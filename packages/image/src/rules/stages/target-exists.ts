import { nearest } from '@slipway/core';
import { rule } from '../rule.ts';

export const targetExists = rule({
  id: 'target-exists',
  area: 'stages',
  severity: 'error',
  what: 'The target of the build is a stage of the Dockerfile.',
  why: 'The build ends with an error before its first step.',
  fix: 'Name one of the stages as the target.',
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  check({ dockerfile, report }) {
    const { target, stages, final } = dockerfile;
    if (target === undefined || final !== undefined || stages.length === 0) return;
    const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const near = nearest(target, names);
    const hint = near === undefined ? '' : `; the nearest is ${near}`;
    report(stages.at(-1)!.from.keywordSpan, `There is no stage ${target}${hint}.`);
  },
});
