import { expand, platformArgs } from '../../dockerfile/variables.ts';
import { baseReference } from '../base-images.ts';
import { rule } from '../rule.ts';

export const baseArgDefault = rule({
  id: 'base-arg-default',
  area: 'base',
  severity: 'warning',
  what: 'A base image that depends on build arguments is valid with their defaults.',
  why: 'Whoever builds without the arguments gets an error about an invalid image instead of an image.',
  fix: 'Give the ARG a default.',
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  buildCheck: 'InvalidDefaultArgInFrom',
  check({ dockerfile, report }) {
    for (const { from, base, baseSpan, parent } of dockerfile.stages) {
      const written = from.words[0]?.text ?? '';
      if (parent !== undefined || !written.includes('$')) continue;
      const { globalArgs } = dockerfile;
      const lookup = (name: string) => globalArgs.get(name) ?? (globalArgs.has(name) ? '' : undefined);
      const { text, unknown } = expand(written.replace(/^["']|["']$/g, ''), lookup, dockerfile.escape);
      // Undeclared ones are the matter of base-arg-declared; patterns are left to the builder.
      if (unknown.some((name) => !platformArgs.has(name)) || /[$"']/.test(text)) continue;
      if (text === '') report(baseSpan, `Without build arguments ${written} is empty.`);
      else if (text !== 'scratch' && baseReference(text) === undefined)
        report(baseSpan, `Without build arguments ${written} is ${text}, which is no image reference.`);
      else if (base === '') report(baseSpan, `With these build arguments ${written} is empty.`);
    }
  },
});
