import { nearest } from '@slipway/core';
import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { type Detail, rule } from '../rule.ts';
import { heldBack } from './held-back.ts';

/** Source: dockerfile reference, "Overview". */
export const keywords: readonly string[] = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];

export const instructionKnown = rule({
  id: 'instruction-known',
  area: 'syntax',
  severity: 'error',
  what: 'Every line begins with an instruction that there is.',
  why: 'BuildKit refuses the file. A word that is none is often the rest of a command whose line before lacks its backslash.',
  fix: 'Correct the keyword, or end the line before with a backslash.',
  references: ['https://docs.docker.com/reference/dockerfile/#overview'],
  check({ dockerfile, report }) {
    const check = (
      { keyword, keywordSpan, written }: Instruction,
      previous: Instruction | undefined,
      detail: Detail = {},
    ): void => {
      if (keywords.includes(keyword)) return;
      const near = nearest(keyword, keywords);
      const isRest = near === undefined && previous?.keyword === 'RUN';
      report(
        keywordSpan,
        `There is no instruction ${written}${near === undefined ? '' : `; the nearest is ${near}`}.`,
        {
          ...detail,
          ...(isRest
            ? { fix: 'End the line before with a backslash, if this belongs to it.' }
            : near === undefined
              ? {}
              : { fix: `Write ${near}.` }),
        },
      );
    };
    for (const { rule: id, start, end, message } of dockerfile.defects)
      if (id === 'instruction-known') report({ start, end }, message, { fix: 'Remove the backslash.' });
    // A file without a stage is no Dockerfile: its first line tells as much as all of them.
    const subjects = dockerfile.stages.length === 0 ? dockerfile.instructions.slice(0, 1) : dockerfile.instructions;
    for (const [i, instruction] of subjects.entries()) {
      check(instruction, dockerfile.instructions[i - 1]);
      if (instruction.keyword === 'ONBUILD' && instruction.trigger !== undefined)
        check(instruction.trigger, undefined, heldBack);
    }
  },
});
