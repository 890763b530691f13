import { rule } from '../rule.ts';
import { copiedBy } from './copied.ts';

export const stageCopiedInPart = rule({
  id: 'stage-copied-in-part',
  area: 'files',
  severity: 'warning',
  what: 'Only what is needed is copied from another stage or image.',
  why: 'The whole file system of the other one is laid over this one: its compilers, caches and secrets come along, and its files replace those of the base, so that neither is what it was.',
  fix: 'Copy the result alone, such as `COPY --from=build /out/app /app`. To flatten an image, start from `scratch`.',
  references: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://github.com/hadolint/hadolint/wiki/DL3067',
  ],
  check({ shipped, report }) {
    for (const { base, instructions } of shipped) {
      // Onto nothing, it makes one layer of an image, which is often what is wanted.
      if (base === 'scratch') continue;
      for (const instruction of instructions) {
        const copied = copiedBy(instruction);
        const from = instruction.flags.find(({ name }) => name === 'from')?.value;
        if (copied === undefined || from === undefined || copied.destination?.text !== '/') continue;
        const whole = copied.sources.find(({ text }) => /^\/?(?:\.|\*)?\/?$/.test(text));
        if (whole !== undefined) report(whole, `All files of ${from} are copied over those of ${base}.`);
      }
    }
  },
});
