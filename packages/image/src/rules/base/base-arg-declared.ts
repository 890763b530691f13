import { nearest } from '@slipway/core';
import { platformArgs, predefinedArgs, variablesIn } from '../../dockerfile/variables.ts';
import { baseReference } from '../base-images.ts';
import { type Detail, rule } from '../rule.ts';

export const baseArgDeclared = rule({
  id: 'base-arg-declared',
  area: 'base',
  severity: 'error',
  what: 'A variable in FROM is declared by an ARG before the first FROM.',
  why: 'FROM sees nothing else, not even the ARGs of a stage: the variable is empty, and the build looks for an image with a name that misses a part.',
  fix: 'Declare it with ARG above the first FROM.',
  references: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  buildCheck: 'UndefinedArgInFrom',
  check({ dockerfile, report }) {
    const { globalArgs, stages } = dockerfile;
    for (const { from, base, baseUnknown } of stages) {
      // What is left may be an image all the same.
      const rest = baseUnknown.reduce(
        (text, name) => text.replaceAll(`\${${name}}`, '').replaceAll(`$${name}`, ''),
        base,
      );
      const detail: Detail = baseReference(rest) === undefined ? {} : { severity: 'warning' };
      const places = [from.words[0], from.flags.find(({ name }) => name === 'platform')];
      for (const place of places) {
        if (place === undefined) continue;
        const text = 'valueSpan' in place ? (place.value ?? '') : place.text;
        const start = 'valueSpan' in place ? place.valueSpan.start : place.start;
        for (const use of variablesIn(text, dockerfile.escape)) {
          const { name, modifier } = use;
          if (globalArgs.has(name) || platformArgs.has(name) || predefinedArgs.has(name)) continue;
          if (modifier?.includes('-') === true || modifier?.includes('+') === true) continue;
          const near = nearest(name, [...globalArgs.keys(), ...platformArgs]);
          const hint = near === undefined ? '' : `; the nearest ARG is ${near}`;
          report(
            { start: start + use.start, end: start + use.end },
            `No ARG before the first FROM declares ${name}${hint}.`,
            detail,
          );
        }
      }
    }
  },
});
