import { baseReference } from '../base-images.ts';
import { rule } from '../rule.ts';
import { externalImages } from './external-images.ts';

export const baseTag = rule({
  id: 'base-tag',
  area: 'base',
  severity: 'warning',
  what: 'A base image is named by a version.',
  why: 'Without a tag, and with `latest`, the next build may get another major version of the system or language, and nobody can tell which one an old build had.',
  fix: 'Name the version that you build with, such as `node:22-slim`.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://github.com/hadolint/hadolint/wiki/DL3006',
    'https://github.com/hadolint/hadolint/wiki/DL3007',
  ],
  check({ dockerfile, report }) {
    for (const { image, span } of externalImages(dockerfile)) {
      const reference = baseReference(image);
      if (reference === undefined || reference.digest !== undefined) continue;
      if (reference.tag === undefined) report(span, `${image} has no tag, which means latest.`);
      else if (reference.tag === 'latest') report(span, `${image} moves to whatever is newest.`);
    }
    // What the variable stands for is not known, and the tag is.
    for (const { base, baseSpan, baseUnknown } of dockerfile.stages)
      if (baseUnknown.length > 0 && base.endsWith(':latest')) report(baseSpan, `${base} moves to whatever is newest.`);
  },
});
