import { Problem } from '@slipway/core';

/**
 * The program that a user names, among those that a project has.
 *
 * @param namesOf what each may be called by
 * @throws Problem `not-found`
 */
export function askedFor<T>(
  asked: string,
  programs: readonly T[],
  namesOf: (program: T) => readonly (string | undefined)[],
): T {
  const name = asked.replace(/^\.\/|\/$/g, '') || '.';
  const found = programs.find((program) => namesOf(program).includes(name));
  if (found !== undefined) return found;
  const known = programs.flatMap((program) => namesOf(program).find((one) => one !== undefined && one !== '') ?? []);
  throw new Problem('not-found', `There is no program ${asked} here.`, {
    hint:
      known.length === 0
        ? 'The project has one program only: leave --program out.'
        : `Known are ${known.slice(0, 12).join(', ')}.`,
  });
}
