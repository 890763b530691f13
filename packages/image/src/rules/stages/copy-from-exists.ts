import { nearest } from '@slipway/core';
import type { Stage } from '../../dockerfile/dockerfile.ts';
import { isNamedContext } from '../../dockerfile/named-contexts.ts';
import { sourcesOf, stageIndex } from '../../dockerfile/read-dockerfile.ts';
import { rule } from '../rule.ts';

export const copyFromExists = rule({
  id: 'copy-from-exists',
  area: 'stages',
  severity: 'error',
  what: 'What is copied or mounted from is a stage of the file, an image or a named context.',
  why: 'A name that is no stage is pulled as an image: the build fails, or copies from an image of a stranger who took that name.',
  fix: 'Name a stage of this file; for an image write its whole reference with a tag.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#copy---from',
    'https://github.com/hadolint/hadolint/wiki/DL3022',
    'https://github.com/hadolint/hadolint/wiki/DL3023',
  ],
  check({ dockerfile, report }) {
    const { stages } = dockerfile;
    const first = new Map<string, number>();
    for (const { name, index } of stages) if (name !== undefined && !first.has(name)) first.set(name, index);
    const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const stage of stages)
      for (const instruction of stage.instructions)
        for (const { value, span } of sourcesOf(instruction)) {
          if (value === '') report(span, 'It copies from nothing: the name is empty.');
          else if (isNamedContext(dockerfile, value)) continue;
          else if (value.includes('$'))
            report(span, `What is copied from cannot be a variable, as ${value} is.`, {
              fix: `Name it as a stage, \`FROM ${value} AS NAME\`, with an ARG above the first FROM, and copy from NAME.`,
            });
          else if (isLater(value, stage, stages.length, first))
            report(span, `Stage ${value} comes later; only those before this one can be copied from.`);
          else if (stageIndex(value, stages) === stage.index) report(span, 'The stage copies from itself.');
          else if (/^\d+$/.test(value) && stageIndex(value, stages) === undefined)
            report(span, `There is no stage ${value}; the last is ${stages.length - 1}.`);
          else if (/^[a-z][\w-]*$/i.test(value) && stageIndex(value, stages) === undefined) {
            const near = nearest(value, names);
            // Whatever its name is like, an image of it may be there.
            const meant = near === undefined ? '' : `; the nearest stage is ${near}`;
            report(
              span,
              `There is no stage ${value}: it is taken for an image, or for a named context of the build${meant}.`,
              { severity: 'warning' },
            );
          }
        }
  },
});

/** Whether a name or number means a stage below the one that asks, and none above it. */
function isLater(value: string, { index }: Stage, count: number, first: ReadonlyMap<string, number>): boolean {
  if (/^\d+$/.test(value)) return Number(value) > index && Number(value) < count;
  const named = first.get(value.toLowerCase());
  return named !== undefined && named > index;
}
