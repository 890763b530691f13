import { imageReference } from '../../resources/image.ts';
import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const imageDigest = rule({
  id: 'image-digest',
  area: 'images',
  severity: 'info',
  optional: true,
  what: 'An image is named by its digest.',
  why: 'Whoever may push to the registry can move a tag to other content; a digest is the content. Only with it do all environments run the bytes that were tested.',
  fix: 'Add the digest that the build printed: `web:2.4.1@sha256:…`.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const image = container.node.scalar('image');
    const reference = image && imageReference(image.text);
    if (image !== undefined && reference !== undefined && reference.digest === undefined)
      report(image, `Container ${container.name} names ${image.text} without its digest.`);
  },
});
