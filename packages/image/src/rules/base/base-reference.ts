import { baseReference } from '../base-images.ts';
import { rule } from '../rule.ts';

export const baseReferenceRule = rule({
  id: 'base-reference',
  area: 'base',
  severity: 'error',
  what: 'A base image is a valid reference.',
  why: 'The build ends before its first step.',
  fix: 'Write it as registry/repository:tag or registry/repository@sha256:…, the repository in lower case.',
  references: ['https://pkg.go.dev/github.com/distribution/reference'],
  check({ dockerfile, report }) {
    for (const { base, baseSpan, parent, baseUnknown, from } of dockerfile.stages) {
      if (parent !== undefined || baseUnknown.length > 0 || base === '' || /[$"'\\]/.test(base)) continue;
      // What only a default makes invalid is the matter of base-arg-default.
      if (from.words[0]?.text !== base || baseReference(base) !== undefined) continue;
      const stage = dockerfile.stages.find(({ name }) => name === base.toLowerCase());
      const reason =
        stage !== undefined
          ? `: stage names are in lower case here, ${stage.name}`
          : /[A-Z]/.test(base.replace(/[:@].*$/, ''))
            ? ': a repository has no capital letters'
            : '';
      report(baseSpan, `${base} is no image reference${reason}.`);
    }
  },
});
