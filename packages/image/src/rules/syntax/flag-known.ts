import { nearest } from '@slipway/core';
import type { Instruction } from '../../dockerfile/dockerfile.ts';
import { rule } from '../rule.ts';
import { withHeldBack } from './held-back.ts';

/** Flags by keyword. Source: dockerfile reference (frontend 1.22, with those of the labs channel). */
export const knownFlags: Readonly<Record<string, readonly string[]>> = {
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['chown', 'chmod', 'link', 'checksum', 'keep-git-dir', 'exclude', 'unpack'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
};

export const flagKnown = rule({
  id: 'flag-known',
  area: 'syntax',
  severity: 'error',
  what: 'A flag of an instruction is one that it takes.',
  why: 'BuildKit refuses the file.',
  fix: 'Correct the flag, or remove it.',
  references: ['https://docs.docker.com/reference/dockerfile/'],
  check({ dockerfile, report }) {
    for (const { one, detail } of withHeldBack(dockerfile.instructions)) {
      const { keyword, flags } = one;
      if (flags.length === 0 || isSwitchedOff(one)) continue;
      const names = knownFlags[keyword] ?? [];
      for (const flag of flags) {
        if (names.includes(flag.name)) continue;
        // A command of RUN, CMD and the like may begin with dashes only by mistake.
        const near = nearest(flag.name, names);
        const hint =
          near === undefined
            ? names.length === 0
              ? ''
              : `; it takes ${names.map((name) => `--${name}`).join(', ')}`
            : `; the nearest is --${near}`;
        report(
          { start: flag.start, end: flag.start + 2 + flag.name.length },
          `${keyword} has no flag --${flag.name}${hint}.`,
          detail,
        );
      }
    }
  },
});

/** BuildKit does not look at the flags of HEALTHCHECK NONE. */
export function isSwitchedOff({ keyword, argumentsText }: Instruction): boolean {
  return keyword === 'HEALTHCHECK' && /^none$/i.test(argumentsText);
}
