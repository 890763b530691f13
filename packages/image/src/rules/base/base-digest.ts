import { baseReference } from '../base-images.ts';
import { rule } from '../rule.ts';
import { externalImages } from './external-images.ts';

export const baseDigest = rule({
  id: 'base-digest',
  area: 'base',
  severity: 'info',
  optional: true,
  what: 'A base image is named by its digest.',
  why: 'Whoever may push to the registry can move a tag to other content; a digest is the content. Only with it does a build of the same commit give the same image next month.',
  fix: 'Add the digest behind the tag; `docker buildx imagetools inspect IMAGE` prints it, and a bot such as Renovate keeps it fresh.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  check({ dockerfile, report }) {
    for (const { image, span } of externalImages(dockerfile)) {
      const reference = baseReference(image);
      if (reference === undefined || reference.digest !== undefined) continue;
      report(span, `${image} is named without its digest.`, {
        fix: `Write ${image}@sha256:…, with the digest that \`docker buildx imagetools inspect ${image}\` prints.`,
      });
    }
  },
});
